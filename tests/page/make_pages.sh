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

# A study of five factors, one of named levels, until the targets are due; and the same by other designs.
cat >"$folder/small.toml" <<EOT
extends = "$source/scenarios/baseline.toml"
[run]
scale = 0.02
months = 24
EOT
study() { # NAME TITLE TITLE_ZH DESIGN
  cat >"$folder/$1.toml" <<EOT
scenario = "small.toml"
title = "$2"
title_zh = "$3"
question = "Which values decide whether the targets are met?"
question_zh = "哪些取值决定目标能否实现?"
replications = 4
[design]
$4
[factors.leaving]
key = "retention.base_hazard_per_month"
logarithmic = true
[factors.hires]
key = "channels.hires.rate_per_year"
name_en = "Hires from elsewhere a year"
name_zh = "每年外地引进人数"
low = 1000
high = 5000
[factors.apartments]
key = "housing.apartment.units"
low = 1000
high = 4000
[factors.overseas]
key = "channels.overseas.rate_per_year"
name_en = "Arrivals from overseas a year"
name_zh = "每年海外流入人数"
[factors.filling]
name_en = "How soon posts are filled"
name_zh = "岗位补满的快慢"
[factors.filling.levels.as_planned]
name_en = "as planned"
name_zh = "按原计划"
set = []
[factors.filling.levels.late]
name_en = "late"
name_zh = "较慢"
set = ["jobs.match_hazard_per_month=0.3"]
[factors.filling.levels.soon]
name_en = "soon"
name_zh = "较快"
set = ["jobs.match_hazard_per_month=0.7"]
EOT
  rm -rf "$folder/$1"
  "$hearth" sweep plan "$folder/$1.toml" -o "$folder/$1" --sample 0 --quiet
  "$hearth" sweep run "$folder/$1" --quiet
  "$hearth" sweep merge "$folder/$1" -o "$folder/$1.h5" --force --quiet
}
study study "What decides the targets" "什么决定目标能否实现" $'method = "sobol_sequence"\npoints = 64'
study morris "Screening" "筛选" $'method = "morris"\ntrajectories = 6'
study indices "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> & 😀" "<img src=x onerror=window.hacked=1>指数" \
  $'method = "sobol_indices"\nbase_points = 16'

# One plan with what its tasks bring; three plans and a study; a bulletin; titles and names that mean harm; studies alone.
page "$source/scenarios/baseline.toml" -n 3 --against-tasks -o "$folder/one.html"
page "$folder/baseline.h5" "$folder/apartments.h5" "$folder/without_5.h5" --study "$folder/study.h5" -o "$folder/three.html"
page "$folder/baseline.h5" --bulletin 2017 -o "$folder/bulletin.html"
page "$folder/hostile.h5" -o "$folder/hostile.html"
for name in study morris indices; do page "$folder/$name.h5" -o "$folder/$name.html"; done
