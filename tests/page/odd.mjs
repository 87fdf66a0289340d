// Plans as they may come: made from the data of a real page, put into it again.
const copy = value => JSON.parse(JSON.stringify(value));
const clear = (plan, ...keys) => { for (const key of keys) delete plan[key]; };
const each = (plan, change) => { for (const series of Object.values(plan.series)) for (const part of ["mean", "low", "high", "q25", "q75"]) if (series[part]) series[part] = series[part].map(change); };
const evil = '<script>window.hacked=1</script><img src=x onerror="window.hacked=2">{a|b} =1+1 "“%&\u2028 😀🏠 ';

export const odd = {
  "one replication": data => { const p = data.plans[0]; p.replications = 1; for (const s of Object.values(p.series)) { s.low = s.mean; s.high = s.mean; s.q25 = s.mean; s.q75 = s.mean; } for (const t of p.targets) { t.low = t.high = t.median; t.probability = t.probability > 0.5 ? 1 : 0; } },
  "twelve months": data => { const p = data.plans[0]; p.months = p.months.slice(0, 12); each(p, list => list.slice(0, 12)); for (const t of p.targets) { t.beyond_run = true; t.month = "2016-12"; t.path = null; t.probability_by_month = t.probability_by_month.slice(0, 12); } for (const s of p.schemes) s.short_by_month = s.short_by_month?.slice(0, 12); p.reviews = p.reviews.slice(0, 1); },
  "nothing but identity": data => { const p = data.plans[0]; data.plans[0] = { file: p.file, title: p.title, months: p.months, replications: 3 }; },
  "no review, tasks, towns, homes, accounts": data => { const p = data.plans[0]; clear(p, "reviews", "tasks", "towns", "links", "stations", "accounts", "reasons", "findings", "assumptions"); p.schemes = []; for (const name of Object.keys(p.series)) if (/^(tasks|programmes|ledger|desk|departments)\//.test(name)) delete p.series[name]; },
  "missing values": data => { const p = data.plans[0]; each(p, (list, i) => i % 2 ? list.map(() => null) : list.map((v, m) => m % 5 ? v : null)); for (const t of p.targets) t.median = t.low = t.high = t.probability = t.probability_low = t.probability_high = null; },
  "all equal": data => { const p = data.plans[0]; each(p, list => list.map(() => 7)); for (const c of data.comparisons ?? []) for (const m of c.measures) Object.assign(m, { difference: 0, low: 0, high: 0, verdict: "same" }); },
  "all zero": data => { const p = data.plans[0]; each(p, list => list.map(() => 0)); },
  "a study that tells nothing": data => {
    for (const m of data.study.measures) {
      Object.assign(m.analysis, { ranking: [], scenarios: null });
      for (const f of m.analysis.factors) f.main_effect = null;
      Object.assign(m, { mean: null, heat_maps: [], drawn: { ...m.drawn, mean: m.drawn.mean.map(() => null), in_first_box: null } });
    }
  },
  "a study of empty cells and one point": data => {
    data.plans = []; data.comparisons = [];
    for (const m of data.study.measures) {
      for (const map of m.heat_maps) { map.points = map.points.map(() => 0); map.mean = map.mean.map(() => null); map.missed &&= map.missed.map(() => null); }
      m.drawn.mean = m.drawn.mean.map((v, i) => i ? null : v);
      for (const f of m.analysis.factors) f.main_effect.curve = f.main_effect.curve.slice(0, 1);
    }
  },
  "no plan": data => { data.plans = []; data.comparisons = []; delete data.study; },
  "plans whose people are compared one by one": data => {
    const counted = mean => ({ mean, low: mean - 1.25, high: mean + 1.25 });
    const of = (m, at_end) => ({ in_both: counted(900), left_under_first_only: counted(m.first / 50), left_under_second_only: counted(m.second / 70), only_in_first: counted(3), only_in_second: counted(40), only_in_first_staying: counted(2), only_in_second_staying: counted(30), ...(at_end ? { at_end: m } : {}) });
    for (const c of data.comparisons) c.individuals = { ...of(c.measures[0]), groups: c.groups.slice(0, 3).map((g, i) => ({ ...g, grouping: ["class_at_entry", "field", "household"][i], measure: undefined, members: g.members.map(m => ({ id: m.id, name: m.name, name_zh: m.name_zh, ...of(m, true) })) })) };
  },
  "twenty plans": data => {
    const lean = copy(data.plans[0]);
    lean.series = Object.fromEntries(Object.entries(lean.series).filter(([name]) => ["targets/headline", "series/people"].includes(name)));
    clear(lean, "assumptions");
    const second = data.comparisons[0];
    while (data.plans.length < 20) data.plans.push({ ...copy(lean), file: `plan${data.plans.length}.h5`, title: { en: `Plan ${data.plans.length}`, zh: `方案${data.plans.length}` } });
    if (second) while (data.comparisons.length < 19) data.comparisons.push(copy(second));
  },
  "thirty targets": data => { const p = data.plans[0]; while (p.targets.length < 30) p.targets.push({ ...copy(p.targets[0]), id: "t" + p.targets.length }); for (const r of p.reviews) while (r.items.length < 200) r.items.push({ ...copy(r.items[r.items.length % 5]), id: "x" + r.items.length, red: 0.9, green: 0.05, amber: 0.05, name: { en: "Item ".repeat(30), zh: "事项".repeat(60) } }); },
  "hostile names": data => {
    const spoil = value => { if (value && typeof value === "object") { if (typeof value.en === "string" && "zh" in value) { value.en = evil + value.en; value.zh = evil + value.zh; } else for (const key in value) spoil(value[key]); } };
    if (data.study) spoil(data.study);
    for (const p of data.plans) { spoil(p); p.title.en = (evil + "long ".repeat(60)).slice(0, 300); p.file = evil; p.overrides = [[evil, evil]]; p.history = evil; }
    for (const c of data.comparisons ?? []) for (const m of [...c.measures, ...c.targets]) { m.name = evil + m.name; m.name_zh = evil + m.name_zh; }
  },
};

const place = /(<script type="application\/json" id="data">)([\s\S]*?)(<\/script>)/;
export const dataOf = html => JSON.parse(place.exec(html)[2]);
export const withData = (html, data) => html.replace(place, (_, before, __, after) => before + JSON.stringify(data).replaceAll("<", "\\u003c") + after);
export const evilText = evil.trim();
