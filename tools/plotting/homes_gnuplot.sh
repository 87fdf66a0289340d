#!/usr/bin/env bash
# The homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands over the replications.
# Usage: homes_gnuplot.sh RESULTS.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
results=$1
picture=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
. "$(dirname "$0")/gnuplot_panels.sh"
months
count=$(members scheme)
{
  echo "set terminal $(terminal "$picture") size $((450 * count)),450; set output $(quoted "$picture"); set encoding utf8"
  panel_settings
  echo "set multiplot layout 1,$count title $(quoted "$(attribute /title)")"
  home_panels "$count"
} >"$work/plot.gp"
gnuplot "$work/plot.gp"
