#!/usr/bin/env python3
"""A map for ParaView: towns as points with people, rent and vacancy by month (towns.vtk.series), travel links as lines (links.vtk).
Usage: map_vtk.py BASELINE.h5 [WHAT_IF.h5] FOLDER. With a what-if, the towns have `people_difference` too. A vacancy of -1: no
private homes there. Needs xarray, netCDF4, scipy."""
import json
import os
import pathlib
import sys

import numpy as np
import xarray as xr
from scipy import stats

MODES = ["road", "bus", "metro", "rail", "access"]  # the numbers of `mode`; access: between a town and a station


def write_vtk(path, places, cells, of, arrays):
    """Arrays belong to the points or to the cells, which are points (VERTICES) or lines (LINES)."""
    def rows(values):
        return "\n".join(" ".join(map(str, np.atleast_1d(row))) for row in values)
    kind, indices = cells
    fields = [f"{name} 1 {len(values)} {'string' if isinstance(values[0], str) else 'double'}\n{rows(values)}" for name, values in arrays.items()]
    path.write_text("\n".join([
        "# vtk DataFile Version 3.0", "Hearth", "ASCII", "DATASET POLYDATA",
        f"POINTS {len(places)} double", rows(np.column_stack([places, np.zeros(len(places))])),
        f"{kind} {len(indices)} {len(indices) + np.size(indices)}", rows([[len(i), *i] for i in indices]),
        f"{of} {len(next(iter(arrays.values())))}", f"FIELD values {len(fields)}", *fields, ""]), encoding="utf-8")


*results, folder = sys.argv[1:]
for path in results:
    if not os.path.isfile(path):
        sys.exit(f"{path}: no such file")
series = [xr.open_dataset(path, group="series") for path in results]
tables = [xr.open_dataset(path, group="parameters") for path in results]
parameters = {key: value.strip('"') for key, value in zip(tables[0].parameter.values, tables[0].value.values)}
maps = {name: series[0][variable].mean("replication").values for name, variable in
        (("people", "people_by_town"), ("rent", "rent"), ("vacancy", "private_vacancy"))}
if len(results) == 2:
    # What pairs must share: one person then has the same luck in both.
    luck = [(file.hearth_version, file.seed, table.value.sel(parameter="run.scale").item(), list(file.month.values))
            for file, table in zip(map(xr.open_dataset, results), tables)]
    difference = series[1].people_by_town - series[0].people_by_town  # pairs by number
    pairs = difference.sizes["replication"]
    if luck[0] != luck[1] or pairs < 2 or difference.shape[1:] != series[0].people_by_town.shape[1:]:
        sys.exit("these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications")
    maps["people_difference"] = difference.mean("replication").values
    whole = difference.isel(month=-1).sum("town")
    low, high = stats.t.interval(0.95, pairs - 1, whole.mean(), stats.sem(whole))
    print(f"{whole.month.dt.strftime('%Y-%m').item()} difference {whole.mean():.2f} (95 %: {low:.2f} to {high:.2f})")

# Towns, then stations, in kilometres east and north of the first town.
town = series[0].town.values
link = [{key: parameters[f"links.{i}.{key}"] for key in ("from", "to", "mode", "minutes")}
        for i in range(sum(key.startswith("links.") and key.endswith(".from") for key in parameters))]
number = {name: i for i, name in enumerate(dict.fromkeys([*town, *(end for l in link for end in (l["from"], l["to"]))]))}
degrees = np.array([[float(parameters[f"{'towns' if i < len(town) else 'stations'}.{name}.{axis}"]) for axis in ("longitude", "latitude")]
                    for name, i in number.items()])
places = (degrees - degrees[0]) * 111.2 * [np.cos(np.radians(degrees[0, 1])), 1]

folder = pathlib.Path(folder)
folder.mkdir(parents=True, exist_ok=True)
write_vtk(folder / "links.vtk", places, ("LINES", [[number[l["from"]], number[l["to"]]] for l in link]), "CELL_DATA",
          {"minutes": [float(l["minutes"]) for l in link], "mode": [MODES.index(l["mode"]) for l in link]})
names = [name.replace("%", "%25").replace(" ", "%20") for name in series[0].town_en.values]  # as VTK writes strings
files = []
for m, month in enumerate(series[0].month.values.astype("datetime64[M]").astype(int)):
    files.append({"name": f"towns_{m:03}.vtk", "time": round(1970 + int(month) / 12, 3)})
    write_vtk(folder / files[m]["name"], places[:len(town)], ("VERTICES", [[i] for i in range(len(town))]), "POINT_DATA",
              {"town": names, **{name: np.nan_to_num(values[m], nan=-1) for name, values in maps.items()}})  # VTK reads no "nan"
(folder / "towns.vtk.series").write_text(json.dumps({"file-series-version": "1.0", "files": files}))
