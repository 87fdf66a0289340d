// What each factor of a study does: bars from the mean of all points (a tornado), the size of effects (Morris), shares of the variance (Sobol).
(h => {
  const most = 15;

  // spec: id, title, unit, note, m, rows (of h.rankedFactors, with bars [{value, low, high, label, range}] and dot), parts [{id, name, color}], base, format, dotName
  h.influenceChart = spec => {
    const { m, parts, format, base } = spec, rows = spec.rows, drawn = rows.slice(0, most), names = drawn.map(r => h.markedFactor(r.factor, r.clear));
    const numbers = drawn.flatMap(r => [...r.bars.flatMap(b => [b.value, b.low, b.high]), r.dot]).filter(Number.isFinite);
    const low = Math.min(base, ...numbers), high = Math.max(base, ...numbers), span = high - low || Math.abs(base) || 1;
    const alike = b => h.alike(b.value, b.low, b.high, format), value = b => h.span(b.value, b.low, b.high, format);
    const barName = (part, b) => h.name(part.name) + (b.range ? ` (${b.range})` : "");
    const lines = r => [...r.bars.map((b, k) => [parts[k].color, barName(parts[k], b), value(b)]), ...(spec.dotName ? [[h.colours().ink, spec.dotName, format(r.dot)]] : []),
      [null, h.t("influence"), r.clear ? h.influenceText(m, r.influence) : h.t("clear_no")]];

    const option = width => {
      const c = h.colours(), narrow = width < h.narrowBelow, room = Math.round(Math.min(300, Math.max(100, width * 0.3)));
      const axis = h.valueAxis(format, { min: low - span * (low < base ? 0.22 : 0.02), max: high + span * 0.22, splitNumber: narrow ? 2 : 5, axisLabel: { color: c.soft, fontSize: 11.5, formatter: format, showMinLabel: false, showMaxLabel: false, hideOverlap: true } });
      const draw = (params, api) => {
        const r = drawn[params.dataIndex], zero = api.coord([base, params.dataIndex]), thick = 11, children = [];
        r.bars.forEach((b, k) => {
          if (b.value == null) return;
          const y = zero[1] + (k - r.bars.length / 2) * (thick + 3) + 1.5, x = api.coord([b.value, 0])[0], ends = [b.low, b.high].map(v => v == null ? x : api.coord([v, 0])[0]), middle = y + thick / 2;
          const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: c.ink, lineWidth: 1.25, opacity: r.clear ? 1 : 0.6 } });
          children.push({ type: "rect", shape: { x: Math.min(x, zero[0]), y, width: Math.max(1, Math.abs(x - zero[0])), height: thick }, style: { fill: parts[k].color, opacity: r.clear ? 1 : 0.4 } });
          if (b.low != null) children.push(line(ends[0], middle, ends[1], middle), line(ends[0], middle - 3, ends[0], middle + 3), line(ends[1], middle - 3, ends[1], middle + 3));
          const left = x < zero[0];
          children.push({ type: "text", x: left ? Math.min(x, ends[0]) - 5 : Math.max(x, ends[1]) + 5, y: middle, style: { text: h.short(b.label ?? format(b.value), narrow ? 12 : 22), fill: c.soft, fontSize: narrow ? 10.5 : 11.5, textAlign: left ? "right" : "left", textVerticalAlign: "middle" } });
        });
        if (Number.isFinite(r.dot)) { const [x, y] = api.coord([r.dot, params.dataIndex]); children.push({ type: "polygon", shape: { points: [[x - 6, y], [x, y - 6], [x + 6, y], [x, y + 6]] }, style: { fill: c.ground, stroke: c.ink, lineWidth: 1.75 } }); }
        return { type: "group", children };
      };
      return {
        grid: { left: 4, right: 8, top: 4, bottom: 4, containLabel: true }, xAxis: axis,
        yAxis: { type: "category", inverse: true, data: drawn.map((_, i) => i), axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: c.grid, opacity: 0.6 } },
          axisLabel: { color: c.ink, fontSize: narrow ? 11 : 12, interval: 0, margin: 10, width: room, overflow: "break", lineHeight: 14, formatter: i => h.markedFactor(drawn[i].factor, drawn[i].clear, h.lang === "zh" ? (narrow ? 24 : 44) : narrow ? 40 : 78) } },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: c.grid, opacity: 0.35 } }, formatter: p => { const i = [].concat(p)[0].dataIndex; return h.tip(names[i], lines(drawn[i])); } },
        series: [{ type: "custom", renderItem: draw, data: drawn.map((_, i) => [base, i]), encode: { x: 0, y: 1 }, markLine: { symbol: "none", silent: true, data: [{ xAxis: base }], label: { show: false }, lineStyle: { color: c.faint, type: "solid", width: 1.25 } } }],
      };
    };
    const say = r => `${h.markedFactor(r.factor, r.clear)}: ${r.bars.map((b, k) => `${barName(parts[k], b)} ${value(b)}`).join("; ")}${spec.dotName ? `; ${spec.dotName} ${format(r.dot)}` : ""}`;
    return h.chart({
      id: spec.id, title: spec.title, unit: spec.unit, height: 40 + drawn.length * 48, option, steps: drawn.length, say: i => say(drawn[i]),
      key: parts.map(part => ({ name: h.name(part.name), color: part.color })), keyAlways: true, note: spec.note + (rows.length > drawn.length ? h.t("more_in_table", rows.length) : ""),
      alt: h.t("influence_alt", spec.title) + " " + drawn.slice(0, 6).map(say).join("; ") + (rows.length > 6 ? "; " + h.t("and_more", rows.length - 6) : "") + (h.lang === "zh" ? "。" : "."),
      table: () => ({
        columns: [{ title: h.t("factor") }, { title: h.t("evidence") }, { title: h.t("influence") }, { title: h.t("clear") },
          ...parts.flatMap(part => [...(spec.ends ? [{ title: h.t("end_value", h.name(part.name)) }] : []), { title: spec.ends ? h.t("end_mean", h.name(part.name)) : h.name(part.name), number: true }, { title: h.t("end_low"), number: true }, { title: h.t("end_high"), number: true }]), ...(spec.dotName ? [{ title: spec.dotName, number: true }] : [])],
        rows: rows.map(r => [h.name(r.factor.name), r.factor.evidence ? h.evidence(r.factor.evidence) : "–", h.influenceText(m, r.influence), h.t(r.clear ? "clear_yes" : "clear_no"),
          ...r.bars.flatMap(b => [...(spec.ends ? [b.range ?? "–"] : []), ...[b.value, b.low, b.high].map(v => v == null ? "–" : alike(b)(v))]), ...(spec.dotName ? [r.dot == null ? "–" : format(r.dot)] : [])]),
      }),
      csv: () => ({
        columns: ["measure", "date", "unit", "factor", "name_en", "name_zh", "evidence", "influence", "clear", "part", "factor_from", "factor_to", "value", "low", "high", "mean_effect"],
        rows: rows.flatMap(r => r.bars.map((b, k) => [m.id, m.date, spec.csvUnit ?? m.unit, r.id, ...h.both(r.factor.name), r.factor.evidence, r.influence, r.clear ? 1 : 0, parts[k].id, b.from ?? null, b.to ?? null, b.value, b.low, b.high, spec.dotName ? r.dot : null])),
      }),
    });
  };

  // The ends of a factor's curve; of named levels those with the lowest and the highest mean.
  const ends = r => {
    const curve = r.told.main_effect?.curve ?? [], f = r.factor;
    if (!curve.length) return [{}, {}].map(() => ({ value: null, low: null, high: null }));
    const sorted = f.levels ? [...curve].sort((a, b) => a.mean.value - b.mean.value) : curve;
    return [sorted[0], sorted[sorted.length - 1]].map(piece => ({ ...piece.mean, label: h.factorValue(f, piece.middle), range: h.factorRange(f, piece.low, piece.high, h.factorValueWithUnit), from: f.levels ? piece.level : piece.low, to: f.levels ? piece.level : piece.high }));
  };

  const tornado = m => {
    const { format, unit } = h.ofMeasure(m), rows = h.rankedFactors(m).map(r => ({ ...r, bars: ends(r) }));
    if (m.mean == null) return null;
    return h.influenceChart({ id: "study-tornado", m, rows, base: m.mean, format, ends: true, title: h.t("tornado_title", h.name(m.name)), unit: h.t("tornado_unit", unit || h.t("share")),
      note: h.t("tornado_note", format(m.mean)), parts: [{ id: "low_end", name: h.both2("tornado_low"), color: h.colour(0) }, { id: "high_end", name: h.both2("tornado_high"), color: h.colour(1) }] });
  };
  const estimate = x => x ? { value: x.value, low: x.low, high: x.high } : { value: null, low: null, high: null };
  const morris = m => {
    const { format, unit } = h.ofMeasure(m), rows = h.rankedFactors(m).map(r => ({ ...r, bars: [estimate(r.told.mean_effect_size)], dot: r.told.mean_effect }));
    return h.influenceChart({ id: "study-morris", m, rows, base: 0, format, title: h.t("morris_title", h.name(m.name)), unit: h.t("morris_unit", unit || h.t("share")), note: h.t("morris_note"), dotName: h.t("morris_mean"),
      parts: [{ id: "mean_effect_size", name: h.both2("morris_size"), color: h.colour(0) }] });
  };
  const sobol = m => {
    const rows = h.rankedFactors(m).map(r => ({ ...r, bars: [estimate(r.told.first), estimate(r.told.total)] }));
    return rows.some(r => r.bars[1].value != null) ? h.influenceChart({ id: "study-sobol", m, rows, base: 0, format: v => v == null ? "–" : h.decimals(v, 2), csvUnit: "1", title: h.t("sobol_title", h.name(m.name)), unit: h.t("sobol_unit"), note: h.t("sobol_note"),
      parts: [{ id: "first", name: h.both2("sobol_first"), color: h.colour(2) }, { id: "total", name: h.both2("sobol_total"), color: h.colour(3) }] }) : null;
  };

  h.studyInfluence = m => [m.analysis.ranking.length ? null : h.el("p.empty", null, h.t("nothing_ranked")), h.study.design === "morris" ? morris(m) : tornado(m), h.study.design === "sobol_indices" ? sobol(m) : null];
})(window.hearth ??= {});
