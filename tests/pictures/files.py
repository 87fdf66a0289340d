"""Whether the files that examples write for ParaView and for a spreadsheet hold what the results file holds."""
import csv
import json

import h5py
import numpy as np


def check(results, folder, differences):
    with h5py.File(results / "baseline.h5") as file:
        if (folder / "towns.vtk.series").exists():
            check_map(file, folder, differences)
        else:
            check_sheets(file, folder, differences)


def vtk(path):
    """Points, cells and arrays of a legacy VTK file in ASCII."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[0].startswith("# vtk DataFile") and lines[2:4] == ["ASCII", "DATASET POLYDATA"], lines[:4]
    sections, arrays = {}, {}
    rows = iter(lines[4:])
    for head in rows:
        words = head.split()
        if not words:
            continue
        if words[0] in ("POINTS", "VERTICES", "LINES"):
            sections[words[0]] = [[float(x) for x in next(rows).split()] for _ in range(int(words[1]))]
        elif words[-1] in ("double", "string"):
            values = [next(rows) for _ in range(int(words[2]))]
            arrays[words[0]] = values if words[-1] == "string" else np.array(values, float)
    return sections, arrays


def check_map(file, folder, differences):
    steps = json.loads((folder / "towns.vtk.series").read_text())["files"]
    assert [s["time"] for s in steps[:13:12]] == [2016, 2017] and len(steps) == file["month"].size, steps
    people = file["series/people_by_town"][:].mean(axis=0)  # month, town
    for month, step in enumerate(steps):
        sections, arrays = vtk(folder / step["name"])
        assert len(sections["POINTS"]) == len(sections["VERTICES"]) == people.shape[1]
        np.testing.assert_allclose(arrays["people"], people[month])
        np.testing.assert_allclose(arrays["people_difference"].sum(), differences[:, month].mean(), atol=1e-6)
        np.testing.assert_allclose(arrays["rent"], file["series/rent"][:, month].mean(axis=0), rtol=1e-5)
        assert all(len(values) == people.shape[1] and np.isfinite(values).all() for name, values in arrays.items() if name != "town")
        assert [name.replace("%20", " ") for name in arrays["town"]] == list(file["town_en"].asstr()[:])
    parameters = dict(zip(file["parameters/parameter"].asstr()[:], file["parameters/value"].asstr()[:]))
    minutes = [float(value) for key, value in parameters.items() if key.startswith("links.") and key.endswith(".minutes")]
    sections, arrays = vtk(folder / "links.vtk")
    np.testing.assert_allclose(arrays["minutes"], minutes)
    # A link's ends are two places of the map.
    assert len(sections["LINES"]) == len(minutes) and all(a != b for _, a, b in sections["LINES"])
    places = np.array(sections["POINTS"])
    assert max(max(line[1:]) for line in sections["LINES"]) == len(places) - 1
    by_name = {parameters[f"links.{i}.{end}"].strip('"'): places[int(line[j])]
               for i, line in enumerate(sections["LINES"]) for j, end in ((1, "from"), (2, "to"))}
    # As the crow flies, in km: between towns, and to a station.
    assert 12 < np.linalg.norm(by_name["anting"] - by_name["jiadingzhen"]) < 13, by_name
    assert 1.4 < np.linalg.norm(by_name["jiading_north"] - by_name["jiadingzhen"]) < 1.6, by_name


def check_sheets(file, folder, differences):
    def table(name):
        with open(folder / name, encoding="utf-8", newline="") as opened:
            assert opened.read(1) == "\ufeff", "spreadsheets know UTF-8 by this mark"
            head, *rows = csv.reader(opened)
        return head, [row[0] for row in rows], np.array([row[1:] for row in rows], float)
    head, months, values = table("targets.csv")
    assert head == ["month", *file["target_en"].asstr()[:], "target"] and [months[0], months[-1]] == ["2016-01-01", "2020-12-01"]
    np.testing.assert_allclose(values[:, :-1], 100 * file["targets/headline"][:].mean(axis=0) / file["targets/goal"][:], atol=0.006)
    assert (values[:, -1] == 100).all()
    _, months, values = table("differences.csv")
    assert [months[0], months[-1]] == ["2016-01-01", "2020-12-01"]
    np.testing.assert_allclose(values[:, 0], differences.mean(axis=0), atol=0.006)
    np.testing.assert_allclose(values[:, 1] + values[:, 2], 2 * values[:, 0], atol=0.02)
