// Under which values of the factors a target is missed: each box drawn as the part of every factor's range that it takes.
(h => {
  // The sides of a box by factor: [from, to] of the range, or the levels inside.
  const sides = box => {
    const out = new Map();
    for (const r of box.restrictions) {
      const f = h.factor(r.factor), numbers = f.values?.length ? f.values : [f.low, f.high], side = out.get(r.factor) ?? { f, low: Math.min(...numbers), high: Math.max(...numbers), from: null, to: null, levels: null, quasi: 0 };
      if (r.kind === "one_of") side.levels = r.levels;
      else side[r.kind === "at_least" ? "from" : "to"] = r.bound;
      side.quasi = Math.max(side.quasi, r.quasi_p);
      out.set(r.factor, side);
    }
    return [...out.values()];
  };
  const words = side => side.levels ? h.list(side.f.levels.filter(level => side.levels.includes(level.id)).map(level => level.name))
    : side.from != null && side.to != null ? h.factorRange(side.f, side.from, side.to, h.factorValueWithUnit)
    : h.t(side.from != null ? "box_at_least" : "box_at_most", h.factorValueWithUnit(side.f, side.from ?? side.to));
  const whole = side => side.f.levels ? h.list(side.f.levels.map(level => level.name)) : h.factorRange(side.f, side.low, side.high, h.factorValueWithUnit);

  const drawing = (m, box, at) => {
    const rows = sides(box), p = box.p < 0.01 ? "<0.01" : h.decimals(box.p, 2);
    const option = width => {
      const c = h.colours(), narrow = width < h.narrowBelow, room = Math.round(Math.min(300, Math.max(96, width * 0.3)));
      const draw = (params, api) => {
        const side = rows[params.dataIndex], f = side.f, [x0, y] = api.coord([0, params.dataIndex]), [x1] = api.coord([1, params.dataIndex]), children = [];
        const text = (x, dy, words, align, strong) => children.push({ type: "text", x, y: y + dy, style: { text: words, fill: strong ? c.ink : c.soft, fontSize: narrow ? 11 : 12, fontWeight: strong ? 600 : 400, textAlign: align, textVerticalAlign: "middle" } });
        if (f.levels) {
          const w = (x1 - x0) / f.levels.length, most = Math.max(3, Math.floor(w / 7.5) - 2);
          f.levels.forEach((level, i) => {
            const inside = side.levels.includes(level.id), words = h.name(level.name), size = h.lang === "zh" ? Math.floor(most / 1.8) : most;
            children.push({ type: "rect", shape: { x: x0 + i * w + 2, y: y - 13, width: w - 4, height: 26, r: 13 }, style: { fill: inside ? c.accent : c.ground, stroke: inside ? c.accent : c.faint, lineWidth: 1 } },
              { type: "text", x: x0 + (i + 0.5) * w, y, style: { text: (inside ? "✓ " : "") + h.short(words, size), fill: inside ? c.ground : c.soft, fontSize: narrow ? 10.5 : 12, textAlign: "center", textVerticalAlign: "middle" } });
          });
          return { type: "group", children };
        }
        const scale = f.logarithmic && side.low > 0 ? Math.log : v => v, place = v => x0 + (x1 - x0) * Math.min(1, Math.max(0, side.high > side.low ? (scale(v) - scale(side.low)) / (scale(side.high) - scale(side.low)) : 0.5));
        const a = place(side.from ?? side.low), b = place(side.to ?? side.high);
        children.push({ type: "line", shape: { x1: x0, y1: y, x2: x1, y2: y }, style: { stroke: c.faint, lineWidth: 2 } }, { type: "rect", shape: { x: a, y: y - 7, width: Math.max(3, b - a), height: 14, r: 2 }, style: { fill: c.accent } });
        text(x0, 18, h.factorValue(f, side.low), "left");
        text(x1, 18, h.factorValue(f, side.high), "right");
        const bound = (x, v) => text(Math.min(x1 - 16, Math.max(x0 + 16, x)), -18, h.factorValue(f, v), "center", true);
        if (side.from != null) bound(a, side.from);
        if (side.to != null) bound(b, side.to);
        return { type: "group", children };
      };
      return {
        grid: { left: room, right: 12, top: 0, bottom: 0 }, xAxis: { type: "value", min: 0, max: 1, show: false },
        yAxis: { type: "category", inverse: true, data: rows.map((_, i) => i), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: c.ink, fontSize: narrow ? 11 : 12, interval: 0, margin: 12, width: room - 14, overflow: "break", lineHeight: 14, formatter: i => h.markedFactor(rows[i].f, true, h.lang === "zh" ? (narrow ? 22 : 40) : narrow ? 34 : 72) + (h.unit(rows[i].f.unit) ? h.typeset(` (${h.unit(rows[i].f.unit)})`) : "") } },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: c.grid, opacity: 0.35 } }, formatter: q => { const side = rows[[].concat(q)[0].dataIndex]; return h.tip(h.name(side.f.name), [[c.accent, h.t("box_inside"), words(side)], [c.faint, h.t("box_whole"), whole(side)]]); } },
        series: [{ type: "custom", renderItem: draw, data: rows.map((_, i) => [0.5, i]), encode: { x: 0, y: 1 } }],
      };
    };
    const say = i => `${h.name(rows[i].f.name)}: ${h.t("box_inside")} ${words(rows[i])}`;
    return h.chart({
      id: "study-box-" + at, level: "h4", title: h.t("box_title", h.t("box_case"), at + 1), unit: h.t(at ? "box_unit_later" : "box_unit", h.percent(box.density), h.num(box.points), h.percent(box.coverage), p), height: 8 + rows.length * 64, option, steps: rows.length, say, note: h.t("box_note"),
      alt: h.t("chart_of", h.t("box_title", h.t("box_case"), at + 1)) + " " + rows.map(side => h.t("box_alt", h.name(side.f.name), words(side))).join(" "),
      table: () => ({ columns: [{ title: h.t("factor") }, { title: h.t("evidence") }, { title: h.t("box_inside") }, { title: h.t("box_whole") }, { title: h.t("quasi_p"), number: true }],
        rows: rows.map(side => [h.name(side.f.name), side.f.evidence ? h.evidence(side.f.evidence) : "–", words(side), whole(side), side.quasi < 0.001 ? "<0.001" : h.decimals(side.quasi, 3)]) }),
      csv: () => ({ columns: ["measure", "date", "box", "points", "cases", "coverage", "density", "p", "factor", "kind", "bound", "levels", "quasi_p"],
        rows: box.restrictions.map(r => [m.id, m.date, at + 1, box.points, box.cases, box.coverage, box.density, box.p, r.factor, r.kind, r.bound, (r.levels ?? []).join(" "), r.quasi_p]) }),
    });
  };

  h.studyBoxes = m => {
    if (!h.hasTarget(m)) return null;
    const s = m.analysis.scenarios, why = !s ? h.t("no_boxes_none") : s.cannot_tell ? h.t("no_boxes_cannot", h.name(s.cannot_tell)) : h.t("no_boxes_chance");
    return [h.el("h3", null, h.t("boxes_heading")), s?.boxes.length ? s.boxes.map((box, i) => drawing(m, box, i)) : h.el("p.empty", null, why)];
  };
})(window.hearth ??= {});
