#!/usr/bin/env bash
# From nothing to the baseline's findings: installs what is missing, builds, runs 200 replications, writes the report, draws a picture.
set -euo pipefail
cd "$(dirname "$0")/.."
bash tools/install_packages.sh core
cmake -S . -B build -G Ninja -DHEARTH_TESTS=OFF -DCMAKE_UNITY_BUILD=ON >/dev/null
cmake --build build
mkdir -p results
build/hearth run scenarios/baseline.toml --replications 200 -o results/baseline.h5 --force
bash tools/plotting/picture.sh results/baseline.h5 results/baseline.png
build/hearth report results/baseline.h5 -o results/baseline.html --force
