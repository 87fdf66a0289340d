// A study on a page: what its section draws and tells is what the data say, for every measure.
import assert from "node:assert/strict";
import { draw } from "./browser.mjs";
import * as content from "./content.mjs";

const spec = (page, id, what) => page.evaluate(([id, what]) => { const chart = hearth.charts.find(c => c.spec.id === id); return chart && (what === "title" ? chart.spec.title : chart.spec[what]()); }, [id, what]);
const cells = (page, id) => page.evaluate(id => hearth.charts.find(c => c.spec.id === id).spec.table().rows.map(row => row.map(x => x.textContent ?? x)), id);
const choose = async (page, key, value) => { await page.focus(`[data-keep=study-${key}]`); await page.selectOption(`[data-keep=study-${key}]`, value); };
// The measure of the study that is drawn, as the data have it.
const measure = page => page.evaluate(() => hearth.studyMeasure());

export async function alone(page) {
  const ids = await page.$$eval("main > section", list => list.map(s => s.id));
  assert.deepEqual(ids, ["findings", "study", "assumptions"]);
  assert.deepEqual(await page.$$eval("header nav a", list => list.map(a => a.getAttribute("href").slice(1))), ids);
  const [title, question, shown] = await page.evaluate(() => [hearth.name(hearth.study.title), hearth.name(hearth.study.question), document.querySelector("#findings").innerText]);
  assert.equal(await page.textContent("h1"), title);
  assert.ok((await page.title()).startsWith(title));
  for (const text of [question, await page.evaluate(() => String(hearth.study.points)), ...await page.evaluate(() => hearth.study.measures[0].findings.map(hearth.name))]) assert.ok(shown.includes(text), `"${text}" is not told`);
}

// Every measure: as many charts as its data allow, drawn, described, with whole tables and files.
export async function everyMeasure(page) {
  const measures = await page.$$eval("[data-keep=study-measure] option", list => list.map(o => o.value));
  assert.ok(measures.length > 3);
  for (const value of measures) {
    await choose(page, "measure", value);
    await draw(page);
    const m = await measure(page), ids = await page.evaluate(() => hearth.charts.map(c => c.spec.id).filter(id => id.startsWith("study-"))), design = await page.evaluate(() => hearth.study.design);
    assert.deepEqual(ids.filter(id => !/box/.test(id)), [design === "morris" ? "study-morris" : "study-tornado", ...(design === "sobol_indices" && m.analysis.ranking.length ? ["study-sobol"] : []), ...(m.heat_maps.length ? ["study-heat"] : []), "study-points"]);
    assert.equal(ids.filter(id => /box/.test(id)).length, m.analysis.scenarios?.boxes.length ?? 0);
    assert.equal((await page.$$("#study .findings li")).length, m.findings.length);
    for (const chart of await page.evaluate(() => hearth.charts.filter(c => c.spec.id.startsWith("study-")).map(c => ({ id: c.spec.id, alt: c.node.getAttribute("aria-label"), shapes: c.node.querySelectorAll("svg path, svg text").length })))) {
      assert.ok(chart.shapes > 3, `${m.id}: ${chart.id} is empty`);
      assert.match(chart.alt, /\d/, `${m.id}: ${chart.id} has no numbers in its description`);
      assert.doesNotMatch(chart.alt, /undefined|null|NaN|\[object/, chart.id);
    }
    await content.files(page);
  }
  await choose(page, "measure", "2");
}

// A table that the reader has opened stays open when another measure is chosen.
export async function staysOpen(page) {
  const table = "[data-table=study-tornado]", measures = await page.$$eval("[data-keep=study-measure] option", list => list.map(o => o.value));
  const now = await page.inputValue("[data-keep=study-measure]"), another = measures.find(value => value !== now);
  await page.click(table);
  await choose(page, "measure", another);
  assert.equal(await page.getAttribute(table, "aria-expanded"), "true");
  assert.ok(await page.isVisible("#chart-study-tornado .tableview table"));
  assert.equal((await cells(page, "study-tornado")).length, (await page.$$("#chart-study-tornado .tableview tbody tr")).length);
  await page.click(table);
  await choose(page, "measure", now);
  assert.equal(await page.getAttribute(table, "aria-expanded"), "false");
  await page.waitForSelector("#chart-study-tornado .drawing svg", { timeout: 10000 });  // drawn when it comes into view
}

export async function tornado(page) {
  const m = await measure(page), rows = await cells(page, "study-tornado");
  const expected = await page.evaluate(m => m.analysis.ranking.map(r => { const { curve } = m.analysis.factors.find(f => f.id === r.factor).main_effect, sorted = curve[0].level != null ? [...curve].sort((a, b) => a.mean.value - b.mean.value) : curve;
    return [hearth.name(hearth.factor(r.factor).name), ...[sorted[0], sorted.at(-1)].map(({ mean }) => hearth.alike(mean.value, mean.low, mean.high, hearth.num)(mean.value))]; }), m);
  assert.deepEqual(rows.map(row => [row[0], row[5], row[9]]), expected);
  assert.ok(rows.some(row => row[1].includes("assumed")), "no mark of evidence");
  await page.focus("#chart-study-tornado .drawing");
  await page.keyboard.press("ArrowDown");
  const said = await page.textContent("#chart-study-tornado [aria-live]"), tip = await page.textContent("#chart-study-tornado .tip");
  for (const text of expected[0]) { assert.ok(said.includes(text), `${text} is not in "${said}"`); assert.ok(tip.includes(text), `${text} is not in "${tip}"`); }
}

export async function heatMap(page) {
  const count = async () => (await cells(page, "study-heat")).reduce((sum, row) => sum + Number(row.at(-1)), 0);
  const points = await page.evaluate(() => hearth.study.points), m = await measure(page);
  assert.equal(await count(), points, "a point is lost or counted twice");
  const title = await spec(page, "study-heat", "title"), before = await cells(page, "study-heat");
  await choose(page, "second", m.influential.at(-1));
  assert.notEqual(await spec(page, "study-heat", "title"), title);
  assert.notDeepEqual(await cells(page, "study-heat"), before);
  assert.equal(await count(), points);
  // The same two the other way round hold the same numbers.
  const csv = async () => (await spec(page, "study-heat", "csv")).rows.map(row => [row[3], row[4], row[6], row[7], row[9], row[10]]);
  const straight = await csv(), [first, second] = await page.$$eval("[data-keep=study-first], [data-keep=study-second]", list => list.map(s => s.value));
  await choose(page, "first", second);
  assert.deepEqual(await page.$$eval("[data-keep=study-first], [data-keep=study-second]", list => list.map(s => s.value)), [second, first], "choosing the other's factor changes places");
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.keep), "study-first", "focus is lost");
  const sorted = list => list.map(row => JSON.stringify(row)).sort();
  assert.deepEqual(sorted((await csv()).map(([a, b, c, d, e, f]) => [c, d, a, b, e, f])), sorted(straight.map(([a, b, c, d, e, f]) => [a, b, c, d, e, f])));
  await choose(page, "heat", "missed");
  await draw(page);
  const shown = await page.evaluate(() => hearth.charts.find(c => c.spec.id === "study-heat").node.textContent);
  assert.ok(shown.includes("%"), "the cells do not tell shares");
  await page.focus("#chart-study-heat .drawing");
  await page.keyboard.press("ArrowRight");
  assert.ok((await page.textContent("#chart-study-heat .tip")).includes((await cells(page, "study-heat"))[0][3]));
  await choose(page, "heat", "mean");
}

