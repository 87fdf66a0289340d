// Everybody's way through the run, as it is drawn on screens and on paper.
import assert from "node:assert/strict";
import { draw } from "./browser.mjs";

// Every label is drawn with its number and as a whole, on no other label, beyond no edge; names of classes end before the bars of the next column.
const faultsOf = page => page.evaluate(() => {
  const h = hearth, chart = h.charts.find(c => c.spec.id === "people-sankey"), edge = chart.node.getBoundingClientRect(), narrow = chart.width < h.narrowBelow, out = [];
  const plain = text => text.replace(/\s/g, ""), texts = [...chart.node.querySelectorAll("svg text")].map(t => ({ text: t.textContent, box: t.getBoundingClientRect() })), drawn = texts.map(t => plain(t.text)).join("");
  const nodes = chart.instance.getModel().getSeriesByIndex(0).getGraph().nodes.map(n => ({ ...n.getLayout(), id: n.id })), rows = chart.spec.csv().rows, plan = h.plan(), everyone = h.sum(rows.filter(r => r[2] === "hub").map(r => r[4]));
  const number = v => narrow ? h.percent(v / everyone) : h.count(v);
  for (const [from, name, to, , people] of rows) if (to === "hub" && !drawn.includes(plain(`${name}${number(people)}`))) out.push(`"${name}" with ${number(people)} is not drawn`);
  for (const to of new Set(rows.map(r => r[2]).filter(id => /^(r\d|stay)/.test(id)))) {
    const mine = rows.filter(r => r[2] === to), text = `${number(h.sum(mine.map(r => r[4])))} ${mine[0][3]}`;
    if (!drawn.includes(plain(text))) out.push(`"${text}" is not drawn`);
  }
  if (!narrow) rows.filter(r => r[0] === "hub").forEach(r => { const name = h.name(h.dimension(plan, "class").names[+r[2].slice(1)]); if (!drawn.includes(plain(name))) out.push(`"${name}" is not drawn`); });
  for (const { text, box } of texts) {
    if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1) out.push(`"${text}" is beyond the edge`);
    for (const n of nodes) if (n.id !== "hub" && Math.min(box.right, edge.left + chart.spec.option(chart.width).series[0].left + n.x + n.dx) - Math.max(box.left, edge.left + chart.spec.option(chart.width).series[0].left + n.x) > 2) out.push(`"${text}" runs over the bar ${n.id}`);
  }
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => { if (Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 5) out.push(`"${a.text}" on "${b.text}"`); }));
  return out.slice(0, 8);
});

export async function whole(page) {
  await draw(page);
  assert.deepEqual(await faultsOf(page), []);
}

export async function onPaper(page) {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => hearth.toPrint());
  const faults = await faultsOf(page);
  await page.evaluate(() => hearth.fromPrint());
  await page.emulateMedia({ media: null });
  assert.deepEqual(faults, []);
}

// Nothing is neither added nor taken away.
export async function zeros(page) {
  const cells = await page.evaluate(() => {
    const plan = hearth.plan(), kept = JSON.stringify(plan.accounts);
    Object.assign(plan.accounts, { changes_into_class: plan.accounts.changes_into_class.map(() => 0), departures_by_class: plan.accounts.departures_by_class.map((v, i) => i ? v : 0) });
    const said = [...hearth.classFlows(plan).querySelectorAll("td")].map(td => td.textContent);
    plan.accounts = JSON.parse(kept);
    return said;
  });
  assert.ok(cells.includes("0") && cells.some(text => /^−\d/.test(text)));
  for (const text of cells) assert.doesNotMatch(text, /^[+−]0$/);
}
