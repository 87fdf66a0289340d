#!/usr/bin/env python3
"""What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
Usage: comparison.py BASELINE.h5 WHAT_IF.h5 PICTURE (.png, .svg or .pdf). Needs xarray, netCDF4 or h5netcdf, matplotlib, scipy."""
import os
import sys

import matplotlib.pyplot as plt
import xarray as xr
from scipy import stats

*results, picture = sys.argv[1:]
for path in results:
    if not os.path.isfile(path):
        sys.exit(f"{path}: no such file")
old, new = (xr.open_dataset(path) for path in results)
scale = [xr.open_dataset(path, group="parameters").value.sel(parameter="run.scale").item() for path in results]
before, after = (xr.open_dataset(path, group="series").applicants_waiting.sel(scheme="apartment") for path in results)
difference = after - before  # xarray pairs by coordinates; with one seed, replications of the same number have the same luck
pairs = difference.sizes["replication"]
if (old.hearth_version, old.seed) != (new.hearth_version, new.seed) or scale[0] != scale[1] or not old.month.equals(new.month) or pairs < 2:
    sys.exit("these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications")
mean = difference.mean("replication")
margin = stats.t.ppf(0.975, pairs - 1) * difference.std("replication", ddof=1) / pairs**0.5
low, high = difference.quantile([0.05, 0.95], "replication")

plt.style.use("tableau-colorblind10")
figure, axis = plt.subplots(figsize=(9, 5), layout="constrained")
axis.fill_between(mean.month, low, high, color="C0", alpha=0.2, linewidth=0, label="5-95 % of the pairs")
axis.fill_between(mean.month, mean - margin, mean + margin, color="C0", alpha=0.5, linewidth=0, label="95 % interval of the mean")
axis.plot(mean.month, mean, color="C0", label=f"mean of {pairs} pairs")
axis.axhline(0, color="black", linestyle="--", label="no difference")
name = [", ".join(filter(None, [plan.title, *plan.overrides.split("\n")])) for plan in (old, new)]
axis.set(title=f"People who wait: {mean.scheme_en.item()}\n{name[1]}\nless {name[0]}", ylabel="difference, people")
axis.legend()
figure.savefig(picture)
last = mean.month[-1].dt.strftime("%Y-%m").item()
print(f"{last} difference {mean[-1]:.2f} (95 %: {mean[-1] - margin[-1]:.2f} to {mean[-1] + margin[-1]:.2f})")
