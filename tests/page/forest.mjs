// Differences between plans: what their charts draw, tell and leave out.
import assert from "node:assert/strict";
import { draw } from "./browser.mjs";

// Ticks say where they are, also where nothing differs.
export async function ticks(page) {
  await draw(page);
  const wrong = await page.evaluate(() => {
    const h = hearth, forest = charts => charts.filter(c => c.spec.csv().columns.includes("joint_p")), said = text => Number(text.replace("−", "-").replace(/[%+,]/g, ""));
    const none = { name: "x", name_zh: "x", unit: "people", first: 0, second: 0, difference: 0, low: 0, high: 0, verdict: "same" }, before = h.charts.length;
    h.forest({ id: "none", title: "none", rows: [none] });
    const axes = [...forest(h.charts), ...h.charts.slice(before)].map(c => ({ id: c.spec.id, axis: c.spec.option(500).xAxis }));
    h.charts.splice(before).forEach(c => c.watcher.disconnect());
    return axes.flatMap(({ id, axis }) => [-1, -0.5, 0, 0.5, 1].map(k => k * axis.max).filter(v => Math.abs(said(axis.axisLabel.formatter(v)) - v) > 1e-9).map(v => `${id}: ${axis.axisLabel.formatter(v)} at ${v}`));
  });
  assert.deepEqual(wrong, []);
}

// Every row's verdict and interval are drawn as a whole, on no other text and within the chart, and leave room for the drawing.
export async function whole(page) {
  await draw(page);
  const faults = await page.evaluate(() => hearth.charts.filter(c => c.spec.csv().columns.includes("joint_p")).flatMap(({ spec, node, instance, width }) => {
    const texts = [...node.querySelectorAll("svg text")].map(t => ({ text: t.textContent, box: t.getBoundingClientRect() })), edge = node.getBoundingClientRect(), all = texts.map(t => t.text).join("").replace(/\s/g, ""), out = [];
    for (const row of spec.table().rows) for (const text of [row[4], row[7].textContent].map(t => t.replace(/\s/g, ""))) if (!all.includes(text)) out.push(`${spec.id}: "${text}" is not drawn`);
    for (const { text, box } of texts) if (box.left < edge.left - 2 || box.right > edge.right + 2) out.push(`${spec.id}: "${text}" is beyond the edge`);
    texts.forEach((a, i) => texts.slice(i + 1).forEach(b => { if (Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 6) out.push(`${spec.id}: "${a.text}" on "${b.text}"`); }));
    const plot = instance.getModel().getComponent("grid").coordinateSystem.getRect();
    if (plot.width < width * 0.32) out.push(`${spec.id}: ${Math.round(plot.width)} of ${width} pixels for the drawing`);
    return out;
  }));
  assert.deepEqual(faults.slice(0, 8), []);
}

// An estimate and its interval have the same decimals, two digits of half its width, and their unit.
export async function numbers(page) {
  const faults = await page.evaluate(() => hearth.charts.filter(c => c.spec.csv().columns.includes("joint_p")).flatMap(({ spec }) => {
    const { columns, rows } = spec.csv(), at = name => columns.indexOf(name);
    return rows.flatMap((row, i) => {
      const said = spec.say(i), unit = row[at("unit")] === "1" ? hearth.t("points_word") : hearth.unit(row[at("unit")]), scale = row[at("unit")] === "1" ? 100 : 1, half = (row[at("high")] - row[at("low")]) / 2 * scale;
      const decimals = half > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(half)))) : null, found = /: (\S+)(?: \((\S+) to (\S+?)\))? (.*)/.exec(said.slice(row[0].length));
      const places = found?.slice(1, 4).filter(Boolean).map(t => (t.split(".")[1] ?? "").length) ?? [];
      return found && found[4].startsWith(unit) && new Set(places).size === 1 && (decimals == null || places[0] === decimals && places.length === 3) ? [] : [`${spec.id}: ${said}`];
    });
  }));
  assert.deepEqual(faults.slice(0, 8), []);
  const uneven = await page.evaluate(() => hearth.charts.flatMap(c => [...c.spec.alt.matchAll(/(\S+) \((\S+) to (\S+?)\)/g)].filter(m => !m[0].includes("<") && new Set(m.slice(1).map(t => (t.replace(/[%,;]/g, "").split(".")[1] ?? "").length)).size > 1).map(m => `${c.spec.id}: ${m[0]}`)));
  assert.deepEqual(uneven, [], "decimals differ within an interval");
}

// In how many runs a measure improves; where nothing was found, what would have been, and how many runs would settle it.
export async function power(page) {
  const { id, row, at, share, detectable, needed, better } = await page.evaluate(() => {
    const h = hearth, m = h.comparisons[0].measures, drawn = m.filter(x => x.difference != null), x = drawn.find(x => x.verdict === "not_detectable" && x.replications_to_detect > x.pairs), y = drawn.find(x => x.verdict === "better" && x.difference < 0);
    return { id: "forest-0", at: drawn.indexOf(x), row: x, share: [h.percent(x.share_larger), h.percent(x.share_smaller)], detectable: h.amount(x.detectable, x.unit, false, h.digits(x)), needed: h.num(x.replications_to_detect), better: [drawn.indexOf(y), h.percent(y.share_smaller)] };
  });
  await page.focus(`#chart-${id} .drawing`);
  await page.keyboard.press("Escape");
  for (let i = 0; i <= at; ++i) await page.keyboard.press("ArrowDown");
  const tip = await page.textContent(`#chart-${id} .tip`), said = await page.textContent(`#chart-${id} [aria-live]`);
  for (const text of [...share, detectable, needed]) for (const place of [tip, said]) assert.ok(place.includes(text), `${text} is not in "${place}"`);
  const { table, csv } = await page.evaluate(([id, at]) => { const { spec } = hearth.charts.find(c => c.spec.id === id), { columns, rows } = spec.csv(); return { table: spec.table().rows.map(r => r.map(x => x.textContent ?? x)), csv: Object.fromEntries(columns.map((c, i) => [c, rows[at][i]])) }; }, [id, at]);
  for (const text of [...share, detectable, needed]) assert.ok(table[at].includes(text), `${text} is not in the table: ${table[at]}`);
  assert.ok(table[better[0]].includes(better[1]), "the share of runs that improve");
  for (const key of ["share_larger", "share_smaller", "detectable", "replications_to_detect", "holds_jointly"]) assert.equal(csv[key], row[key], key);
  await draw(page);
  assert.ok((await page.textContent(`#chart-${id} svg`)).includes(detectable), "the row doesn't say what would have been found");
}

