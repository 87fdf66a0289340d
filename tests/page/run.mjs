// Opens pages of reports in Chromium: node run.mjs PAGE1.html PAGE3.html BULLETIN.html HOSTILE.html [FOLDER for pictures]
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as access from "./access.mjs";
import { checks, draw, launch, open } from "./browser.mjs";
import * as content from "./content.mjs";
import { dataOf, evilText, odd, withData } from "./odd.mjs";
import * as print from "./print.mjs";

const [page1, page3, bulletin, hostile, pictures] = process.argv.slice(2).map(p => path.resolve(p));
if (!hostile) { console.error("usage: node run.mjs PAGE1.html PAGE3.html BULLETIN.html HOSTILE.html [PICTURES]"); process.exit(2); }
if (pictures) fs.mkdirSync(pictures, { recursive: true });
const { check, done } = checks();
const browser = await launch();
const quiet = opened => assert.deepEqual(opened.complaints, []);
const picture = async (page, name) => { if (pictures) await page.screenshot({ path: path.join(pictures, name + ".png"), fullPage: true }); };

for (const [name, file, plans] of [["one plan", page1, 1], ["three plans", page3, 3]]) {
  await check(`${name}: smaller than 5 MB`, () => { const size = fs.statSync(file).size; console.log(`     ${(size / 1e6).toFixed(2)} MB`); assert.ok(size < 5e6, `${size} bytes`); });
  const here = await open(browser, file);
  const time = await draw(here.page);
  console.log(`     ${name}: loaded in ${Math.round(here.load)} ms, ${await here.page.evaluate(() => hearth.charts.length)} charts drawn in ${Math.round(time)} ms`);
  await check(`${name}: opens and draws within 20 s even on a busy machine`, () => assert.ok(here.load + time < 20000));
  await check(`${name}: has all sections`, () => content.sections(here.page, plans));
  await check(`${name}: every chart is drawn and described in words`, () => content.drawn(here.page));
  await check(`${name}: no Chinese in English`, () => content.english(here.page));
  await check(`${name}: tooltip tells the data`, () => content.tooltip(here.page));
  await check(`${name}: arrow keys tell the data`, () => content.keys(here.page));
  await check(`${name}: table view tells the data`, () => content.tables(here.page));
  await check(`${name}: every table and file is whole`, () => content.files(here.page));
  await check(`${name}: a downloaded file holds the data`, () => content.download(here.page));
  await check(`${name}: texts are in both languages`, () => content.texts(here.page));
  await check(`${name}: switching languages keeps place and focus`, () => content.switching(here.page));
  await check(`${name}: keyboard reaches everything in order`, () => access.tabs(here.page));
  await check(`${name}: the theme can be switched`, () => access.themes(here.page));
  if (plans > 1) await check(`${name}: another plan can be chosen`, async () => {
    await here.page.selectOption("[data-keep=plan]", "1");
    const [shown, expected, alt, value] = await here.page.evaluate(() => [document.querySelector("h1").textContent, hearth.planLabel(hearth.plans[1]),
      document.querySelector(".fan .drawing").getAttribute("aria-label"), hearth.count(hearth.plans[1].series["targets/headline"].mean[0].at(-1))]);
    assert.equal(shown, expected);
    assert.ok(alt.includes(value), `${value} not in ${alt}`);
    await here.page.selectOption("[data-keep=plan]", "0");
  });
  await check(`${name}: map, reviews and search answer`, async () => {
    const read = () => here.page.evaluate(() => hearth.charts.find(c => c.spec.id === "map").spec.table().rows.map(r => r[1]).join());
    const last = await read();
    await here.page.fill("#map input[type=range]", "0");
    assert.notEqual(await read(), last);
    const year = await here.page.evaluate(() => hearth.plan().reviews[0].year);
    await here.page.click(`[data-year="${year}"]`);
    assert.ok(await here.page.isVisible(`#bulletin-${year}`));
    await here.page.fill("input[type=search]", "apartment");
    assert.ok((await here.page.$$("#assumptions table.values tbody tr")).length > 5);
    await here.page.click("#homes .rests a");
    assert.ok(await here.page.$("#assumptions details[data-process=housing][open] table"));
  });
  await check(`${name}: prints, each bulletin on its sheet`, () => print.whole(here.page, pictures && path.join(pictures, `print-${plans}.pdf`)));
  await check(`${name}: one bulletin can be printed alone`, () => print.oneOfMany(here.page));
  await check(`${name}: nothing complains, nothing is asked of a network`, () => quiet(here));
  await here.close();
}

