#!/usr/bin/env python3
"""The house: includes run one way, folders hold what they should, nothing names a machine. Usage: check_structure.py ROOT"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
faults = []
layers = ["sim", "models", "output", "tools"]
source = {".h", ".cpp"}
for rank, layer in enumerate(layers):
    for path in sorted((root / layer).rglob("*")):
        if path.suffix not in source:
            continue
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root)
        for include in re.findall(r'#include "([^"]+)"', text):
            top = include.split("/")[0]
            if top in layers and layers.index(top) > rank:
                faults.append(f"{name} includes {include}: includes run sim <- models <- output <- tools")
        if layer in ("sim", "models"):
            if re.search(r"#include <(hdf5|H5|fstream|filesystem|chrono|thread)", text):
                faults.append(f"{name}: sim and models know no files, threads, clock or HDF5")
            if "oneapi/tbb" in text and name.name != "parallel.cpp":
                faults.append(f"{name}: only sim/parallel.cpp knows oneTBB")
        if len(text.splitlines()) > 500:
            faults.append(f"{name} has {len(text.splitlines())} lines: is it still one idea?")
for path in (root / "scenarios").rglob("*"):
    if path.is_file() and path.suffix not in {".toml", ".csv", ".md", ".json"}:
        faults.append(f"{path.relative_to(root)}: scenarios/ holds data only")
tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True).stdout.split("\n")
allowed = {"CMakeLists.txt", "sim", "models", "scenarios", "output", "tools", "tests", "README.md", "LICENSE", "CMakePresets.json"}
for top in sorted({t.split("/")[0] for t in tracked if t}):
    if top not in allowed and not top.startswith("."):
        faults.append(f"{top} does not belong at the top")
private = re.compile(r"(^|[\s\"'=(:])/(" + "|".join(["wor" + "k", "ho" + "me", "ro" + "ot"]) + r")/[a-z]")
for name in tracked:
    path = root / name
    if path.is_file() and path.suffix in {".h", ".cpp", ".py", ".sh", ".md", ".toml", ".txt", ".cmake", ".R", ".m"}:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if private.search(line):
                faults.append(f"{name}:{number}: a path of one machine")
sources = [name for name in tracked if name.endswith((".h", ".cpp"))]
format_run = subprocess.run(["clang-format", "--dry-run", "-Werror"] + sources, cwd=root, capture_output=True, text=True)
if format_run.returncode != 0:
    faults.append("clang-format would change: " + format_run.stderr.split("\n")[0])
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
