#!/usr/bin/env bash
# Runs a command that needs other people's tools; skipped (77) where one is missing, a failure with HEARTH_REQUIRE_INTEROP=1.
# Usage: with.sh "NEEDS" COMMAND...   A need is a command, or python:MODULE, r:PACKAGE, octave:PACKAGE, node:PACKAGE.
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
has() {
  local name=${1#*:}
  case $1 in
    python:*) /usr/bin/python3 -c "import $name" ;;
    r:*) Rscript -e "library($name)" ;;
    octave:*) octave-cli --norc --eval "pkg load $name" ;;
    node:*) command -v node && { [ -d "node_modules/$name" ] || [ -d "../../tools/plotting/node_modules/$name" ]; } ;;
    *) command -v "$1" ;;
  esac >/dev/null 2>&1
}
for need in $1; do
  has "$need" && continue
  [ -z "${HEARTH_REQUIRE_INTEROP:-}" ] || { echo "$need is missing: tools/install_packages.sh test"; exit 1; }
  echo "skipped: no $need"
  exit 77
done
shift
exec "$@"
