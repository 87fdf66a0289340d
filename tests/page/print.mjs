// What comes out of a printer.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const pagesOf = pdf => {
  const file = path.join(os.tmpdir(), `hearth-${process.pid}.pdf`);
  fs.writeFileSync(file, pdf);
  try { return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\f").slice(0, -1).map(text => text.replace(/\s+/g, "")); } finally { fs.unlinkSync(file); }
};
const pdfOf = page => page.pdf({ preferCSSPageSize: true, printBackground: true });
const title = (page, year) => page.evaluate(y => hearth.t("bulletin_title", y).replace(/\s+/g, ""), year);

// Bulletins whose content is longer than their sheet.
const cutOff = async page => {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => hearth.toPrint());
  const long = await page.evaluate(() => [...document.querySelectorAll(".bulletin")].filter(b => b.scrollHeight > b.clientHeight + 1).map(b => `${b.id}: ${b.scrollHeight} of ${b.clientHeight} pixels`));
  await page.evaluate(() => hearth.fromPrint());
  await page.emulateMedia({ media: null });
  return long;
};

export async function bulletinAlone(page, keep) {
  const year = await page.evaluate(() => hearth.data.bulletin);
  assert.ok(year);
  assert.equal((await page.$$("article.bulletin")).length, 1);
  assert.equal((await page.$$("figure.chart")).length, 0);
  const pdf = await pdfOf(page), pages = pagesOf(pdf);
  if (keep) fs.writeFileSync(keep, pdf);
  assert.equal(pages.length, 1, `${pages.length} sheets`);
  assert.ok(pages[0].includes(await title(page, year)));
  assert.deepEqual(await cutOff(page), []);
}

// On paper: charts leave a third of their width for bars and intervals, long ones are cut between rows only, nothing of a bulletin touches or is cut off.
export async function legible(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => hearth.toPrint());
  const faults = await page.evaluate(() => {
    const out = [];
    for (const { spec, figure, node, instance, width } of hearth.charts) {
      const plot = instance.getModel().getComponent("grid")?.coordinateSystem.getRect(), rows = instance.getModel().getComponent("yAxis")?.axis.type === "category";
      if (rows && plot.width < width / 3) out.push(`${spec.id}: ${Math.round(plot.width)} of ${width} pixels for the drawing`);
      const pieces = [...figure.querySelectorAll(".slice")];
      if (pieces.length && (node.offsetHeight || pieces.some(p => getComputedStyle(p).breakInside !== "avoid" || p.offsetHeight > 500) || Math.abs(pieces.reduce((sum, p) => sum + p.offsetHeight, 0) - instance.getHeight()) > 1)) out.push(`${spec.id}: its pieces`);
      if (spec.rowEdges && !pieces.length && instance.getHeight() > 900) out.push(`${spec.id}: is higher than a sheet`);
    }
    const edge = document.querySelector("main").getBoundingClientRect().left + 680;
    for (const part of document.querySelectorAll("main *")) if (!part.closest(".unseen, svg, .slices, .drawing, details:not([open])") && part.getBoundingClientRect().right > edge + 2) out.push(`"${part.textContent.slice(0, 40)}" (${part.tagName}) is wider than the sheet`);
    for (const cell of document.querySelectorAll(".bulletin td, .bulletin th")) {
      const range = document.createRange();
      range.selectNodeContents(cell);
      if (range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1) out.push(`"${cell.textContent}" is wider than its cell`);
    }
    for (const part of document.querySelectorAll(".bulletin .clamp")) if (part.scrollHeight > part.clientHeight + 2) out.push(`"${part.textContent}" is cut off`);
    return out;
  });
  await page.evaluate(() => hearth.fromPrint());
  await page.emulateMedia({ media: null });
  assert.equal((await page.$$(".slices")).length, 0);
  assert.deepEqual(faults.slice(0, 8), []);
}

