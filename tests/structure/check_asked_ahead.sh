#!/usr/bin/env bash
# What is asked ahead is asked, also where the compiler doesn't inline who asks: it must not leave out a function that only
# prefetches as one without effect, which gcc 12 did for a third of all places. No result would tell. Usage: check_asked_ahead.sh CXX ROOT
set -euo pipefail
asked=$("$1" -O3 -std=c++20 -I"$2" -x c++ -S -o - - <<'EOF' | grep -cE '^\s+[a-z]+\s+\S*ask_for' || true
#include <sim/pipeline.h>
[[gnu::noinline]] static void ask_for(const char* p) { hearth::prefetch(p); }
void ask_for_both(const char* p) {
  ask_for(p);
  ask_for(p + 64);
}
EOF
)
[ "$asked" -eq 2 ] || { echo "2 lines are asked for ahead, the compiler kept $asked of them"; exit 1; }
