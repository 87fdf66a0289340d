#!/usr/bin/env bash
# The quick start's picture of a results file: each target and the homes of each scheme, with bands over the replications.
# Usage: picture.sh RESULTS.h5 PICTURE (.png or .svg). Needs gnuplot and h5dump.
set -euo pipefail
results=$1
picture=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/h5_columns.sh"
. "$(dirname "$0")/gnuplot_panels.sh"
months
targets=$(members target)
schemes=$(members scheme)
columns=$((targets > schemes ? targets : schemes))
columns=$((columns > 4 ? 4 : columns))
rows_of() { echo $((($1 + columns - 1) / columns)); }
rows=$(($(rows_of "$targets") + $(rows_of "$schemes")))
{
  echo "set terminal $(terminal "$picture") size $((560 * columns)),$((400 * rows)); set output $(quoted "$picture"); set encoding utf8"
  panel_settings
  echo "set multiplot layout $rows,$columns title $(quoted "$(attribute /title)")"
  target_panels "$targets"
  # The homes begin a row of their own.
  for ((i = targets; i % columns; ++i)); do echo "set multiplot next"; done
  home_panels "$schemes"
} >"$work/plot.gp"
gnuplot "$work/plot.gp"
echo "picture: $picture"
