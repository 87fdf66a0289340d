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
        assert f[dim + "_en"].asstr()[:].tolist() == f[dim].attrs["members_en"].decode().split("\n"), dim
    expected.same(np.where(d[:] == d.attrs["_FillValue"][0], np.nan, d[:]), s)
    if "month" in s.dims:
        csv = pd.read_csv(f"{sample}.csv/{s.path}.csv", encoding="utf-8-sig", parse_dates=["month"])
        frame = csv.set_index(s.dims)[["value"]]
        pd.testing.assert_frame_equal(data_frame(d), frame, check_dtype=False, check_index_type=False, rtol=1e-7)

columns = [k for k in f["parameters"] if k != "parameter"]
table = pd.DataFrame({k: f["parameters"][k].asstr()[:] for k in columns}, index=pd.Index(f["parameter"].asstr()[:], name="key"))
csv = pd.read_csv(sample + ".csv/parameters.csv", encoding="utf-8-sig", index_col="key", dtype=str, keep_default_na=False)
pd.testing.assert_frame_equal(table[csv.columns], csv)
print("ok")
