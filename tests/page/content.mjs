// What the page says: sections, both languages, numbers of tooltips, tables and files against the data.
import assert from "node:assert/strict";
import fs from "node:fs";
import { draw } from "./browser.mjs";

// Texts that a reader sees, those of drawings too; not what quotes the data as it is (keys, sources, files).
const seen = page => page.evaluate(() => {
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement, text = node.data.trim();
    if (!text || at.closest("script, style, code, blockquote, .brand, .run, [data-keep=lang], noscript") || !at.getClientRects().length) continue;
    texts.push(text);
  }
  return texts;
});

export async function sections(page, plans) {
  const ids = await page.$$eval("main > section", list => list.map(s => s.id));
  assert.deepEqual(ids, ["findings", "targets", "homes", "people", "map", "tasks", "money", "reviews", ...(plans > 1 ? ["comparison", "study"] : []), "assumptions"]);
  const linked = await page.$$eval("header nav a", list => list.map(a => a.getAttribute("href").slice(1)));
  assert.deepEqual(linked, ids);
  assert.ok((await page.$$(".findings li")).length >= 3, "findings");
}

// Each task tells the document's words and what carries them out.
export async function clauses(page) {
  const cards = await page.$$eval(".task", list => list.map(card => [...card.querySelectorAll(".clauses li")].map(li => li.textContent)));
  assert.equal(cards.length, 17);
  const requirements = await page.$$eval("#tasks .block > .clauses li", list => list.map(li => li.textContent.slice(0, 2)));
  assert.deepEqual([...new Set(requirements)], ["W1", "W2", "W3", "W4"]);
  for (const card of cards) {
    assert.ok(card.length >= 4, "few clauses");
    for (const text of card) assert.match(text, /.{3,}→ .{3,}/, text);
  }
}

