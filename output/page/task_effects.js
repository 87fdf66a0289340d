// What each task of the plan brings: the plan as it stands less the plan without the task, with the same luck.
(h => {
  const named = task => `${task.id} ${h.name(task.name)}`;
  // What a task costs for each person that it brings; where it doesn't bring people for money, what it does.
  const price = task => {
    const x = task.cost_per_person, kind = h.priceCase(task.people, task.spending);
    if (kind === "free" || kind === "loss") return h.t("price_" + kind);
    const range = x && h.t("price_range", h.cny(x.ratio), h.cny(x.low), h.cny(x.high));
    return !x ? "–" : kind === "saving" ? h.t("price_saving", range) : range;
  };
  const change = x => x?.difference == null ? "–" : h.interval(x);

  h.taskEffects = plan => {
    const tasks = h.data.tasks_effects;
    if (!tasks?.length) return null;
    const effects = [...(plan.targets ?? []).map(t => ({ id: t.id, name: h.name(t.name), of: task => task.targets.find(x => x.id === t.id) })),
      { id: "people", name: h.t("people_at_end"), of: task => task.people }, { id: "spending", name: h.t("spending"), of: task => task.spending }];
    const forests = effects.map(effect => {
      const rows = tasks.map(task => ({ pairs: task.pairs, ...effect.of(task), label: named(task) })).filter(row => row.difference != null && row.verdict !== "same");
      return rows.length ? h.forest({ id: "task-effect-" + effect.id, title: effect.name, unit: h.t("difference_in", h.unit(rows[0].unit) || h.t("points_word")), rows, level: "h4", rowTitle: h.t("task"), joint: "joint_tasks" }) : null;
    }).filter(Boolean);
    return [h.el("h3", null, h.t("task_effects_title")), h.el("p.note", null, h.t("task_effects_note", h.pairs(tasks[0].pairs))), h.grid(forests),
      h.table({ caption: h.t("task_effects_title"), hideCaption: true, kind: "wide", columns: [{ title: h.t("task") }, { title: h.withUnit(h.t("people_at_end"), h.unit("people")), number: true },
        { title: h.withUnit(h.t("spending"), h.unit("million CNY")), number: true }, { title: h.withUnit(h.t("cost_of_one_more"), h.unit("CNY")), number: true }],
        rows: tasks.map(task => [named(task), change(task.people), change(task.spending), price(task)]) })];
  };
})(window.hearth ??= {});
