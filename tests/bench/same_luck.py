#!/usr/bin/env python3
"""A table of how many times fewer replications an interval of a plan's effect takes with the same luck than with independent seeds:
the variance of the difference with independent seeds over that of pairs. Measures that no replication differs in are left out.
Usage: same_luck.py JSON (what `hearth compare BASELINE PLAN... --json` prints)"""
import json
import pathlib
import statistics
import sys

NAMED = ["people", "departures", "arrivals", "homes_held.apartment", "applicants_waiting.apartment", "given_up.apartment", "rent", "spending"]
told = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["comparisons"]


def gains(comparison):
    return {m["measure"]: m["variance_of_independent_seeds"] for m in comparison["measures"]
            if m["verdict"] != "same" and m["variance_of_independent_seeds"] is not None}


def cell(x):
    return "–" if x is None else f"{x:,.1f}" if x < 10 else f"{x:,.0f}"


plans = [gains(c) for c in told]
rows = [("median of all measures that differ", [statistics.median(p.values()) for p in plans]),
        ("least of them", [min(p.values()) for p in plans]),
        ("share of them that reach 10", [sum(x >= 10 for x in p.values()) / len(p) for p in plans])]
rows += [(f"`{name}`", [p.get(name) for p in plans]) for name in NAMED]
print("| times fewer replications with the same luck | " + " | ".join(f"`{pathlib.Path(c['second']).stem}`" for c in told) + " | goal |")
print("| --- |" + " --- |" * (len(told) + 1))
for i, (title, values) in enumerate(rows):
    cells = [f"{100 * x:.0f} %" for x in values] if title.startswith("share") else [cell(x) for x in values]
    print(f"| {title} | " + " | ".join(cells) + f" | {'≥ 10' if i == 0 else ''} |")
print("\nBelow 10:")
for c, p in zip(told, plans):
    low = [f"`{name}` {x:.1f}" for name, x in p.items() if x < 10]
    print(f"- `{pathlib.Path(c['second']).stem}`: " + (", ".join(low) or "none"))
