"""The file has what FORMAT.md promises: groups, attributes, dimensions, the unit and axes of every series, both names.
Usage: format_promises.py FORMAT.md RESULTS"""
import re
import sys

import h5py

with open(sys.argv[1], encoding="utf-8") as document:
    text = document.read()
f = h5py.File(sys.argv[2])
sections = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", text, re.M | re.S))
chinese = re.compile("[\u4e00-\u9fff]")
faults = []


def promise(kept, words):
    if not kept:
        faults.append(words)


def quoted(part):
    return re.findall(r"`([A-Za-z_0-9]+)`", part)


def is_scale(d):
    return d.attrs.get("CLASS") == b"DIMENSION_SCALE"


def attribute(thing, name):
    return thing.attrs[name].decode() if name in thing.attrs else ""


TABLES = {"people": "person", "events": "event", "firms": "firm"} if "people" in f else {}
groups = [name for cell in re.findall(r"^\| (`/.*?) \|", sections["Groups"], re.M) for name in re.findall(r"`/(\w*)`", cell)]
groups = [name for name in groups if TABLES or name not in ("people", "events", "firms")]
PLAN = "tasks" in f  # a district may have no plan
groups = [name for name in groups if PLAN or name not in ("tasks", "programmes", "departments", "desk")]
promise(set(groups) - {""} == {name for name in f if isinstance(f[name], h5py.Group)}, f"the groups {groups}")
about = sections["Groups"].split("Attributes of `/`:")[1]
promise(set(quoted(about)) == set(f.attrs), f"the attributes of /, not {set(quoted(about)) ^ set(f.attrs)}")
promise(f["scenario"].shape == (), "scenario, a text")

dimensions = [d for d in quoted(sections["Dimensions"].split("Each text dimension")[0]) if PLAN or d not in ("task", "programme", "department", "request")]
scales = [name for name in f if isinstance(f[name], h5py.Dataset) and is_scale(f[name])]
promise(set(scales) == set(dimensions) - {"month_bounds"} | set(TABLES.values()), f"the dimensions {dimensions}, not {scales}")
for name in set(scales) - {"replication", "month", "edge", "parameter", *TABLES.values()}:
    members = f[name].asstr()[:].tolist()
    promise(attribute(f[name], "members").split("\n") == members, f"{name}: members")
    for language in ("en", "zh"):
        names = f[f"{name}_{language}"].asstr()[:].tolist()
        promise(attribute(f[name], f"members_{language}").split("\n") == names, f"{name}: members_{language}")
        promise(all(bool(chinese.search(n)) == (language == "zh") for n in names), f"{name}: names in {language}: {names}")
        promise(len(set(names)) == len(members), f"{name}: names in {language} differ")


def check_variable(path, d):
    promise(attribute(d, "long_name") and not chinese.search(attribute(d, "long_name")), f"{path}: long_name in English")
    promise(chinese.search(attribute(d, "long_name_zh")), f"{path}: long_name_zh in Chinese")
    promise(bool(attribute(d, "units")) == (d.dtype != object and ("flag_values" not in d.attrs or d.dtype.name == "int32")), f"{path}: units unless a text or a column of codes")
    if d.shape and not is_scale(d):
        axes = [axis[0].name.split("/")[-1] for axis in d.dims]
        promise(attribute(d, "dimensions").split() == axes, f"{path}: dimensions")
        promise(all(axis in d.parent for axis in axes), f"{path}: links to its dimensions in its group")


f.visititems(lambda path, thing: check_variable(path, thing) if isinstance(thing, h5py.Dataset) else None)


