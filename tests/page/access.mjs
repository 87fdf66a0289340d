// Whom the page shuts out: keyboards, screen readers, phones, dark rooms.
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function axeFinds(page) {
  await page.evaluate(() => { document.querySelectorAll("details.task")[0]?.setAttribute("open", ""); });
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await axe.run({ exclude: [[".drawing svg"]] }, { resultTypes: ["violations"], elementRef: false })).violations
    .filter(v => ["serious", "critical"].includes(v.impact)).map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.html.slice(0, 120)).join(" | ")}`));
  assert.deepEqual(found, []);
}

export async function tabs(page) {
  await page.evaluate(() => { scrollTo(0, 0); document.querySelector(".skip").focus(); });
  const reached = [];
  for (let i = 0; i < 45; ++i) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => { const a = document.activeElement; return a.dataset.keep ?? a.dataset.table ?? a.dataset.csv ?? (a.classList.contains("drawing") ? "drawing" : a.getAttribute("href") ?? a.tagName); }));
  }
  const wanted = ["lang", "theme", "print", "#findings", "#targets", "#assumptions", "drawing", await page.evaluate(() => "target-" + hearth.plan().targets[0].id)];
  for (const name of wanted) assert.ok(reached.includes(name), `Tab does not reach ${name}: ${reached.join(", ")}`);
  assert.ok(reached.indexOf("lang") < reached.indexOf("#targets") && reached.indexOf("#targets") < reached.indexOf("drawing"), "the order of tabs");
}

export async function fits(page) {
  await page.evaluate(() => hearth.drawAll());
  const [over, wide] = await page.evaluate(() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
    [...document.querySelectorAll("main *")].filter(e => !e.closest(".scroll, svg, .tip, .unseen") && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`)]);
  assert.ok(over <= 0, `${over} pixels too wide: ${wide}`);
  assert.deepEqual(wide, []);
}

export async function themes(page) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await ground();
  await page.click("[data-keep=theme]");
  assert.notEqual(await ground(), before);
  await page.click("[data-keep=theme]");
  assert.equal(await ground(), before);
}
