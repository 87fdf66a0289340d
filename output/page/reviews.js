// The December reviews: each year's bulletin fills one sheet of A4.
(h => {
  const order = { red: 0, amber: 1, green: 2, none: 3 };
  // Of the desk the share of cases handled online, of all else a number.
  const written = item => item.kind === "desk" ? h.percent : h.count;
  const value = (item, key) => h.span(item[key], item[key + "_low"], item[key + "_high"], written(item));
  const cause = item => !item.cause ? "" : h.name(item.cause) + (item.cause_share != null && item.cause_share < 0.995 ? ` ${h.percent(item.cause_share)}` : "");

  const rowsOf = (plan, items, most) => items.slice(0, most).map(item => [h.el("span.clamp", null, h.name(item.name)), h.el("span.clamp", null, h.list(item.department ?? [])),
    written(item)(item.plan), value(item, "actual"), h.lightCell(item, plan), h.el("span.clamp", null, cause(item))]);
  const table = (plan, title, items, most) => items.length ? [h.el("h4", null, title), h.table({
    caption: title, hideCaption: true, kind: "bulletintable", columns: [{ title: h.t("item") }, { title: h.t("department") }, { title: h.t("plan"), number: true }, { title: h.t("actual"), number: true }, { title: h.t("light") }, { title: h.t("cause") }],
    rows: rowsOf(plan, items, most) }), items.length > most ? h.el("p.note", null, h.t("and_more", items.length - most)) : null] : null;

  const balance = targets => {
    const known = targets.filter(t => t.arrivals != null || t.losses != null).slice(0, 6);
    if (!known.length) return null;
    return h.el("p.balance", null, known.map(t => h.el("span", null, h.t("balance", h.short(h.name(t.name), 40), h.count(t.arrivals), h.count(t.losses), h.signed(t.advancement ?? 0, v => h.decimals(v, Math.abs(v) >= 10 ? 0 : 1))))));
  };

  const departments = review => {
    const busy = (review.departments ?? []).filter(d => (d.green ?? 0) + (d.amber ?? 0) + (d.red ?? 0) > 0.05).slice(0, 24);
    if (!busy.length) return null;
    const count = (kind, n) => n > 0.05 ? h.el("span.lightcount." + kind, { title: h.t(kind) }, h.el("span", { "aria-hidden": "true" }, h.signs[kind]), h.el("span.unseen", null, h.t(kind)), " ", h.count(n)) : null;
    return [h.el("h4", null, h.t("by_department")), h.el("ul.departments", null, busy.map(d => h.el("li", null, h.el("span.clamp", null, h.name(d.name)), h.el("span.counts", null, count("green", d.green), count("amber", d.amber), count("red", d.red)))))];
  };

  h.bulletin = (plan, review) => {
    const items = review.items ?? [], of = kind => items.filter(i => i.kind === kind), tally = { green: 0, amber: 0, red: 0, none: 0 };
    items.forEach(item => ++tally[h.lightOf(item)]);
    const rest = [...of("programme"), ...of("desk")].filter(i => ["red", "amber"].includes(h.lightOf(i)) || (i.red ?? 0) + (i.amber ?? 0) >= 0.2)
      .sort((a, b) => order[h.lightOf(a)] - order[h.lightOf(b)] || (b.red ?? 0) + (b.amber ?? 0) - (a.red ?? 0) - (a.amber ?? 0));
    const acted = items.filter(i => (i.action_share ?? 0) > 0.005).sort((a, b) => b.action_share - a.action_share);
    const room = Math.max(4, 15 - Math.min(8, of("target").length) - Math.min(8, of("scheme").length) - (acted.length ? 1 : 0));
    return h.el("article.bulletin", { id: "bulletin-" + review.year, "aria-labelledby": "bulletin-title-" + review.year },
      h.el("header", null, h.el("p.eyebrow", null, h.t("bulletin_office")), h.el("h3", { id: "bulletin-title-" + review.year }, h.t("bulletin_title", review.year)),
        h.el("p.planname", null, h.short(h.planLabel(plan), 90), " · ", h.runs(plan.replications))),
      h.el("p.tally", null, ["green", "amber", "red", "none"].map(kind => h.el("span.tallyitem", null, h.light(kind, h.t("tally_" + kind, tally[kind]))))),
      table(plan, h.t("bulletin_targets"), of("target"), 8), balance(of("target")), table(plan, h.t("bulletin_schemes"), of("scheme"), 8),
      rest.length ? table(plan, h.t("bulletin_programmes"), rest, room) : h.el("p.note", null, h.t("bulletin_all_on_plan")),
      acted.length ? h.el("p.note", null, h.t(h.isOneRun(plan) ? "bulletin_actions_of_run" : "bulletin_actions", h.short(acted.slice(0, 5).map(i => h.name(i.name) + (h.isOneRun(plan) ? "" : ` ${h.percent(i.action_share)}`)).join(h.lang === "zh" ? "、" : ", "), 200))) : null,
      departments(review), h.el("footer", null, h.t(h.isOneRun(plan) ? "bulletin_footer_of_run" : "bulletin_footer", h.lightBounds(plan))));
  };

  // The largest letters with which a bulletin fills its sheet, and no more than it; names are cut short only where small letters don't do.
  h.fitBulletins = () => document.querySelectorAll(".bulletin").forEach(sheet => {
    const sizes = [16, 15, 14.2, 13.4, 12.6, 11.8, 11, 10.2, 9.4];
    for (const [size, tight] of [...sizes.map(size => [size, false]), ...sizes.map(size => [size, true])]) {
      sheet.style.fontSize = size + "px";
      sheet.classList.toggle("tight", tight);
      if (sheet.scrollHeight <= sheet.clientHeight) return;
    }
  });
  h.freeBulletins = () => document.querySelectorAll(".bulletin").forEach(sheet => { sheet.style.fontSize = ""; sheet.classList.remove("tight"); });

  h.printOnly = year => {
    const mark = document.documentElement;
    mark.dataset.only = year;
    document.querySelectorAll(".bulletin").forEach(b => b.classList.toggle("chosen", b.id === "bulletin-" + year));
    addEventListener("afterprint", () => { delete mark.dataset.only; }, { once: true });
    print();
  };

  h.reviewsSection = () => {
    const plan = h.plan(), reviews = plan.reviews ?? [];
    if (!reviews.length) return h.section("reviews", h.missing());
    const bulletins = reviews.map(review => h.bulletin(plan, review));
    const chosen = Math.min(h.reviewAt ?? Math.max(0, reviews.findIndex(r => plan.targets?.some(t => t.deadline?.startsWith(r.year)))), reviews.length - 1);
    const tabs = reviews.map((review, i) => h.el("button.tab", { type: "button", "aria-pressed": "false", "data-year": review.year, onclick: () => show(i) }, h.year(review.year)));
    const show = at => {
      h.reviewAt = at;
      bulletins.forEach((b, i) => b.classList.toggle("aside", i !== at));
      tabs.forEach((tab, i) => tab.setAttribute("aria-pressed", String(i === at)));
    };
    show(chosen);
    return h.section("reviews", h.el("div.controls.noprint", null, h.el("div.tabs", { role: "group", "aria-label": h.t("year") }, tabs),
      h.el("button.small", { type: "button", onclick: () => h.printOnly(reviews[h.reviewAt].year) }, h.t("print_bulletin"))), bulletins);
  };
})(window.hearth ??= {});
