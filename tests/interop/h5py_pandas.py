"""h5py sees names on every axis, Chinese attributes, the scenario text and the parameter table."""
import sys

import h5py
import pandas as pd

path = sys.argv[1]
f = h5py.File(path)
for group in ("series", "targets", "ledger"):
    for name, d in f[group].items():
        assert all(len(axis) == 1 for axis in d.dims) or name in f, (group, name)
d = f["series/homes_held"]
assert [a[0].name.split("/")[-1] for a in d.dims] == ["replication", "month", "scheme"]
assert d.dims[2][0].asstr()[:].tolist() == ["purchase", "apartment", "maker_room"]
assert d.attrs["long_name"].decode() and d.attrs["long_name_zh"].decode()
csv = pd.read_csv(path + ".csv/series/homes_held.csv", encoding="utf-8-sig")
assert csv.value.tolist() == d[:].ravel().tolist()
assert "[housing.apartment]" in f["scenario"].asstr()[()]
table = pd.DataFrame({k: f["parameters"][k].asstr()[:] for k in ("parameter", "value", "unit", "evidence", "source")}).set_index("parameter")
assert table.value["housing.apartment.units"] == "2000" and table.evidence["housing.apartment.units"] == "stated"
assert f.attrs["format_version"].decode() == "1.0"
print("ok")
