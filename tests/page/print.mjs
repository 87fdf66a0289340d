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
  await page.emulateMedia({ media: "screen" });
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
