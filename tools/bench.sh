#!/usr/bin/env bash
# Measures speed and memory and prints one table, and another of what the same luck saves. Usage: tools/bench.sh [--all] [--rounds N] [--studies N] [--reference 'COMMAND']
#   --all         also ten million people: some minutes and gigabytes more
#   --rounds N    how often what is compared is measured in turn (default 3); the table takes each at its best
#   --studies N   also what studies cost, one of the baseline with N points of 20 replications among them (N = 1000: 20 minutes)
#   --reference   another program, run in the same minutes; what it prints stands under the table (or BENCH_REFERENCE)
# Each size runs in a process of its own. Leave the machine alone meanwhile: the gain of a second thread needs a free core.
set -euo pipefail
cd "$(dirname "$0")/.."
largest=
rounds=3
studies=
reference=${BENCH_REFERENCE:-}
while [ $# -gt 0 ]; do
  case "$1" in
    --all) largest=10000000 ;;
    --rounds) rounds=${2:?--rounds needs a number}; shift ;;
    --studies) studies=${2:?--studies needs a number of points}; shift ;;
    --reference) reference=${2:?--reference needs a command}; shift ;;
    *) sed -n '2,7s/^# //p' "$0" >&2; exit 2 ;;
  esac
  shift
done

bash tools/install_packages.sh bench
cmake -S . -B build-bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARTH_TESTS=OFF -DHEARTH_BENCH=ON >/dev/null
cmake --build build-bench --target hearth_bench textbook_agrees hearth >&2

echo "== the textbook version does the same work" >&2
build-bench/tests/bench/textbook_agrees >&2

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
measure() { # CASE ROUND
  echo "== $1, round $2" >&2
  build-bench/tests/bench/hearth_bench --benchmark_filter="^$1/" --benchmark_out="$results/${1//[\/:]/_}-$2.json" \
    --benchmark_out_format=json >"$results/log" 2>&1 || { cat "$results/log" >&2; exit 1; }
}

load=$(cut -d' ' -f1 /proc/loadavg)
for round in $(seq "$rounds"); do
  for size in 50000 1000000; do measure "whole_model/people:$size" "$round"; done
  measure further_replication/people:50000 "$round"
  measure textbook_version/people:50000 "$round"
  if [ -n "$reference" ]; then
    echo "== reference, round $round" >&2
    bash -c "$reference" >>"$results/reference" 2>&1 || echo "the reference failed with exit code $?" >>"$results/reference"
  fi
  for threads in 1 2; do measure "ensemble/replications:100/threads:$threads" "$round"; done
  measure ensemble/replications:1/threads:1 "$round"
done
measure ensemble/replications:1000/threads:0 1
if [ -n "$largest" ]; then measure "whole_model/people:$largest" 1; fi
measure textbook_version/people:1000000 1

echo "== the same luck against independent seeds" >&2
build-bench/hearth compare scenarios/baseline.toml scenarios/{apartments_3000,rents_up_20_percent,double_training_seats}.toml \
  --replications 100 --json >"$results/same_luck"

python3 tests/bench/table.py "$results"
echo
python3 tests/bench/same_luck.py "$results/same_luck"
if [ -n "$studies" ]; then
  echo
  python3 tests/bench/studies.py build-bench/hearth . "$studies"
fi
echo
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(c++ --version | head -1); load $load at the start."
if [ -n "$reference" ]; then
  echo
  echo "Reference, in the same minutes: \`$reference\`"
  echo
  sed 's/^/    /' "$results/reference"
fi
