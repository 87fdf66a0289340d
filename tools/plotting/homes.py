#!/usr/bin/env python3
"""The homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands over the replications.
Usage: homes.py RESULTS.h5 PICTURE (.png, .svg or .pdf). Needs xarray, netCDF4 or h5netcdf, matplotlib."""
import os
import sys

import matplotlib.pyplot as plt
import xarray as xr

results, picture = sys.argv[1:]
if not os.path.isfile(results):
    sys.exit(f"{results}: no such file")
s = xr.open_dataset(results, group="series")
plt.style.use("tableau-colorblind10")
count = s.sizes["scheme"]
figure, axes = plt.subplots(1, count, figsize=(4.5 * count, 4.5), squeeze=False, layout="constrained")
for i, axis in enumerate(axes.flat):
    for name, label in (("homes_delivered", "delivered"), ("homes_held", "held"), ("applicants_waiting", "people waiting")):
        low, median, high = s[name].isel(scheme=i).quantile([0.05, 0.5, 0.95], "replication")
        line, = axis.plot(s.month, median, label=label)
        axis.fill_between(s.month, low, high, color=line.get_color(), alpha=0.25)
    axis.set(title=s.scheme_en[i].item(), ylabel="homes, people", ylim=(0, None))
    axis.legend(loc="upper left")
figure.suptitle(xr.open_dataset(results).title)
figure.savefig(picture)
