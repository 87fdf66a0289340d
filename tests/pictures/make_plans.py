#!/usr/bin/env python3
"""Results files for the plotting examples: FOLDER/baseline.h5 and its CSV export; plan.h5, a what-if, as it came; what_if.h5, the same
with its replications in another order; other_*.h5, each with another seed, scale, months or version; people.h5, with the people; study.h5, the example
of a study in small.
Usage: make_plans.py HEARTH SCENARIO FOLDER"""
import pathlib
import shutil
import subprocess
import sys

import h5py
import numpy as np

hearth, scenario, folder = sys.argv[1:]
folder = pathlib.Path(folder)
folder.mkdir(parents=True, exist_ok=True)
for name, options in (("baseline", ["-n", "12"]), ("plan", ["-n", "10", "--set", "housing.apartment.units=3000"]),
                      ("other_seed", ["-n", "2", "--seed", "2"]), ("other_scale", ["-n", "2", "--set", "run.scale=0.1"]),
                      ("other_months", ["-n", "2", "--set", "run.months=48"]), ("people", ["-n", "1", "--people"])):
    subprocess.run([hearth, "run", scenario, *options, "-o", folder / f"{name}.h5", "--force", "--quiet"], check=True)
shutil.rmtree(folder / "baseline.csv", ignore_errors=True)
subprocess.run([hearth, "export", folder / "baseline.h5", "-d", folder / "baseline.csv", "--quiet"], check=True)
shutil.copy(folder / "plan.h5", folder / "what_if.h5")
shutil.copy(folder / "plan.h5", folder / "other_version.h5")
with h5py.File(folder / "other_version.h5", "r+") as file:
    file.attrs["hearth_version"] = np.bytes_("0.0.1")

study = pathlib.Path(scenario).resolve().parent / "studies/apartments-and-rents.toml"
shutil.rmtree(folder / "study", ignore_errors=True)
(folder / "study.toml").write_text(f'''extends = "{study}"
scenario = "{pathlib.Path(scenario).resolve()}"
set = ["run.scale=0.02"]
replications = 2
[design]
points = 8
''', encoding="utf-8")
for words in (["plan", folder / "study.toml", "-o", folder / "study", "--sample", "0"], ["run", folder / "study", "--quiet"],
              ["merge", folder / "study", "-o", folder / "study.h5", "--force", "--quiet"]):
    subprocess.run([hearth, "sweep", *words], check=True)


def turn_around(_, data):
    if isinstance(data, h5py.Dataset) and data.attrs.get("dimensions", b"").startswith(b"replication"):
        data[...] = data[:][::-1]


# Whoever pairs the first with the first, and not by the replications' numbers, finds other differences.
with h5py.File(folder / "what_if.h5", "r+") as file:
    file["replication"][...] = file["replication"][:][::-1]
    file.visititems(turn_around)
