// The homes: delivered, held, idle, waited for; when each scheme runs short; how long the wait is and whose it is.
(h => {
  const balance = (plan, scheme, i) => {
    const c = h.colours(), pick = name => h.members(plan, "series/" + name)[i];
    const parts = [["homes_delivered", scheme.grants ? "opened" : "delivered", c.soft, { step: true, dash: true }], ["homes_held", scheme.grants ? "granted" : "held", c.list[0], { area: true }],
      ["homes_free", scheme.grants ? "open" : "idle", c.list[2], {}], ["applicants_waiting", "waiting", c.list[1], {}]];
    const lines = parts.map(([name, key, color, style]) => {
      const line = pick(name);
      return line ? { id: name, name: h.both2("homes_" + key), color, mean: line.mean, low: line.low, high: line.high, ...style } : null;
    }).filter(Boolean);
    if (!lines.length) return null;
    return h.lineChart({ id: "homes-" + scheme.id, title: h.name(scheme.name), unit: h.t(scheme.grants ? "grants_and_people" : "homes_and_people"), lines, height: 290 });
  };

  const summary = plan => h.el("div.block", null, h.el("h3", null, h.t("homes_summary")), h.table({
    caption: h.t("homes_summary"), hideCaption: true, kind: "schemes",
    columns: [{ title: h.t("scheme") }, ...["planned", "delivered", "held", "idle", "waiting"].map(k => ({ title: h.t("homes_" + k), number: true })),
      { title: h.t("short_when") }, { title: h.t("share_short"), number: true }, { title: h.t("mean_wait"), number: true }, { title: h.t("given_up_a_year"), number: true }],
    rows: plan.schemes.map(s => [h.name(s.name), ...[s.total, s.delivered_at_end, s.held_at_end, s.free_at_end, s.waiting_at_end].map(h.count),
      s.short_from ? h.t("from_until", h.month(s.short_from), h.month(s.short_until), s.months_short) : h.t("never_short"),
      h.percent(s.share_that_runs_short), s.mean_wait == null ? "–" : h.t("n_months", h.count(s.mean_wait)), h.count(s.given_up_a_year)]),
  }));

  const shortage = plan => {
    const lines = plan.schemes.filter(s => s.short_by_month?.length).map((s, i) => ({ id: s.id, name: s.name, color: h.colour(i), mean: s.short_by_month }));
    return lines.length ? h.lineChart({ id: "homes-short", title: h.t("short_title"), unit: h.t("share_of_runs"), csvUnit: "1", lines, format: h.percent, min: 0, max: 1, note: h.t("short_note") }) : null;
  };

  const waits = plan => {
    const waits = h.dimension(plan, "wait"), schemes = h.dimension(plan, "scheme");
    if (!h.series(plan, "series/placements_by_wait")) return null;
    const c = h.colours(), sums = schemes.ids.map((_, s) => h.members(plan, "series/placements_by_wait", s).map(m => h.sum(m.mean)));
    const shares = sums.map(list => { const all = h.sum(list); return list.map(v => all ? v / all : 0); });
    return h.barChart({
      id: "homes-waits", title: h.t("waits_title"), unit: h.t("share_of_placements"), csvUnit: "1", share: true, format: h.percent, rowHeight: 46, rowTitle: h.t("scheme"),
      rows: schemes.ids.map((id, i) => ({ id, name: schemes.names[i] })),
      parts: waits.ids.map((id, w) => ({ id, name: waits.names[w], color: h.blend(c.low, c.high, 0.12 + 0.88 * w / Math.max(1, waits.ids.length - 1)), values: shares.map(list => list[w]) })),
    });
  };

  const byClass = (plan, name, title) => {
    const schemes = h.dimension(plan, "scheme");
    if (!h.series(plan, "series/" + name)) return [];
    return schemes.ids.map((id, s) => {
      const lines = h.members(plan, "series/" + name, s).filter(line => line.mean.some(v => v > 0.5)).map(line => ({ ...line, color: h.colour(line.index), low: null, high: null }));
      return lines.length ? h.lineChart({ id: name + "-" + id, title: h.t(title, h.name(schemes.names[s])), unit: h.unit(h.series(plan, "series/" + name).unit), lines, stack: true, height: 220, labels: false, level: "h4" }) : null;
    });
  };

  // Mean wait of everybody placed in the whole run: months waited over homes given.
  const waitByClass = plan => {
    const placed = h.series(plan, "series/placements_by_class"), waited = h.series(plan, "series/months_waited_by_class"), classes = h.dimension(plan, "class"), schemes = h.dimension(plan, "scheme");
    if (!placed || !waited || !classes || !schemes) return null;
    const total = (series, s, c) => h.sum((series.mean[s * classes.ids.length + c] ?? []).map(v => v ?? 0));
    const parts = classes.ids.map((id, c) => ({ id, name: classes.names[c], color: h.colour(c), values: schemes.ids.map((_, s) => total(placed, s, c) > 0 ? total(waited, s, c) / total(placed, s, c) : null) }));
    return parts.some(p => p.values.some(v => v != null)) ? h.table({ caption: h.t("wait_by_class_title"), kind: "wide", columns: [{ title: h.t("class") }, ...schemes.names.map(name => ({ title: h.name(name), number: true }))],
      rows: parts.map(p => [h.name(p.name), ...p.values.map(v => v == null ? "–" : h.t("n_months", h.fixed(v, 1)))]) }) : null;
  };

  h.homesSection = () => {
    const plan = h.plan();
    if (!plan.schemes?.length) return h.section("homes", h.missing());
    const wait = h.members(plan, "series/wait_months_mean").filter(line => line.mean.some(v => v != null)).map((line, i) => ({ ...line, color: h.colour(line.index), low: null, high: null }));
    return h.section("homes", summary(plan), h.grid(plan.schemes.map((s, i) => balance(plan, s, i)), shortage(plan)),
      h.grid(wait.length ? h.lineChart({ id: "homes-wait", title: h.t("wait_title"), unit: h.unit("month"), lines: wait, note: h.t("wait_note") }) : null, waits(plan)),
      waitByClass(plan), h.el("h3", null, h.t("queue_by_class")), h.el("div.grid.three", null, byClass(plan, "applicants_waiting_by_class", "queue_of")),
      h.el("h3", null, h.t("held_by_class")), h.el("div.grid.three", null, byClass(plan, "homes_held_by_class", "held_of")), h.restsOn("housing", "rents"));
  };
})(window.hearth ??= {});
