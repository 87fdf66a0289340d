#!/usr/bin/env bash
# Writes schema.json and parameters.md of scenarios/ and scenarios/studies/ anew from the declarations.
set -euo pipefail
cd "$(dirname "$0")/.."
build/hearth schema > scenarios/schema.json
build/hearth schema --format markdown > scenarios/parameters.md
build/hearth schema --studies > scenarios/studies/schema.json
build/hearth schema --studies --format markdown > scenarios/studies/parameters.md
