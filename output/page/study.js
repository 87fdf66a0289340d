// A study: many values varied at once. What it measures is chosen here; the drawings are in files of their own.
(h => {
  h.study = h.data.study ?? null;
  // First what has a target and something that clearly matters for it.
  const telling = (h.study?.measures ?? []).findIndex(m => (m.at_least != null || m.at_most != null) && m.analysis.ranking.some(r => r.clear));
  h.studyChoice = { measure: Math.max(0, telling), first: null, second: null, heat: "mean", lines: "case" };

  // A measure's numbers: shares in per cent, money as people count it.
  h.ofMeasure = m => {
    const scale = m.unit === "CNY" ? 1 / h.moneyScale() : h.scaled(1, m.unit), end = m.unit === "1" ? "%" : "", format = v => v == null ? "–" : h.num(v * scale) + end;
    format.alike = values => { const of = h.num.alike(values.map(v => v * scale)); return v => of(v * scale) + end; };
    return { format, unit: m.unit === "CNY" ? h.moneyUnit() : h.unit(m.unit) };
  };
  h.measureTitle = m => h.t("study_measure_at", h.name(m.name), h.month(m.date));
  h.hasTarget = m => m.at_least != null || m.at_most != null;

  h.factor = id => h.study.factors.find(f => f.id === id);
  const decimals = f => {
    const size = Math.max(Math.abs(f.low), Math.abs(f.high));
    return f.whole ? 0 : size > 0 ? Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size)))) : 2;
  };
  // A value of a factor: the name of its level, or a number with as many digits as its range deserves.
  h.factorValue = (f, x) => f.levels ? h.name(f.levels[Math.round(x)]?.name ?? "–") : h.decimals(x, decimals(f));
  h.factorValueWithUnit = (f, x) => h.factorValue(f, x) + (!f.levels && h.unit(f.unit) ? " " + h.unit(f.unit) : "");
  h.factorRange = (f, low, high, value = h.factorValue) => low === high || f.levels ? value(f, low) : h.t("range", h.factorValue(f, low), value(f, high));

  // The factors of a measure, the most influential first; those that are not ranked follow, none of them clear.
  h.rankedFactors = m => {
    const ranked = m.analysis.ranking.map(r => ({ ...r, id: r.factor }));
    const rest = m.analysis.factors.filter(f => !ranked.some(r => r.id === f.id)).map(f => ({ id: f.id, influence: null, clear: false }));
    return [...ranked, ...rest].map(r => ({ ...r, factor: h.factor(r.id), told: m.analysis.factors.find(f => f.id === r.id) }));
  };
  h.influenceText = (m, influence) => {
    if (influence == null) return "–";
    const kind = m.analysis.ranked_by;
    return kind === "mean_effect_size" ? h.t("influence_size", h.ofMeasure(m).format(influence)) : h.t(kind === "total_index" ? "influence_total" : "influence_explains", h.percent(Math.max(0, influence)));
  };
  // A factor's name in so many letters; what tells it from others of the name, in brackets at its end, stays.
  h.shortFactor = (factor, length) => {
    const name = h.name(factor.name), end = /[ ]?[(\uff08][^()\uff08\uff09]*[)\uff09]$/.exec(name)?.[0] ?? "";
    return [...name].length <= length || !end || end.length > length / 2 ? h.short(name, length) : h.short(name.slice(0, -end.length), length - end.length) + end;
  };
  // ◆ and ○ before the name, in drawings.
  h.markedFactor = (factor, clear, length = 1000) => (factor.evidence === "assumed" ? "◆ " : "") + (clear ? "" : "○ ") + h.shortFactor(factor, length);

  h.studyMeasure = () => h.study.measures[Math.min(h.studyChoice.measure, h.study.measures.length - 1)];
  h.studyPick = (key, label, options, chosen, choose) => h.el("label.noprint", null, label, " ", h.el("select", { "data-keep": "study-" + key, "aria-label": label, onchange: event => { choose(event.target.value); h.render(); } },
    options.map(([value, text]) => h.el("option", { value, selected: value === chosen }, h.short(text, 70)))));

  const target = m => h.hasTarget(m) ? h.el("p.note", null, [["at_least", m.at_least], ["at_most", m.at_most]].filter(([, v]) => v != null).map(([key, v]) => h.t("study_target_" + key, h.ofMeasure(m).format(v) + (h.ofMeasure(m).unit ? " " + h.ofMeasure(m).unit : "")) + " ")) : null;

  h.studySection = () => {
    if (!h.study) return null;
    const m = h.studyMeasure();
    const pick = h.studyPick("measure", h.t("study_measure"), h.study.measures.map((x, i) => [String(i), h.measureTitle(x)]), String(h.study.measures.indexOf(m)), value => { Object.assign(h.studyChoice, { measure: +value, first: null, second: null }); });
    return h.section("study", h.plans.length ? [h.el("h3", null, h.t("study_title_of", h.name(h.study.title))), h.el("p.summary", null, h.name(h.study.summary))] : null,
      h.el("div.controls", null, pick), h.el("h3", null, h.measureTitle(m)), target(m),
      h.el("ol.findings", null, m.findings.map(text => h.el("li", null, h.el("p", null, h.name(text))))),
      h.studyInfluence(m), h.studyHeatMap(m), h.studyBoxes(m), h.studyPoints(m));
  };

  // The top of a page of a study alone.
  h.studyOverview = () => {
    const s = h.study, wanted = s.measures.filter(h.hasTarget), told = wanted.length ? wanted : s.measures.slice(0, 5);
    return h.el("section.hero", { id: "findings", "aria-labelledby": "findings-title" },
      h.el("p.eyebrow", null, h.t("study_eyebrow", h.num(s.points), Number(s.replications) === 1 ? h.t("runs_one") : h.t("runs", h.num(s.replications)), h.month(s.months[0]), h.month(s.months[1]))), h.el("h1", null, h.name(s.title)),
      h.name(s.question) ? h.el("p.question", null, h.name(s.question)) : null, h.el("p.summary", null, h.name(s.summary)), h.el("h2", { id: "findings-title" }, h.t("section_findings")),
      h.el("ol.findings", null, told.map(m => h.el("li", null, h.el("p", null, h.el("strong", null, h.measureTitle(m) + (h.lang === "zh" ? "\uff1a" : ": ")), m.findings.map(h.name).join(h.lang === "zh" ? "" : " "))))));
  };

  // What is worth finding out: the assumed values of the study by what hangs on them.
  h.studyAssumptions = () => {
    if (!h.study) return null;
    const wanted = h.study.measures.filter(h.hasTarget), measures = wanted.length ? wanted : h.study.measures.slice(0, 5), most = 10;
    const lists = measures.map(m => h.rankedFactors(m).filter(r => r.factor.evidence === "assumed").slice(0, most)), longest = Math.max(0, ...lists.map(list => list.length));
    const cell = (m, r) => r ? h.el("span", null, r.clear ? "" : "○ ", h.name(r.factor.name), h.el("span.count", null, " " + (r.clear ? h.influenceText(m, r.influence) : h.t("clear_no")))) : "–";
    return [h.el("h3", null, h.t("by_influence_title")), longest ? [h.el("p.note", null, h.evidence("assumed"), " ", h.t("by_influence_note")), h.table({ caption: h.t("by_influence_title"), hideCaption: true, kind: "influences",
      columns: [{ title: h.t("rank") }, ...measures.map(m => ({ title: h.measureTitle(m) }))], rows: Array.from({ length: longest }, (_, i) => [String(i + 1), ...measures.map((m, k) => cell(m, lists[k][i]))]) })] : h.el("p.empty", null, h.t("no_assumed_factor"))];
  };
})(window.hearth ??= {});
