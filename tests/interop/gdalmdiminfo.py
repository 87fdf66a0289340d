"""GDAL's gdalmdiminfo sees dimensions, labels, units, both names and every value of the CSV export (it decodes no months)."""
import json
import subprocess
import sys

import numpy as np

import expected

sample = sys.argv[1]


def dimension_name(d):
    # Through one of its links: /targets/month is /month. At first mention GDAL tells more than the name.
    return (d["full_name"] if isinstance(d, dict) else d).split("/")[-1]


run = subprocess.run(["gdalmdiminfo", "-detailed", sample], check=True, capture_output=True, encoding="utf-8")
seen = json.loads(run.stdout)
coordinates = seen["arrays"]
assert seen["attributes"]["title_zh"]["value"] == expected.title_zh(sample)
for s in expected.all_series(sample):
    v = seen["groups"][s.group]["arrays"][s.name]
    assert [dimension_name(d) for d in v["dimensions"]] == s.dims, s.path
    about = [v["unit"], v["attributes"]["long_name"]["value"], v["attributes"]["long_name_zh"]["value"]]
    assert about == [s.unit, s.long_name, s.long_name_zh], (s.path, about)
    for d in s.dims:
        values = coordinates[d]["values"]
        if d == "month":
            first = np.datetime64(coordinates[d]["unit"].split()[2])
            values = first + np.array(values).astype("timedelta64[D]")
        assert [str(x) for x in values] == s.labels[d], (s.path, d)
    for d, names in s.labels_zh.items():
        assert coordinates[d + "_zh"]["values"] == names, (s.path, d)
        assert coordinates[d + "_en"]["values"] == coordinates[d]["attributes"]["members_en"]["value"].split("\n"), (s.path, d)
    expected.same(np.array(v["values"], dtype=float), s, digits=7)
for t in expected.all_tables(sample):
    for c in t.columns:
        v = seen["groups"][t.name]["arrays"][c.name]
        assert [dimension_name(d) for d in v["dimensions"]] == [t.row] and v["values"] == c.values.tolist(), (t.name, c.name)
        about = [v.get("unit", ""), v["attributes"]["long_name"]["value"], v["attributes"]["long_name_zh"]["value"]]
        assert about == [c.unit, c.long_name, c.long_name_zh], (c.name, about)
        if c.ids:
            values, texts = expected.flags(c)
            assert v["attributes"]["flag_values"]["value"] == values, c.name
            assert [v["attributes"][a]["value"] for a in expected.FLAG_TEXTS] == texts, c.name
print("ok")
