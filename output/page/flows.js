// Everybody's way through the run: from where they came to what became of them, and the account of each class.
(h => {
  h.sankey = plan => {
    const a = plan.accounts, c = h.colours();
    if (!a) return null;
    const channel = h.dimension(plan, "channel"), reason = h.dimension(plan, "reason"), cls = h.dimension(plan, "class");
    const everyone = (a.start ?? 0) + h.sum(a.arrivals_by_channel);
    const flows = [];                                              // [from id, from name, to id, to name, people, colour]
    const hub = h.t("everyone");
    const add = (from, fromName, to, toName, value, color) => { if (value > 0) flows.push({ from, fromName, to, toName, value, color }); };
    add("start", h.t("here_at_start"), "hub", hub, a.start, c.list[6]);
    (a.arrivals_by_channel ?? []).forEach((v, i) => add("c" + i, h.name(channel.names[i]), "hub", hub, v, c.list[0]));
    const cross = a.departures_by_class_and_reason, reasons = reason.ids.length;
    cls.ids.forEach((id, i) => {                                   // through the class in which people stay, or left
      const as = h.t("last_class", h.name(cls.names[i])), left = cross.slice(i * reasons, (i + 1) * reasons);
      add("hub", hub, "k" + i, as, a.end_by_class[i] + h.sum(left), h.colour(i));
      add("k" + i, as, "stay", h.t("still_here"), a.end_by_class[i], c.list[2]);
      left.forEach((v, r) => add("k" + i, as, "r" + r, h.t("left_for", h.name(reason.names[r])), v, c.list[1]));
    });
    if (!flows.length) return null;
    const value = v => `${h.count(v)} (${h.percent(v / everyone)})`;
    const nodes = new Map([["hub", { name: "hub", label: hub, value: everyone, color: c.ink }]]);
    for (const f of flows) {
      if (f.to === "hub") nodes.set(f.from, { name: f.from, label: f.fromName, value: f.value, color: f.color, left: true });
      else if (nodes.has(f.to)) nodes.get(f.to).value += f.value;
      else nodes.set(f.to, { name: f.to, label: f.toName, value: f.value, color: f.color, middle: f.to.startsWith("k") });
    }
    const list = [...nodes.values()];
    const columns = [list.filter(n => n.left), list.filter(n => n.middle), list.filter(n => n.name !== "hub" && !n.left && !n.middle)];
    // Labels have as many lines as they need, their number beside the bar; nodes lie so far apart that labels don't touch.
    const layout = width => {
      const narrow = width < h.narrowBelow, room = narrow ? Math.round(width * 0.36) : Math.round(Math.min(290, width * 0.27)), size = narrow ? 10 : 12, line = narrow ? 11.5 : 14, body = narrow ? 260 : 220;
      const between = (width - 2 * room) / 3 - 20, lines = new Map();
      for (const n of list) {
        const number = narrow ? h.percent(n.value / everyone) : h.count(n.value), fits = text => h.textWidth(text, size) <= room - 14;
        if (n.name === "hub" || narrow && n.middle) lines.set(n, []);
        else if (n.middle) lines.set(n, h.wrap(h.name(cls.names[+n.name.slice(1)]), between, size, 3));
        else if (!n.left) lines.set(n, h.wrap(`${number}  ${n.label}`, room - 14, size, 3));
        else { const name = h.wrap(n.label, room - 14, size, 3), end = `${name.at(-1)}  ${number}`; lines.set(n, fits(end) ? [...name.slice(0, -1), end] : [...name, number]); }
      }
      const gaps = columns.flatMap(nodes => nodes.slice(1).map((n, i) => (lines.get(n).length + lines.get(nodes[i]).length) / 2 * line - (n.value + nodes[i].value) / 2 * body / everyone));
      const gap = Math.ceil(Math.max(narrow ? 13 : 11, ...gaps)) + 3, edge = 4 + Math.ceil(line * Math.max(...columns.flatMap(nodes => [nodes[0], nodes.at(-1)]).filter(Boolean).map(n => lines.get(n).length)) / 2);
      return { narrow, room, size, line, lines, gap, edge, height: Math.round(body + gap * (Math.max(...columns.map(nodes => nodes.length)) - 1) + 2 * edge) };
    };
    const rows = () => flows.map(f => [f.fromName, f.toName, h.count(f.value), h.percent(f.value / everyone)]);
    return h.chart({
      id: "people-sankey", title: h.t("sankey_title"), unit: h.t("people_whole_run"), height: width => layout(width).height, note: h.t("sankey_note"), steps: list.length,
      say: i => `${list[i].label}: ${value(list[i].value)}`, action: i => ({ seriesIndex: 0, dataIndex: i, dataType: "node" }),
      alt: h.t("sankey_alt", h.count(everyone), h.count(a.start), h.count(h.sum(a.arrivals_by_channel)), h.count(h.sum(a.end_by_class)), h.count(h.sum(a.departures_by_reason))),
      option: width => {
        const at = layout(width);
        return {
          tooltip: { trigger: "item", formatter: p => p.dataType === "edge"
            ? h.tip(`${nodes.get(p.data.source).label} → ${nodes.get(p.data.target).label}`, [[null, h.t("people"), value(p.data.value)]])
            : h.tip(nodes.get(p.name).label, [[null, h.t("people"), value(nodes.get(p.name).value)]]) },
          series: [{
            type: "sankey", left: at.room, right: at.room, top: at.edge, bottom: at.edge, nodeWidth: 12, nodeGap: at.gap, draggable: false, layoutIterations: 0, emphasis: { disabled: true },
            data: list.map(n => ({ name: n.name, value: n.value, itemStyle: { color: n.color, borderWidth: 0 },
              label: { show: at.lines.get(n).length > 0, position: n.left ? "left" : "right", color: c.ink, fontSize: at.size, lineHeight: at.line, align: n.left ? "right" : "left", formatter: () => at.lines.get(n).join("\n") } })),
            links: flows.map(f => ({ source: f.from, target: f.to, value: f.value, lineStyle: { color: f.color, opacity: 0.28, curveness: 0.5 } })),
          }],
        };
      },
      table: () => ({ columns: [{ title: h.t("from") }, { title: h.t("to") }, { title: h.t("people"), number: true }, { title: h.t("share"), number: true }], rows: rows() }),
      csv: () => ({ columns: ["from", "from_name", "to", "to_name", "people"], rows: flows.map(f => [f.from, f.fromName, f.to, f.toName, f.value]) }),
    });
  };

  // start + arrived + changed into - changed out of - left = end, class by class
  h.classFlows = plan => {
    const a = plan.accounts, cls = h.dimension(plan, "class");
    if (!a) return null;
    const parts = ["start_by_class", "arrivals_by_class", "changes_into_class", "changes_from_class", "departures_by_class", "end_by_class"], signs = ["", "+", "+", "\u2212", "\u2212", ""];
    const rows = cls.ids.map((id, i) => [h.name(cls.names[i]), ...parts.map(part => a[part][i])]);
    const all = [h.t("all_classes"), ...parts.map(part => h.sum(a[part]))];
    const csv = () => ({ columns: ["class", "class_en", "class_zh", "start", "arrivals", "changed_into", "changed_out_of", "departures", "end"], rows: cls.ids.map((id, i) => [id, ...h.both(cls.names[i]), ...rows[i].slice(1)]) });
    return h.el("div.block", null, h.el("h3", null, h.t("class_flows_title")), h.table({
      caption: h.t("class_flows_title"), hideCaption: true, columns: [{ title: h.t("class") }, ...["here_at_start", "arrived", "rose_in", "rose_out", "left", "here_at_end"].map(k => ({ title: h.t(k), number: true }))],
      rows: [...rows, all].map(r => [r[0], ...r.slice(1).map((v, i) => (v ? signs[i] : "") + h.count(v))]),
    }), h.el("div.tools", null, h.el("p.note", null, h.t("class_flows_note")), h.csvButton("class-flows", csv)));
  };
})(window.hearth ??= {});
