// The departments and the tasks of the plan: who leads, what the document asks, what carries it, whom it served and what it cost.
(h => {
  const programme = (plan, id, name) => {
    const at = h.dimension(plan, "programme").ids.indexOf(id);
    return at < 0 ? null : h.series(plan, "programmes/" + name)?.mean?.[at] ?? null;
  };
  const chips = (label, texts, kind) => texts?.length ? h.el("p.chips", null, h.el("span.chiplabel", null, label), texts.map(text => h.el("span.chip" + (kind ?? ""), null, h.name(text)))) : null;

  const programmes = (plan, task) => task.programmes?.length ? h.table({
    caption: h.t("programmes_of", task.id), hideCaption: true, kind: "compact",
    columns: [{ title: h.t("programme") }, { title: h.t("units_at_end"), number: true }, { title: h.t("served"), number: true }, { title: h.t("waiting_at_end"), number: true }, { title: h.withUnit(h.t("spending"), h.moneyUnit()), number: true }],
    rows: task.programmes.map(p => [h.name(p.name), h.count(h.last(programme(plan, p.id, "units"))), programme(plan, p.id, "served") ? h.count(h.sum(programme(plan, p.id, "served"))) : "–",
      h.count(h.last(programme(plan, p.id, "waiting"))), programme(plan, p.id, "spending") ? h.num(h.sum(programme(plan, p.id, "spending")) / h.moneyScale()) : "–"]),
  }) : null;

  // The document's words, and what in the plan does it.
  const clause = c => h.el("li", null, (c.of ? c.of + " " : "") + h.name(c.says), h.el("span.by", null, "→ " + (c.by.length ? c.by.map(h.name).join(" · ") : h.t("nothing_carries")) + (c.why ? " (" + h.name(c.why) + ")" : "")));

  const requirements = plan => plan.requirements?.length
    ? h.el("div.block", null, h.el("h3", null, h.t("requirements_title")), h.el("ul.clauses", null, plan.requirements.map(clause))) : null;

  const card = (plan, task) => h.el("details.task" + (task.active === false ? ".inactive" : ""), { id: "task-" + task.id },
    h.el("summary", null, h.el("span.number", null, task.id), h.el("span.taskname", null, h.name(task.name), task.active === false ? h.el("em", null, " " + h.t("left_out")) : null),
      h.el("span.tasklead", null, h.list(task.lead ?? [])),
      h.el("span.taskfacts", null, h.el("span", null, h.t("served_n", h.count(task.served))), h.el("span", null, task.spending_million == null ? "–" : h.money(task.spending_million * 1e6)))),
    h.el("div.taskbody", null, task.clauses?.length ? h.el("ul.clauses", null, task.clauses.map(clause)) : null,
      chips(h.t("lead"), task.lead, ".lead"), chips(h.t("participants"), task.participants), chips(h.t("carries_targets"), task.targets?.map(t => t.name)), chips(h.t("carries_schemes"), task.schemes?.map(s => s.name)),
      h.el("p.facts", null, h.t("task_facts", h.count(task.served), h.count(task.turned_away), h.count(task.waiting_at_end))),
      h.el("p.facts", null, h.evidence("stated", h.t("n_stated", task.stated ?? 0)), " ", h.evidence("assumed", h.t("n_assumed", task.assumed ?? 0))), programmes(plan, task)));

  // Who leads (●) and who takes part (○), department by task.
  const matrix = plan => {
    const departments = h.dimension(plan, "department").names.map(h.name);
    if (!departments.length) return null;
    const cell = (task, name) => task.lead?.some(t => h.name(t) === name) ? h.el("span.dot", { role: "img", "aria-label": h.t("lead") }, "●")
      : task.participants?.some(t => h.name(t) === name) ? h.el("span.dot", { role: "img", "aria-label": h.t("participants") }, "○") : "";
    return h.el("div.block", null, h.el("h3", null, h.t("matrix_title")), h.table({ caption: h.t("matrix_title"), hideCaption: true, kind: "matrix",
      columns: [{ title: h.t("department") }, ...plan.tasks.map(t => ({ title: t.id }))], rows: departments.map(name => [name, ...plan.tasks.map(task => cell(task, name))]) }),
      h.el("p.note", null, h.t("matrix_note")));
  };

  const effort = plan => {
    const lines = h.members(plan, "departments/effort").filter(line => line.mean.some(v => v != null));
    if (!lines.length) return null;
    const mean = list => { const known = list.filter(v => v != null); return known.length ? h.sum(known) / known.length : null; };
    const sorted = lines.map(line => ({ ...line, value: mean(line.mean), floor: mean(line.low ?? line.mean), top: mean(line.high ?? line.mean) })).sort((a, b) => a.value - b.value);
    return h.barChart({ id: "effort", title: h.t("effort_title"), unit: h.t("effort_unit"), csvUnit: "1", rows: sorted, rowTitle: h.t("department"), format: h.percent, rowHeight: 28,
      parts: [{ id: "effort", name: h.both2("effort_title"), values: sorted.map(l => l.value), lows: sorted.map(l => l.floor), highs: sorted.map(l => l.top) }] });
  };

  const desk = plan => ["desk/visits", "desk/backlog", "desk/wait_months"].filter(name => h.series(plan, name)).map(name => {
    const series = h.series(plan, name), line = h.members(plan, name)[0];
    return line ? h.lineChart({ id: name.replace("/", "-"), title: h.name(series.meaning), unit: h.unit(series.unit), height: 180, level: "h4", labels: false, keyless: true, note: "", format: h.num, lines: [{ ...line, id: name, color: h.colours().accent }] }) : null;
  });

  // What takes the counters' time: hours over the whole run.
  const requests = plan => {
    const lines = h.members(plan, "desk/minutes_by_request").filter(line => line.mean.some(v => v > 0));
    if (!lines.length) return null;
    const hours = list => h.sum(list.filter(v => v != null)) / 60;
    const sorted = lines.map(line => ({ ...line, value: hours(line.mean) })).sort((a, b) => b.value - a.value);
    return h.barChart({ id: "desk-requests", title: h.t("desk_requests_title"), unit: h.t("desk_requests_unit"), csvUnit: "hours", rows: sorted, rowTitle: h.t("desk_request"), format: h.count, rowHeight: 28, note: h.t("whole_run_means"),
      parts: [{ id: "hours", name: h.both2("desk_requests_title"), values: sorted.map(l => l.value) }] });
  };

  h.tasksSection = () => {
    const plan = h.plan();
    if (!plan.tasks?.length) return h.section("tasks", h.missing());
    const rows = plan.tasks.map(t => ({ id: t.id, name: prefixed(t) }));
    const served = h.barChart({ id: "tasks-served", title: h.t("tasks_served_title"), unit: h.t("applicants_whole_run"), rows, rowTitle: h.t("task"), rowHeight: 34, note: h.t("whole_run_means"),
      parts: [["served", 0], ["turned_away", 1]].map(([key, i]) => ({ id: key, name: h.both2(key), color: h.colour(i), values: plan.tasks.map(t => t[key]) })) });
    const counters = desk(plan).filter(Boolean);
    return h.section("tasks", h.el("div.tasks", null, plan.tasks.map(t => card(plan, t))), h.taskEffects(plan), matrix(plan), requirements(plan), served, effort(plan),
      counters.length ? [h.el("h3", null, h.t("desk_title")), h.el("div.grid.three", null, counters), requests(plan)] : null, h.restsOn("tasks", "programmes", "departments", "effort", "service_desk"));
  };
  const prefixed = h.numbered = task => ({ en: task.id + " " + h.both(task.name)[0], zh: task.id + " " + h.both(task.name)[1] });
})(window.hearth ??= {});
