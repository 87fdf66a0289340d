#!/usr/bin/env python3
"""A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
Usage: targets.py RESULTS.h5 PICTURE (.png, .svg or .pdf). Needs xarray, netCDF4 or h5netcdf, matplotlib."""
import os
import sys

import matplotlib.pyplot as plt
import xarray as xr

results, picture = sys.argv[1:]
if not os.path.isfile(results):
    sys.exit(f"{results}: no such file")
t = xr.open_dataset(results, group="targets")
low, median, high = t.headline.quantile([0.05, 0.5, 0.95], "replication")

plt.style.use("tableau-colorblind10")
rows = (t.sizes["target"] + 1) // 2
figure, axes = plt.subplots(rows, 2, figsize=(11, 3.5 * rows), squeeze=False, layout="constrained")
for axis in axes.flat[t.sizes["target"]:]:
    axis.remove()
for i, axis in zip(range(t.sizes["target"]), axes.flat):
    axis.fill_between(t.month, low[:, i], high[:, i], alpha=0.3, label="5-95 %")
    axis.plot(t.month, median[:, i], label="median")
    axis.axhline(t.goal[i], color="black", linestyle="--", label="target")
    axis.axvline(t.deadline[i].values, color="black", linestyle=":", label="due")
    axis.set(title=t.target_en[i].item(), ylabel=t.headline.units, ylim=(0, None))
    axis.legend(loc="lower right")
figure.suptitle(xr.open_dataset(results).title)
figure.savefig(picture)
