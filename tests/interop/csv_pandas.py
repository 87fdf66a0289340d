"""The CSV export is UTF-8 with a byte order mark (a spreadsheet needs it), and pandas reads its Chinese, dates and gaps."""
import pathlib
import re
import sys

import pandas as pd

folder = pathlib.Path(sys.argv[1] + ".csv")
chinese = re.compile("[\u4e00-\u9fff]")
files = sorted(folder.rglob("*.csv"))
assert len(files) > 40
for path in files:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1, f"{path}: no byte order mark, or several"
    assert data.endswith(b"\n") and b"\r" not in data and "\ufffd" not in data.decode("utf-8"), path
    table = pd.read_csv(path, encoding="utf-8-sig")
    assert not table.empty and not table.columns.str.startswith("Unnamed").any(), path
    for column in (c for c in table if c.endswith("_zh")):
        missing = [text for text in table[column].dropna().unique() if not chinese.search(text)]
        assert table[column].notna().all() and not missing, f"{path}: {column} is not Chinese: {missing}"

waits = pd.read_csv(folder / "series/wait_months_mean.csv", encoding="utf-8-sig", parse_dates=["month"])
assert waits.month.dtype.kind == "M" and waits.value.dtype == float and 0 < waits.value.isna().sum() < len(waits)
variables = pd.read_csv(folder / "variables.csv", encoding="utf-8-sig", keep_default_na=False)
assert ((variables.unit != "") | variables.group.isin(["people", "events", "firms"])).all()
assert (variables.drop(columns="unit") != "").all(axis=None)
tables = [path.stem for path in folder.glob("*.csv") if path.stem not in ("variables", "parameters", "codes")]
for name in tables:
    own = variables[variables.group == name]
    rows = pd.read_csv(folder / f"{name}.csv", encoding="utf-8-sig")
    assert rows.columns.tolist() == [own.dimensions.iloc[0], *own.name], name
    assert (rows.iloc[:, 0] == range(len(rows))).all(), name
    codes = pd.read_csv(folder / "codes.csv", encoding="utf-8-sig").query("table == @name")
    for column in own.name:
        ids = codes[codes.column == column].id.tolist()
        kind = rows[column].dropna().isin(ids).all() if ids else rows[column].dtype.kind == "i"
        assert kind, f"{name}: {column}"
for v in variables[~variables.group.isin(tables)].itertuples():
    columns = pd.read_csv(folder / v.group / f"{v.name}.csv", encoding="utf-8-sig", nrows=1).columns.tolist()
    named = [d for d in v.dimensions.split() if d not in ("replication", "month")]
    wanted = [c for d in v.dimensions.split() for c in ([d, d + "_en", d + "_zh"] if d in named else [d])] + ["value"]
    assert columns == wanted, (v.name, columns)
print(f"{len(files)} files: ok")
