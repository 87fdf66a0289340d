#!/usr/bin/env bash
# The quick start's picture is drawn. Usage: first_picture.sh ROOT RESULTS PICTURE
set -euo pipefail
rm -f "$3"
bash "$1/tools/plotting/picture.sh" "$2" "$3"
[ "$(head -c 4 "$3" | tail -c 3)" = PNG ] && [ "$(wc -c <"$3")" -gt 20000 ]
