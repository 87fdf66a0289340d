// Opens pages of reports in Chromium: node run.mjs FOLDER of make_pages.sh [FOLDER for pictures]
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as access from "./access.mjs";
import { checks, draw, launch, open } from "./browser.mjs";
import * as content from "./content.mjs";
import * as few from "./few.mjs";
import * as forest from "./forest.mjs";
import { dataOf, evilText, odd, withData } from "./odd.mjs";
import * as print from "./print.mjs";
import * as sankey from "./sankey.mjs";
import * as studies from "./study.mjs";

const [pages, pictures] = process.argv.slice(2).map(p => path.resolve(p));
if (!pages) { console.error("usage: node run.mjs PAGES [PICTURES]"); process.exit(2); }
const [page1, page3, bulletin, hostile, study, morris, indices] = ["one", "three", "bulletin", "hostile", "study", "morris", "indices"].map(name => path.join(pages, name + ".html"));
if (pictures) fs.mkdirSync(pictures, { recursive: true });
const { check, done } = checks();
const browser = await launch();
const quiet = opened => assert.deepEqual(opened.complaints, []);
const picture = async (page, name) => { if (pictures) await page.screenshot({ path: path.join(pictures, name + ".png"), fullPage: true }); };

// What a reader does with a page.
async function oneByOne(claim) {
  await claim("tooltip tells the data", content.tooltip);
  await claim("arrow keys tell the data", content.keys);
  await claim("table view tells the data", content.tables);
  await claim("a downloaded file holds the data", content.download);
  await claim("tasks tell the document and what carries it out", content.clauses);
  await claim("texts are in both languages", content.texts);
  await claim("switching languages keeps place and focus", content.switching);
  await claim("keyboard reaches everything in order", access.tabs);
  await claim("the theme can be switched", access.themes);
  await claim("map, reviews and search answer", content.controls);
  await claim("halves are rounded to the even neighbour", content.rounding);
  await claim("cards and lights say what they show", content.named);
  await claim("effects of tasks are drawn as a whole", forest.whole);
  await claim("one run tells no probability", few.oneRun);
  await claim("the account of classes has no signs before nothing", sankey.zeros);
  await claim("folds are printed open or not at all", print.folds);
  await claim("print is legible", print.legible);
  await claim("prints, each bulletin on its sheet", page => print.whole(page));
  await claim("one bulletin can be printed alone", print.oneOfMany);
}

async function sideBySide(claim) {
  await claim("another plan can be chosen", content.otherPlan);
  await claim("folds stay as they were under another plan", content.foldsStay);
  await claim("assumptions are ranked by what hangs on them", studies.assumptions);
  await claim("ticks say where they are", forest.ticks);
  await claim("differences are drawn as a whole", forest.whole);
  await claim("differences have a unit, and decimals as their interval asks", forest.numbers);
  await claim("shares of runs and what could have been found are told", forest.power);
  await claim("a filled dot is explained", forest.joint);
  await claim("one pair of runs tells no chance and no price", few.onePair);
  await claim("every verdict is counted", few.counts);
  await claim("plans are called what the data call them", few.label);
  await claim("money is told in the same unit everywhere", forest.money);
  await claim("what a person costs is told by the signs of both differences", forest.cost);
  await claim("print is legible", print.legible);
  await claim("tables lie on one sheet with their heads", print.tables);
  await claim("prints, each bulletin on its sheet", page => print.whole(page, pictures && path.join(pictures, "print.pdf")));
}

for (const [name, file, plans] of [["one plan", page1, 1], ["three plans", page3, 3]]) {
  await check(`${name}: smaller than 5 MB`, () => { const size = fs.statSync(file).size; console.log(`     ${(size / 1e6).toFixed(2)} MB`); assert.ok(size < 5e6, `${size} bytes`); });
  const here = await open(browser, file);
  const time = await draw(here.page);
  console.log(`     ${name}: loaded in ${Math.round(here.load)} ms, ${await here.page.evaluate(() => hearth.charts.length)} charts drawn in ${Math.round(time)} ms`);
  await check(`${name}: opens and draws within 20 s even on a busy machine`, () => assert.ok(here.load + time < 20000));
  const claim = (text, body) => check(`${name}: ${text}`, () => body(here.page));
  await claim("has all sections", page => content.sections(page, plans));
  await claim("every chart is drawn and described in words", content.drawn);
  await claim("no Chinese in English", content.english);
  await claim("every table and file is whole", content.files);
  await (plans === 1 ? oneByOne : sideBySide)(claim);
  await check(`${name}: nothing complains, nothing is asked of a network`, () => quiet(here));
  await here.close();
}

