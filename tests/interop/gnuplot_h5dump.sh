#!/usr/bin/env bash
# gnuplot, fed by h5dump as the examples feed it, sees the months and values of the CSV export.
set -euo pipefail
results=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. ../../tools/plotting/h5_columns.sh

[ "$(attribute /series/homes_held/units)" = homes ]
[ "$(attribute /series/homes_held/dimensions)" = "replication month scheme" ]
h5dump -H -d /series/homes_held "$results" | grep -q DIMENSION_LIST
months
count=$(wc -l <"$work/month.txt")

# The last replication and the last member of the last dimension.
column replication -d /replication
compare() {
  local series=$1 dimension=$2 replications
  replications=$(wc -l <"$work/replication.txt")
  column members -d "/$dimension"
  column value -d "/$series" -s "$((replications - 1)),0,$(($(wc -l <"$work/members.txt") - 1))" -c "1,$count,1"
  paste "$work/month.txt" "$work/value.txt" >"$work/both.txt"
  gnuplot -e "set table '$work/seen.txt'; plot '$work/both.txt' using (strftime('%Y-%m-%d', \$1)):2 with table"
  # Columns of the CSV: replication, month, member, its names (with commas, perhaps), value (missing when empty).
  awk -F, -v replication="$(tail -1 "$work/replication.txt")" -v member="$(tail -1 "$work/members.txt")" \
    '$1 == replication && $3 == member { print $2, $NF == "" ? "nan" : $NF }' "$results.csv/$series.csv" >"$work/wanted.txt"
  [ "$(wc -l <"$work/wanted.txt")" = "$count" ]
  paste -d' ' "$work/wanted.txt" <(awk '{ print $1, tolower($2) }' "$work/seen.txt") | awk -v series="$series" '
    { difference = $2 - $4; near = $2 == $4 || difference * difference <= 2.5e-11 * $2 * $2 }  # gnuplot prints six digits
    $1 != $3 || ($2 == "nan") != ($4 == "nan") || ($2 != "nan" && !near) { print series ": " $0; bad = 1 }
    END { exit bad }'
}
compare series/homes_held scheme
compare series/wait_months_mean scheme
compare series/people class
compare targets/headline target

# A column of each table, where there are any: gnuplot sees the numbers of the CSV.
for column in people/entry_month events/at_month firms/born_month; do
  [ -f "$results.csv/${column%/*}.csv" ] || continue
  column number -d "/$column"
  gnuplot -e "set table '$work/seen.txt'; plot '$work/number.txt' using 1 with table"
  place=$(head -1 "$results.csv/${column%/*}.csv" | tr -d '\r' | tr ',' '\n' | grep -nx "${column#*/}" | cut -d: -f1)
  diff <(tail -n +2 "$results.csv/${column%/*}.csv" | cut -d, -f"$place") <(tr -d ' ' <"$work/seen.txt" | grep .)
done

# The bands that the examples draw.
bands fan targets/headline "$(wc -l <"$work/members.txt")"
/usr/bin/python3 - "$results" "$work/fan.txt" <<'END'
import sys
import numpy as np
import expected
counts = next(s.values for s in expected.all_series(sys.argv[1]) if s.path == "targets/headline")
wanted = np.quantile(counts, [0.05, 0.5, 0.95], axis=0).transpose(2, 1, 0).reshape(-1, 3)  # by target, month
np.testing.assert_allclose(np.loadtxt(sys.argv[2])[:, 1:4], wanted, rtol=1e-4)
END
echo ok
