#!/bin/bash
# A study by GNU parallel, here or on machines that share DIR (--sshloginfile, in PARALLEL).
# Usage: parallel.sh DIR [SHARDS] [AT_ONCE]   (each shard with one thread)
set -u
study=$(realpath "${1:?usage: parallel.sh DIR [SHARDS] [AT_ONCE]}")
shards=${2:-100}
at_once=${3:-$(nproc)}
hearth=$(command -v "${HEARTH:-hearth}") || exit 2
mkdir -p "$study/jobs"
# --retries: a shard that fails (a machine that goes away) is begun once more and goes on where it was. --termseq: told to stop,
# parallel tells hearth and gives it a minute to save. --quote: names with blanks are one word.
seq 0 "$((shards - 1))" | parallel --quote --jobs "$at_once" --retries 2 --termseq TERM,60000,KILL \
  --joblog "$study/jobs/parallel-$(date +%Y%m%d-%H%M%S).log" \
  "$hearth" sweep run "$study" --shard "{}/$shards" --threads 1 --quiet
code=$? # how many shards failed
"$hearth" sweep status "$study"
[ "$code" = 0 ] || { echo "incomplete: run this again to go on" >&2; exit 1; }
"$hearth" sweep merge "$study" -o "$study/study.h5" --force
