#!/usr/bin/env bash
# The homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands over the replications.
# Usage: homes_gnuplot.sh RESULTS.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
results=$1
picture=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
months
column name -d /scheme_en
count=$(wc -l <"$work/name.txt")
for series in homes_delivered homes_held applicants_waiting; do bands "$series" "series/$series" "$count"; done
{
  echo "set terminal $(terminal "$picture") size $((450 * count)),450; set output $(quoted "$picture"); set encoding utf8"
  echo "set termoption noenhanced; set xdata time; set timefmt '%s'; set format x '%Y'; set xtics 31556952; set autoscale xfix; set key top left Left reverse"
  echo "set ylabel 'homes, people'; set yrange [0:*]; set style fill transparent solid 0.25 noborder"
  echo "set multiplot layout 1,$count title $(quoted "$(attribute /title)")"
  for ((i = 0; i < count; ++i)); do
    echo "set title $(quoted "$(sed -n "$((i + 1))p" "$work/name.txt")")"
    plot=plot
    colour=1
    for line in "homes_delivered:delivered" "homes_held:held" "applicants_waiting:people waiting"; do
      file="'$work/${line%%:*}.txt' index $i"
      plot+=" $file using 1:2:4 with filledcurves lc $colour notitle, $file using 1:3 with lines lc $colour lw 2 title '${line##*:}',"
      colour=$((colour + 1))
    done
    echo "${plot%,}"
  done
} >"$work/plot.gp"
gnuplot "$work/plot.gp"
