#!/usr/bin/env python3
"""FORMAT.md names every group, dimension, series and column of a file, with its unit, and no others; ODD.md names every process of
models/. Usage: check_documents.py ROOT CSV_FOLDER PEOPLE_FOLDER (exports of a results file, and of one with people)"""
import csv
import pathlib
import re
import sys

root, export, people = (pathlib.Path(argument) for argument in sys.argv[1:])
faults = []
text = (root / "output/FORMAT.md").read_text(encoding="utf-8")
named = set(re.findall(r"`([a-z_0-9]+)`", text))
for group in ("series", "targets", "ledger", "tasks", "programmes", "departments", "desk", "review"):
    for path in (export / group).glob("*.csv"):
        if path.stem not in named:
            faults.append(f"FORMAT.md does not name {group}/{path.stem}")
table = text.split("## `/series`")[1].split("Stocks are")[0]
for name in re.findall(r"`([a-z_0-9]+)`", table):
    if not (export / "series" / f"{name}.csv").exists() and name not in ("housing", "optimum_months"):
        faults.append(f"FORMAT.md names {name}, which no file has")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


codes = rows(people / "codes.csv")
section = text.split("## People, events, firms")[1].split("**Intervals")[0]
for name in ("people", "events", "firms"):
    documented = []
    for names, unit in re.findall(r"^\| (`.*?) \| ([^|]*) \|", section.split(f"\n`/{name}`: ")[1].split("\n| kind |")[0].split("\n`/")[0], re.M):
        documented += [(column, unit) for column in re.findall(r"`([a-z_]+)`", names)]
    coded = {c["column"] for c in codes if c["table"] == name}
    held = [(v["name"], "code" if v["name"] in coded else v["unit"]) for v in rows(people / "variables.csv") if v["group"] == name]
    for documented_column, held_column in zip(documented + [None] * len(held), held + [None] * len(documented)):
        if documented_column != held_column:
            faults.append(f"FORMAT.md: a column of /{name} is {documented_column}, the file's is {held_column}")
            break
kinds = {k for names in re.findall(r"^\| (`.*?) \|", section.split("| kind |")[1].split("\n\n")[0], re.M) for k in re.findall(r"`([a-z_]+)`", names)}
if kinds != {c["id"] for c in codes if c["table"] == "events" and c["column"] == "kind"}:
    faults.append(f"FORMAT.md: the kinds of events are {sorted(kinds)}, not those of the file")
odd = (root / "models/ODD.md").read_text(encoding="utf-8")
helpers = {"setup", "codes", "poisson", "invariants", "indices", "measure_values", "programme_common"}
for path in sorted((root / "models").glob("*.h")):
    if path.stem not in helpers and f"`{path.stem}." not in odd and f"{path.stem}.cpp`" not in odd:
        faults.append(f"ODD.md does not name models/{path.name}")
for name in re.findall(r"`([a-z_]+\.(?:cpp|h))`", odd):
    if not (root / "models" / name).exists():
        faults.append(f"ODD.md names models/{name}, which does not exist")
keys = (root / "scenarios/parameters.md").read_text(encoding="utf-8")
for key in re.findall(r"`((?:[a-z]+\.)?[a-z]+_[a-z_]+)`", odd):
    if f"`{key.split('.')[-1]}`" not in keys and key not in ("match_hazard",):
        faults.append(f"ODD.md names the parameter {key}, which is not declared")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
