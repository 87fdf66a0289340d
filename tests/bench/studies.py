#!/usr/bin/env python3
"""What studies cost, as a table: of a point beside a run, of 100,000 points, and of a study of the baseline beside `hearth run`.
Usage: studies.py HEARTH SOURCES [POINTS]. POINTS of the baseline's study of 20 replications each: 20 unless told; 1000 take some
20 minutes on two cores."""
import os
import pathlib
import sys
import tempfile
import time

hearth, sources = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
points_of_baseline = int(sys.argv[3]) if len(sys.argv) > 3 else 20


class Cost:
    """Of a command: seconds of the clock and of processors, most memory in MB."""

    def __init__(self, *words):
        begin = time.monotonic()
        child = os.posix_spawn(hearth, [str(hearth), *map(str, words)], os.environ,
                               file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
        _, status, used = os.wait4(child, 0)
        self.clock = time.monotonic() - begin
        if status != 0:
            raise SystemExit(f"{words} failed")
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss / 1024


def planned(place, name, scenario, scale, points, replications, key, low, high):
    """Its folder, and what planning costs."""
    file, folder = place / f"{name}.toml", place / name
    file.write_text(f'scenario = "{scenario}"\nset = ["run.scale = {scale}"]\nreplications = {replications}\n[design]\n'
                    f'method = "latin_hypercube"\npoints = {points}\n[factors.x]\nkey = "{key}"\nlow = {low}\nhigh = {high}\n')
    return folder, Cost("sweep", "plan", file, "-o", folder, "--sample", 0, "--quiet")


def run(folder, *more):
    return Cost("sweep", "run", folder, "--quiet", *more)


small = (sources / "tests/data/small_district.toml", 0.01, "channels.ferry.rate_per_year", 200, 280)
baseline = (sources / "scenarios/baseline.toml", 0.001, "housing.apartment.units", 1000, 3000)


def overhead(place, name, district, runs):
    """What a point costs beside a further replication of one, in ms of one processor."""
    scenario, scale, key, low, high = district
    each, _ = planned(place, name + "-points", scenario, scale, runs, 1, key, low, high)
    together, _ = planned(place, name + "-replications", scenario, scale, runs // 20, 20, key, low, high)
    one_each, twenty_each = run(each, "-t", 1).processor, run(together, "-t", 1).processor
    point = 1000 * (one_each - twenty_each) / (runs - runs // 20)
    print(f"| a point of the {name}, beside a further replication | {point:.2f} ms, {1000 * twenty_each / runs:.2f} ms |", flush=True)


def many(place, points):
    scenario, scale, key, low, high = small
    folder, plan = planned(place, f"many-{points}", scenario, scale, points, 1, key, low, high)
    ran = run(folder)
    merged = Cost("sweep", "merge", folder, "-o", place / f"{points}.h5", "--quiet")
    read = Cost("study", place / f"{points}.h5", "--json")
    files = sum(1 for p in folder.rglob("*") if p.is_file())
    print(f"| {points:,} tiny points: plan, run, merge, read | " +
          "; ".join(f"{c.clock:.1f} s, {c.memory:.0f} MB" for c in (plan, ran, merged, read)) +
          f"; {files} files in the folder, {(place / f'{points}.h5').stat().st_size / 1e6:.0f} MB merged |", flush=True)


def beside_runs(place):
    scenario, _, key, low, high = baseline
    folder, _ = planned(place, "baseline", scenario, 1, points_of_baseline, 20, key, low, high)
    swept = run(folder)
    runs = 20 * points_of_baseline
    n = min(runs, 400)
    alone = Cost("run", scenario, "-n", n, "-o", place / "run.h5", "--quiet")
    print(f"| the baseline, {points_of_baseline:,} points x 20 replications | {swept.clock:.0f} s, {swept.memory:.0f} MB |")
    print(f"| a run of it, beside one of `hearth run -n {n}` (processor) | {1000 * swept.processor / runs:.1f} ms, "
          f"{1000 * alone.processor / n:.1f} ms: {swept.processor / runs / (alone.processor / n):.2f} |", flush=True)


with tempfile.TemporaryDirectory(prefix="hearth-studies-") as name:
    place = pathlib.Path(name)
    print("| Studies | |\n|---|---|")
    overhead(place, "small district", small, 4000)
    overhead(place, "baseline at a thousandth", baseline, 1000)
    many(place, 10_000)
    many(place, 100_000)
    beside_runs(place)