for (const [width, lang, theme] of [[1440, "en", "dark"], [1440, "zh", "light"], [390, "en", "light"], [390, "zh", "dark"]]) {
  const here = await open(browser, page3, { width, lang, theme }), name = `${width} pixels, ${lang}, ${theme}`;
  await check(`${name}: nothing is too wide`, () => access.fits(here.page));
  if (lang === "zh") await check(`${name}: no English in Chinese`, () => content.chinese(here.page));
  await picture(here.page, `${width}-${lang}-${theme}`);
  await check(`${name}: axe finds no serious fault`, () => access.axeFinds(here.page));
  await check(`${name}: nothing complains`, () => quiet(here));
  await here.close();
}

const alone = await open(browser, bulletin);
await check("the bulletin of a year fills one sheet", () => print.bulletinAlone(alone.page, pictures && path.join(pictures, "bulletin.pdf")));
await check("the bulletin: axe finds no serious fault", () => access.axeFinds(alone.page));
await check("the bulletin: nothing complains", () => quiet(alone));
await alone.close();

const first = await open(browser, page1, { hash: "", locale: "zh-CN" });
await check("a Chinese browser gets Chinese", async () => assert.equal(await first.page.evaluate(() => document.documentElement.lang), "zh-Hans"));
await first.close();

const harmless = async (opened, text) => {
  await draw(opened.page);
  for (const chart of await opened.page.$$(".drawing")) await chart.dispatchEvent("pointerenter");
  await opened.page.evaluate(() => document.querySelectorAll("[data-table]").forEach(b => b.click()));
  assert.equal(await opened.page.evaluate(() => window.hacked), undefined);
  assert.equal((await opened.page.$$("#page img, #page script, #page iframe")).length, 0);
  assert.ok((await opened.page.textContent("h1")).includes(text), "the title is not shown as it is");
  quiet(opened);
};
const bad = await open(browser, hostile);
await check("hostile text stays text", async () => harmless(bad, await bad.page.evaluate(() => hearth.name(hearth.plan().title))));
await bad.close();

const html = { 1: fs.readFileSync(page1, "utf8"), 3: fs.readFileSync(page3, "utf8") }, folder = fs.mkdtempSync(path.join(os.tmpdir(), "hearth-page-"));
for (const [name, change] of Object.entries(odd)) {
  const source = /plans|equal|hostile/.test(name) ? html[3] : html[1], data = dataOf(source), file = path.join(folder, "odd.html");
  change(data);
  fs.writeFileSync(file, withData(source, data));
  const here = await open(browser, file, { width: 390 });
  await check(`odd data: ${name}`, async () => {
    await draw(here.page);
    if (name === "hostile names") await harmless(here, evilText.slice(0, 40));
    if (name !== "no plan") await access.fits(here.page);
    await here.page.click("[data-keep=lang]");
    await draw(here.page);
    assert.doesNotMatch(await here.page.evaluate(() => document.body.innerText), /undefined|NaN|Infinity|\[object/);
    quiet(here);
  });
  if (/thirty|hostile/.test(name)) await check(`odd data: ${name}: one sheet a bulletin`, () => print.oneOfMany(here.page));
  await picture(here.page, "odd-" + name.replace(/\W+/g, "-"));
  await here.close();
}
fs.rmSync(folder, { recursive: true });
await browser.close();
process.exitCode = done();