for (const [width, lang, theme] of [[1440, "en", "dark"], [1440, "zh", "light"], [390, "en", "light"], [390, "zh", "dark"]]) {
  const here = await open(browser, page3, { width, lang, theme }), name = `${width} pixels, ${lang}, ${theme}`;
  await check(`${name}: nothing is too wide`, () => access.fits(here.page));
  await check(`${name}: differences are drawn as a whole`, () => forest.whole(here.page));
  await check(`${name}: ways through the run are drawn as a whole`, () => sankey.whole(here.page));
  if (width > 390) await check(`${name}: ways through the run are printed as a whole`, () => sankey.onPaper(here.page));
  if (lang === "zh") await check(`${name}: no English in Chinese`, () => content.chinese(here.page));
  await picture(here.page, `${width}-${lang}-${theme}`);
  if (width > 390 || lang === "en") await check(`${name}: axe finds no serious fault`, () => access.axeFinds(here.page));
  await check(`${name}: nothing complains`, () => quiet(here));
  await here.close();
}

for (const [name, file] of [["a study", study], ["a study by Morris", morris], ["a study by Sobol's indices", indices]]) {
  const here = await open(browser, file);
  const claim = (text, body) => check(`${name}: ${text}`, () => body(here.page));
  await claim("every measure is drawn and told", studies.everyMeasure);
  if (file === study) {
    await claim("has its sections, title and findings", studies.alone);
    await claim("no Chinese in English", content.english);
    await claim("what is opened stays open", studies.staysOpen);
    await claim("the tornado tells the data", studies.tornado);
    await claim("the map of two factors tells the data and answers", studies.heatMap);
    await claim("boxes tell their bounds", studies.boxes);
    await claim("points tell the data", studies.points);
    await claim("assumptions are ranked by what hangs on them", studies.assumptions);
    await claim("axe finds no serious fault", access.axeFinds);
  }
  if (file === indices) await check("hostile title of a study stays text", async () => harmless(here, await here.page.evaluate(() => hearth.name(hearth.study.title))));
  await check(`${name}: nothing complains`, () => quiet(here));
  await here.close();
}
const small = await open(browser, study, { width: 390, lang: "zh", theme: "dark" });
await check("a study, 390 pixels: nothing is too wide", () => access.fits(small.page));
await check("a study: no English in Chinese", () => content.chinese(small.page));
await picture(small.page, "study-390-zh-dark");
await check("a study, 390 pixels: axe finds no serious fault", () => access.axeFinds(small.page));
await check("a study, 390 pixels: nothing complains", () => quiet(small));
await small.close();

const alone = await open(browser, bulletin);
await check("the bulletin of a year fills one sheet", () => print.bulletinAlone(alone.page, pictures && path.join(pictures, "bulletin.pdf")));
await check("the bulletin: axe finds no serious fault", () => access.axeFinds(alone.page));
await check("the bulletin: nothing complains", () => quiet(alone));
await alone.close();

const first = await open(browser, page1, { hash: "", locale: "zh-CN" });
await check("a Chinese browser gets Chinese", async () => assert.equal(await first.page.evaluate(() => document.documentElement.lang), "zh-Hans"));
await first.close();

async function harmless(opened, text) {
  await draw(opened.page);
  for (const chart of (await opened.page.$$(".drawing")).slice(0, 6)) await chart.dispatchEvent("pointerenter");
  await opened.page.evaluate(() => document.querySelectorAll("[data-table]").forEach(b => b.click()));
  assert.equal(await opened.page.evaluate(() => window.hacked), undefined);
  assert.equal((await opened.page.$$("#page img, #page script, #page iframe")).length, 0);
  assert.ok((await opened.page.textContent("h1")).includes(text), "the title is not shown as it is");
  quiet(opened);
}
const bad = await open(browser, hostile);
await check("hostile text stays text", async () => harmless(bad, await bad.page.evaluate(() => hearth.name(hearth.plan().title))));
await bad.close();

const html = { 1: fs.readFileSync(page1, "utf8"), 3: fs.readFileSync(page3, "utf8") }, folder = fs.mkdtempSync(path.join(os.tmpdir(), "hearth-page-"));
for (const [name, change] of Object.entries(odd)) {
  const source = /plans|equal|hostile|study/.test(name) ? html[3] : html[1], data = dataOf(source), file = path.join(folder, "odd.html");
  change(data);
  fs.writeFileSync(file, withData(source, data));
  const here = await open(browser, file, { width: 390 });
  await check(`odd data: ${name}`, async () => {
    await draw(here.page);
    if (name === "hostile names") await harmless(here, evilText.slice(0, 40));
    if (name !== "no plan") await access.fits(here.page);
    await here.page.click("[data-keep=lang]");
    assert.doesNotMatch(await here.page.evaluate(() => document.body.innerText), /undefined|NaN|Infinity|\[object/);
    quiet(here);
  });
  if (/one by one/.test(name)) await check(`odd data: ${name}: by every grouping`, () => forest.individuals(here.page));
  if (name === "twenty plans") await check(`odd data: ${name}: the chosen one is drawn, all are in the table`, () => content.manyPlans(here.page));
  if (/thirty|hostile/.test(name)) await check(`odd data: ${name}: one sheet a bulletin`, () => print.oneOfMany(here.page));
  await picture(here.page, "odd-" + name.replace(/\W+/g, "-"));
  await here.close();
}
fs.rmSync(folder, { recursive: true });
await browser.close();
process.exitCode = done();
