#!/usr/bin/env bash
# Writes scenarios/schema.json and scenarios/parameters.md anew from the declarations.
set -euo pipefail
cd "$(dirname "$0")/.."
build/hearth schema > scenarios/schema.json
build/hearth schema --format markdown > scenarios/parameters.md
