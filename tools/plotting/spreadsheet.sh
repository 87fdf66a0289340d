#!/usr/bin/env bash
# Two CSVs that a spreadsheet draws as they are: targets.csv, the mean count of each in per cent of its target, and differences.csv,
# what a plan changes for the people who wait for an apartment: mean paired difference and 95 % interval. A row a month.
# Usage: spreadsheet.sh BASELINE.h5 WHAT_IF.h5 FOLDER. Needs the program `hearth`: that of ../../build, or the one that HEARTH names.
set -euo pipefail
hearth=${HEARTH:-$(dirname "$0")/../../build/hearth}
folder=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
"$hearth" export "$1" -d "$work/before" >/dev/null
"$hearth" export "$2" -d "$work/after" >/dev/null
# luck FILE EXPORT: what pairs must share; one person then has the same luck in both.
luck() { "$hearth" describe "$1" --json | grep -E '^  "(hearth_version|seed)"'; grep '^run.scale,' "$2/parameters.csv"; cut -d, -f2 "$2/targets/headline.csv" | sort -u; }
mkdir -p "$folder"
bom=$'\xef\xbb\xbf'  # by which spreadsheets know UTF-8

# The columns of a file of values: replication, month, member, its names in quotes where they hold commas, value.
awk -F, -v bom="$bom" '
  FNR == 1 { next }
  NR == FNR { goal[$1] = $NF; id[n++] = $1; sub(/^[^,]*,/, ""); match($0, /^("([^"]|"")*"|[^,]*)/); name[n - 1] = substr($0, 1, RLENGTH); next }
  !($2 in seen) { seen[$2]; month[months++] = $2 }
  !($1 in runs) { runs[$1]; ++replications }
  { sum[$2, $3] += $NF }
  END {
    printf "%smonth", bom
    for (i = 0; i < n; ++i) printf ",%s", name[i]
    print ",target"
    for (m = 0; m < months; ++m) {
      printf "%s", month[m]
      for (i = 0; i < n; ++i) printf ",%.2f", 100 * sum[month[m], id[i]] / replications / goal[id[i]]
      print ",100"
    }
  }' "$work/before/targets/goal.csv" "$work/before/targets/headline.csv" >"$folder/targets.csv"

# (sort reads months as numbers: 2016-03-01 as 201603.)
awk -F, '$3 != "apartment" { next } { month = substr($2, 1, 4) substr($2, 6, 2) }
  NR == FNR { people[$1, month] = $NF; next }
  ($1, month) in people { print 0, month, $NF - people[$1, month] }' "$work"/{before,after}/series/applicants_waiting.csv |
  summaries >"$work/differences.txt"
pairs=$(awk 'NR == 1 { print $7 }' "$work/differences.txt")
if [ "$(luck "$1" "$work/before")" != "$(luck "$2" "$work/after")" ] || [ "${pairs:-0}" -lt 2 ]; then
  echo "these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications" >&2
  exit 1
fi
awk -v bom="$bom" 'BEGIN { print bom "month,mean difference (people),95 % interval: from,to" }
  { printf "%s-%s-01,%.2f,%.2f,%.2f\n", substr($1, 1, 4), substr($1, 5), $5, $5 - $6, $5 + $6 }' "$work/differences.txt" >"$folder/differences.csv"
awk 'END { printf "%s-%s difference %.2f (95 %%: %.2f to %.2f)\n", substr($1, 1, 4), substr($1, 5), $5, $5 - $6, $5 + $6 }' "$work/differences.txt"
