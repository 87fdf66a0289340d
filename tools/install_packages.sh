#!/usr/bin/env bash
# Installs what is missing of Hearth's Debian packages. Usage: tools/install_packages.sh core|test|bench
# core: to build and run. test: besides, to run the tests (other tools that must read our files, a second compiler, a browser).
# bench: to build, run and run the benchmarks.
set -euo pipefail
core="g++ cmake ninja-build pkg-config ca-certificates librandom123-dev libboost-dev libboost-graph-dev libtbb-dev libhdf5-dev
  libcli11-dev libtomlplusplus-dev libfmt-dev nlohmann-json3-dev libxxhash-dev libopenturns-dev gnuplot-nox hdf5-tools"
test="git libgtest-dev clang clang-format clang-tidy netcdf-bin nco gdal-bin python3 python3-xarray python3-h5netcdf
  python3-netcdf4 python3-h5py python3-pandas python3-matplotlib python3-scipy r-base-core r-cran-ncdf4 r-bioc-rhdf5 r-cran-hdf5r
  r-cran-survival r-cran-ggplot2 octave octave-netcdf fonts-freefont-otf chromium fonts-wqy-microhei poppler-utils
  slurmctld slurmd slurm-client munge parallel"
# A machine may have node and npm from elsewhere, with which Debian's npm conflicts.
{ command -v node && command -v npm; } >/dev/null || core+=" nodejs npm"
bench="libbenchmark-dev python3"
case "${1:-core}" in
  core) wanted=$core ;;
  test) wanted="$core $test" ;;
  bench) wanted="$core $bench" ;;
  *) echo "usage: $0 core|test|bench" >&2; exit 2 ;;
esac
command -v dpkg-query >/dev/null || { echo "This is no Debian. Hearth needs:" $wanted >&2; exit 1; }
missing=()
for package in $wanted; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    if sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      echo "Packages are missing and this needs root. Run, then start again:" >&2
      echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  echo "installing: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# What Debian doesn't have: ECharts for the page of reports, of which it becomes a part, and for plotting; h5wasm to read results
# files in JavaScript; playwright-core and axe-core to open the page in Chromium and to look for faults of access.
folders="output/page"
[ "${1:-core}" != test ] || folders+=" tests/interop tests/page tools/plotting"
for folder in $folders; do
  folder=$(cd "$(dirname "$0")/.." && pwd)/$folder
  [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || continue
  echo "installing: $(sed -n 's/.*"dependencies": { \(.*\) }.*/\1/p' "$folder/package.json")"
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
  touch "$folder/node_modules/.package-lock.json"
done
