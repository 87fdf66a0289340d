#!/usr/bin/env bash
# schema.json and parameters.md of scenarios/ and scenarios/studies/ are what the declarations say. Refresh them with tools/refresh_generated.sh.
set -euo pipefail
diff <("$1" schema) "$2/scenarios/schema.json" >/dev/null || { echo "scenarios/schema.json is stale"; exit 1; }
diff <("$1" schema --format markdown) "$2/scenarios/parameters.md" >/dev/null || { echo "scenarios/parameters.md is stale"; exit 1; }
diff <("$1" schema --studies) "$2/scenarios/studies/schema.json" >/dev/null || { echo "scenarios/studies/schema.json is stale"; exit 1; }
diff <("$1" schema --studies --format markdown) "$2/scenarios/studies/parameters.md" >/dev/null || { echo "scenarios/studies/parameters.md is stale"; exit 1; }
