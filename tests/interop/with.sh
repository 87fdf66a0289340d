#!/usr/bin/env bash
# Runs a reader on the sample; skipped (77) where its tool is missing, a failure with HEARTH_REQUIRE_INTEROP=1.
cd "$(dirname "$0")"
missing() { [ -z "${HEARTH_REQUIRE_INTEROP:-}" ] || { echo "$1 is missing"; exit 1; }; echo "skipped: no $1"; exit 77; }
case $1 in
  read_xarray.py) /usr/bin/python3 -c "import xarray, h5netcdf, netCDF4" 2>/dev/null || missing xarray; exec /usr/bin/python3 "$1" "$2" ;;
  h5py_pandas.py) /usr/bin/python3 -c "import h5py, pandas" 2>/dev/null || missing h5py; exec /usr/bin/python3 "$1" "$2" ;;
  *.R) Rscript -e 'library(ncdf4)' >/dev/null 2>&1 || missing ncdf4; exec Rscript "$1" "$2" ;;
  *.m) command -v octave-cli >/dev/null || missing octave; exec octave-cli --norc "$1" "$2" ;;
  *.sh) command -v ncdump >/dev/null || missing ncdump; exec bash "$1" "$2" ;;
esac
