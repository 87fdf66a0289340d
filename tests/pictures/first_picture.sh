#!/usr/bin/env bash
# The quick start's picture is drawn. Usage: first_picture.sh HEARTH ROOT RESULTS PICTURE
set -euo pipefail
rm -f "$4"
HEARTH=$1 bash "$2/tools/examples/picture.sh" "$3" "$4"
[ "$(head -c 4 "$4" | tail -c 3)" = PNG ] && [ "$(wc -c <"$4")" -gt 20000 ]
