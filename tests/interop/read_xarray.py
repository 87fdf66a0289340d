"""xarray opens the file labelled with either engine and sees every value of the CSV export, missing ones included."""
import sys

import numpy as np
import xarray as xr

import expected

sample = sys.argv[1]
series = list(expected.all_series(sample))
assert any(np.isnan(s.values).any() and not np.isnan(s.values).all() for s in series), "the sample has no missing values to test with"
for engine in ("h5netcdf", "netcdf4"):
    root = xr.open_dataset(sample, engine=engine)
    assert root.attrs["title_zh"] == expected.title_zh(sample)
    assert expected.title_zh(sample) in str(root.scenario.values)
    groups = {g: xr.open_dataset(sample, group=g, engine=engine).load() for g in {s.group for s in series}}
    for s in series:
        seen = groups[s.group][s.name]
        assert list(seen.dims) == s.dims, (s.path, seen.dims)
        for d in s.dims:
            labels = seen[d].dt.strftime("%Y-%m-%d").values if d == "month" else seen[d].values.astype(str)
            assert labels.tolist() == s.labels[d], (s.path, d, labels)
        for d, names in s.labels_zh.items():  # both names travel with the values
            assert seen.coords[d + "_zh"].values.tolist() == names, (s.path, d)
            assert seen.coords[d + "_en"].values.tolist() == seen[d].attrs["members_en"].split("\n"), (s.path, d)
        assert seen.attrs["long_name"] == s.long_name and seen.attrs["long_name_zh"] == s.long_name_zh, s.path
        if np.issubdtype(seen.dtype, np.datetime64):
            assert seen.encoding["units"] == s.unit, s.path
            expected.same((seen.values - groups[s.group].month.values[0]) / np.timedelta64(1, "D"), s, engine)
        else:
            assert seen.attrs["units"] == s.unit, s.path
            expected.same(seen.values, s, engine)
    # The answer to a planner's question in one line: how many were there when the target was due, or at the end of a short run?
    t = groups["targets"]
    due = t.headline.sel(month=np.minimum(t.deadline, t.month[-1]))
    assert due.dims == ("replication", "target") and due.sizes["replication"] == root.sizes["replication"]
    for t in expected.all_tables(sample):
        seen = xr.open_dataset(sample, group=t.name, engine=engine)
        assert list(seen.data_vars) == [c.name for c in t.columns] and seen.sizes == {t.row: t.size}, (t.name, seen)
        for c in t.columns:
            v = seen[c.name]
            assert np.issubdtype(v.dtype, np.integer) and v.values.tolist() == c.values.tolist(), (t.name, c.name, v.dtype)
            assert [v.attrs.get("units", ""), v.attrs["long_name"], v.attrs["long_name_zh"]] == [c.unit, c.long_name, c.long_name_zh]
            if c.ids:
                values, texts = expected.flags(c)
                assert v.attrs["flag_values"].tolist() == values and [v.attrs[a] for a in expected.FLAG_TEXTS] == texts, c.name
        frame = seen.to_dataframe()
        assert frame.index.name == t.row and (frame.dtypes != object).all() and len(frame) == t.size
print(f"{len(series)} series, two engines: ok")
