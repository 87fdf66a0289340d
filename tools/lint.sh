#!/usr/bin/env bash
# Runs clang-tidy (14, of Debian 12; checks: .clang-tidy) over the whole tree, or over the sources that are named. Takes some minutes.
# Usage: tools/lint.sh [FILE...]
set -euo pipefail
cd "$(dirname "$0")/.."
bash tools/install_packages.sh test
# One command a file and no precompiled headers, unlike the build of the preset.
cmake --preset clang -B build-lint -DCMAKE_UNITY_BUILD=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
if [ $# -gt 0 ]; then files=("$@"); else mapfile -t files < <(git ls-files 'sim/*.cpp' 'models/*.cpp' 'output/*.cpp' 'tools/*.cpp'); fi
lint() { clang-tidy-14 -p build-lint --quiet "$1" 2>/dev/null; }
export -f lint
# A finding in a header is told once, however many files include it. xargs fails when any file has findings.
printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'lint "$1"' _ {} | awk '!seen[$0]++'
