// What two factors of a study do together: a measure over the cells of both.
(h => {
  h.studyHeatMap = m => {
    if (!m.heat_maps.length) return null;
    const state = h.studyChoice, ids = m.influential;
    const first = ids.includes(state.first) ? state.first : ids[0], second = ids.includes(state.second) && state.second !== first ? state.second : ids.find(id => id !== first);
    const stored = m.heat_maps.find(x => x.first === first && x.second === second), map = stored ?? m.heat_maps.find(x => x.first === second && x.second === first);
    const byMisses = state.heat === "missed" && map.missed != null, { format: ofMeasure, unit } = h.ofMeasure(m), format = byMisses ? h.percent : ofMeasure;
    const [fx, fy] = [first, second].map(h.factor), columns = stored ? map.first_parts : map.second_parts, rows = stored ? map.second_parts : map.first_parts;
    const at = (i, j) => stored ? i * rows.length + j : j * columns.length + i;
    const cells = columns.flatMap((column, i) => rows.map((row, j) => ({ i, j, column, row, points: map.points[at(i, j)], mean: map.mean[at(i, j)], missed: map.missed?.[at(i, j)] ?? null })));
    const shown = cell => byMisses ? cell.missed : cell.mean, full = cells.filter(cell => shown(cell) != null).sort((a, b) => shown(a) - shown(b));
    const [low, high] = byMisses ? [0, 1] : [full.length ? shown(full[0]) : 0, full.length ? shown(full[full.length - 1]) : 1];
    const part = (f, p, value = h.factorValue) => h.factorRange(f, p[0], p[1], value), place = cell => `${h.name(fx.name)} ${part(fx, cell.column, h.factorValueWithUnit)}; ${h.name(fy.name)} ${part(fy, cell.row, h.factorValueWithUnit)}`;
    const fill = cell => { const c = h.colours(); return h.blend(c.low, c.high, high > low ? (shown(cell) - low) / (high - low) : 0.5); };
    const facts = cell => [[null, h.t("heat_mean"), cell.mean == null ? "–" : ofMeasure(cell.mean) + (unit ? " " + unit : "")], ...(map.missed ? [[null, h.t("heat_missed"), h.percent(cell.missed)]] : []), [null, h.t("points_count"), h.num(cell.points)]];

    const option = width => {
      const c = h.colours(), narrow = width < h.narrowBelow, room = narrow ? 76 : 150, each = (width - room) / Math.max(1, columns.length), longest = Math.max(...columns.map(p => [...part(fx, p)].reduce((sum, mark) => sum + (mark > "\u2e80" ? 12.5 : 6.8), 0)), 0), slanted = narrow || Math.min(longest, 150) + 8 > each;
      const axis = (f, parts, along) => ({ type: "category", data: parts.map((_, i) => i), axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false }, name: h.shortFactor(f, narrow ? 36 : 84) + (h.unit(f.unit) ? h.typeset(` (${h.unit(f.unit)})`) : ""), nameLocation: along ? "middle" : "end",
        nameGap: along ? (narrow ? 58 : slanted ? 86 : 34) : 14, nameTextStyle: { color: c.ink, fontSize: narrow ? 11 : 12.5, align: along ? "center" : "left", padding: along ? 0 : [0, 0, 0, -room + 8] },
        axisLabel: { color: c.soft, fontSize: narrow ? 10.5 : 12, interval: 0, rotate: along && slanted ? 40 : 0, width: along ? undefined : room - 10, overflow: "break", formatter: i => narrow && along && !f.levels && parts[i][0] !== parts[i][1] ? "≥ " + h.factorValue(f, parts[i][0]) : h.short(part(f, parts[i]), along ? 22 : 30) } });
      const draw = (params, api) => {
        const cell = cells[params.dataIndex], [x, y] = api.coord([cell.i, cell.j]), [w, t] = api.size([1, 1]).map(v => v - 2), value = shown(cell), empty = value == null, colour = empty ? null : fill(cell);
        const text = empty ? "–" : format(value), dark = !empty && h.isDark(colour);
        return { type: "group", children: [{ type: "rect", shape: { x: x - w / 2, y: y - t / 2, width: w, height: t, r: 2 }, style: empty ? { fill: c.ground, stroke: c.faint, lineDash: [4, 3], lineWidth: 1 } : { fill: colour } },
          ...(text.length * 6.6 < w ? [{ type: "text", x, y, silent: true, style: { text, fill: empty ? c.soft : dark ? "#ffffff" : "#1c2530", fontSize: 12, textAlign: "center", textVerticalAlign: "middle" } }] : [])] };
      };
      return {
        grid: { left: room, right: 4, top: 30, bottom: narrow ? 78 : slanted ? 104 : 52 }, xAxis: axis(fx, columns, true), yAxis: axis(fy, rows, false),
        tooltip: { trigger: "item", formatter: p => h.tip(place(cells[p.dataIndex]), facts(cells[p.dataIndex])) },
        series: [{ type: "custom", renderItem: draw, data: cells.map(cell => [cell.i, cell.j]), encode: { x: 0, y: 1 } }],
      };
    };
    const gradient = h.el("i.gradient"), c = h.colours();
    gradient.style.background = `linear-gradient(to right, ${c.low}, ${c.high})`;
    const names = ids.map(id => [id, h.shortFactor(h.factor(id), 60)]);
    const choose = (one, other, now) => value => { if (value === now) state[other] = one === "first" ? first : second; state[one] = value; state[other] ??= now; };
    const controls = h.el("div.controls", null, h.studyPick("first", h.t("heat_first"), names, first, choose("first", "second", second)), h.studyPick("second", h.t("heat_second"), names, second, choose("second", "first", first)),
      map.missed ? h.studyPick("heat", h.t("heat_by"), [["mean", h.t("heat_mean")], ["missed", h.t("heat_missed")]], byMisses ? "missed" : "mean", value => { state.heat = value; }) : null, h.el("span.ramp", null, format(low), gradient, format(high)));
    const counted = h.sum(map.points), worst = full[0], best = full[full.length - 1];
    return h.chart({
      id: "study-heat", title: h.t("heat_title", h.name(m.name), h.shortFactor(fx, 60), h.shortFactor(fy, 60)), unit: byMisses ? h.t("heat_missed") : h.t("heat_mean_unit", unit || h.t("share")), height: 120 + Math.max(2, rows.length) * (innerWidth < 640 ? 38 : 44), option, controls,
      steps: cells.length, say: i => `${place(cells[i])}: ${facts(cells[i]).map(([, name, value]) => `${name} ${value}`).join("; ")}`, note: h.t("heat_note"),
      alt: h.t("chart_of", h.t("heat_title", h.name(m.name), h.shortFactor(fx, 60), h.shortFactor(fy, 60))) + " " + (full.length ? h.t("heat_alt", h.num(counted), h.num(cells.length), format(shown(worst)), place(worst), format(shown(best)), place(best)) : h.t("heat_none") + " (0)"),
      table: () => ({ columns: [{ title: h.name(fx.name) }, { title: h.name(fy.name) }, { title: h.t("heat_mean"), number: true }, ...(map.missed ? [{ title: h.t("heat_missed"), number: true }] : []), { title: h.t("points_count"), number: true }],
        rows: cells.map(cell => [part(fx, cell.column, h.factorValueWithUnit), part(fy, cell.row, h.factorValueWithUnit), ofMeasure(cell.mean), ...(map.missed ? [h.percent(cell.missed)] : []), h.num(cell.points)]) }),
      csv: () => ({ columns: ["measure", "date", "unit", "first", "first_from", "first_to", "second", "second_from", "second_to", "points", "mean", "missed"],
        rows: cells.map(cell => [m.id, m.date, m.unit, first, ...ends(fx, cell.column), second, ...ends(fy, cell.row), cell.points, cell.mean, cell.missed]) }),
    });
  };
  const ends = (f, p) => f.levels ? [f.levels[p[0]]?.id, f.levels[p[1]]?.id] : [p[0], p[1]];
})(window.hearth ??= {});
