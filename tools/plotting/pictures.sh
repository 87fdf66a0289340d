#!/usr/bin/env bash
# Draws the pictures of output/README.md anew, but for the spreadsheet's (drawn by hand) and, without pvpython and a screen, ParaView's.
# Usage: pictures.sh BASELINE.h5 WHAT_IF.h5 CSV_FOLDER   CSV_FOLDER: `hearth export` of the baseline, which pandas draws.
set -euo pipefail
baseline=$(realpath "$1")
what_if=$(realpath "$2")
csv=$(realpath "$3")
cd "$(dirname "$0")"
mkdir -p pictures
/usr/bin/python3 targets.py "$baseline" pictures/targets_xarray.png
/usr/bin/python3 comparison.py "$baseline" "$what_if" pictures/comparison_xarray.png
/usr/bin/python3 targets_pandas.py "$csv" pictures/targets_pandas.png
/usr/bin/python3 comparison_pandas.py "$baseline" "$what_if" pictures/comparison_pandas.png
Rscript targets.R "$baseline" pictures/targets_r.png
Rscript comparison.R "$baseline" "$what_if" pictures/comparison_r.png
octave-cli targets.m "$baseline" pictures/targets_octave.svg
octave-cli comparison.m "$baseline" "$what_if" pictures/comparison_octave.svg
./targets_gnuplot.sh "$baseline" pictures/targets_gnuplot.png
./comparison_gnuplot.sh "$baseline" "$what_if" pictures/comparison_gnuplot.png
node targets.mjs "$baseline" pictures/targets_js.svg
node comparison.mjs "$baseline" "$what_if" pictures/comparison_js.svg
if command -v pvpython >/dev/null && [ -n "${DISPLAY:-}" ]; then
  map=$(mktemp -d)
  trap 'rm -rf "$map"' EXIT
  /usr/bin/python3 map_vtk.py "$baseline" "$what_if" "$map"
  pvpython map_paraview.py "$map" pictures/comparison_paraview.png
fi
./picture.sh "$baseline" baseline.png
# 64 colours are enough, and a third of the bytes.
/usr/bin/python3 -c '
import sys
from PIL import Image
for path in sys.argv[1:]: Image.open(path).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)' baseline.png pictures/*.png
