// What the results rest on: every value with its evidence, the inputs that differ, and how it was run.
(h => {
  const kinds = ["stated", "statistic", "literature", "assumed"];
  const marks = { stated: "●", statistic: "■", literature: "▲", assumed: "◆" };
  h.evidence = (kind, text) => h.el("span.evidence." + (kinds.includes(kind) ? kind : "other"), null, h.el("span", { "aria-hidden": "true" }, marks[kind] ?? "·"), " ", text ?? (h.textOf("evidence_" + kind) ? h.t("evidence_" + kind) : kind));
  const process = key => key.includes(".") ? key.slice(0, key.indexOf(".")) : h.t("general");

  const row = value => [h.el("span", null, h.name(value.meaning) || value.key, h.el("code", null, value.key)), h.el("span.valuecell", null, h.el("code.plain", null, h.short(String(value.value ?? "–"), 120))), h.unit(value.unit), h.range(value.low || null, value.high || null, String) || "", value.evidence ? h.evidence(value.evidence) : "", value.source ?? ""];
  const columns = () => [{ title: h.t("value_meaning") }, { title: h.t("value"), number: true }, { title: h.t("unit") }, { title: h.t("plausible") }, { title: h.t("evidence") }, { title: h.t("source") }];
  const page = 200;

  const listing = (list, caption) => {
    const box = h.el("div");
    const show = most => box.replaceChildren(h.table({ caption, hideCaption: true, kind: "values", columns: columns(), rows: list.slice(0, most).map(row) }),
      ...(list.length > most ? [h.el("button.small", { type: "button", onclick: () => show(most + 1000) }, h.t("show_more", list.length - most))] : []));
    show(page);
    return box;
  };

  const groups = all => {
    const byProcess = new Map();
    for (const value of all) { const p = process(value.key); byProcess.set(p, [...(byProcess.get(p) ?? [])]); byProcess.get(p).push(value); }
    return [...byProcess].map(([name, list]) => {
      const box = h.el("details.values", { "data-process": name }, h.el("summary", null, h.el("strong", null, h.textOf("process_" + name) ? h.t("process_" + name) : name), h.el("span.count", null, " " + h.num(list.length)),
        kinds.map(kind => { const n = list.filter(v => v.evidence === kind).length; return n ? h.evidence(kind, `${h.t("evidence_" + kind)} ${h.num(n)}`) : null; })));
      box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(listing(list, name)); });
      return box;
    });
  };

  // Opens the values of the named processes; from the notes below the sections.
  h.showAssumptions = prefixes => {
    document.querySelectorAll("#assumptions details.values").forEach(box => { box.open = prefixes.includes(box.dataset.process); });
  };

  const share = all => {
    const names = [...new Set(all.map(v => process(v.key)))];
    const counted = names.map(name => ({ id: name, name: h.textOf("process_" + name) ? h.both2("process_" + name) : name, list: all.filter(v => process(v.key) === name && kinds.includes(v.evidence)) }))
      .filter(g => g.list.length).sort((a, b) => b.list.length - a.list.length).slice(0, 24);
    if (!counted.length) return null;
    const c = h.colours(), colours = { stated: c.list[0], statistic: c.list[2], literature: c.list[3], assumed: c.list[10] };
    return h.barChart({ id: "evidence", title: h.t("evidence_title"), unit: h.t("share_of_values"), csvUnit: "values", rows: counted, rowTitle: h.t("part_of_model"), rowHeight: 28, format: v => h.num(v), note: h.t("evidence_note"),
      parts: kinds.map(kind => ({ id: kind, name: h.both2("evidence_" + kind), color: colours[kind], values: counted.map(g => g.list.filter(v => v.evidence === kind).length) })), axisFormat: h.num });
  };

  const search = all => {
    const found = h.el("div", { "aria-live": "polite" });
    const look = event => {
      const words = event.target.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      if (!words.length) { found.replaceChildren(); return; }
      const hits = all.filter(v => { const text = `${v.key} ${h.both(v.meaning).join(" ")} ${v.evidence} ${v.source ?? ""}`.toLowerCase(); return words.every(w => text.includes(w)); });
      found.replaceChildren(h.el("p.note", null, h.t("found", hits.length)), hits.length ? listing(hits, h.t("found", hits.length)) : "");
    };
    return h.el("div.noprint", null, h.el("label.search", null, h.t("search_values"), " ", h.el("input", { type: "search", oninput: look })), found);
  };

  const listed = facts => h.el("dl", null, facts.filter(([, v]) => v != null && v !== "").map(([key, value]) => h.el("div", null, h.el("dt", null, h.t("run_" + key)), h.el("dd", null, String(value)))));
  const studyRun = s => h.el("div.runplan", null, h.el("h4", null, h.t("study_title_of", h.name(s.title))), listed([["file", s.file], ["period", `${h.month(s.months[0])} – ${h.month(s.months[1])}`], ["design", h.textOf("design_" + s.design) ? h.t("design_" + s.design) : s.design],
    ["points", h.num(s.points)], ["replications", h.num(s.replications)], ["seed", s.seed]]));
  const run = () => h.el("div.run", null, h.plans.map(plan => {
    const facts = [["file", plan.file], ["period", plan.months?.length ? `${h.month(plan.months[0])} – ${h.month(h.last(plan.months))}` : "–"],
      ["replications", plan.requested && String(plan.requested) !== String(plan.replications) ? h.t("of_requested", plan.replications, plan.requested) : plan.replications], ["seed", plan.seed],
      ["overrides", plan.overrides?.length ? plan.overrides.map(([k, v]) => `${k} = ${v}`).join("; ") : null], ["history", plan.history]];
    return h.el("div.runplan", null, h.plans.length > 1 ? h.el("h4", null, h.planLabel(plan)) : null, listed(facts));
  }), h.study ? studyRun(h.study) : null);

  h.assumptionsSection = () => {
    const all = h.plans[0]?.assumptions ?? [];
    return h.section("assumptions", all.length ? [share(all), search(all), h.el("h3.noprint", null, h.t("values_by_part")), h.el("p.note.noprint", null, kinds.map(kind => [h.evidence(kind), " ", h.t("what_" + kind), " "])), h.el("div.groups", null, groups(all))] : h.plans.length ? h.missing() : null, h.studyAssumptions(),
      h.plans.slice(1).filter(p => p.differs?.length).map(p => [h.el("h3", null, h.t("differs_title", h.planLabel(p))), h.differences(p.differs, h.t("inputs_differ", p.differs.length))]),
      h.el("h3", null, h.t("run_title")), run(), h.el("p.note", null, h.t("versions", h.data.hearth_version ?? "–", h.data.format_version ?? h.study?.study_format_version ?? "–")));
  };
})(window.hearth ??= {});
