#!/usr/bin/env python3
"""One table out of the benchmarks' JSON files, each case at its best round: what disturbs a run only makes it slower.
Usage: table.py FOLDER"""
import json
import pathlib
import sys

best = {}
for path in pathlib.Path(sys.argv[1]).glob("*.json"):
    for case in json.loads(path.read_text(encoding="utf-8"))["benchmarks"]:
        key = case["name"].split("/iterations")[0]
        clock = "real_time" if key.startswith("ensemble") else "cpu_time"
        if key not in best or case[clock] < best[key][clock]:
            best[key] = case

sizes = sorted(int(key.split(":")[1]) for key in best if key.startswith("whole_model/"))


def cell(key, value):
    return value(best[key]) if key in best else "–"


def by_size(name, value):
    return [cell(f"{name}/people:{size}", value) for size in sizes]


def ratio_to_textbook(size):
    ours, theirs = (best.get(f"{name}/people:{size}") for name in ("whole_model", "textbook_version"))
    return f"{theirs['per_person_month'] / ours['per_person_month']:.1f}" if ours and theirs else "–"


def ensemble(replications, threads, value):
    # The ensemble is the baseline's own: one figure, whatever the sizes.
    return [cell(f"ensemble/replications:{replications}/threads:{threads}", value)] + [""] * (len(sizes) - 1)


def gain_of_second_thread(two):
    one = best.get("ensemble/replications:100/threads:1")
    return f"{one['real_time'] / two['real_time']:.2f}" if one else "–"


def nanoseconds(case):
    return f"{case['per_person_month'] * 1e9:.1f}"


def percent(case):
    return f"{100 * case['writing']:.1f} %"


rows = [
    ("whole model, one core: ns per person-month", by_size("whole_model", nanoseconds), ""),
    ("the same, each further replication of an ensemble", by_size("further_replication", nanoseconds), ""),
    ("textbook version: ns per person-month", by_size("textbook_version", nanoseconds), ""),
    ("times as fast as the textbook version", [ratio_to_textbook(size) for size in sizes], "≥ 20 at 50,000"),
    ("seconds a replication", by_size("whole_model", lambda c: f"{c['cpu_time'] / 1e3:.2f}"), ""),
    ("bytes per person, all told", by_size("whole_model", lambda c: f"{c['bytes_per_person']:.0f}"), "≤ 100"),
    ("peak memory, MB", by_size("whole_model", lambda c: f"{c['peak_bytes'] / 1e6:,.0f}"), "≤ 24 GiB"),
    ("baseline ensemble: 2 threads against 1", ensemble(100, 2, gain_of_second_thread), "≥ 1.9"),
    ("baseline ensemble: seconds for 1,000 replications", ensemble(1000, 0, lambda c: f"{c['real_time'] / 1e3:.1f}"), ""),
    ("writing the file, share of these 1,000", ensemble(1000, 0, percent), "≤ 5 %"),
    ("writing the file, share of a run of one replication", ensemble(1, 1, percent), "≤ 5 %"),
]
print("| | " + " | ".join(f"{size:,} people" for size in sizes) + " | goal |")
print("| --- |" + " --- |" * (len(sizes) + 1))
for title, cells, goal in rows:
    print(f"| {title} | " + " | ".join(cells) + f" | {goal} |")
