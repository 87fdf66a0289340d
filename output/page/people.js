// People: how many of each class, who comes and goes and why, how they live and work.
(h => {
  const classes = plan => h.members(plan, "series/people").map(line => h.lineChart({
    id: "people-" + line.id, title: h.name(line.name), unit: h.unit("people"), height: 200, level: "h4", from: "scale", labels: false, keyless: true, minInterval: 1, note: "",
    lines: [{ ...line, color: h.colour(line.index) }],
  }));

  const comings = plan => {
    const arrivals = h.members(plan, "series/arrivals"), departures = h.members(plan, "series/departures");
    if (!arrivals.length || !departures.length) return null;
    const total = lines => plan.months.map((_, i) => h.sum(lines.map(line => line.mean[i])));
    return h.lineChart({
      id: "people-flows", title: h.t("flows_title"), unit: h.t("people_a_month"), lines: [
        { id: "arrivals", name: h.both2("arrivals"), color: h.colours().list[0], mean: total(arrivals) },
        { id: "departures", name: h.both2("departures"), color: h.colours().list[1], mean: total(departures) }],
    });
  };

  const yearly = plan => {
    const years = h.years(plan), arrivals = h.members(plan, "series/arrivals");
    if (!arrivals.length || years.length < 2) return null;
    return h.barChart({
      id: "people-channels", title: h.t("channels_title"), unit: h.unit("people"), upright: false, rowTitle: h.t("channel"),
      rows: arrivals.map(line => ({ id: line.id, name: line.name })), parts: [{ id: "arrivals", name: h.both2("arrivals"), color: h.colours().list[0], values: arrivals.map(line => h.sum(line.mean)) }], note: h.t("whole_run_means"),
    });
  };

  const reasons = plan => {
    const known = plan.reasons;
    if (!known?.length) return null;
    const sorted = [...known].sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0));
    return h.barChart({
      id: "people-reasons", title: h.t("reasons_title"), unit: h.t("people_whole_run"), rows: sorted, rowTitle: h.t("reason"),
      parts: [{ id: "departures", name: h.both2("departures"), color: h.colours().list[1], values: sorted.map(r => r.mean), lows: sorted.map(r => r.low), highs: sorted.map(r => r.high) }],
    });
  };

  // Shares of people by kind of home, commute, burden, months in the district.
  const shares = (plan, name, dimension) => {
    const lines = h.members(plan, "series/" + name);
    if (!lines.length) return null;
    const sums = plan.months.map((_, i) => h.sum(lines.map(line => line.mean[i])));
    const ordered = dimension !== "home", c = h.colours();
    return h.lineChart({
      id: name, title: h.t("title_" + name), unit: h.t("share_of_people"), csvUnit: "1", stack: true, format: h.percent, min: 0, max: 1, height: 240, labels: false, level: "h4",
      lines: lines.map((line, i) => ({ ...line, low: null, high: null, mean: line.mean.map((v, m) => sums[m] ? v / sums[m] : null),
        color: ordered ? h.blend(c.low, c.high, 0.15 + 0.85 * i / Math.max(1, lines.length - 1)) : h.colour(i) })),
    });
  };

  const small = (plan, names) => names.map((name, i) => {
    const line = h.members(plan, "series/" + name)[0];
    return line ? h.lineChart({ id: name, title: h.name(h.series(plan, "series/" + name).meaning), unit: h.unit(h.series(plan, "series/" + name).unit), height: 180, level: "h4", labels: false, keyless: true, note: "", lines: [{ ...line, id: name, color: h.colours().accent }], from: "scale" }) : null;
  });

  h.peopleSection = () => {
    const plan = h.plan();
    if (!h.series(plan, "series/people") && !plan.accounts) return h.section("people", h.missing());
    const living = ["people_by_home home", "employed_by_commute commute", "renters_by_burden burden", "people_by_tenure tenure"].map(s => shares(plan, ...s.split(" "))).filter(Boolean);
    const work = small(plan, ["employed", "searching", "vacancies", "employers", "teams", "departures_within_city"]).filter(Boolean);
    return h.section("people", h.el("h3", null, h.t("stock_by_class")), h.el("div.grid.four", null, classes(plan)), h.grid(comings(plan), reasons(plan)), h.sankey(plan), h.classFlows(plan), yearly(plan),
      living.length ? [h.el("h3", null, h.t("living_title")), h.grid(living)] : null, work.length ? [h.el("h3", null, h.t("work_title")), h.el("div.grid.three", null, work)] : null,
      h.restsOn("retention", "ties", "jobs", "wages", "population"));
  };
})(window.hearth ??= {});
