"""ncdump prints dimensions, decoded months, units, both names and every value of the CSV export; its header reads well."""
import re
import subprocess
import sys

import numpy as np

import expected

sample = sys.argv[1]


def ncdump(*options):
    return subprocess.run(["ncdump", *options, sample], check=True, capture_output=True, encoding="utf-8").stdout


def text(cdl):  # of a quoted text
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), cdl.strip().strip('"'))


def texts(cdl):
    return [text(t) for t in re.findall(r'"(?:[^"\\]|\\.)*"', cdl)]


def number(cdl):
    return np.nan if cdl in ("_", "NaN", "NaNf") else float(cdl)


class Group:
    def __init__(self, cdl):
        header, _, data = cdl.partition("data:\n")
        self.dims = {name: re.findall(r"\w+", dims) for name, dims in re.findall(r"^\s*\w+ (\w+)\(([^)]*)\) ;$", header, re.M)}
        self.attributes = {(v, a): text(t) for v, a, t in re.findall(r'^\s*(\w*):(\w+) = (".*") ;$', header, re.M)}
        self.data = dict(re.findall(r"^ +(\w+) =\s(.*?) ;\n", data, re.M | re.S))


cdl = ncdump("-t", "-p", "9,17")
groups = {name: Group(body) for name, body in re.findall(r"^group: (\w+) \{\n(.*?)^  \} // group \1$", cdl, re.M | re.S)}
root = Group(cdl.split("\ngroup: ")[0])
assert root.attributes["", "title_zh"] == expected.title_zh(sample)
for s in expected.all_series(sample):
    g = groups[s.group]
    assert g.dims[s.name] == s.dims, s.path
    about = [g.attributes[s.name, a] for a in ("units", "long_name", "long_name_zh")]
    assert about == [s.unit, s.long_name, s.long_name_zh], (s.path, about)
    for d in s.dims:
        seen = g.data[d].replace("\n", " ").split(", ") if d == "replication" else texts(g.data[d])
        assert [x.strip() for x in seen] == s.labels[d], (s.path, d, seen)
    for d, names in s.labels_zh.items():
        assert texts(g.data[d + "_zh"]) == names, (s.path, d)
        assert texts(g.data[d + "_en"]) == g.attributes[d, "members_en"].split("\n"), (s.path, d)
    if s.unit.startswith("days since"):
        first = np.datetime64(s.unit.split()[2])
        values = np.array([(np.datetime64(t) - first).astype(float) for t in texts(g.data[s.name])])
    else:
        values = np.array([number(t) for t in re.split(r",\s+", g.data[s.name].strip())])
    expected.same(values.reshape(s.values.shape), s, digits=7)

for t in expected.all_tables(sample):
    g = groups[t.name]
    for c in t.columns:
        assert g.dims[c.name] == [t.row], (t.name, c.name)
        assert [g.attributes.get((c.name, a), "") for a in ("units", "long_name", "long_name_zh")] == [c.unit, c.long_name, c.long_name_zh]
        values = [int(v) for v in re.split(r",\s+", g.data[c.name].strip())]
        assert values == c.values.tolist(), (t.name, c.name)
        if c.ids:
            assert [g.attributes[c.name, a] for a in expected.FLAG_TEXTS] == expected.flags(c)[1], c.name

# A header for people: no line is a flood (the scenario and the parameter table are data), and Chinese is readable, not escaped.
header = ncdump("-h")
longest = max((line for line in header.split("\n") if ":members" not in line), key=len)  # lists of names are as long as the lists
assert len(longest) < 1000, longest
assert "月末在区人才" in header and "\\3" not in header
print("ok")
