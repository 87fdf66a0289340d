// h5wasm (HDF5 in JavaScript) sees dimensions, labels, months, units, both names and every value of the CSV export.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import h5wasm from "h5wasm/node";

await h5wasm.ready;
const sample = process.argv[2];
const file = new h5wasm.File(sample, "r");

const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[2] ?? m[1].replaceAll('""', '"'));
function table(name) {
  const [head, ...rows] = readFileSync(`${sample}.csv/${name}.csv`, "utf8").replace(/^\uFEFF/, "").trimEnd().split("\n").map(cells);
  return rows.map((row) => Object.fromEntries(head.map((key, i) => [key, row[i]])));
}
const unique = (values) => [...new Set(values)];
const text = (object, attribute) => object.attrs[attribute].value;
const days = (date) => Date.parse(date) / 86400000;
const origin = (unit) => (unit.startsWith("days since ") ? days(unit.slice(11, 21)) : null);

const parameters = table("parameters");
assert.equal(`"${text(file, "title_zh")}"`, parameters.find((p) => p.key === "title_zh").value);
assert.ok(file.get("scenario").value.includes(text(file, "title_zh")));
assert.deepEqual(file.get("parameter").value, parameters.map((p) => p.key));
for (const column of file.get("parameters").keys().filter((name) => name !== "parameter")) {
  assert.deepEqual(file.get(`parameters/${column}`).value, parameters.map((p) => p[column]), column);
}

function labels(name) {
  const scale = file.get(name);
  const values = [...scale.value];
  if (name !== "month") return values.map(String);
  return values.map((day) => new Date((origin(text(scale, "units")) + day) * 86400000).toISOString().slice(0, 10));
}

const isTable = (group) => existsSync(`${sample}.csv/${group}.csv`);
const variables = table("variables");
for (const { group, name, dimensions, unit, long_name, long_name_zh } of variables.filter((v) => !isTable(v.group))) {
  const path = `${group}/${name}`;
  const rows = table(path);
  const series = file.get(path);
  // The path of a scale goes through any of its links, such as /targets/month.
  const dims = series.shape.map((_, axis) => series.get_attached_scales(axis)[0].split("/").pop());
  assert.deepEqual(dims, dimensions.split(" "), path);
  for (const d of dims) {
    assert.deepEqual(labels(d), unique(rows.map((row) => row[d])), `${path} ${d}`);
    if (!(`${d}_zh` in rows[0])) continue;
    assert.deepEqual(labels(`${d}_zh`), unique(rows.map((row) => row[`${d}_zh`])), `${path} ${d}`);
    assert.deepEqual(labels(`${d}_en`), text(file.get(d), "members_en").split("\n"), `${path} ${d}`);
  }
  assert.deepEqual([text(series, "units"), text(series, "long_name"), text(series, "long_name_zh")], [unit, long_name, long_name_zh], path);
  const fill = text(series, "_FillValue")[0]; // h5wasm masks nothing by itself
  const seen = [...series.value].map((x) => (Object.is(x, fill) ? null : x));
  const single = series.value instanceof Float32Array;
  const wanted = rows.map(({ value }) => {
    if (value === "") return null;
    if (origin(unit) !== null) return days(value) - origin(unit);
    return single ? Math.fround(value) : Number(value);
  });
  assert.deepEqual(seen, wanted, path);
}

// People, events and firms: every column, its codes in both languages.
for (const group of unique(variables.map((v) => v.group)).filter(isTable)) {
  const rows = table(group);
  const codes = table("codes").filter((c) => c.table === group);
  for (const { name, dimensions, unit, long_name, long_name_zh } of variables.filter((v) => v.group === group)) {
    const column = file.get(`${group}/${name}`);
    assert.equal(column.get_attached_scales(0)[0].split("/").pop(), dimensions, name);
    assert.deepEqual([text(column, "long_name"), text(column, "long_name_zh")], [long_name, long_name_zh], name);
    const own = codes.filter((c) => c.column === name);
    const cell = (value) => (own.length === 0 ? String(value) : value < 0 ? "" : own[value].id);
    assert.deepEqual([...column.value].map(cell), rows.map((row) => row[name]), `${group} ${name}`);
    if (own.length === 0) {
      assert.equal(text(column, "units"), unit, name);
      continue;
    }
    const joined = (names) => names.map((n) => n.replaceAll(" ", "_")).join(" ");
    assert.deepEqual([...text(column, "flag_values")], [-1, ...own.map((c) => Number(c.value))], name);
    assert.equal(text(column, "flag_meanings"), joined(["none", ...own.map((c) => c.id)]), name);
    assert.equal(text(column, "flag_meanings_en"), joined(["none", ...own.map((c) => c.name)]), name);
    assert.equal(text(column, "flag_meanings_zh"), joined(["无", ...own.map((c) => c.name_zh)]), name);
  }
}
file.close();
console.log("ok");
