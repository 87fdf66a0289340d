#!/usr/bin/env bash
# What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
# Usage: comparison_gnuplot.sh BASELINE.h5 WHAT_IF.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
picture=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"

# waiting: lines "replication month people".
waiting() {
  months
  column replication -d /replication
  column scheme -d /scheme
  scheme=$(($(grep -nx apartment "$work/scheme.txt" | cut -d: -f1) - 1))
  column people -d /series/applicants_waiting -s "0,0,$scheme" -c "$(wc -l <"$work/replication.txt"),$(wc -l <"$work/month.txt"),1"
  awk 'NR == FNR { month[n++] = $1; next } { for (i = 0; i < n; ++i) print $1, month[i] }' "$work/month.txt" "$work/replication.txt" |
    paste -d' ' - "$work/people.txt"
}
# plan: the title, and what the command line changed in the scenario.
plan() {
  { attribute /title; h5dump -a /overrides "$results" | sed 's/^ *(0): "//; s/^ *//; s/"$//' | grep '^[a-z0-9_.]*=' || true; } |
    paste -sd'|' | sed 's/|/, /g'
}

# luck: what pairs must share; one person then has the same luck in both.
luck() {
  attribute /hearth_version; attribute /seed; cat "$work/month.txt"
  column key -d /parameter
  column scale -d /parameters/value -s $(($(grep -nx run.scale "$work/key.txt" | cut -d: -f1) - 1)) -c 1
  cat "$work/scale.txt"
}

for results in "$1" "$2"; do [ -f "$results" ] || { echo "$results: no such file" >&2; exit 1; }; done
results=$1; before=$(plan); waiting >"$work/before.txt"; luck >"$work/luck_before.txt"
results=$2; after=$(plan); waiting >"$work/after.txt"; luck >"$work/luck_after.txt"
awk 'NR == FNR { people[$1, $2] = $3; next } ($1, $2) in people { print 0, $2, $3 - people[$1, $2] }' "$work/before.txt" "$work/after.txt" |
  summaries >"$work/differences.txt"
pairs=$(awk 'NR == 1 { print $7 }' "$work/differences.txt")
if ! cmp -s "$work/luck_before.txt" "$work/luck_after.txt" || [ "${pairs:-0}" -lt 2 ]; then
  echo "these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications" >&2
  exit 1
fi

cat >"$work/plot.gp" <<END
set terminal $(terminal "$picture") size 900,500 noenhanced; set output $(quoted "$picture"); set encoding utf8
set title $(quoted "People who wait: $(column name -d /scheme_en; sed -n "$((scheme + 1))p" "$work/name.txt")")."\n".$(quoted "$after")."\nless ".$(quoted "$before")
set xdata time; set timefmt '%s'; set format x '%Y'; set xtics 31556952; set autoscale xfix; set ylabel 'difference, people'
set key bottom left Left reverse
data = '$work/differences.txt'
plot data using 1:2:4 with filledcurves lc rgb '#CCE3F0' title '5-95 % of the pairs', \
  data using 1:(\$5-\$6):(\$5+\$6) with filledcurves lc rgb '#7FB8D8' title '95 % interval of the mean', \
  data using 1:5 with lines lc rgb '#0072B2' lw 2 title 'mean of $pairs pairs', data using 1:(0) with lines lc 'black' dt 2 title 'no difference'
END
gnuplot "$work/plot.gp"
read -r month _ _ _ mean margin _ < <(tail -1 "$work/differences.txt")
awk -v month="$(date -u -d "@$month" +%Y-%m)" -v mean="$mean" -v margin="$margin" \
  'BEGIN { printf "%s difference %.2f (95 %%: %.2f to %.2f)\n", month, mean, mean - margin, mean + margin }'
