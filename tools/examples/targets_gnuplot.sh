#!/usr/bin/env bash
# A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
# Usage: targets_gnuplot.sh RESULTS.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
results=$1
picture=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
months
column name -d /target_en
column goal -d /targets/goal
column due -d /targets/deadline
count=$(wc -l <"$work/name.txt")
bands fan targets/headline "$count"
first=$(head -1 "$work/month.txt")
{
  echo "set terminal $(terminal "$picture") size 1100,$((350 * ((count + 1) / 2))); set output $(quoted "$picture"); set encoding utf8"
  echo "set termoption noenhanced; set xdata time; set timefmt '%s'; set format x '%Y'; set xtics 31556952; set autoscale xfix; set key bottom right Left reverse"
  echo "set ylabel $(quoted "$(attribute /targets/headline/units)"); set yrange [0:*]; set style fill transparent solid 0.3 noborder"
  echo "set multiplot layout $(((count + 1) / 2)),2 title $(quoted "$(attribute /title)")"
  for ((i = 0; i < count; ++i)); do
    line() { sed -n "$((i + 1))p" "$work/$1.txt"; }
    echo "set title $(quoted "$(line name)"); due = $first + 86400 * $(line due); set arrow 1 from due, graph 0 to due, graph 1 nohead dt 3"
    echo "plot '$work/fan.txt' index $i using 1:2:4 with filledcurves lc 3 title '5-95 %', '' index $i using 1:3 with lines lc 3 lw 2 title 'median', \
      '' index $i using 1:($(line goal)) with lines lc 'black' dt 2 title 'target', NaN with lines lc 'black' dt 3 title 'due'"
  done
} >"$work/plot.gp"
gnuplot "$work/plot.gp"
