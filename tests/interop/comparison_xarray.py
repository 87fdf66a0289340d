"""A comparison opens labelled in xarray and holds every value that the JSON tells; so does its CSV.
FORMAT.md names every variable and attribute, and no others.
Usage: comparison_xarray.py HEARTH SCENARIO FORMAT.md"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
import pandas as pd
import xarray as xr

hearth, scenario, document = sys.argv[1:]
folder = tempfile.TemporaryDirectory()
work = pathlib.Path(folder.name)


def run(*words):
    return subprocess.run([hearth, *map(str, words)], check=True, capture_output=True, text=True).stdout


plans = {"first": [], "second": ["--set", "channels.ferry.rate_per_year=300"], "third": ["--set", "retention.base_hazard_per_month=0.01"]}
for name, changes in plans.items():
    run("run", scenario, "-n", 6, "--people", "--quiet", "-o", work / f"{name}.h5", *changes)
files = [str(work / f"{name}.h5") for name in plans]
told = json.loads(run("compare", *files, "--json", "-o", work / "all.h5", "-d", work / "csv"))["comparisons"]


def same(seen, expected, where):
    if expected is None:  # unknown or unbounded
        assert not np.isfinite(seen), (where, seen)
    elif isinstance(expected, str):
        assert seen == expected, (where, seen, expected)
    else:
        assert abs(seen - expected) <= 1e-5 * abs(expected) + 1e-12, (where, seen, expected)


of_a_measure = {"share_larger", "share_smaller", "first", "second", "difference", "low", "high", "p", "joint_p", "pairs", "detectable", "replications_to_detect",
                "variance_of_independent_seeds", "verdict"}


def expected_rows(comparison):
    """(table, id, name, name_zh, {variable: value}) of everything that the JSON tells with an interval."""
    for m in comparison["measures"]:
        yield "measures", m["measure"], m["name"], m["name_zh"], {k: m[k] for k in of_a_measure}
    for t in comparison["targets"]:
        values = {k: t["counts"][k] for k in of_a_measure}
        values |= {"goal_first": t["goal_first"], "goal_second": t["goal_second"]}
        for name, inside in (("met_first", "probability"), ("met_second", "probability"), ("met_difference", "difference")):
            values |= {name: t[name] and t[name][inside], name + "_low": t[name] and t[name]["low"], name + "_high": t[name] and t[name]["high"]}
        cost = t["cost_per_head_more"]
        values |= {"cost_per_head": cost["ratio"], "cost_per_head_low": cost["low"], "cost_per_head_high": cost["high"], "cost_range": cost["range"]}
        yield "targets", t["id"], t["name"], t["name_zh"], values
    for g in comparison["groups"]:
        for m in g["members"]:
            row = f"{g['grouping']}.{g['measure']['id']}.{m['id']}"
            yield "groups", row, f"{g['measure']['name']}: {m['name']}", f"{g['measure']['name_zh']}:{m['name_zh']}", {k: m[k] for k in of_a_measure}

    def counts(of):
        values = {k: of["at_end"][k] for k in of_a_measure}
        for name, x in of.items():
            if isinstance(x, dict) and "mean" in x:
                values |= {name: x["mean"], name + "_low": x["low"], name + "_high": x["high"]}
        return values

    yield "individuals", "all", "All", "全部", counts(comparison["individuals"])
    for g in comparison["individuals"]["groups"]:
        for m in g["members"]:
            yield "individuals", f"{g['grouping']}.{m['id']}", m["name"], m["name_zh"], counts(m)


section = pathlib.Path(document).read_text(encoding="utf-8").split("## Comparison files")[1].split("\n## ")[0]
attributes, rest = section.split("Attributes of `/`: ")[1].split("\n\n", 1)
promised = {g: set(re.findall(r"`(\w+)`", cell)) for g, cell in re.findall(r"^\| `/(\w+)` \| (.*?) \| [a-z_ ]+ \|$", rest, re.M)}
every = set(re.findall(r"`(\w+)`", rest.split("All of a measure: ")[1].split("What has an")[0])) - {"_low", "_high"}
dimension = {"measures": "measure", "targets": "target", "groups": "group_measure", "individuals": "individual_group"}
tables = {name: pd.read_csv(work / "csv" / f"{name}.csv", encoding="utf-8-sig") for name in [*dimension, "comparisons", "inputs"]}
checked = 0
for engine in ("h5netcdf", "netcdf4"):
    root = xr.open_dataset(work / "all.h5", engine=engine)
    assert root.attrs["comparison_version"] == "1.0" and root.attrs["first_plan"] == files[0] and root.attrs["seed"] == "1"
    sets = {name: xr.open_dataset(work / "all.h5", group=name, engine=engine).load() for name in dimension}
    assert set(re.findall(r"`(\w+)`", attributes)) == set(root.attrs), set(root.attrs)
    assert set(promised) == {"comparisons", "inputs", *dimension}
    for group, names in promised.items():
        held = set(xr.open_dataset(work / "all.h5", group=group, engine=engine).data_vars)
        held -= {name + end for name in held for end in ("_low", "_high")}
        expected_names = names | every if group in dimension else names
        assert held == expected_names, (group, held ^ expected_names)
    for comparison in told:
        rows = list(expected_rows(comparison))
        assert {r[0] for r in rows} == set(dimension)
        for table, row, name, name_zh, values in rows:
            seen = sets[table].sel({dimension[table]: row, "comparison": comparison["second"]})
            assert [seen[dimension[table] + "_en"].item(), seen[dimension[table] + "_zh"].item()] == [name, name_zh], (table, row)
            line = tables[table][(tables[table][dimension[table]] == row) & (tables[table].comparison == comparison["second"])]
            assert len(line) == 1, (table, row)
            for variable, value in values.items():
                v = sets[table][variable]
                if "flag_values" in v.attrs:
                    code = int(seen[variable]) - int(v.attrs["flag_values"][0])
                    same(v.attrs["flag_meanings"].split()[code], value, (table, row, variable))
                    assert len(v.attrs["flag_meanings_zh"].split()) == len(v.attrs["flag_values"])
                else:
                    same(float(seen[variable]), value, (table, row, variable))
                cell = line[variable].item()
                same(cell if "flag_values" in v.attrs else float(cell), value, ("csv", table, row, variable))
                checked += 1
            # Nothing is in the file that the JSON does not tell, but for texts.
            assert {k for k, v in seen.data_vars.items() if v.dtype != object} - {"met_p"} == set(values), table
    whole = xr.open_dataset(work / "all.h5", group="comparisons", engine=engine)
    assert whole.comparison.values.tolist() == files[1:]
    for i, comparison in enumerate(told):
        cost = comparison["cost_per_person_more"]
        for variable, value in (("pairs", comparison["pairs"]), ("cost_per_person", cost["ratio"]), ("cost_per_person_low", cost["low"]), ("cost_per_person_high", cost["high"])):
            same(float(whole[variable][i]), value, variable)
    inputs = xr.open_dataset(work / "all.h5", group="inputs", engine=engine)
    expected_inputs = [(c["second"], d["key"]) for c in told for d in c["inputs_that_differ"]]
    assert list(zip(inputs.of_comparison.values, inputs.key.values)) == expected_inputs and len(expected_inputs) == 2
assert tables["inputs"].second_value.tolist() == [300, 0.01]

# A wanted precision is in the file as the JSON tells it.
(work / "more.toml").write_text(f'extends = "{scenario}"\n[channels.ferry]\nrate_per_year = 300\n')
asked = json.loads(run("compare", scenario, work / "more.toml", "--precision", "30people", "--json", "-o", work / "precise.h5", "-d", work / "precise"))["comparisons"][0]["precision"]
precise = xr.open_dataset(work / "precise.h5", group="precision").sel(precise_measure="people").isel(comparison=0)
line = pd.read_csv(work / "precise/precision.csv", encoding="utf-8-sig").iloc[0]
numbers = set(re.findall(r"`(\w+)`", rest.split("by `precise_measure` and `comparison`: ")[1].split("\n\n")[0])) - {"unit"}
assert numbers == {name for name, v in precise.data_vars.items() if v.dtype != object}, numbers
for name in numbers:
    same(float(precise[name]), asked[name], name)
    same(float(line[name]), asked[name], ("csv", name))
assert line.precise_measure == "people" and asked["replications"] >= 20
print(f"{checked} values, two engines and CSV: ok")
