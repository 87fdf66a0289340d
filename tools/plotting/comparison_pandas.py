#!/usr/bin/env python3
"""What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
Usage: comparison_pandas.py BASELINE.h5 WHAT_IF.h5 PICTURE (.png, .svg or .pdf). Needs h5py, pandas, matplotlib, scipy."""
import os
import sys

import h5py
import matplotlib.pyplot as plt
import pandas as pd
from scipy import stats


def waiting(file):
    """A row a replication, a column a month."""
    first = pd.Timestamp(file["month"].attrs["units"].decode().split()[2])  # "days since 2016-01-01 00:00:00"
    month = first + pd.to_timedelta(file["month"][:], "D")
    return pd.DataFrame(file["series/applicants_waiting"][:, :, scheme], file["replication"][:], month)


def luck(file):
    """What pairs must share: one person then has the same luck in both."""
    key = list(file["parameter"].asstr()[:]).index("run.scale")
    return [*(file.attrs[a].decode() for a in ("hearth_version", "seed")), file["parameters/value"].asstr()[key], list(file["month"][:])]


def name(file):
    return ", ".join(filter(None, [file.attrs["title"].decode(), *file.attrs["overrides"].decode().split("\n")]))


*results, picture = sys.argv[1:]
for path in results:
    if not os.path.isfile(path):
        sys.exit(f"{path}: no such file")
old, new = map(h5py.File, results)
scheme = list(old["scheme"].asstr()[:]).index("apartment")
difference = waiting(new).sub(waiting(old)).dropna().dropna(axis=1)  # pandas pairs by the numbers of the replications
if luck(old) != luck(new) or len(difference) < 2:
    sys.exit("these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications")
band = difference.quantile([0.05, 0.95])
mean = difference.mean()
margin = stats.t.ppf(0.975, len(difference) - 1) * difference.sem()

plt.style.use("tableau-colorblind10")
figure, axis = plt.subplots(figsize=(9, 5), layout="constrained")
mean.plot(ax=axis, label=f"mean of {len(difference)} pairs", x_compat=True, rot=0, zorder=3)
axis.fill_between(band.columns, *band.values, color="C0", alpha=0.2, linewidth=0, label="5-95 % of the pairs")
axis.fill_between(mean.index, mean - margin, mean + margin, color="C0", alpha=0.5, linewidth=0, label="95 % interval of the mean")
axis.axhline(0, color="black", linestyle="--", label="no difference")
axis.set(title=f'People who wait: {old["scheme_en"].asstr()[scheme]}\n{name(new)}\nless {name(old)}', ylabel="difference, people")
axis.legend()
figure.savefig(picture)
print(f"{mean.index[-1]:%Y-%m} difference {mean[-1]:.2f} (95 %: {(mean - margin)[-1]:.2f} to {(mean + margin)[-1]:.2f})")
