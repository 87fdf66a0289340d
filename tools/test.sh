#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs every test. Arguments go to ctest, e.g. -R Hazard.
# Besides: the unit tests under address, undefined-behaviour and thread sanitizers, and the same bytes from another compiler and a
# debug build.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tools/install_packages.sh test
export HEARTH_REQUIRE_INTEROP=1
jobs=$(nproc)

cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARTH_TESTS=ON -DHEARTH_WERROR=ON >/dev/null
cmake --build build
if [ $# -gt 0 ]; then exec ctest --test-dir build --output-on-failure -j "$jobs" "$@"; fi

echo "== address and undefined-behaviour sanitizers"
cmake -S . -B build-asan -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g -DHEARTH_CHECK_INVARIANTS=1" -DHEARTH_TESTS=ON -DHEARTH_SANITIZE=address,undefined >/dev/null
cmake --build build-asan
ASAN_OPTIONS=detect_leaks=1 build-asan/tests/unit_tests --gtest_brief=1

echo "== thread sanitizer"
cmake -S . -B build-tsan -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g" -DHEARTH_TESTS=OFF -DHEARTH_SANITIZE=thread >/dev/null
cmake --build build-tsan
TSAN_OPTIONS="suppressions=$PWD/tests/tsan.supp" build-tsan/hearth run scenarios/baseline.toml -n 4 -t 4 --set run.scale=0.1 --set run.months=12 -o build-tsan/tsan.h5 --force --quiet

echo "== the same bytes from clang, and from a debug build"
cmake -S . -B build-clang -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release -DHEARTH_TESTS=OFF -DHEARTH_WERROR=ON >/dev/null
cmake --build build-clang
for build in build build-asan build-clang; do
  $build/hearth run scenarios/baseline.toml -n 2 --set run.months=24 -o $build/same.h5 --force --quiet
done
for build in build-asan build-clang; do
  difference=$(h5diff --exclude-path /run build/same.h5 $build/same.h5) || true
  [ -z "$difference" ] || { echo "$build gives other results: $difference"; exit 1; }
done

echo "== the engine without threads"
cmake -S . -B build-nothreads -G Ninja -DHEARTH_TESTS=OFF -DHEARTH_THREADS=OFF -DHEARTH_WERROR=ON >/dev/null
cmake --build build-nothreads --target hearth_sim hearth_models

ctest --test-dir build --output-on-failure -j "$jobs"
