// Forest plots: differences with their intervals, each with a verdict in sign, word and colour.
(h => {
  h.verdicts = { better: "▲", worse: "▼", more: "＋", less: "−", not_detectable: "○", same: "=" };
  const colourOf = verdict => { const c = h.colours(); return { better: c.list[0], worse: c.list[7], more: c.ink, less: c.ink }[verdict] ?? c.faint; };
  h.verdict = kind => h.el("span.verdictword." + kind, null, h.el("span.sign", { "aria-hidden": "true" }, h.verdicts[kind] ?? "○"), " ", h.textOf("verdict_" + kind) ? h.t("verdict_" + kind) : kind);
  h.measureName = m => ({ en: m.name, zh: m.name_zh || m.name });
  h.amount = (value, unit, sign) => {
    const show = sign ? h.signed : h.num;
    if (value == null) return "–";
    return unit === "1" ? show(value * 100) + (sign ? h.t("points") : "%") : show(value);
  };
  const interval = m => `${h.amount(m.difference, m.unit, true)} ${m.low == null ? "" : `(${h.t("range", h.amount(m.low, m.unit, true), h.amount(m.high, m.unit, true))})`}`.trim();

  // spec: id, title, note, rows: measures (label optional), relative (percent of the first plan's value)
  h.forest = spec => {
    const rows = spec.rows, names = rows.map(m => m.label ?? h.name(h.measureName(m)));
    const share = (m, v) => v == null ? null : spec.relative ? m.first ? v / Math.abs(m.first) : v ? Infinity * Math.sign(v) : 0 : v;
    const spread = rows.flatMap(m => [share(m, m.low), share(m, m.high), share(m, m.difference)]).filter(Number.isFinite).map(Math.abs).sort((a, b) => a - b);
    const wanted = spec.relative ? Math.min(1, Math.max(0.01, (spread[Math.floor(spread.length * 0.85)] ?? 0.1) * 1.15)) : Math.max(1e-9, ...spread) * 1.05;
    const step = 10 ** Math.floor(Math.log10(wanted)), edge = [1, 2, 4, 5, 10].find(n => n * step >= wanted * 0.999) * step;
    const axis = v => spec.relative ? (v > 0 ? "+" : "") + (Math.abs(v) < 0.02 && v ? h.num(v * 100) + "%" : h.percent(v)) : h.signed(v);
    const text = m => interval(m) + (h.unit(m.unit) ? " " + h.unit(m.unit) : "");
    const word = m => h.textOf("verdict_" + m.verdict) ? h.t("verdict_" + m.verdict) : m.verdict ?? "";
    const tip = i => h.tip(names[i], [[null, h.t("difference"), text(rows[i])], [null, h.t("first_plan"), h.amount(rows[i].first, rows[i].unit)], [null, h.t("second_plan"), h.amount(rows[i].second, rows[i].unit)],
      ...(rows[i].first ? [[null, h.t("relative"), axisExact(share({ first: rows[i].first }, rows[i].difference))]] : []), [colourOf(rows[i].verdict), h.t("verdict"), word(rows[i])]]);
    const axisExact = v => (v > 0 ? "+" : "") + h.num(v * 100) + "%";

    const option = width => {
      const c = h.colours(), narrow = width < 620, room = Math.round(Math.min(250, Math.max(110, width * 0.3))), side = narrow ? 126 : 350;
      const draw = (params, api) => {
        const m = rows[params.dataIndex], colour = colourOf(m.verdict), clip = v => Math.max(-edge, Math.min(edge, v));
        const at = v => api.coord([clip(v), params.dataIndex])[0], y = api.coord([0, params.dataIndex])[1];
        const [d, lo, hi] = [m.difference, m.low ?? m.difference, m.high ?? m.difference].map(v => share(m, v));
        if (d == null || Number.isNaN(d)) return null;
        const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } });
        const children = [line(at(lo), y, at(hi), y)];
        if (Math.abs(lo) <= edge) children.push(line(at(lo), y - 4, at(lo), y + 4));
        if (Math.abs(hi) <= edge) children.push(line(at(hi), y - 4, at(hi), y + 4));
        if (Math.abs(d) <= edge) children.push({ type: "circle", shape: { cx: at(d), cy: y, r: 4.5 }, style: { fill: m.holds_jointly === false ? c.ground : colour, stroke: colour, lineWidth: 2 } });
        else { const x = at(d), s = Math.sign(d); children.push({ type: "polygon", shape: { points: [[x + s * 7, y], [x - s * 4, y - 6], [x - s * 4, y + 6]] }, style: { fill: colour } }); }
        const right = api.coord([edge, 0])[0] + 14;
        children.push({ type: "text", x: right, y: y - 6, style: { text: `${h.verdicts[m.verdict] ?? ""} ${word(m)}`, fill: colour, fontSize: 12, fontWeight: 600, width: narrow ? 112 : 118, overflow: "truncate" } });
        if (!narrow) children.push({ type: "text", x: right + 122, y: y - 6, style: { text: interval(m), fill: c.soft, fontSize: 11.5, width: 212, overflow: "truncate" } });
        return { type: "group", children };
      };
      return {
        grid: { left: 4, right: side, top: 24, bottom: 4, containLabel: true },
        xAxis: { ...h.valueAxis(axis), position: "top", min: -edge, max: edge, splitNumber: narrow ? 2 : 4, interval: edge / (narrow ? 1 : 2), axisLabel: { color: c.soft, fontSize: 11.5, formatter: axis } },
        yAxis: { type: "category", inverse: true, data: rows.map((_, i) => i), axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: c.grid, opacity: 0.6 } },
          axisLabel: { color: c.ink, fontSize: narrow ? 11 : 12, interval: 0, margin: 16, width: room, overflow: "break", lineHeight: 14, formatter: i => h.short(names[i], narrow ? 44 : 60) } },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: c.grid, opacity: 0.35 } }, formatter: p => tip([].concat(p)[0].dataIndex) },
        series: [{ type: "custom", renderItem: draw, clip: false, data: rows.map((m, i) => [0, i]), encode: { x: 0, y: 1 },
          markLine: { symbol: "none", silent: true, data: [{ xAxis: 0 }], label: { show: false }, lineStyle: { color: c.faint, type: "solid", width: 1.25 } } }],
      };
    };
    return h.chart({
      ...spec, height: 40 + rows.length * h.rowHeight(32), option, steps: rows.length, unit: spec.unit ?? h.t("forest_unit"), note: spec.note ?? h.t("forest_note"),
      say: i => `${names[i]}: ${text(rows[i])}, ${word(rows[i])}`,
      alt: spec.alt ?? h.t("forest_of", spec.title) + " " + rows.slice(0, 8).map((m, i) => `${names[i]} ${text(m)}, ${word(m)}`).join("; ") + (rows.length > 8 ? "; " + h.t("and_more", rows.length - 8) : "") + (h.lang === "zh" ? "。" : "."),
      table: () => ({
        columns: [{ title: spec.rowTitle ?? h.t("measure") }, { title: h.t("unit") }, ...["first_plan", "second_plan", "difference", "low", "high"].map(k => ({ title: h.t(k), number: true })), { title: h.t("verdict") }],
        rows: rows.map((m, i) => [names[i], h.unit(m.unit), h.amount(m.first, m.unit), h.amount(m.second, m.unit), h.amount(m.difference, m.unit, true), m.low == null ? "–" : h.amount(m.low, m.unit, true), m.high == null ? "–" : h.amount(m.high, m.unit, true), h.verdict(m.verdict)]),
      }),
      csv: () => ({
        columns: ["row", "measure", "name_en", "name_zh", "unit", "pairs", "first", "second", "difference", "low", "high", "p", "joint_p", "verdict"],
        rows: rows.map((m, i) => [names[i], m.measure ?? m.id, m.name, m.name_zh, m.unit, m.pairs, m.first, m.second, m.difference, m.low, m.high, m.p, m.joint_p, m.verdict]),
      }),
    });
  };
})(window.hearth ??= {});
