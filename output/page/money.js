// Money: by year, by task, by payer and by purpose, in the whole run.
(h => {
  const whole = (plan, name, rows, columns) => rows.map((_, r) => columns.map((_, c) => h.total(plan, name, r * columns.length + c) ?? 0));

  h.moneySection = () => {
    const plan = h.plan(), scale = h.moneyScale(), unit = h.moneyUnit(), format = v => h.num(v / scale), axisFormat = v => h.num(v / scale);
    const by = h.series(plan, "ledger/by_task_and_payer") ? "task" : h.series(plan, "ledger/by_scheme_and_payer") ? "scheme" : null;
    if (!by) return h.section("money", h.missing());
    const names = h.dimension(plan, by), payers = h.dimension(plan, "payer"), purposes = h.dimension(plan, "purpose");
    const rows = names.ids.map((id, i) => ({ id, name: by === "task" ? h.numbered({ id, name: names.names[i] }) : names.names[i] }));
    const series = `ledger/by_${by}_and_payer`, table = whole(plan, series, names.ids, payers.ids), years = h.years(plan);
    const monthly = payers.ids.map((_, p) => plan.months.map((_, m) => h.sum(names.ids.map((_, r) => h.series(plan, series).mean[r * payers.ids.length + p]?.[m]))));
    const totals = payers.ids.map((_, p) => h.sum(table.map(row => row[p])));
    const used = payers.ids.map((_, p) => p).filter(p => table.some(row => Math.abs(row[p]) > 0));
    const common = { format, axisFormat, unit, csvUnit: "CNY" };
    const parts = values => used.map(p => ({ id: payers.ids[p], name: payers.names[p], color: h.colour(p), values: values(p) }));
    const figure = (label, value) => h.el("div.figure", null, h.el("span.figurevalue", null, h.money(value)), h.el("span.figurelabel", null, label));

    const yearly = h.barChart({ ...common, id: "money-years", title: h.t("money_years_title"), upright: true, rowTitle: h.t("year"), rows: years.map(y => ({ id: y, name: { en: y, zh: y + "年" } })), parts: parts(p => h.byYear(plan, monthly[p])), note: h.t("money_note") });
    const tasks = h.barChart({ ...common, id: "money-rows", title: h.t(by === "task" ? "money_tasks_title" : "money_schemes_title"), rowTitle: h.t(by), rows, rowHeight: 34, parts: parts(p => table.map(row => row[p])), note: h.t("whole_run_means") });

    let purpose = null;
    if (h.series(plan, `ledger/by_${by}_and_purpose`)) {
      const sums = whole(plan, `ledger/by_${by}_and_purpose`, names.ids, purposes.ids);
      const list = purposes.ids.map((id, i) => ({ id, name: purposes.names[i], value: h.sum(sums.map(row => row[i])) })).filter(p => p.value).sort((a, b) => b.value - a.value);
      purpose = list.length ? h.barChart({ ...common, id: "money-purposes", title: h.t("money_purposes_title"), rowTitle: h.t("purpose"), rows: list, parts: [{ id: "spending", name: h.both2("spending"), values: list.map(p => p.value), color: h.colours().list[0] }], note: h.t("whole_run_means") }) : null;
    }
    const ledger = h.el("details.block", null, h.el("summary", null, h.t("ledger_title")), h.table({
      caption: h.withUnit(h.t("ledger_title"), unit), columns: [{ title: h.t(by) }, ...used.map(p => ({ title: h.name(payers.names[p]), number: true })), { title: h.t("total"), number: true }],
      rows: [...rows.map((row, r) => [h.name(row.name), ...used.map(p => format(table[r][p])), format(h.sum(table[r]))]), [h.t("total"), ...used.map(p => format(totals[p])), format(h.sum(totals))]],
    }));
    return h.section("money", h.el("div.figures", null, used.map(p => figure(h.name(payers.names[p]), totals[p]))), yearly, tasks, purpose, ledger, h.restsOn("housing", "programmes", "tasks"));
  };
})(window.hearth ??= {});
