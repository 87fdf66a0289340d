#!/bin/bash
# A study on machines without a scheduler: the shards one after the other. Started again after whatever happened, it goes on where
# it was. Usage: loop.sh DIR [SHARDS] [THREADS]; on several machines that share DIR: loop.sh DIR 30 8 FIRST LAST, a range of
# shards for each.
set -u
study=${1:?usage: loop.sh DIR [SHARDS] [THREADS] [FIRST] [LAST]}
shards=${2:-8}
threads=${3:-$(nproc)}
hearth=${HEARTH:-hearth}
failed=0
for ((shard = ${4:-0}; shard <= ${5:-shards - 1}; shard++)); do
  "$hearth" sweep run "$study" --shard "$shard/$shards" --threads "$threads" --quiet
  code=$?
  case $code in
    0) ;;
    2 | 75 | 130) exit "$code" ;; # refused, or told to stop: the others would be too
    *) failed=1; echo "shard $shard ended with $code" >&2 ;;
  esac
done
"$hearth" sweep status "$study"
exit "$failed" # then: hearth sweep merge DIR -o DIR/study.h5
