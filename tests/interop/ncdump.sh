#!/usr/bin/env bash
# ncdump shows dimensions, decoded months, units and Chinese names.
set -euo pipefail
out=$(ncdump -t -v month,class "$1")
for text in 'class = 4' '"2016-01-01"' '"2017-02-01"' '"elite"' 'long_name_zh = "月末在区人才"' 'int people(replication, month, class)'; do
  grep -qF "$text" <<<"$out" || { echo "ncdump does not show: $text"; exit 1; }
done
echo ok
