#!/usr/bin/env bash
# A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
# Usage: targets_gnuplot.sh RESULTS.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
results=$1
picture=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
. "$(dirname "$0")/gnuplot_panels.sh"
months
count=$(members target)
rows=$(((count + 1) / 2))
{
  echo "set terminal $(terminal "$picture") size 1100,$((350 * rows)); set output $(quoted "$picture"); set encoding utf8"
  panel_settings
  echo "set multiplot layout $rows,2 title $(quoted "$(attribute /title)")"
  target_panels "$count"
} >"$work/plot.gp"
gnuplot "$work/plot.gp"
