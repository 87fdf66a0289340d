"""NCO's ncks sees dimensions, decoded months, units, both names and every value of the CSV export."""
import json
import subprocess
import sys

import numpy as np

import expected

sample = sys.argv[1]


def ncks(*options):
    return subprocess.run(["ncks", *options, sample], check=True, capture_output=True, encoding="utf-8").stdout


seen = json.loads(ncks("--json"))
assert seen["attributes"]["title_zh"] == expected.title_zh(sample)
months = ncks("--cal", "-H", "-C", "-v", "/month")
for s in expected.all_series(sample):
    variables = seen["groups"][s.group]["variables"]
    v = variables[s.name]
    assert v["shape"] == s.dims, s.path
    about = [v["attributes"][a] for a in ("units", "long_name", "long_name_zh")]
    assert about == [s.unit, s.long_name, s.long_name_zh], (s.path, about)
    for d in s.dims:
        if d == "month":
            assert all(f'"{m}"' in months for m in s.labels[d]), months
        else:
            assert [str(x) for x in variables[d]["data"]] == s.labels[d], (s.path, d)
    for d, names in s.labels_zh.items():
        assert variables[d + "_zh"]["data"] == names, (s.path, d)
        assert variables[d + "_en"]["data"] == variables[d]["attributes"]["members_en"].split("\n"), (s.path, d)
    expected.same(np.array(v["data"], dtype=float), s, digits=6)

for t in expected.all_tables(sample):
    for c in t.columns:
        v = seen["groups"][t.name]["variables"][c.name]
        assert v["shape"] == [t.row] and v["data"] == c.values.tolist(), (t.name, c.name)
        about = v["attributes"]
        assert [about.get(a, "") for a in ("units", "long_name", "long_name_zh")] == [c.unit, c.long_name, c.long_name_zh], c.name
        if c.ids:
            values, texts = expected.flags(c)
            assert about["flag_values"] == values, about["flag_values"]
            assert [about[a] for a in expected.FLAG_TEXTS] == texts, c.name

# Asked for one series, it brings the coordinates and both names of the members along.
one = ncks("-H", "-v", "/series/homes_held", "-d", "replication,0", "-d", "month,0")
assert all(f" {name} = " in one for name in ("scheme", "scheme_en", "scheme_zh", "month_bounds")), one
print("ok")
