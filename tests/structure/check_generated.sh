#!/usr/bin/env bash
# scenarios/schema.json and scenarios/parameters.md are what the declarations say. Refresh them with tools/refresh_generated.sh.
set -euo pipefail
diff <("$1" schema) "$2/scenarios/schema.json" >/dev/null || { echo "scenarios/schema.json is stale"; exit 1; }
diff <("$1" schema --format markdown) "$2/scenarios/parameters.md" >/dev/null || { echo "scenarios/parameters.md is stale"; exit 1; }
