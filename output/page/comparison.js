// Plans side by side: what each changes against the first, how surely, for whom, and month by month.
(h => {
  const label = at => h.planLabel(h.plans[at + 1]);
  // Of one pair of runs, what happened in it; of more, the share of them.
  const share = (c, met) => c.pairs === 1 && met?.probability != null ? h.t(met.probability > 0 ? "met_in_one" : "missed_in_one") : h.percent(met?.probability);
  const chance = (c, met) => c.pairs === 1 ? share(c, met) : met ? `${h.percent(met.probability)}${h.range(met.low, met.high) ? ` (${h.range(met.low, met.high, h.percent)})` : ""}` : "–";
  const points = d => d ? h.intervalWithUnit({ ...d, unit: "1" }) : "–";

  const sideBySide = () => {
    const rows = [], first = h.comparisons[0];
    (first.targets ?? []).forEach((target, t) => rows.push([h.t("chance_of", h.name(h.measureName(target))), share(first, target.met_first), ...h.comparisons.map(c => share(c, c.targets?.[t]?.met_second))]));
    (first.measures ?? []).filter(m => !/^(departures_by_reason|given_up|homes_free)\./.test(m.measure)).forEach(m => rows.push([h.withUnit(h.name(h.measureName(m)), h.unit(m.unit)), h.amount(m.first, m.unit), ...h.comparisons.map(c => {
      const same = c.measures?.find(x => x.measure === m.measure);
      return same ? h.el("span", { title: h.textOf("verdict_" + same.verdict) ? h.t("verdict_" + same.verdict) : null }, h.amount(same.second, same.unit), " ", h.el("span.sign." + same.verdict, null, h.el("span", { "aria-hidden": "true" }, h.verdicts[same.verdict] ?? ""), h.el("span.unseen", null, h.textOf("verdict_" + same.verdict) ? h.t("verdict_" + same.verdict) : ""))) : "–";
    })]));
    if (!rows.length) return null;
    return h.el("div.block", null, h.el("h3", null, h.t("side_by_side")), h.table({ caption: h.t("side_by_side"), hideCaption: true, kind: "wide",
      columns: [{ title: h.t("measure") }, { title: h.planLabel(h.plans[0]), number: true }, ...h.comparisons.map((_, i) => ({ title: label(i), number: true }))], rows }), h.el("p.note", null, h.t("side_note")));
  };

  // What each plan does to one measure: with plans that leave one task out, the contribution of every task.
  const contributions = () => {
    const wanted = (h.comparisons[0].targets ?? []).map(t => t.counts?.measure).filter(Boolean);
    const pick = (c, measure) => c.measures?.find(m => m.measure === measure) ?? c.targets?.map(t => t.counts).find(m => m?.measure === measure);
    return [...wanted, "people", "spending"].map(measure => {
      const rows = h.comparisons.map((c, i) => { const m = pick(c, measure); return m ? { ...m, label: label(i) } : null; }).filter(m => m && m.difference != null);
      return rows.length > 1 ? h.forest({ id: "plans-" + measure, title: h.name(h.measureName(rows[0])), unit: h.t("difference_in", h.unit(rows[0].unit) || h.t("points_word")), rows, level: "h4", rowTitle: h.t("plan_word"), joint: "joint_measures_of_plan" }) : null;
    }).filter(Boolean);
  };

  const overTime = (comparison, at) => Object.entries(comparison.differences ?? {}).flatMap(([name, d]) => {
    const dimension = h.dimension(h.plans[0], d.by?.[0]);
    return (d.mean ?? []).map((mean, i) => {
      if (!mean?.some(v => v)) return null;
      const title = h.t(name === "series/people" ? "diff_people" : name === "targets/headline" ? "diff_target" : name === "series/homes_held" ? "diff_held" : "diff_waiting", h.name(dimension.names[i]));
      return h.lineChart({ id: `diff-${at}-${name.replace("/", "-")}-${dimension.ids[i] ?? i}`, title, unit: h.t("difference_in", h.unit(h.series(h.plans[0], name)?.unit ?? "")), height: 190, level: "h5", labels: false, keyless: true, format: h.num, note: "",
        lines: [{ id: dimension.ids[i] ?? String(i), name: dimension.names[i], color: h.colours().accent, mean, low: d.low?.[i], high: d.high?.[i] }] });
    }).filter(Boolean);
  });

  // A price has a meaning only where more people take more money; else what the signs of both differences say, where both are clear.
  h.priceCase = (people, spending) => {
    const sign = m => m?.difference == null || m.low == null || m.low <= 0 && m.high >= 0 ? 0 : Math.sign(m.difference), both = [sign(people), sign(spending)];
    return both.includes(0) ? null : { "1 1": "price", "1 -1": "free", "-1 1": "loss", "-1 -1": "saving" }[both.join(" ")];
  };
  h.cny = v => h.significant(v, 3);
  const cost = c => {
    const x = c.cost_per_person_more, of = id => c.measures?.find(m => m.measure === id), kind = h.priceCase(of("people"), of("spending"));
    if (x && c.pairs < 2) return h.el("p.costline", null, h.t("cost_one_pair"));
    if (x?.range === "none" && x.cost) return h.el("p.costline", null, h.t("cost_no_people"));
    if (!x || x.ratio == null && x.range !== "everything") return null;
    return h.el("p.costline", null, h.t("cost_" + (kind && kind !== "price" ? kind : x.range), h.cny(x.ratio), h.cny(x.low), h.cny(x.high)));
  };

  const groupName = g => {
    const by = h.name({ en: g.grouping_name, zh: g.grouping_name_zh });
    return g.measure ? h.t("measure_by", h.name({ en: g.measure.name, zh: g.measure.name_zh }), by) : by;
  };
  // Only where both files have tables of people: the same person exists in both. In all, then by what they were when they came.
  const counted = part => {
    if (part?.mean == null) return "–";
    const digits = h.digitsOf(part.low, part.high, part.mean), format = v => h.fixed(v, digits);
    return format(part.mean) + (part.low == null || part.low === part.high ? "" : ` (${h.t("range", format(part.low), format(part.high))})`);
  };
  const ways = ["left_under_first_only", "left_under_second_only", "only_in_second", "only_in_second_staying", "only_in_first", "only_in_first_staying"];
  const individuals = (c, at) => {
    const x = c.individuals;
    if (x?.left_under_first_only?.mean == null) return null;
    const by = (x.groups ?? []).filter(g => g.members?.length).map(g => ({ ...g, by: h.name({ en: g.grouping_name, zh: g.grouping_name_zh || g.grouping_name }) }));
    return [h.el("h4", null, h.t("individuals_title")), h.el("p", null, h.t("individuals", counted(x.left_under_first_only), counted(x.left_under_second_only))), h.el("div.grid", null, by.map(g => {
      const rows = g.members.filter(m => m.at_end?.difference != null).map(m => ({ ...m.at_end, label: h.name(h.measureName(m)) }));
      return rows.length ? h.forest({ id: `individuals-${at}-${g.grouping}`, title: h.t("measure_by", h.t("people_at_end"), g.by), level: "h5", relative: true, rowTitle: h.t("group"), joint: "joint_chart", rows }) : null;
    })), by.map(g => h.el("details.block", null, h.el("summary", null, h.t("individuals_by", g.by)), h.table({ caption: h.t("individuals_caption", g.by), kind: "wide", columns: [{ title: h.t("group") }, ...ways.map(w => ({ title: h.t("individuals_" + w), number: true }))],
      rows: g.members.map(m => [h.name(h.measureName(m)), ...ways.map(w => counted(m[w]))]) })))];
  };
  const one = (c, at) => {
    const plan = h.plans[at + 1], differs = plan?.differs ?? [];
    const groups = (c.groups ?? []).filter(g => g.members?.length), isClear = g => g.members.some(m => m.difference != null && !["not_detectable", "same"].includes(m.verdict));
    const clear = groups.filter(isClear), unclear = groups.filter(g => !isClear(g));
    const known = (c.measures ?? []).filter(m => m.difference != null);
    const counts = ["better", "worse", "more", "less", "not_detectable", "same"].map(kind => [kind, known.filter(m => m.verdict === kind).length]).filter(([, n]) => n);
    return h.el("article.comparison", { id: "comparison-" + at }, h.el("h3", null, h.t("compared", label(at), h.planLabel(h.plans[0]))),
      h.el("p.verdictcounts", null, counts.length ? h.t("verdict_counts", h.pairs(c.pairs), known.length, counts.map(([kind, n]) => h.t("count_" + kind, n)).join(h.lang === "zh" ? "、" : ", ")) : h.pairs(c.pairs)), cost(c),
      differs.length ? h.differences(differs, h.t("inputs_differ", differs.length)) : null,
      c.targets?.length ? h.table({ caption: h.t("chances_change"), columns: [{ title: h.t("target") }, { title: h.t("due_head") }, { title: h.planLabel(h.plans[0]), number: true }, { title: label(at), number: true }, { title: h.t("change"), number: true }],
        rows: c.targets.map(t => [h.name(h.measureName(t)), h.month(t.deadline), chance(c, t.met_first), chance(c, t.met_second), c.pairs === 1 ? "–" : points(t.met_difference)]) }) : null,
      known.length ? h.forest({ id: "forest-" + at, title: h.t("forest_title", label(at)), rows: known, relative: true, level: "h4" }) : null,
      clear.map((g, i) => h.forest({ id: `groups-${at}-${i}`, title: h.t("groups_title", groupName(g)), level: "h4", relative: true, rowTitle: h.t("group"), joint: "joint_chart",
        rows: g.members.filter(m => m.difference != null).map(m => ({ ...m, wanted: m.wanted ?? g.measure?.wanted, label: h.name(h.measureName(m)) })) })),
      unclear.length ? h.el("p.note", null, h.t("groups_unclear", unclear.map(groupName).join(h.lang === "zh" ? ";" : "; "))) : null, individuals(c, at),
      Object.keys(c.differences ?? {}).length ? [h.el("h4", null, h.t("over_time")), h.el("p.note", null, h.t("diff_note")), h.el("div.grid.three", null, overTime(c, at))] : null);
  };

  h.differences = (list, caption) => h.table({ caption, columns: [{ title: h.t("input") }, { title: h.t("first_plan"), number: true }, { title: h.t("second_plan"), number: true }, { title: h.t("unit") }, { title: h.t("evidence_first") }],
    rows: list.slice(0, 200).map(d => [h.el("span", null, h.name(d.meaning) || d.key, h.el("code", null, d.key)), h.el("code.plain", null, d.first ?? "–"), h.el("code.plain", null, d.second ?? "–"), h.unit(d.unit), d.evidence ? h.evidence(d.evidence) : ""]) });

  h.comparisonSection = () => {
    if (!h.comparisons.length || h.plans.length < 2) return null;
    const box = h.el("div"), all = h.comparisons.length <= 3;
    const contribution = contributions();
    const head = [sideBySide(), contribution.length ? [h.el("h3", null, h.t("contributions_title")), h.el("p.note", null, h.t("contributions_note", h.planLabel(h.plans[0]))), h.grid(contribution)] : null];
    if (all) return h.section("comparison", head, h.comparisons.map(one));
    const chosen = Math.min(h.comparedAt ?? 0, h.comparisons.length - 1);
    box.append(one(h.comparisons[chosen], chosen));
    const pick = h.el("select", { "aria-label": h.t("choose_comparison"), "data-keep": "comparison", onchange: event => { h.comparedAt = +event.target.value; h.render(); } },
      h.comparisons.map((_, i) => h.el("option", { value: i, selected: i === chosen }, h.short(label(i), 60))));
    return h.section("comparison", head, h.el("div.controls.noprint", null, h.el("label", null, h.t("choose_comparison"), " ", pick)), box);
  };
})(window.hearth ??= {});
