#!/usr/bin/env bash
# A results file, and the same values as CSV for the readers to compare with.
# Usage: make_sample.sh HEARTH SAMPLE SCENARIO OPTIONS...
set -euo pipefail
hearth=$1
sample=$2
shift 2
mkdir -p "$(dirname "$sample")"
rm -rf "$sample.csv"
"$hearth" run "$@" -o "$sample" --force --quiet
"$hearth" export "$sample" -d "$sample.csv" >/dev/null
