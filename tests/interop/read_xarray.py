"""xarray opens the sample labelled, with either engine, and sees the values of the CSV export."""
import sys

import pandas as pd
import xarray as xr

path = sys.argv[1]
csv = pd.read_csv(path + ".csv/series/people.csv", encoding="utf-8-sig", parse_dates=["month"])
rent = pd.read_csv(path + ".csv/series/rent.csv", encoding="utf-8-sig", parse_dates=["month"])
for engine in ("h5netcdf", "netcdf4"):
    s = xr.open_dataset(path, group="series", engine=engine)
    people = s.people
    assert people.dims == ("replication", "month", "class"), people.dims
    assert [str(x) for x in s["class"].values] == ["core", "elite", "applied", "innovator"], s["class"].values
    assert str(s.month.values[0])[:10] == "2016-01-01" and str(s.month.values[13])[:10] == "2017-02-01"
    assert people.attrs["units"] == "people" and people.attrs["long_name_zh"] == "月末在区人才"
    for row in csv.sample(30, random_state=1).itertuples():
        seen = people.sel(month=row.month, replication=row.replication, **{"class": row._3}).item()
        assert seen == row.value, (row, seen)
    for row in rent.sample(10, random_state=1).itertuples():
        seen = s.rent.sel(month=row.month, replication=row.replication, town=row.town).item()
        assert abs(seen - row.value) < 1e-4, (row, seen)
    assert s.wait_months_mean.isnull().any()
    assert xr.open_dataset(path, group="targets", engine=engine).headline.dims == ("replication", "month", "target")
print("ok")
