#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs every test. Arguments go to ctest, e.g. -R Hazard.
# Besides: the unit and faults tests under address and undefined-behaviour sanitizers, a run under the thread sanitizer, and the
# same bytes as another compiler's, which makes both builds with sanitizers. The builds are those of CMakePresets.json.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tools/install_packages.sh test
export HEARTH_REQUIRE_INTEROP=1
jobs=$(($(nproc) + 1))  # some tests mostly wait
build() { cmake --preset "$1" >/dev/null && cmake --build --preset "$1"; }

build release
if [ $# -gt 0 ]; then exec ctest --preset release -j "$jobs" "$@"; fi

echo "== address and undefined-behaviour sanitizers"
build asan
ctest --preset asan -j "$jobs" --progress

echo "== thread sanitizer, and the same bytes from clang, optimised and hardly"
build tsan
export TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp"
build-tsan/hearth run scenarios/baseline.toml -n 4 -t 4 --set run.scale=0.1 --set run.months=12 -o build-tsan/tsan.h5 --force --quiet
for folder in build build-asan build-tsan; do
  $folder/hearth run scenarios/baseline.toml -n 2 --set run.months=24 -o $folder/same.h5 --force --quiet
done
for folder in build-asan build-tsan; do
  difference=$(h5diff --exclude-path /run build/same.h5 $folder/same.h5) || true
  [ -z "$difference" ] || { echo "$folder gives other results: $difference"; exit 1; }
done

echo "== the engine without threads"
build nothreads

ctest --preset release -j "$jobs"
