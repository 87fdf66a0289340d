"""What the CSV export says a results file holds: the readers of other tools compare what they see with it."""
import csv
import dataclasses
import datetime
import pathlib

import numpy as np


@dataclasses.dataclass
class Series:
    group: str
    name: str
    dims: list  # "replication", "month", ...
    unit: str
    long_name: str
    long_name_zh: str
    labels: dict  # of each dimension, as texts: {"class": ["core", ...]}
    labels_zh: dict  # of the dimensions that have names
    values: np.ndarray  # missing is NaN; dates are days since the first day of the run

    @property
    def path(self):
        return f"{self.group}/{self.name}"


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def in_order(labels):
    return list(dict.fromkeys(labels))


def number(text, origin):
    if not text:
        return np.nan
    return float((datetime.date.fromisoformat(text) - origin).days) if origin else float(text)


def all_series(sample):
    export = pathlib.Path(sample + ".csv")
    for about in table(export / "variables.csv"):
        rows = table(export / about["group"] / (about["name"] + ".csv"))
        dims = about["dimensions"].split()
        since = "days since "
        origin = datetime.date.fromisoformat(about["unit"][len(since):][:10]) if about["unit"].startswith(since) else None
        labels = {d: in_order(row[d] for row in rows) for d in dims}
        labels_zh = {d: in_order(row[d + "_zh"] for row in rows) for d in dims if d + "_zh" in rows[0]}
        shape = [len(labels[d]) for d in dims]
        values = np.array([number(row["value"], origin) for row in rows]).reshape(shape)
        yield Series(about["group"], about["name"], dims, about["unit"], about["long_name"], about["long_name_zh"], labels,
                     labels_zh, values)


def parameters(sample):
    return table(pathlib.Path(sample + ".csv") / "parameters.csv")


def title_zh(sample):
    return next(row["value"].strip('"') for row in parameters(sample) if row["key"] == "title_zh")


def same(seen, series, what="", digits=None):
    """Equal to the last bit of how the value is stored, or to so many digits; missing where the other is missing."""
    seen = np.asarray(seen)
    assert seen.shape == series.values.shape, (series.path, what, seen.shape, series.values.shape)
    expected = series.values.astype(seen.dtype) if seen.dtype == np.float32 else series.values
    if digits:
        np.testing.assert_allclose(seen, expected, rtol=10.0**-digits, atol=0, err_msg=f"{series.path} {what}")
    else:
        np.testing.assert_array_equal(seen, expected, err_msg=f"{series.path} {what}")
