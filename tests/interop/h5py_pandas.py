"""h5py sees names on every axis and all texts; pandas makes DataFrames of the tables and of any series."""
import sys

import h5py
import numpy as np
import pandas as pd

import expected

sample = sys.argv[1]
f = h5py.File(sample)
assert f.attrs["title_zh"].decode() == expected.title_zh(sample) and f.attrs["format_version"].decode() == "1.0"
assert expected.title_zh(sample) in f["scenario"].asstr()[()]


def data_frame(d):
    """Any series as a tidy DataFrame: its labels are the index."""
    scales = [axis[0] for axis in d.dims]
    names = [s.attrs["NAME"].decode() for s in scales]
    origin = np.datetime64(f["month"].attrs["units"].decode().split()[2])
    labels = [origin + s[:].astype("timedelta64[D]") if n == "month" else s.asstr()[:] if s.dtype == object else s[:]
              for n, s in zip(names, scales)]
    values = d[:].astype(float)
    values[d[:] == d.attrs["_FillValue"][0]] = np.nan
    return pd.DataFrame({"value": values.ravel()}, index=pd.MultiIndex.from_product(labels, names=names))


for s in expected.all_series(sample):
    d = f[s.path]
    assert [axis[0].name.split("/")[-1] for axis in d.dims] == s.dims, s.path
    assert d.attrs["dimensions"].decode().split() == s.dims, s.path
    about = [d.attrs[k].decode() for k in ("units", "long_name", "long_name_zh")]
    assert about == [s.unit, s.long_name, s.long_name_zh], (s.path, about)
    for dim, names in s.labels_zh.items():
        assert f[dim].asstr()[:].tolist() == f[dim].attrs["members"].decode().split("\n") == s.labels[dim], dim
        assert f[dim + "_zh"].asstr()[:].tolist() == f[dim].attrs["members_zh"].decode().split("\n") == names, dim
        assert f[dim + "_en"].asstr()[:].tolist() == f[dim].attrs["members_en"].decode().split("\n") == s.labels_en[dim], dim
    expected.same(np.where(d[:] == d.attrs["_FillValue"][0], np.nan, d[:]), s)
    if "month" in s.dims:
        csv = pd.read_csv(f"{sample}.csv/{s.path}.csv", encoding="utf-8-sig", parse_dates=["month"], dtype={"task": str})
        frame = csv.set_index(s.dims)[["value"]]
        pd.testing.assert_frame_equal(data_frame(d), frame, check_dtype=False, check_index_type=False, rtol=1e-7)

columns = [k for k in f["parameters"] if k != "parameter"]
table = pd.DataFrame({k: f["parameters"][k].asstr()[:] for k in columns}, index=pd.Index(f["parameter"].asstr()[:], name="key"))
csv = pd.read_csv(sample + ".csv/parameters.csv", encoding="utf-8-sig", index_col="key", dtype=str, keep_default_na=False)
pd.testing.assert_frame_equal(table[csv.columns], csv)


def column(d):
    if "flag_values" not in d.attrs:
        return d[:]
    return pd.Categorical.from_codes(d[:] + 1, d.attrs["flag_meanings"].decode().split())


for t in expected.all_tables(sample):
    g = f[t.name]
    assert g.attrs["rows"].decode() == t.row and [k for k in g if k != t.row] == [c.name for c in t.columns]
    for c in t.columns:
        d = g[c.name]
        assert [a[0].name.split("/")[-1] for a in d.dims] == [t.row] and d.dtype.kind == "i", c.name
        assert d[:].tolist() == c.values.tolist(), (t.name, c.name)
        assert [d.attrs[k].decode() if k in d.attrs else "" for k in ("units", "long_name", "long_name_zh")] == [c.unit, c.long_name, c.long_name_zh]
        assert ("flag_values" in d.attrs) == bool(c.ids), c.name
        if c.ids:
            values, texts = expected.flags(c)
            assert d.attrs["flag_values"].dtype == d.dtype and d.attrs["flag_values"].tolist() == values
            assert [d.attrs[a].decode() for a in expected.FLAG_TEXTS] == texts, c.name
    # A data frame with categories, and the CSV's, where -1 is an empty cell.
    frame = pd.DataFrame({c.name: column(g[c.name]) for c in t.columns}, index=pd.Index(g[t.row][:], name=t.row))
    csv = pd.read_csv(f"{sample}.csv/{t.name}.csv", encoding="utf-8-sig", index_col=t.row, keep_default_na=False)
    for c in t.columns:
        seen = frame[c.name].astype(str).replace("none", "") if c.ids else frame[c.name]
        assert (seen == csv[c.name]).all(), (t.name, c.name)
print("ok")
