#!/usr/bin/env bash
# A small results file, and the same values as CSV for the readers to compare with. The best assignment is computed in one month
# only, so that a series has both values and gaps. Usage: make_sample.sh HEARTH ROOT SAMPLE
set -euo pipefail
mkdir -p "$(dirname "$3")"
rm -rf "$3.csv"
"$1" run "$2/scenarios/baseline.toml" -n 3 --set run.months=14 --set run.scale=0.1 --set housing.optimum_months=2016-12 \
  -o "$3" --force --quiet
"$1" export "$3" -d "$3.csv" >/dev/null
