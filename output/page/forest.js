// Forest plots: differences with their intervals, each with a verdict in sign, word and colour.
(h => {
  h.verdicts = { better: "▲", worse: "▼", more: "＋", less: "−", not_detectable: "○", same: "=" };
  const colourOf = verdict => { const c = h.colours(); return { better: c.list[0], worse: c.list[7], more: c.ink, less: c.ink }[verdict] ?? c.faint; };
  h.verdictWord = kind => h.textOf("verdict_" + kind) ? h.t("verdict_" + kind) : kind ?? "";
  h.verdict = kind => h.el("span.verdictword." + kind, null, h.el("span.sign", { "aria-hidden": "true" }, h.verdicts[kind] ?? "○"), " ", h.verdictWord(kind));
  h.measureName = m => ({ en: m.name, zh: m.name_zh || m.name });

  // Shares are told in percent, their differences in percentage points; millions of yuan in ten thousands (万元) in Chinese, as all money of the page.
  const scale = (v, unit) => v != null && (unit === "1" || unit === "million CNY" && h.lang === "zh") ? v * 100 : v;
  h.scaled = scale;
  h.amount = (value, unit, sign, digits) => {
    const format = v => digits == null ? h.num(v) : h.fixed(v, digits), v = scale(value, unit);
    return v == null ? "–" : sign ? h.signed(v, format) : format(v) + (unit === "1" ? "%" : "");
  };
  h.digits = m => h.digitsOf(scale(m.low, m.unit), scale(m.high, m.unit), scale(m.first, m.unit), scale(m.second, m.unit));
  const differenceUnit = m => m.unit === "1" ? h.t("points_word") : h.unit(m.unit);
  const differenceDigits = m => m.difference === 0 && m.low === m.high ? 0 : h.digits(m);
  h.interval = (m, digits = differenceDigits(m)) => h.amount(m.difference, m.unit, true, digits) + (m.low == null || m.high == null || m.low === m.high ? "" : ` (${h.t("range", h.amount(m.low, m.unit, true, digits), h.amount(m.high, m.unit, true, digits))})`);
  h.intervalWithUnit = m => h.interval(m) + (differenceUnit(m) ? " " + differenceUnit(m) : "");

  // Whether more of a measure is better: as the data say, or as its verdict shows.
  const wanted = m => m.wanted ?? (m.verdict === "better" || m.verdict === "worse" ? ((m.verdict === "better") === m.difference > 0 ? "more" : "less") : null);
  const improves = m => ({ more: [m.share_larger, m.share_smaller], less: [m.share_smaller, m.share_larger] }[wanted(m)]);
  h.runByRun = m => m.share_larger == null ? null : improves(m) ? h.t("share_better", ...improves(m).map(h.percent)) : h.t("share_more", h.percent(m.share_larger), h.percent(m.share_smaller));

  // Where no difference was found: which these runs would have shown, and how many would settle it.
  const settles = m => m.verdict === "not_detectable" && m.replications_to_detect != null && m.replications_to_detect > m.pairs && m.replications_to_detect < 1e7 ? m.replications_to_detect : null;
  h.power = m => {
    if (m.verdict !== "not_detectable" || m.detectable === undefined) return null;
    if (m.detectable === null) return h.t("too_few_runs");
    return h.t("would_show", m.pairs ?? "–", h.amount(m.detectable, m.unit, true, h.digits(m)).replace("+", "")) + (settles(m) ? h.t("would_settle", h.num(settles(m))) : "");
  };

  // The half width of an axis that a quarter of it divides evenly, and its ticks without needless zeros.
  h.evenEdge = wanted => { const step = 10 ** Math.floor(Math.log10(wanted)); return [1, 2, 4, 5, 10].find(n => n * step >= wanted * 0.999) * step; };
  h.tick = (value, edge) => h.signed(value, v => h.decimals(v, Math.max(0, 2 - Math.floor(Math.log10(edge)))));

  // spec: id, title, note, joint (what a filled dot holds for, a text's key), rows: measures (label optional), relative (percent of the first plan's value)
  h.forest = spec => {
    const rows = spec.rows, names = rows.map(m => m.label ?? h.name(h.measureName(m)));
    const share = (m, v) => v == null ? null : spec.relative ? m.first ? 100 * v / Math.abs(m.first) : v ? Infinity * Math.sign(v) : 0 : scale(v, m.unit);
    const spread = rows.flatMap(m => [share(m, m.low), share(m, m.high), share(m, m.difference)]).filter(Number.isFinite).map(Math.abs).sort((a, b) => a - b);
    const edge = h.evenEdge(spec.relative ? Math.min(100, Math.max(1, (spread[Math.floor(spread.length * 0.85)] ?? 10) * 1.15)) : (spread.at(-1) ?? 0) * 1.05 || 1);
    const axis = v => h.tick(v, edge) + (spec.relative ? "%" : "");
    const numbers = rows.map(h.intervalWithUnit), words = rows.map(m => h.verdictWord(m.verdict)), powers = rows.map(h.power), verdicts = rows.map((m, i) => `${h.verdicts[m.verdict] ?? ""} ${words[i]}`);
    const relative = m => m.first && m.difference != null ? h.signed(100 * m.difference / Math.abs(m.first)) + "%" : "–";
    const tip = i => { const m = rows[i], digits = h.digits(m); return h.tip(names[i], [[null, h.t("difference"), numbers[i]], [null, h.t("first_plan"), h.amount(m.first, m.unit, false, digits)], [null, h.t("second_plan"), h.amount(m.second, m.unit, false, digits)],
      ...(m.first ? [[null, h.t("relative"), relative(m)]] : []), ...(h.runByRun(m) ? [[null, h.t("run_by_run"), h.runByRun(m)]] : []), [colourOf(m.verdict), h.t("verdict"), words[i]], ...(powers[i] ? [[null, h.t("power"), powers[i]]] : [])]); };

    // Names, drawing, verdicts and numbers beside one another where that leaves two fifths of the width for the drawing; else numbers stand under names, on
    // narrow sheets verdicts too. What these runs could have shown is told where it takes no more room than the numbers.
    const size = 12, small = 11.5, line = 14.5, widest = (texts, at, weight) => Math.ceil(Math.max(0, ...texts.map(text => h.textWidth(text, at, weight))));
    const layout = width => {
      const verdict = widest(verdicts, size, 600), number = widest(numbers, small), name = Math.min(250, widest(names, size));
      const all = { verdict: verdict + 26, number: Math.min(340, Math.max(number, ...powers.filter(Boolean).map(text => h.textWidth(text, 11)))) + 14, name: name + 22 };
      const beside = [all.number, number + 14].find(n => width - all.name - all.verdict - n >= width * 0.4);
      if (beside) {
        const head = names.map(text => h.wrap(text, name + 4, size, 3)), below = rows.map((_, i) => powers[i] && h.textWidth(powers[i], 11) <= beside - 10 ? [powers[i]] : []);
        return { left: all.name, right: all.verdict + beside, head, under: rows.map(() => []), beside: all.verdict, below, lines: Math.max(...head.map((l, i) => Math.max(l.length, 1 + below[i].length))) };
      }
      const apart = width - Math.min(250, Math.max(number, 130)) - 22 - all.verdict >= width * 0.42;
      const after = verdicts.map(text => h.textWidth(text, size, 600) + 8), together = !apart && Math.max(...after.map((x, i) => x + h.textWidth(numbers[i], small)));
      const inline = !apart && together <= width * 0.55 - 22, room = apart ? Math.min(width * 0.55 - all.verdict, Math.max(number, name)) : inline ? Math.max(together, Math.min(name, width * 0.45)) : Math.max(90, width * 0.52 - 22);
      const head = names.map(text => h.wrap(text, room, size, 3));
      // The lines under a name: texts with where they begin; the verdict stands out.
      const under = rows.map((_, i) => [...(apart ? [] : [[{ verdict: true, x: 0, text: verdicts[i] }, ...(inline ? [{ x: after[i], text: numbers[i] }] : [])]]), ...(inline ? [] : h.wrap(numbers[i], room, small, 2).map(text => [{ x: 0, text }]))]);
      const left = room + 22, told = Math.max(0, ...powers.filter(Boolean).map(text => h.textWidth(text, 11))) + 26, wide = apart && width - left - Math.max(all.verdict, told) >= width * 0.33;
      return { left, right: apart ? wide ? Math.max(all.verdict, told) : all.verdict : 12, head, under, apart, below: rows.map((_, i) => wide && powers[i] ? [powers[i]] : []), lines: Math.max(...head.map((l, i) => l.length + under[i].length)) };
    };
    const height = width => 40 + Math.round(rows.length * (layout(width).lines * line + 12));

    const option = width => {
      const c = h.colours(), at = layout(width), plot = width - at.left - at.right;
      const draw = (params, api) => {
        const i = params.dataIndex, m = rows[i], colour = colourOf(m.verdict), clip = v => Math.max(-edge, Math.min(edge, v));
        const x = v => api.coord([clip(v), i])[0], y = api.coord([0, i])[1];
        const [d, lo, hi] = [m.difference, m.low ?? m.difference, m.high ?? m.difference].map(v => share(m, v)), children = [];
        const text = (x, y, text, fill, fontSize, fontWeight) => children.push({ type: "text", x, y, style: { text, fill, fontSize, fontWeight: fontWeight ?? 400, textVerticalAlign: "middle" } });
        const column = (x, lines) => lines.forEach((parts, k) => parts.forEach(part => text(x + part.x, y + (k - (lines.length - 1) / 2) * line, part.text, part.ink ? c.ink : part.verdict ? colour : c.soft, part.size ?? (part.ink || part.verdict ? size : small), part.verdict ? 600 : 400)));
        const verdict = [{ x: 0, text: verdicts[i], verdict: true }], below = at.below[i].map(text => [{ x: 0, text, size: 11 }]), right = width - at.right;
        column(2, [...at.head[i].map(text => [{ x: 0, text, ink: true }]), ...at.under[i]]);
        if (at.beside) { column(right + 12, [verdict]); column(right + at.beside, [[{ x: 0, text: numbers[i] }], ...below]); } else if (at.apart) column(right + 12, [verdict, ...below]);
        if (d == null || Number.isNaN(d)) return { type: "group", children };
        const bar = (x1, y1, x2, y2) => children.push({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } });
        bar(x(lo), y, x(hi), y);
        // The ends of an interval that its dot would hide stand out above and below it.
        if (lo !== hi && Math.abs(lo) <= edge) bar(x(lo), y - 6.5, x(lo), y + 6.5);
        if (lo !== hi && Math.abs(hi) <= edge) bar(x(hi), y - 6.5, x(hi), y + 6.5);
        if (Math.abs(d) <= edge) children.push({ type: "circle", shape: { cx: x(d), cy: y, r: plot < 260 ? 3.5 : 4.5 }, style: { fill: m.holds_jointly === false ? c.ground : colour, stroke: colour, lineWidth: plot < 260 ? 1.5 : 2 } });
        else { const e = x(d), s = Math.sign(d); children.push({ type: "polygon", shape: { points: [[e + s * 7, y], [e - s * 4, y - 6], [e - s * 4, y + 6]] }, style: { fill: colour } }); }
        return { type: "group", children };
      };
      return {
        grid: { left: at.left, right: at.right, top: 24, bottom: 4 },
        xAxis: { ...h.valueAxis(axis), position: "top", min: -edge, max: edge, interval: edge / (plot < 5.5 * widest([axis(-edge / 2), axis(-edge)], small) ? 1 : 2), axisLabel: { color: c.soft, fontSize: small, formatter: axis } },
        yAxis: { type: "category", inverse: true, data: rows.map((_, i) => i), axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: c.grid, opacity: 0.6 } }, axisLabel: { show: false } },
        tooltip: { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: c.grid, opacity: 0.35 } }, formatter: p => tip([].concat(p)[0].dataIndex) },
        series: [{ type: "custom", renderItem: draw, clip: false, data: rows.map((m, i) => [0, i]), encode: { x: 0, y: 1 },
          markLine: { symbol: "none", silent: true, data: [{ xAxis: 0 }], label: { show: false }, lineStyle: { color: c.faint, type: "solid", width: 1.25 } } }],
      };
    };
    return h.chart({
      ...spec, height, option, steps: rows.length, rowEdges: all => [0, ...rows.slice(1).map((_, i) => Math.round(24 + (i + 1) * (all - 28) / rows.length)), all], unit: spec.unit ?? h.t("forest_unit"), note: spec.note ?? h.t("forest_note", h.t(spec.joint ?? "joint_measures")),
      say: i => [`${names[i]}: ${numbers[i]}`, words[i], h.runByRun(rows[i]), powers[i]].filter(Boolean).join(", "),
      alt: spec.alt ?? h.t("forest_of", spec.title) + " " + rows.slice(0, 8).map((m, i) => `${names[i]} ${numbers[i]}, ${words[i]}`).join("; ") + (rows.length > 8 ? "; " + h.t("and_more", rows.length - 8) : "") + (h.lang === "zh" ? "。" : "."),
      table: () => ({
        columns: [{ title: spec.rowTitle ?? h.t("measure") }, { title: h.t("unit") }, ...["first_plan", "second_plan", "difference", "low", "high"].map(k => ({ title: h.t(k), number: true })), { title: h.t("verdict") },
          ...["runs_better", "runs_more", "runs_less", "runs_show", "runs_settle"].map(k => ({ title: h.t(k), number: true }))],
        rows: rows.map((m, i) => {
          const digits = h.digits(m), part = v => v == null ? "–" : h.percent(v), difference = v => h.amount(v, m.unit, true, differenceDigits(m));
          return [names[i], differenceUnit(m), h.amount(m.first, m.unit, false, digits), h.amount(m.second, m.unit, false, digits), ...[m.difference, m.low, m.high].map(difference), h.verdict(m.verdict),
            part(improves(m)?.[0]), part(m.share_larger), part(m.share_smaller), m.verdict === "not_detectable" ? difference(m.detectable).replace("+", "") : "–", settles(m) ? h.num(settles(m)) : "–"];
        }),
      }),
      csv: () => ({
        columns: ["row", "measure", "name_en", "name_zh", "unit", "pairs", "first", "second", "difference", "low", "high", "p", "joint_p", "holds_jointly", "share_larger", "share_smaller", "share_better", "detectable", "replications_to_detect", "verdict"],
        rows: rows.map((m, i) => [names[i], m.measure ?? m.id, m.name, m.name_zh, m.unit, m.pairs, m.first, m.second, m.difference, m.low, m.high, m.p, m.joint_p, m.holds_jointly, m.share_larger, m.share_smaller, improves(m)?.[0], m.detectable, m.replications_to_detect, m.verdict]),
      }),
    });
  };
})(window.hearth ??= {});
