#!/usr/bin/env bash
# A first picture of a results file: stock against targets, and the homes of each scheme. Needs gnuplot.
# Usage: tools/examples/picture.sh RESULTS.h5 PICTURE.png
set -euo pipefail
results=$1
picture=$2
hearth=${HEARTH:-$(dirname "$0")/../../build/hearth}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$hearth" export "$results" -d "$work" >/dev/null
# Mean over replications: month, member, value (the last column; names of dimensions hold no commas before the ids).
mean() {
  tail -n +2 "$work/$1.csv" | awk -F, '{ k = $2 "," $3; if ($NF != "") { s[k] += $NF; n[k]++ } } END { for (k in s) print k "," s[k] / n[k] }' | sort >"$work/$(basename "$1").mean"
}
mean targets/headline
for s in homes_held homes_delivered applicants_waiting; do mean "series/$s"; done
targets=$(cut -d, -f2 "$work/headline.mean" | sort -u)
schemes=$(cut -d, -f2 "$work/homes_held.mean" | sort -u)
for t in $targets; do grep ",$t," "$work/headline.mean" >"$work/t_$t.csv"; done
for s in $schemes; do
  for x in homes_held homes_delivered applicants_waiting; do grep ",$s," "$work/$x.mean" >"$work/${x}_$s.csv" || : >"$work/${x}_$s.csv"; done
done
value() { grep "^targets.$1.value," "$work/parameters.csv" | cut -d, -f2; }
{
  rows=$(( ($(echo "$targets" | wc -l) + $(echo "$schemes" | wc -l) + 2) / 3 ))
  echo "set terminal pngcairo size 1500,$((420 * rows)) font 'sans,11'; set output '$picture'"
  echo "set termoption noenhanced; set datafile separator ','; set xdata time; set timefmt '%Y-%m-%d'; set format x '%Y'; set xtics 31556952; set grid; set key bottom right; set yrange [0:*]"
  echo "set multiplot layout $rows,3"
  for t in $targets; do
    echo "set title 'target: $t'; plot '$work/t_$t.csv' using 1:3 with lines lw 2 title 'present (mean)', $(value "$t") with lines dt 2 title 'target'"
  done
  for s in $schemes; do
    echo "set title 'homes: $s'; plot '$work/homes_delivered_$s.csv' using 1:3 with steps lw 2 title 'delivered', '$work/homes_held_$s.csv' using 1:3 with lines lw 2 title 'held', '$work/applicants_waiting_$s.csv' using 1:3 with lines lw 2 title 'waiting'"
  done
  echo "unset multiplot"
} >"$work/plot.gp"
gnuplot "$work/plot.gp" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
echo "picture: $picture"
