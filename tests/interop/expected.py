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
    labels_en: dict  # of the dimensions that have names
    labels_zh: dict
    values: np.ndarray  # missing is NaN; dates are days since the first day of the run

    @property
    def path(self):
        return f"{self.group}/{self.name}"


@dataclasses.dataclass
class Column:
    name: str
    unit: str  # empty for codes
    long_name: str
    long_name_zh: str
    ids: list  # of the codes 0, 1, ...; empty for numbers
    names: list
    names_zh: list
    values: np.ndarray  # codes, -1 where none; numbers


@dataclasses.dataclass
class Table:
    name: str  # the group
    row: str  # the dimension
    columns: list

    @property
    def size(self):
        return len(self.columns[0].values)


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def in_order(labels):
    return list(dict.fromkeys(labels))


def number(text, origin):
    if not text:
        return np.nan
    return float((datetime.date.fromisoformat(text) - origin).days) if origin else float(text)


def is_table(export, group):
    return (export / f"{group}.csv").exists()


def all_series(sample):
    export = pathlib.Path(sample + ".csv")
    for about in table(export / "variables.csv"):
        if is_table(export, about["group"]):
            continue
        rows = table(export / about["group"] / (about["name"] + ".csv"))
        dims = about["dimensions"].split()
        since = "days since "
        origin = datetime.date.fromisoformat(about["unit"][len(since):][:10]) if about["unit"].startswith(since) else None
        labels = {d: in_order(row[d] for row in rows) for d in dims}
        labels_en, labels_zh = ({d: in_order(row[d + of] for row in rows) for d in dims if d + of in rows[0]} for of in ("_en", "_zh"))
        shape = [len(labels[d]) for d in dims]
        values = np.array([number(row["value"], origin) for row in rows]).reshape(shape)
        yield Series(about["group"], about["name"], dims, about["unit"], about["long_name"], about["long_name_zh"], labels,
                     labels_en, labels_zh, values)


def all_tables(sample):
    """People, events and firms, where the sample has them."""
    export = pathlib.Path(sample + ".csv")
    about = [a for a in table(export / "variables.csv") if is_table(export, a["group"])]
    codes = table(export / "codes.csv") if about else []
    tables = []
    for group in in_order(a["group"] for a in about):
        rows = table(export / f"{group}.csv")
        columns = []
        for a in (a for a in about if a["group"] == group):
            own = [c for c in codes if c["table"] == group and c["column"] == a["name"]]
            ids = [c["id"] for c in own]
            assert [int(c["value"]) for c in own] == list(range(len(own))), (group, a["name"])
            texts = [row[a["name"]] for row in rows]
            values = [ids.index(t) if t else -1 for t in texts] if ids else [int(t) for t in texts]
            columns.append(Column(a["name"], a["unit"], a["long_name"], a["long_name_zh"], ids, [c["name"] for c in own],
                                  [c["name_zh"] for c in own], np.array(values)))
        row = in_order(a["dimensions"] for a in about if a["group"] == group)
        assert len(row) == 1 and [int(r[row[0]]) for r in rows] == list(range(len(rows))), (group, row)
        tables.append(Table(group, row[0], columns))
    assert len(tables) in (0, 3)
    return tables


def flags(column):
    """The values that a code takes, and what the three texts of its attributes say of them."""
    def joined(names):
        return " ".join(name.replace(" ", "_") for name in names)
    return list(range(-1, len(column.ids))), [joined(["none", *column.ids]), joined(["none", *column.names]), joined(["无", *column.names_zh])]


FLAG_TEXTS = ["flag_meanings", "flag_meanings_en", "flag_meanings_zh"]


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
