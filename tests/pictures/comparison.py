#!/usr/bin/env python3
"""Runs an example of tools/plotting that compares two plans: the difference that it prints is that of the pairs with the same luck, its
picture shows it, and it refuses results that make no pairs.
Usage: comparison.py SCRIPT FOLDER OUTPUT SERIES [CURVES]   FOLDER: as made by make_plans.py. OUTPUT: a picture, or a folder of files."""
import pathlib
import re
import sys

import h5py
import numpy as np
from scipy import stats

import check_picture
import files

TEXTS = ["2017", "2020", "difference, people", "mean of 10 pairs", "5-95 % of the pairs", "95 % interval of the mean", "no difference",
         "People who wait: Talent apartment", "Baseline: the plan as it stands, housing.apartment.units=3000", "less Baseline: the plan as it stands"]


def differences(folder, series):
    """By replication and month. plan.h5 is in the order of baseline.h5, which has more replications."""
    values = []
    for name in ("baseline", "plan"):
        with h5py.File(folder / f"{name}.h5") as file:
            at = list(file["scheme"].asstr()[:]).index("apartment")
            values.append(file[f"series/{series}"][:10, :, at] if series == "applicants_waiting" else file[f"series/{series}"][:10].sum(axis=2))
    return values[1] - values[0]


def main():
    script, folder, output, series, *curves = sys.argv[1:]
    folder = pathlib.Path(folder)
    printed = check_picture.run(script, folder / "baseline.h5", folder / "what_if.h5", output)
    found = re.search(r"^2020-12 difference (\S+) \(95 %: (\S+) to (\S+)\)$", printed, re.M)
    last = differences(folder, series)[:, -1]
    wanted = last.mean() + stats.sem(last) * stats.t.ppf(0.975, len(last) - 1) * np.array([0, -1, 1])
    assert found and np.allclose([float(x) for x in found.groups()], wanted, atol=0.006), (printed, wanted)
    if pathlib.Path(output).is_dir():
        files.check(folder, pathlib.Path(output), differences(folder, series))
    else:
        check_picture.check(output, int(curves[0]), TEXTS)
    check_picture.refuses("missing.h5", script, folder / "baseline.h5", "missing.h5", output)
    for other in ("seed", "scale", "months", "version"):
        check_picture.refuses("cannot be paired", script, folder / "baseline.h5", folder / f"other_{other}.h5", output)


if __name__ == "__main__":
    main()
