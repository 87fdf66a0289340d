#!/usr/bin/env python3
"""A fan chart of each target from the CSV export: median and 5-95 % band over the replications, what is asked for, when it is due.
Usage: hearth export RESULTS.h5 -d FOLDER; targets_pandas.py FOLDER PICTURE (.png, .svg or .pdf). Needs pandas, matplotlib."""
import os
import sys

import matplotlib.pyplot as plt
import pandas as pd

folder, picture = sys.argv[1:]
if not os.path.isdir(folder):
    sys.exit(f"{folder}: no such folder (hearth export makes it)")
count = pd.read_csv(f"{folder}/targets/headline.csv", parse_dates=["month"])
goal = pd.read_csv(f"{folder}/targets/goal.csv", index_col="target_en").value
due = pd.read_csv(f"{folder}/targets/deadline.csv", index_col="target_en", parse_dates=["value"]).value
unit = pd.read_csv(f"{folder}/variables.csv", index_col=["group", "name"]).unit["targets", "headline"]
title = pd.read_csv(f"{folder}/parameters.csv", index_col="key").value["title"].strip('"')
band = count.groupby(["target_en", "month"]).value.quantile([0.05, 0.5, 0.95]).unstack()

plt.style.use("tableau-colorblind10")
rows = (len(goal) + 1) // 2
figure, axes = plt.subplots(rows, 2, figsize=(11, 3.5 * rows), squeeze=False, layout="constrained")
for axis in axes.flat[len(goal):]:
    axis.remove()
for target, axis in zip(goal.index, axes.flat):
    b = band.loc[target]
    axis.fill_between(b.index, b[0.05], b[0.95], alpha=0.3, label="5-95 %")
    axis.plot(b[0.5], label="median")
    axis.axhline(goal[target], color="black", linestyle="--", label="target")
    axis.axvline(due[target], color="black", linestyle=":", label="due")
    axis.set(title=target, ylabel=unit, ylim=(0, None))
    axis.legend(loc="lower right")
figure.suptitle(title)
figure.savefig(picture)