export async function boxes(page) {
  const m = await measure(page), box = m.analysis.scenarios.boxes[0];
  const rows = await cells(page, "study-box-0"), bounds = await page.evaluate(box => box.restrictions.map(r => r.kind === "one_of" ? "" : hearth.factorValue(hearth.factor(r.factor), r.bound)), box);
  const drawn = await page.evaluate(() => { hearth.drawAll(); return hearth.charts.find(c => c.spec.id === "study-box-0").node.textContent; });
  for (const bound of bounds) assert.ok(drawn.includes(bound) && rows.some(row => row[2].includes(bound)), `${bound} is not shown`);
  const density = await page.evaluate(box => hearth.percent(box.density), box);
  assert.ok((await page.textContent("#chart-study-box-0 .unit")).includes(density));
}

export async function points(page) {
  const rows = await cells(page, "study-points"), m = await measure(page);
  assert.deepEqual(rows.map(row => row[m.influential.length + 1]), await page.evaluate(m => m.drawn.mean.map(hearth.num), m));
  const inside = rows.filter(row => row.at(-1) === "yes").length;
  assert.equal(inside, m.analysis.scenarios.boxes[0].points, "the first box holds other points");
  const colours = () => page.evaluate(() => { hearth.drawAll(); return [...new Set([...document.querySelectorAll("#chart-study-points svg path")].map(p => p.getAttribute("stroke")))].length; });
  const two = await colours();
  await choose(page, "lines", "measure");
  assert.ok(await colours() > two, "the lines are not coloured by the measure");
  const middles = await page.evaluate(m => {
    const axes = hearth.charts.find(c => c.spec.id === "study-points").instance.getModel().getComponent("parallel").coordinateSystem;
    return m.influential.map(hearth.factor).map((f, k) => f.logarithmic ? [f.low, Math.sqrt(f.low * f.high), f.high].map(v => axes.dataToPoint(v, "dim" + k)[1]) : null).filter(Boolean);
  }, m);
  assert.ok(middles.length > 0);
  for (const [low, middle, high] of middles) assert.ok(Math.abs(middle - (low + high) / 2) < 1, "a factor even in its logarithm has an axis that is not");
  await page.focus("#chart-study-points .drawing");
  await page.keyboard.press("ArrowRight");
  assert.ok((await page.textContent("#chart-study-points .tip")).includes(rows[0][1]));
  await choose(page, "lines", "case");
}

export async function assumptions(page) {
  const table = await page.$$eval("#assumptions table.influences tbody tr", list => list.map(tr => [...tr.children].map(td => td.textContent)));
  const expected = await page.evaluate(() => hearth.study.measures.filter(hearth.hasTarget).map(m => m.analysis.ranking.filter(r => hearth.factor(r.factor).evidence === "assumed").map(r => hearth.name(hearth.factor(r.factor).name))));
  assert.equal(table.length, expected[0].length);
  table.forEach((row, i) => expected.forEach((names, k) => assert.ok(row[k + 1].includes(names[i]), `${row[k + 1]} is not ${names[i]}`)));
}
