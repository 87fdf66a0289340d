// The head-count targets: fans against the plan's path, the chance of each month, the lights of the reviews, and other readings of the text.
(h => {
  const mostDrawn = 8;
  const fan = (plan, target, index) => {
    const c = h.colours(), line = h.members(plan, "targets/headline")[index];
    if (!line) return null;
    const lines = [{ ...line, name: plan.title, label: h.plans.length > 1 ? h.planLabel(plan) : h.t("mean_of_runs"), color: c.accent }];
    // The plan of the page and the first others are drawn; more of them can't be told apart, and stand in the table.
    h.plans.forEach((other, i) => {
      const theirs = other === plan ? null : h.members(other, "targets/headline").find(m => m.id === target.id);
      if (theirs) lines.push({ id: "plan" + i, name: other.title, label: h.planLabel(other), color: h.colour(i + 1), mean: theirs.mean, thin: true, context: true, tableOnly: lines.length >= mostDrawn });
    });
    const plans = lines.length;
    const goal = plan.months.map(() => target.goal);
    if (target.path?.some(v => v != null)) lines.push({ id: "path", name: h.both2("planned_path"), color: c.soft, mean: target.path, dash: true, context: true });
    lines.push({ id: "goal", name: h.both2("goal"), label: h.t("goal_of", h.count(target.goal)), color: c.list[1], mean: goal, dash: true, thin: true, context: true });
    return h.el("div.fan", { id: "target-" + target.id }, h.lineChart({
      id: "target-" + target.id, title: h.name(target.name), unit: h.unit(target.unit), months: plan.months, lines, from: "scale", height: 290, more: plans > mostDrawn ? h.t("plans_drawn", mostDrawn, plans) : null,
      deadline: { month: target.deadline, label: h.t("due", h.month(target.deadline)) },
    }), h.el("p.verdict", null, h.chanceLight(plan, target.probability), " ",
      target.probability_low != null && !h.isOneRun(plan) ? h.t("probability_range", h.percent(target.probability_low), h.percent(target.probability_high)) : ""));
  };

  const probability = plan => {
    if (h.isOneRun(plan)) return null;                             // no share of runs is a probability then
    const lines = plan.targets.filter(t => t.probability_by_month?.length).map((t, i) =>
      ({ id: t.id, name: t.name, color: h.colour(i), mean: t.probability_by_month }));
    if (!lines.length) return null;
    return h.lineChart({
      id: "probability", title: h.t("probability_title"), unit: h.t("share_of_runs"), csvUnit: "1", months: plan.months, lines, format: h.percent, max: 1, min: 0, height: 320, note: h.t("probability_note"),
      deadline: plan.targets.length ? { month: plan.targets[0].deadline, label: h.t("due", h.month(plan.targets[0].deadline)) } : null,
    });
  };

  // One run has a light; several have shares of runs.
  h.lightCell = (item, plan) => {
    const kind = h.lightOf(item), share = { green: item.green, amber: item.amber, red: item.red }[kind];
    return h.el("span.lightcell", null, h.light(kind), kind === "none" || h.isOneRun(plan) ? null : h.el("small", null, " " + h.percent(share)));
  };
  // From which share of the plan on a light is green, and amber: as the plan has them, or as the values behind it do.
  h.lightBounds = plan => {
    const value = key => { const changed = plan.differs?.find(d => d.key === "review." + key), mine = h.plans[0].assumptions?.find(v => v.key === "review." + key); return { share: Number(plan.lights?.[key] ?? changed?.second ?? mine?.value ?? NaN), evidence: changed?.evidence || mine?.evidence }; };
    const green = value("green_from"), amber = value("amber_from");
    if (!Number.isFinite(green.share) || !Number.isFinite(amber.share)) return h.t("lights_words");
    return h.t("lights_bounds", h.percent(green.share), h.percent(amber.share), [green, amber].some(x => x.evidence === "assumed") ? h.t("lights_assumed") : "");
  };
  const lights = plan => {
    const reviews = plan.reviews ?? [];
    const rows = plan.targets.map(target => [h.name(target.name), ...reviews.map(review => {
      const item = review.items.find(i => i.id === "target." + target.id);
      return item ? h.lightCell(item, plan) : "–";
    })]);
    if (!reviews.length || !rows.length) return null;
    return h.el("div.block", null, h.el("h3", null, h.t("lights_title")),
      h.table({ caption: h.t("lights_title"), hideCaption: true, columns: [{ title: h.t("target") }, ...reviews.map(r => ({ title: h.year(r.year) }))], rows }),
      h.el("p.note", null, h.t(h.isOneRun(plan) ? "lights_note_of_run" : "lights_note", h.lightBounds(plan))));
  };

  const readings = plan => {
    const names = ["headline", "stock_nested", "stock_exclusive", "cumulative_nested", "cumulative_exclusive"].filter(name => h.series(plan, "targets/" + name));
    if (names.length < 2) return null;
    return h.el("details.block.readings", null, h.el("summary", null, h.t("readings_title")), h.table({
      caption: h.t("readings_caption"), columns: [{ title: h.t("target") }, ...names.map(n => ({ title: h.t("reading_" + n), number: true })), { title: h.t("goal"), number: true }],
      rows: plan.targets.map((target, i) => [h.name(target.name), ...names.map(name => {
        const line = h.members(plan, "targets/" + name)[i], at = plan.months.indexOf(target.month);
        return line && at >= 0 ? h.span(line.mean[at], line.low?.[at], line.high?.[at], h.count) : "–";
      }), h.count(target.goal)]),
    }));
  };

  h.targetsSection = () => {
    const plan = h.plan();
    if (!plan.targets?.length) return h.section("targets", h.missing());
    return h.section("targets", h.grid(plan.targets.map((t, i) => fan(plan, t, i))), probability(plan), lights(plan), readings(plan), h.restsOn("targets", "channels", "arrivals", "classes", "careers"));
  };
})(window.hearth ??= {});
