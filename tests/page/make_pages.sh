#!/usr/bin/env bash
# Pages of reports to be opened in a browser. Usage: make_pages.sh HEARTH SOURCE FOLDER
set -euo pipefail
hearth=$1
source=$2
folder=$3
mkdir -p "$folder"
run() { "$hearth" run "$source/scenarios/baseline.toml" -n 8 --force --quiet "$@" >/dev/null; }
page() { "$hearth" report --force --quiet "$@"; }
run -o "$folder/baseline.h5"
run -o "$folder/apartments.h5" --set housing.apartment.units=3000
run -o "$folder/without_5.h5" --without-task 5
cat >"$folder/hostile.toml" <<EOT
extends = "$source/scenarios/baseline.toml"
title = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> \"quotes\" 'single' \`back\` & 😀"
title_zh = "</script><script>window.hacked=1</script>“引号”😀"
[run]
scale = 0.05
[housing.apartment]
name_en = "<img src=x onerror=window.hacked=1>"
name_zh = "<b onmouseover=window.hacked=1>公寓"
EOT
"$hearth" run "$folder/hostile.toml" -n 2 -o "$folder/hostile.h5" --force --quiet
# One plan with what its tasks bring; three plans; a bulletin; titles and names that mean harm.
page "$source/scenarios/baseline.toml" -n 3 --against-tasks -o "$folder/one.html"
page "$folder/baseline.h5" "$folder/apartments.h5" "$folder/without_5.h5" -o "$folder/three.html"
page "$folder/baseline.h5" --bulletin 2017 -o "$folder/bulletin.html"
page "$folder/hostile.h5" -o "$folder/hostile.html"
