"""A study's file opens labelled in xarray, R and Octave, holds what runs of its points hold, and has what FORMAT.md promises.
Usage: study_xarray.py HEARTH SCENARIO FORMAT.md"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
import xarray as xr

hearth, scenario, document = sys.argv[1:]
folder = tempfile.TemporaryDirectory()
work = pathlib.Path(folder.name)


def run(*words):  # what went wrong is seen
    return subprocess.run([hearth, *map(str, words)], check=True, stdout=subprocess.PIPE, text=True).stdout


# Cabins below the listed 60 contradict the plan of deliveries: those points fail, the others are kept.
(work / "listed.toml").write_text(f'extends = "{scenario}"\ntitle = "As listed"\n[housing.cabin]\ndelivery_plan = "as_listed"\n')
(work / "study.toml").write_text("""
scenario = "listed.toml"
title = "Trial"
title_zh = "试验"
replications = 2
seed = 5
dates = ["2031-02", "2032-12"]
[design]
method = "grid"
[factors.cabins]
name_zh = "木屋套数"
key = "housing.cabin.units"
values = [40, 60, 80]
[factors.rule]
key = "housing.cabin.allocation_rule"
values = ["points", "lottery"]
[measures.makers]
measure = "targets/headline.makers"
precision = 1e6
[measures.placed]
measure = "placements.cabin"
taking = "sum"
[measures.waiting]
measure = "applicants_waiting.cabin"
taking = "highest"
[measures.moves]
measure = "moves"
taking = "mean"
""")
run("sweep", "plan", work / "study.toml", "-o", work / "s", "--quiet")
run("sweep", "run", work / "s", "--quiet")
run("sweep", "merge", work / "s", "-o", work / "study.h5", "--quiet")

section = pathlib.Path(document).read_text(encoding="utf-8").split("## Study files")[1].split("\n## ")[0]
promised = {name: (dims, words) for names, dims, words in re.findall(r"^\| (.*?) \| (.*?) \| (.*?) \|$", section, re.M) for name in re.findall(r"`(/?\w+)`", names)}
attributes = set(re.findall(r"`(\w+)`", section.split("Attributes of `/`:")[1].split("\n\n")[0]))
factors, measures = {"cabins", "rule"}, {"makers", "placed", "waiting", "moves"}
levels = ["points", "lottery"]
checked = 0
for engine in ("h5netcdf", "netcdf4"):
    study = xr.open_dataset(work / "study.h5", engine=engine).load()
    assert set(study.attrs) == attributes, set(study.attrs) ^ attributes
    assert study.attrs["title_zh"] == "试验" and study.attrs["complete"] == 1
    assert set(study.dims) == {"point", "replication", "date", "factor", "failure"} <= set(promised)
    assert set(study.data_vars) == measures and factors <= set(study.coords), study
    assert study.makers.dims == ("point", "replication", "date")
    assert study.point.values.tolist() == [2, 3, 4, 5] and study.cabins.values.tolist() == [60, 60, 80, 80]
    assert [levels[i] for i in study.rule.values] == ["points", "lottery"] * 2
    assert study.rule.attrs["flag_meanings"] == "points lottery" and study.cabins.attrs["long_name_zh"] == "木屋套数"
    assert np.datetime_as_string(study.date.values, "M").tolist() == ["2031-02", "2032-12"]
    for name, (_, words) in promised.items():
        if not name.startswith("/"):
            continue
        held = set(xr.open_dataset(work / "study.h5", group=name, engine=engine).data_vars)
        wanted = set(re.findall(r"`(\w+)`", words)) - {"sobol_indices", "morris", "scenario_LEVEL"}
        assert held == wanted | (factors if name == "/failed" else set()), (name, held, wanted)
    failed = xr.open_dataset(work / "study.h5", group="failed", engine=engine)
    assert failed.point.values.tolist() == [0, 0, 1, 1] and failed.cabins.values.tolist() == [40] * 4
    assert "40 homes, but the delivery plan lists 60" in failed.message.values[0]
    assert "40 套" in failed.message_zh.values[0]
    assert study.makers.attrs["precision"] == 1e6 and "precision" not in study.placed.attrs
    study.mean("replication")  # nothing stands in the way of sums over all variables
    for point in study.point.values:
        at = study.sel(point=point)
        changes = [f"housing.cabin.units={at.cabins.item():.0f}", f"housing.cabin.allocation_rule={levels[at.rule.item()]}"]
        run("run", work / "listed.toml", "-n", 2, "-s", 5, "--quiet", "--force", "-o", work / "one.h5", *[w for c in changes for w in ("--set", c)])
        series = xr.open_dataset(work / "one.h5", group="series", engine=engine)
        target = xr.open_dataset(work / "one.h5", group="targets", engine=engine).sel(target="makers").headline
        for date in study.date.values:
            until = series.sel(month=slice(None, date))
            expected = {
                "makers": target.sel(month=date),
                "placed": until.placements.sel(scheme="cabin").sum("month"),
                "waiting": until.applicants_waiting.sel(scheme="cabin").max("month"),
                "moves": until.moves.mean("month"),
            }
            for name, values in expected.items():
                np.testing.assert_allclose(at[name].sel(date=date).values, values.values, rtol=1e-12, err_msg=f"{name} at point {point}")
                checked += 1
assert checked == 2 * 4 * 2 * len(measures)
assert len({*study.placed.values.ravel()}) > 4, "the points differ"

told = json.loads(run("study", work / "study.h5", "--json"))
assert told["complete"] is True and told["failed"] == 4 and {m["measure"] for m in told["measures"]} == measures
R = """
library(ncdf4); n <- nc_open(commandArgs(TRUE)[1]); v <- n$var$makers
stopifnot(identical(sapply(v$dim, `[[`, "name"), c("date", "replication", "point")), all(ncvar_get(n, "cabins") == c(60, 60, 80, 80)))
cat(sprintf("%.17g", ncvar_get(n, "makers")), sep = "\\n")
"""
seen = subprocess.run(["Rscript", "-e", R, work / "study.h5"], check=True, stdout=subprocess.PIPE, text=True).stdout
np.testing.assert_array_equal(np.array(seen.split(), float), study.makers.values.ravel())
octave = """
pkg load netcdf; f = argv(){end};
assert(ncread(f, "/cabins"), [60; 60; 80; 80]); assert(ncreadatt(f, "/cabins", "long_name_zh"), "木屋套数")
assert(ncreadatt(f, "/rule", "flag_meanings"), "points lottery"); assert(ncreadatt(f, "/", "title_zh"), "试验")
assert(size(ncread(f, "/makers")), [2 2 4]); printf("%.17g\\n", ncread(f, "/makers"))
"""
(work / "study.m").write_text(octave, encoding="utf-8")
seen = subprocess.run(["octave-cli", "--norc", work / "study.m", work / "study.h5"], check=True, stdout=subprocess.PIPE, text=True).stdout
np.testing.assert_array_equal(np.array(seen.split(), float), study.makers.values.ravel())
print(f"{checked} values, two engines, R and Octave: ok")