// A fold is printed open, or nothing of it: its mark can't be clicked on paper. How the count depends on the reading of the text is printed.
export async function folds(page) {
  const said = key => page.evaluate(key => hearth.t(key).replace(/\s+/g, ""), key), text = pagesOf(await pdfOf(page)).join("");
  assert.ok(text.includes(await said("readings_caption")), "the table of the readings is not printed");
  assert.ok(!text.includes(await said("ledger_title")), "a closed fold is printed");
  assert.doesNotMatch(text, /[\u25b8\u25b6\u25be]/, "the mark of a fold");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("#targets details")].some(fold => fold.open)), false, "the fold stays open after printing");
}

// Tables begin with their heads and first rows on one sheet, wherever they are; short ones lie on it as a whole.
export async function tables(page) {
  const facts = await page.evaluate(() => {
    const plain = text => text.replace(/\s+/g, ""), rows = [...document.querySelectorAll("#people .block table tbody tr")].map(tr => plain([...tr.querySelectorAll("td")].map(td => td.textContent).join("")));
    return { heads: [...document.querySelectorAll("#people .block table thead th")].flatMap(th => th.textContent.split(/\s+/)), rows, long: [plain(hearth.t("side_by_side")), plain(hearth.t("chance_of", ""))] };
  });
  for (const space of [0, 150, 300, 450, 600, 750, 900]) {
    await page.evaluate(space => ["#people", "#comparison"].forEach(section => { const gap = document.createElement("div"); gap.className = "gap"; gap.style.height = space + "px"; document.querySelector(section).querySelector("table").closest(".block").before(gap); }), space);
    const pages = pagesOf(await pdfOf(page));
    await page.evaluate(() => document.querySelectorAll(".gap").forEach(gap => gap.remove()));
    const on = pages.findIndex(text => facts.heads.every(word => text.includes(word)) && text.includes(facts.rows[0]));
    assert.ok(on >= 0, `${space}: the head is apart from the first row`);
    for (const row of facts.rows) assert.ok(pages[on].includes(row), `${space}: ${row} is on another sheet`);
    assert.ok(pages.some(text => text.includes(facts.long[0]) && text.includes(facts.long[1])), `${space}: the head of a long table is apart from its first row`);
  }
}

export async function whole(page, keep) {
  const theme = await page.evaluate(() => hearth.theme);
  const pdf = await pdfOf(page), pages = pagesOf(pdf);
  if (keep) fs.writeFileSync(keep, pdf);
  assert.deepEqual(await cutOff(page), [], "bulletins longer than a sheet");
  const years = await page.evaluate(() => hearth.plan().reviews.map(r => r.year));
  for (const year of years) {
    const name = await title(page, year), on = pages.map((text, i) => text.includes(name) ? i : -1).filter(i => i >= 0);
    assert.equal(on.length, 1, `the bulletin of ${year} is on ${on.length} sheets`);
    for (const other of years) if (other !== year) assert.ok(!pages[on[0]].includes(await title(page, other)), `${year} and ${other} share a sheet`);
    assert.ok(pages[on[0]].includes((await page.evaluate(() => hearth.t("bulletin_footer").replace(/\s+/g, ""))).slice(0, 20)), `the bulletin of ${year} is cut off`);
  }
  assert.equal(await page.evaluate(() => hearth.charts.filter(c => !c.instance).length), 0, "charts that print did not draw");
  const empty = pages.filter(text => !text.trim()).length;
  assert.equal(empty, 0, `${empty} empty sheets`);
  assert.equal(await page.evaluate(() => hearth.theme), theme, "the theme is lost");
  console.log(`     ${pages.length} sheets`);
}

export async function oneOfMany(page) {
  await page.evaluate(() => { print = () => {}; });
  const year = await page.evaluate(() => hearth.plan().reviews[0].year);
  await page.evaluate(y => hearth.printOnly(y), year);
  const pages = pagesOf(await pdfOf(page));
  assert.equal(pages.length, 1);
  assert.ok(pages[0].includes(await title(page, year)));
}
