#!/usr/bin/env python3
"""FORMAT.md names every group, dimension and series of a file and no others; ODD.md names every process of models/.
Usage: check_documents.py ROOT CSV_FOLDER (an export of a results file)"""
import pathlib
import re
import sys

root, export = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
faults = []
text = (root / "output/FORMAT.md").read_text(encoding="utf-8")
named = set(re.findall(r"`([a-z_0-9]+)`", text))
for group in ("series", "targets", "ledger"):
    for path in (export / group).glob("*.csv"):
        if path.stem not in named:
            faults.append(f"FORMAT.md does not name {group}/{path.stem}")
table = text.split("## `/series`")[1].split("Stocks are")[0]
for name in re.findall(r"`([a-z_0-9]+)`", table):
    if not (export / "series" / f"{name}.csv").exists() and name not in ("housing", "optimum_months"):
        faults.append(f"FORMAT.md names {name}, which no file has")
odd = (root / "models/ODD.md").read_text(encoding="utf-8")
helpers = {"setup", "codes", "poisson", "invariants"}
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
