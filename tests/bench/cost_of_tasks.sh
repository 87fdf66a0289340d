#!/usr/bin/env bash
# What each task costs in work: instructions a person-month of one replication of the baseline with all tasks, less those without
# the task (callgrind: no clock, so a busy machine does no harm). Usage: tests/bench/cost_of_tasks.sh [HEARTH]
# Needs valgrind and h5dump. Whom a task keeps or brings is part of what it costs.
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in valgrind h5dump python3; do
  command -v $tool >/dev/null || { echo "cost_of_tasks.sh needs $tool" >&2; exit 1; }
done
export hearth=${1:-build/hearth} folder
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
count() { # TASK (0: none is left out)
  local without=()
  if [ "$1" != 0 ]; then without=(--without-task "$1"); fi
  valgrind --tool=callgrind --toggle-collect='hearth::District::run*' --callgrind-out-file=/dev/null \
    "$hearth" run scenarios/baseline.toml -n 1 -t 1 --quiet -o "$folder/$1.h5" "${without[@]}" 2>&1 |
    sed -n 's/.*Collected : //p' >"$folder/$1.count"
  [ -s "$folder/$1.count" ] || { echo "no count without task $1" >&2; exit 1; }
}
export -f count
seq 0 17 | xargs -P "$(nproc)" -I{} bash -c 'count {}'
h5dump -d /series/people -b LE -o "$folder/people" "$folder/0.h5" >/dev/null
h5dump -d /tasks/applicants -b LE -o "$folder/applicants" "$folder/0.h5" >/dev/null
python3 - "$folder" <<'P'
import array, pathlib, sys
folder = pathlib.Path(sys.argv[1])
count = [int((folder / f"{t}.count").read_text().split()[0]) for t in range(18)]
months = sum(array.array("i", (folder / "people").read_bytes()))
applicants = array.array("i", (folder / "applicants").read_bytes())
print(f"all tasks: {count[0] / months:.0f} instructions a person-month")
print("| task | instructions a person-month | of the run | applications |\n| --- | --- | --- | --- |")
for t in range(1, 18):
    less = count[0] - count[t]
    print(f"| {t} | {less / months:.1f} | {100 * less / count[0]:.1f} % | {sum(applicants[t - 1::17]):,} |")
P
