// What can't be told from one run or one pair of runs, and how plans are counted and named.
import assert from "node:assert/strict";

const under = (page, change, look) => page.evaluate(([change, look]) => {
  const h = hearth, kept = JSON.stringify([h.plans, h.comparisons]);
  new Function("h", change)(h);
  h.render();
  const seen = new Function("h", "return " + look)(h);
  [h.plans, h.comparisons] = JSON.parse(kept);
  h.render();
  return seen;
}, [change, look]);
const textsOf = selector => `[...document.querySelectorAll("${selector}")].map(x => x.textContent)`;

// One run has no probability and no range, and is one; runs that are all the same are still many.
export async function oneRun(page) {
  const oneOf = "for (const p of h.plans) { p.replications = 1; p.targets.forEach((t, i) => { t.low = t.high = t.median; t.probability = i % 2; t.probability_low = i % 2 ? 0.025 : 0; t.probability_high = i % 2 ? 1 : 0.975; }); }";
  const seen = await under(page, oneOf, `({ cards: ${textsOf(".card")}, fans: ${textsOf(".fan .verdict")}, eyebrow: document.querySelector(".eyebrow").textContent, lights: [...document.querySelectorAll(".card .light, .fan .verdict .light")].map(x => x.className), bulletins: ${textsOf(".planname")}, sheets: ${textsOf(".bulletin td, .bulletin .note, .bulletin footer")}, shares: ${textsOf(".lightcell small")}, chance: h.charts.some(c => c.spec.id === "probability") })`);
  assert.ok(seen.cards.length > 1 && seen.fans.length === seen.cards.length);
  seen.cards.forEach((text, i) => assert.match(text, i % 2 ? /a single run– met in the one run/ : /a single run– missed in the one run/));
  for (const text of [...seen.cards, ...seen.fans]) assert.doesNotMatch(text, /likely|certain|%/);
  for (const kind of seen.lights) assert.equal(kind, "light none");
  for (const text of [seen.eyebrow, ...seen.bulletins]) assert.match(text, /\b1 run\b/);
  assert.deepEqual(seen.shares, [], "shares of one run beside its lights");
  for (const text of seen.sheets) assert.doesNotMatch(text, /most runs|share of runs|nine in ten/);
  assert.ok(!seen.chance, "a chance by month of one run");
  const equal = await under(page, oneOf.replace("replications = 1", "replications = 5"), `({ cards: ${textsOf(".card")}, eyebrow: document.querySelector(".eyebrow").textContent })`);
  for (const text of equal.cards) { assert.match(text, /the same in nine of ten runs/); assert.doesNotMatch(text, /one run|single/); }
  assert.match(equal.eyebrow, /5 runs/);
}

// One pair of runs tells what happened in it; without a change of people there is no price.
export async function onePair(page) {
  const line = `document.querySelector("#comparison-0 .costline").textContent`;
  const one = await under(page, `const c = h.comparisons[0]; c.pairs = 1; c.cost_per_person_more = { unit: "CNY", cost: null, effect: null, ratio: null, range: "everything", low: null, high: null };
    for (const t of c.targets) { t.met_first = { probability: 0, low: 0, high: 0.975 }; t.met_second = { probability: 1, low: 0.025, high: 1 }; }`,
    `({ line: ${line}, counts: document.querySelector("#comparison-0 .verdictcounts").textContent, chances: [...document.querySelectorAll("#comparison-0 table")].find(t => t.caption.textContent === h.t("chances_change")).tBodies[0].textContent })`);
  assert.match(one.line, /one pair of runs/);
  assert.match(one.counts, /^1 pair of runs\./);
  assert.match(one.chances, /missed in the one run/);
  assert.match(one.chances, /met in the one run/);
  assert.doesNotMatch(one.chances, /%|point/);
  assert.match(await under(page, `h.comparisons[0].cost_per_person_more = { unit: "CNY", cost: 528000, effect: 0, ratio: null, range: "none", low: null, high: null };`, line), /people do not: one person more has no price/);
}

// Every measure is counted once, under its own verdict; what there is none of is left out.
export async function counts(page) {
  const { said, wanted, all } = await page.evaluate(() => {
    const h = hearth, all = h.comparisons[0].measures.filter(m => m.difference != null), of = kind => all.filter(m => m.verdict === kind).length;
    return { said: document.querySelector("#comparison-0 .verdictcounts").textContent, all: all.length, wanted: ["better", "worse", "more", "less", "not_detectable", "same"].map(kind => [kind, of(kind)]) };
  });
  const words = { better: "better", worse: "worse", more: "more", less: "less", not_detectable: "without a detectable difference", same: "the same" };
  assert.ok(said.includes(`Of ${all} measures`), said);
  assert.equal([...said.split(":")[1].matchAll(/\d+/g)].reduce((sum, [n]) => sum + Number(n), 0), all, said);
  for (const [kind, n] of wanted) assert.equal(said.includes(`${n} ${words[kind]}`), n > 0, `${kind}: ${said}`);
}

// The name that the data give a plan is used wherever plans stand beside one another.
export async function label(page) {
  const seen = await under(page, `h.plans[1].label = { en: "Half the homes", zh: "住房减半" };`, `({ label: h.planLabel(h.plans[1]), options: ${textsOf("[data-keep=plan] option")}, heads: ${textsOf("#comparison h3")}, other: h.planLabel(h.plans[2]) })`);
  assert.equal(seen.label, "Half the homes");
  assert.ok(seen.options.includes("Half the homes") && seen.heads.some(text => text.startsWith("Half the homes")));
  assert.notEqual(seen.other, seen.label);
}