export async function drawn(page) {
  await draw(page);
  const charts = await page.evaluate(() => hearth.charts.map(c => ({ id: c.spec.id, alt: c.node.getAttribute("aria-label") ?? "", shapes: c.node.querySelectorAll("svg path, svg circle, svg text").length })));
  assert.ok(charts.length > 25, `only ${charts.length} charts`);
  for (const chart of charts) {
    assert.ok(chart.shapes > 3, `${chart.id} is empty`);
    assert.match(chart.alt, /\d/, `${chart.id} has no numbers in its description`);
    assert.ok(chart.alt.length > 30, `${chart.id}: "${chart.alt}" says little`);
    assert.doesNotMatch(chart.alt, /undefined|null|NaN|\[object/, chart.id);
  }
  assert.equal(new Set(charts.map(c => c.id)).size, charts.length, "two charts of one id");
}

export async function texts(page) {
  const faults = await page.evaluate(() => Object.entries(hearth.texts).filter(([, pair]) => !Array.isArray(pair) || pair.length !== 2 || pair.some(t => typeof t !== "string" || !t)
    || JSON.stringify([...pair[0].matchAll(/\{\d\}/g)].map(m => m[0]).sort().filter((v, i, a) => a.indexOf(v) === i)) !== JSON.stringify([...pair[1].matchAll(/\{\d\}/g)].map(m => m[0]).sort().filter((v, i, a) => a.indexOf(v) === i))).map(([key]) => key));
  assert.deepEqual(faults, [], "texts that lack a language or an argument of it");
}

export async function chinese(page) {
  await draw(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
  const english = (await seen(page)).filter(text => /[A-Za-z]{3,}/.test(text.replace(/Hearth|\d+\.\d+\.\d+\+[0-9a-f]+|CSV|CNY|https?:\S+|[a-z_0-9]+(\.[a-z_0-9]+)+( = \S+)?/g, "")));
  assert.deepEqual([...new Set(english)], [], "English in the Chinese page");
  assert.doesNotMatch((await seen(page)).join("\n"), /undefined|NaN|\[object|null/);
}

export async function english(page) {
  await draw(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  const hanzi = (await seen(page)).filter(text => /[\u4e00-\u9fff]/.test(text));
  assert.deepEqual([...new Set(hanzi)], [], "Chinese in the English page");
  assert.doesNotMatch((await seen(page)).join("\n"), /undefined|NaN|\[object|\bnull\b/);
}

export async function switching(page) {
  await page.evaluate(() => document.getElementById("homes").scrollIntoView());
  const before = await page.evaluate(() => document.getElementById("homes").getBoundingClientRect().top);
  const press = () => page.$eval("[data-keep=lang]", button => { button.focus({ preventScroll: true }); button.click(); });
  await press();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-Hans");
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.keep), "lang", "focus is lost");
  assert.ok(Math.abs(await page.evaluate(() => document.getElementById("homes").getBoundingClientRect().top) - before) < 5, "the reader's place is lost");
  assert.match(await page.textContent("#homes h2"), /[\u4e00-\u9fff]/);
  assert.equal(await page.evaluate(() => localStorage.getItem("hearth.lang")), "zh");
  await press();
  assert.equal(await page.textContent("[data-keep=lang]"), "中文");
}

export async function tooltip(page) {
  const id = await page.evaluate(() => "target-" + hearth.plan().targets[1].id);
  const drawing = page.locator(`#chart-${id} .drawing`);
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 100);
  await page.mouse.move(box.x + box.width * 0.42, box.y + 110);
  await page.waitForSelector(`#chart-${id} .tip strong`, { timeout: 3000 });
  const [shown, expected] = await page.evaluate(id => {
    const tip = document.querySelector(`#chart-${id} .tip`), month = tip.querySelector("strong").textContent;
    const at = hearth.plan().months.findIndex(m => hearth.month(m) === month), series = hearth.plan().series["targets/headline"];
    return [tip.querySelector("dd").textContent, `${hearth.count(series.mean[1][at])} (${hearth.count(series.low[1][at])} to ${hearth.count(series.high[1][at])})`];
  }, id);
  assert.equal(shown, expected);
}

export async function keys(page) {
  const id = await page.evaluate(() => "target-" + hearth.plan().targets[0].id);
  await page.focus(`#chart-${id} .drawing`);
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
  const [said, expected] = await page.evaluate(id => [document.querySelector(`#chart-${id} [aria-live]`).textContent, `${hearth.month(hearth.plan().months[2])}: `], id);
  assert.ok(said.startsWith(expected), `"${said}" is not about "${expected}"`);
  assert.ok(said.includes(await page.evaluate(() => hearth.count(hearth.plan().series["targets/headline"].mean[0][2]))), said);
  assert.ok(await page.isVisible(`#chart-${id} .tip`), "no tooltip");
}

export async function tables(page) {
  const id = await page.evaluate(() => "homes-" + hearth.plan().schemes[1].id), button = `[data-table="${id}"]`;
  await page.click(button);
  assert.equal(await page.getAttribute(button, "aria-expanded"), "true");
  assert.equal(await page.isVisible(`#chart-${id} .drawing`), false);
  const [shown, expected, headers] = await page.evaluate(id => {
    const table = document.querySelector(`#chart-${id} table`), held = hearth.plan().series["series/homes_held"].mean[1];
    const at = [...table.querySelectorAll("thead th")].findIndex(th => th.textContent === hearth.t("homes_held"));
    return [[...table.querySelectorAll("tbody tr")].map(tr => tr.children[at].textContent), held.map(v => hearth.count(v)), [...table.querySelectorAll("th")].every(th => th.scope)];
  }, id);
  assert.deepEqual(shown, expected);
  assert.ok(headers, "a header without scope");
  assert.ok(await page.$(`#chart-${id} table caption`));
  await page.click(button);
  assert.equal(await page.isVisible(`#chart-${id} .drawing svg`), true);
}

// Every chart's table and file: as many cells as columns, and every number of its file is a number.
export async function files(page) {
  const faults = await page.evaluate(() => hearth.charts.flatMap(({ spec }) => ["table", "csv"].flatMap(kind => {
    const { columns, rows } = spec[kind]();
    if (!rows.length) return [`${spec.id} ${kind}: no rows`];
    return rows.filter(row => row.length !== columns.length).slice(0, 1).map(row => `${spec.id} ${kind}: ${row.length} cells, ${columns.length} columns`);
  })));
  assert.deepEqual(faults, []);
}

export async function download(page) {
  const id = await page.evaluate(() => "target-" + hearth.plan().targets[1].id);
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-csv="${id}"]`)]);
  assert.match(file.suggestedFilename(), /^hearth-target-.*\.csv$/);
  const text = fs.readFileSync(await file.path(), "utf8");
  assert.equal(text.codePointAt(0), 0xfeff, "no byte order mark");
  const rows = text.slice(1).trim().split("\r\n").map(row => row.split(","));
  assert.deepEqual(rows[0], ["month", "id", "name_en", "name_zh", "unit", "mean", "low_5", "high_95"]);
  const { months, ids, mean, low, name } = await page.evaluate(() => { const p = hearth.plan(), s = p.series["targets/headline"]; return { months: p.months, ids: p.dimensions.target.ids, mean: s.mean[1], low: s.low[1], name: p.dimensions.target.names[1] }; });
  const mine = rows.filter(row => row[1] === ids[1]);
  assert.deepEqual(mine.map(row => row[0]), months);
  assert.deepEqual(mine.map(row => Number(row[5])), mean);
  assert.deepEqual(mine.map(row => Number(row[6])), low);
  assert.ok(mine.length > 0);
  assert.ok(name.en && name.zh);
}

// Halves go to the even neighbour, as in hearth's own texts.
export async function rounding(page) {
  const shown = await page.evaluate(() => [198.5, 199.5, -23248.5, 2.25, 0].map(hearth.count).concat(hearth.span(57.66, 57, 58.3, hearth.num), hearth.span(9.75, 9, 9.9, hearth.count)));
  assert.deepEqual(shown, ["198", "200", "−23,248", "2.2", "0", "57.7 (57.0 to 58.3)", "9.8 (9.0 to 9.9)"]);
}

// The large number of a card is named; lights say from which share of the plan on they are green.
export async function named(page) {
  for (const card of await page.$$eval(".card", list => list.map(c => c.textContent))) assert.match(card, /median/);
  const [note, footer] = await page.evaluate(() => [[...document.querySelectorAll("#targets .block .note")].map(n => n.textContent).join(), document.querySelector(".bulletin footer").textContent]);
  for (const text of [note, footer]) { assert.match(text, /at least 95%/); assert.match(text, /80% to 95%/); assert.match(text, /assumed/); }
  const own = await page.evaluate(() => { const plan = hearth.plan(); plan.lights = { green_from: 0.9, amber_from: 0.75 }; const said = hearth.lightBounds(plan); delete plan.lights; return said; });
  assert.match(own, /at least 90%/);
  assert.match(own, /75% to 90%/);
}

// Of many plans some are drawn, the chosen one among them; the chart says so, and its table and file have all.
export async function manyPlans(page) {
  await page.selectOption("[data-keep=plan]", "15");
  await draw(page);
  const { note, drawn, columns, ids, chosen, all } = await page.evaluate(() => {
    const h = hearth, { spec, figure, instance } = h.charts.find(c => c.spec.id.startsWith("target-"));
    return { note: figure.querySelector(".note").textContent, drawn: instance.getOption().series.map(s => s.name), columns: spec.table().columns.map(c => c.title), ids: new Set(spec.csv().rows.map(r => r[1])).size, chosen: h.planLabel(h.plan()), all: h.plans.map(h.planLabel) };
  });
  for (const number of [/\b8\b|8个/, /\b20\b|20个/]) assert.match(note, number);
  assert.ok(drawn.includes(chosen), "the chosen plan is not drawn");
  assert.equal(drawn.filter(name => all.includes(name)).length, 8);
  for (const name of all) assert.ok(columns.includes(name), `${name} is not in the table`);
  assert.ok(ids >= 20, `${ids} lines in the file`);
  await page.selectOption("[data-keep=plan]", "0");
}

// Folds stay as the reader has left them when another plan is chosen.
export async function foldsStay(page) {
  const fold = "#money details.block", isOpen = () => page.$eval(fold, x => x.open);
  for (const open of [true, false]) {
    await page.$eval(fold, (x, open) => { x.open = open; }, open);
    await page.selectOption("[data-keep=plan]", open ? "1" : "0");
    assert.equal(await isOpen(), open);
  }
}

export async function otherPlan(page) {
  await page.selectOption("[data-keep=plan]", "1");
  const [shown, expected, alt, value] = await page.evaluate(() => [document.querySelector("h1").textContent, hearth.planLabel(hearth.plans[1]),
    document.querySelector(".fan .drawing").getAttribute("aria-label"), hearth.count(hearth.plans[1].series["targets/headline"].mean[0].at(-1))]);
  assert.ok(shown.includes(expected), shown);
  assert.ok(alt.includes(value), `${value} is not in ${alt}`);
  await page.selectOption("[data-keep=plan]", "0");
}

export async function controls(page) {
  const people = () => page.evaluate(() => hearth.charts.find(c => c.spec.id === "map").spec.table().rows.map(row => row[1]).join());
  const last = await people();
  await page.fill("#map input[type=range]", "0");
  assert.notEqual(await people(), last, "the map does not follow the month");
  const year = await page.evaluate(() => hearth.plan().reviews[0].year);
  await page.click(`[data-year="${year}"]`);
  assert.ok(await page.isVisible(`#bulletin-${year}`));
  await page.fill("input[type=search]", "apartment");
  assert.ok((await page.$$("#assumptions table.values tbody tr")).length > 5, "the search finds nothing");
  await page.click("#homes .rests a");
  // A table is made when its fold has told that it is open, which it does later.
  await page.waitForSelector("#assumptions details[data-process=housing][open] table", { timeout: 10000 });
}