// What a filled dot stands for.
export async function joint(page) {
  const notes = await page.evaluate(() => Object.fromEntries(hearth.charts.filter(c => c.spec.csv().columns.includes("joint_p")).map(c => [c.spec.id, c.figure.querySelector(".note").textContent])));
  assert.match(notes["forest-0"], /for all measures together/);
  assert.match(Object.entries(notes).find(([id]) => id.startsWith("groups-"))[1], /for all rows of this chart together/);
  assert.ok(Object.values(notes).every(text => text.length > 20), "a chart without a note");
}

// What one person more costs depends on the signs of both differences.
export async function cost(page) {
  const cases = await page.evaluate(() => {
    const h = hearth, c = h.comparisons[0], of = id => c.measures.find(m => m.measure === id), kept = JSON.stringify(c), out = {};
    const set = (id, sign) => Object.assign(of(id), { difference: sign * 10, low: sign * 10 - 5, high: sign * 10 + 5 });
    for (const people of [1, -1, 0]) for (const money of [1, -1]) {
      set("people", people); set("spending", money);
      c.cost_per_person_more = { unit: "CNY", ratio: 27627.4 * people * money, range: "inside", low: 21111 * people * money, high: 33333 * people * money };
      h.render();
      out[`${people} ${money}`] = document.querySelector("#comparison-0 .costline").textContent;
    }
    Object.assign(c, JSON.parse(kept));
    h.render();
    return out;
  });
  assert.match(cases["1 1"], /costs the district CNY 27,600 \(95% interval: 21,100 to 33,300\)/);
  assert.match(cases["1 -1"], /no price to pay/);
  assert.match(cases["-1 1"], /there is no price/);
  assert.match(cases["-1 -1"], /Each person fewer at the end saves the district CNY 27,600/);
  for (const key of ["1 -1", "-1 1"]) assert.doesNotMatch(cases[key], /\d/);
  assert.match(cases["0 1"], /One person more/);
}

// Who gains and who loses, person by person: by every grouping that the data have.
export async function individuals(page) {
  const wanted = await page.evaluate(() => hearth.comparisons.flatMap((c, i) => (c.individuals?.groups ?? []).map(g => ({ id: `individuals-${i}-${g.grouping}`, names: g.members.map(m => hearth.name(hearth.measureName(m))), stay: g.members.map(m => m.left_under_first_only.mean) }))));
  assert.ok(wanted.length > 0);
  for (const { id, names } of wanted) assert.deepEqual(await page.evaluate(id => hearth.charts.find(c => c.spec.id === id)?.spec.table().rows.map(row => row[0]), id), names, id);
  const tables = await page.$$eval(".comparison details table", list => list.map(t => [...t.querySelectorAll("tbody tr")].map(tr => [...tr.children].map(td => td.textContent))));
  assert.equal(tables.length, wanted.length);
  tables.forEach((rows, i) => rows.forEach((row, k) => assert.ok(Math.abs(Number(row[1].split(" ")[0].replaceAll(",", "")) - wanted[i].stay[k]) <= 0.5, `${row[1]} is not ${wanted[i].stay[k]}`)));
}

// Millions of yuan are told in ten thousands (万元) in Chinese, in tables and charts alike, as all money; files keep what the data have.
export async function money(page) {
  const seen = await page.evaluate(() => {
    const h = hearth, m = h.comparisons[0].measures.find(x => x.unit === "million CNY" && x.difference), told = () => { const { spec } = h.charts.find(c => c.spec.id === "forest-0"), at = h.comparisons[0].measures.filter(x => x.difference != null).indexOf(m); return { said: spec.say(at), row: spec.table().rows[at].map(x => x.textContent ?? x), file: spec.csv().rows[at].join(), all: document.querySelector("#comparison").textContent }; };
    const en = told();
    h.lang = "zh"; h.render();
    const zh = { ...told(), expected: h.fixed(m.first * 100, h.digits(m)) };
    h.lang = "en"; h.render();
    return { en, zh, first: m.first };
  });
  const number = text => Number(text.replace("−", "-").replace(/[+,]/g, ""));
  assert.ok(seen.zh.said.includes("万元") && seen.en.said.includes("million CNY"));
  assert.equal(seen.zh.row[1], "万元");
  assert.equal(seen.zh.row[2], seen.zh.expected);
  for (const i of [2, 3, 4]) assert.ok(Math.abs(number(seen.zh.row[i]) / 100 - number(seen.en.row[i])) <= Math.abs(number(seen.en.row[i])) * 0.05 + 0.06, `${seen.zh.row[i]} and ${seen.en.row[i]}`);
  assert.doesNotMatch(seen.zh.all, /百万元/);
  for (const { file } of [seen.en, seen.zh]) assert.ok(file.includes("million CNY") && file.includes(String(seen.first)), file);
}