def check_series(path, own_dimensions, unit, missing):
    promise(path in f, path)
    if path not in f:
        return
    d = f[path]
    axes = [axis[0].name.split("/")[-1] for axis in d.dims]
    promise(axes == own_dimensions, f"{path} by {own_dimensions}, not {axes}")
    promise(attribute(d, "units") == unit, f"{path} in {unit}, not {attribute(d, 'units')}")
    names = [f"{x}_{language}" for x in axes for language in ("en", "zh") if f"{x}_{language}" in f]
    promise(attribute(d, "coordinates").split() == names, f"{path}: coordinates {names}")
    promise(d.attrs["_FillValue"][0] == d.fillvalue or d.fillvalue != d.fillvalue, f"{path}: _FillValue {d.fillvalue}")
    promise(d.dtype.name in ("int32", "float32", "float64") and (d.dtype.name != "int32" or d.fillvalue == missing), f"{path}: type")


def check_table(name, row):
    promise(all(word in sections["People, events, firms"] for word in (f"`/{name}`", f"`{row}`")), f"/{name} over {row}")
    replication = f[name]["in_replication"][:]
    promise((replication[1:] >= replication[:-1]).all(), f"/{name}: replications in order")
    for path, d in f[name].items():
        promise(d.dtype.kind == "i" and "_FillValue" not in d.attrs, f"/{name}/{path}: an integer without missing values")
        if "flag_values" in d.attrs:
            promise(d.dtype.name in ("int8", "int16") and d.attrs["flag_values"].dtype == d.dtype, f"/{name}/{path}: int8 or int16 codes")
            promise(d.attrs["flag_values"].tolist() == list(range(-1, len(d.attrs["flag_values"]) - 1)), f"/{name}/{path}: -1, 0, 1, ...")
            texts = [attribute(d, f"flag_meanings{language}").split() for language in ("", "_en", "_zh")]
            promise(all(len(t) == len(d.attrs["flag_values"]) for t in texts), f"/{name}/{path}: a meaning for each code")
            promise(all(chinese.search(t) for t in texts[2]) and not any(chinese.search(t) for t in texts[1]), f"/{name}/{path}: both names")
            promise(set(d[:].tolist()) <= set(d.attrs["flag_values"].tolist()), f"/{name}/{path}: no other codes")


for name, row in TABLES.items():
    check_table(name, row)
missing = int(re.search(r"missing:\s+(-\d+)", text)[1])
rows = re.findall(r"^\| (`.*?) \|(.*?)\|(.*?)\|$", sections["`/series`"], re.M)
promised = {}
for names, by, units in rows:
    units = [u.strip() for u in units.split(",") if "only" not in u and "Decembers" not in u]
    for i, name in enumerate(quoted(names)):
        promised[f"series/{name}"] = (["replication", "month", *by.split()], units[min(i, len(units) - 1)])
targets, ledger = re.search(r"^`/targets`:(.*?)^`/ledger`:(.*)", sections["`/series`"], re.M | re.S).groups()
counts, goals = targets.split("by month and target")
promised.update({f"targets/{name}": (["replication", "month", "target"], "heads") for name in quoted(counts)})
promised["targets/goal"] = (["target"], "heads")
promised["targets/deadline"] = (["target"], attribute(f["month"], "units"))
promise(set(quoted(goals)) == {"goal", "deadline"}, "goal and deadline")
for name in quoted(ledger):
    if "task" in name and not PLAN:
        continue
    promised[f"ledger/{name}"] = (["replication", "month", *re.sub("by_", "", name).split("_and_")], "CNY")
for path, (by, unit) in promised.items():
    check_series(path, by, unit, missing)
held = {f"{g}/{name}" for g in ("series", "targets", "ledger") for name in f[g] if not isinstance(f.get(name), h5py.Dataset)}
promise(held == set(promised), f"no other series than {held ^ set(promised)}")
run = re.search(r"^\| `/run` \|(.*?):", sections["Groups"], re.M)[1]
promise(set(f["run"].attrs) == {word.strip() for word in run.split(",")}, f"/run with{run}, not {sorted(f['run'].attrs)}")
sys.exit("\n".join(f"FORMAT.md promises {fault}" for fault in faults) if faults else 0)
