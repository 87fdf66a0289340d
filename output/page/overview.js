// The top of the page: the question, the plan in a paragraph, the findings, and how the targets stand.
(h => {
  h.section = (id, ...content) => h.el("section", { id, "aria-labelledby": id + "-title" },
    h.el("h2", { id: id + "-title" }, h.t("section_" + id)), h.textOf("intro_" + id) ? h.el("p.intro", null, h.t("intro_" + id)) : null, ...content);
  h.missing = () => h.el("p.empty", null, h.t("plan_has_none"));
  h.grid = (...children) => h.el("div.grid", null, ...children);

  // How many values behind a section are assumed, with the way to them.
  h.restsOn = (...prefixes) => {
    const all = h.plans[0]?.assumptions ?? [];
    const mine = all.filter(value => prefixes.some(prefix => value.key.startsWith(prefix + ".")));
    if (!mine.length) return null;
    const assumed = mine.filter(value => value.evidence === "assumed").length;
    return h.el("p.rests", null, h.evidence("assumed", h.t("rests_on", assumed, mine.length)), " ",
      h.el("a", { href: "#assumptions", onclick: () => h.showAssumptions(prefixes) }, h.t("see_them")));
  };

  // Where nine in ten runs lie: runs can be many and all the same.
  const spread = (plan, target) => {
    const range = h.range(target.low, target.high, h.count);
    return range ? h.t("card_range", range) : target.low == null ? "–" : h.t(h.isOneRun(plan) ? "card_single" : "card_same");
  };
  const card = (plan, target) =>
    h.el("a.card", { href: "#target-" + target.id },
      h.el("span.cardname", null, h.name(target.name)),
      h.el("span.cardvalue", null, h.count(target.median), h.el("small", null, " / ", h.count(target.goal))),
      h.el("span.cardrange", null, spread(plan, target)),
      h.el("span.cardlight", null, h.chanceLight(plan, target.probability)),
      h.el("span.cardwhen", null, target.beyond_run ? h.t("beyond_run", h.month(target.deadline), h.month(target.month)) : h.t("by_month", h.month(target.deadline))));

  // What a finding is about, before its colon, stands out.
  const lead = text => {
    const at = text.search(/[:\uff1a]/);
    return at > 0 && at < 60 && !/[.,;\u3002\uff0c\uff1b\u201c]/.test(text.slice(0, at)) ? [h.el("strong", null, text.slice(0, at + 1)), text.slice(at + 1)] : text;
  };

  h.overview = () => {
    const plan = h.plan();
    const findings = plan.findings ?? [];
    return h.el("section.hero", { id: "findings", "aria-labelledby": "findings-title" },
      h.el("p.eyebrow", null, h.t("eyebrow", h.runs(plan.replications), h.month(plan.months?.[0]), h.month(h.last(plan.months)))),
      h.el("h1", null, h.planName(plan), h.planLabel(plan) === h.planName(plan) ? null : h.el("small", null, " " + h.planLabel(plan))),
      plan.question ? h.el("p.question", null, h.name(plan.question)) : null,
      plan.summary ? h.el("p.summary", null, h.name(plan.summary)) : null,
      h.el("h2", { id: "findings-title" }, h.t("section_findings")),
      findings.length ? h.el("ol.findings", null, findings.map(text => h.el("li", null, h.el("p", null, lead(h.name(text)))))) : h.missing(),
      (plan.targets ?? []).length ? [h.el("h3", null, h.t("targets_glance")), h.el("div.cards", null, plan.targets.map(target => card(plan, target))), h.el("p.note", null, h.t(h.isOneRun(plan) ? "one_run_rule" : "lights_rule"))] : null);
  };
})(window.hearth ??= {});
