// The points of a study as lines through the values of its most influential factors to the measure.
(h => {
  // On up to three lines of so many letters.
  const wrapped = (text, width) => {
    if (h.lang === "zh") { const all = [...text], at = Math.max(4, Math.floor(width / 1.8)); return [0, 1, 2].map(i => all.slice(i * at, (i + 1) * at).join("")).filter(Boolean).join("\n"); }
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1) && (lines.at(-1) + " " + word).length > width) lines.push(word);
      else lines[lines.length - 1] = (lines.at(-1) + " " + word).trim();
    }
    return lines.map(line => h.short(line, width + 4)).join("\n");
  };

  h.studyPoints = m => {
    const s = h.study, factors = m.influential.map(h.factor), drawn = m.drawn, { format, unit } = h.ofMeasure(m), state = h.studyChoice;
    const points = s.drawn.points.map((number, i) => ({ number, x: factors.map(f => s.drawn.x[f.id][i]), y: drawn.mean[i], missed: drawn.case?.[i] ?? null, inside: drawn.in_first_box?.[i] ?? null })).filter(p => p.y != null);
    if (points.length < 2) return null;
    const ys = points.map(p => p.y), low = Math.min(...ys), high = Math.max(...ys), byCase = drawn.case != null && state.lines === "case", upright = innerWidth < 640;
    const caseWord = p => h.t(p.missed ? "case_missed" : "case_reached");
    const colour = p => { const c = h.colours(); return byCase ? c.list[p.missed ? 1 : 0] : h.blend(h.blend(c.low, c.high, 0.25), c.high, high > low ? (p.y - low) / (high - low) : 0.5); };
    const facts = p => [...factors.map((f, k) => [null, h.name(f.name), h.factorValueWithUnit(f, p.x[k])]), [colour(p), h.name(m.name), format(p.y) + (unit ? " " + unit : "")],
      ...(p.missed == null ? [] : [[null, h.t("case_word"), caseWord(p)]]), ...(p.inside == null ? [] : [[null, h.t("in_first_box"), h.t(p.inside ? "yes" : "no")]])];
    const heading = p => h.t("point_number", h.num(p.number));

    const option = width => {
      const c = h.colours(), letters = upright ? 44 : Math.max(10, Math.floor(width / (factors.length + 1) / 7.4) - 1);
      const label = { fontSize: 11, textBorderColor: c.ground, textBorderWidth: 3 }, style = { z: 20, axisLine: { lineStyle: { color: c.faint } }, axisTick: { lineStyle: { color: c.faint } }, nameLocation: "end", nameGap: 10, nameTextStyle: { color: c.ink, fontSize: 11.5, lineHeight: 14 } };
      const axes = [...factors.map((f, k) => ({ ...style, dim: k, name: upright ? "" : wrapped(h.markedFactor(f, true, Math.round(letters * (h.lang === "zh" ? 1.5 : 2.4))), letters),
        ...(f.levels ? { type: "category", data: f.levels.map(level => h.name(level.name)), axisLabel: { ...label, color: c.ink, interval: 0, formatter: text => h.short(text, upright ? 9 : 18) } }
          : { ...(f.logarithmic && f.low > 0 ? { type: "log", min: f.low, max: f.high } : { type: "value", scale: true }), splitNumber: upright ? 3 : 5, axisLabel: { ...label, color: c.ink, hideOverlap: true, formatter: v => h.factorValue(f, v) } }) })),
        { ...style, dim: factors.length, name: upright ? "" : wrapped(h.short(h.name(m.name), Math.round(letters * 2.4)), letters), type: "value", scale: true, splitNumber: upright ? 3 : 5, axisLine: { lineStyle: { color: c.ink, width: 2 } }, axisLabel: { ...label, color: c.ink, hideOverlap: true, formatter: format } }];
      const half = width / (axes.length + 1) / 2, strong = points.some(p => p.inside);
      const titles = upright ? axes.map((axis, k) => ({ type: "text", left: 4, top: 4 + k * 68, z: 30, style: { stroke: c.ground, lineWidth: 3, text: k < factors.length ? h.markedFactor(factors[k], true, h.lang === "zh" ? 26 : 50) : h.short(h.name(m.name), h.lang === "zh" ? 26 : 50), fill: c.ink, fontSize: 11.5 } })) : [];
      return {
        parallel: upright ? { layout: "vertical", left: 16, right: 24, top: 28, bottom: 26 } : { left: Math.max(46, half), right: Math.max(46, half), top: 64, bottom: 12 }, parallelAxis: axes, graphic: titles,
        tooltip: { trigger: "item", formatter: p => points[p.dataIndex] ? h.tip(heading(points[p.dataIndex]), facts(points[p.dataIndex])) : "" },
        series: [{ type: "parallel", smooth: false, progressive: 0, emphasis: { lineStyle: { width: 3, opacity: 1 } }, inactiveOpacity: 0.04, activeOpacity: 0.9,
          data: points.map(p => ({ value: [...p.x.map((v, k) => factors[k].levels ? Math.round(v) : v), p.y], lineStyle: { color: colour(p), width: (p.inside ? 1.8 : 1) * (upright ? 0.7 : 1), opacity: p.inside ? 0.85 : strong ? 0.38 : 0.6 } })) }],
      };
    };
    // A line has no place of its own for a tooltip: it stands at the side, and the line is made strong.
    const action = i => {
      const chart = h.charts.find(x => x.spec.id === "study-points").instance;
      chart.dispatchAction({ type: "downplay", seriesIndex: 0 });
      chart.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: i });
      return { x: 60, y: 70, tooltip: { formatter: () => h.tip(heading(points[i]), facts(points[i])) } };
    };
    const pick = drawn.case == null ? null : h.studyPick("lines", h.t("parallel_by"), [["case", h.t("parallel_by_case")], ["measure", h.t("parallel_by_measure")]], byCase ? "case" : "measure", value => { state.lines = value; });
    const c = h.colours(), gradient = h.el("i.gradient");
    gradient.style.background = `linear-gradient(to right, ${h.blend(c.low, c.high, 0.25)}, ${c.high})`;
    return h.chart({
      id: "study-points", title: h.t("parallel_title", h.name(m.name)), unit: h.t("parallel_unit", unit || h.t("share")), height: upright ? 54 + factors.length * 68 : 400, option,
      controls: h.el("div.controls", null, pick, byCase ? null : h.el("span.ramp", null, format(low), gradient, format(high))),
      key: byCase ? [0, 1].map(missed => ({ name: h.t(missed ? "case_missed" : "case_reached"), color: c.list[missed], line: true })) : null, keyAlways: byCase,
      steps: points.length, action, say: i => `${heading(points[i])}: ${facts(points[i]).map(([, name, value]) => `${name} ${value}`).join("; ")}`,
      note: h.t("parallel_note", h.num(points.length), h.num(s.drawn.of)) + (points.some(p => p.inside) ? h.t("parallel_box") : ""),
      alt: h.t("chart_of", h.t("parallel_title", h.name(m.name))) + " " + h.t("parallel_alt", h.num(points.length), h.name(m.name), format(low), format(high)),
      table: () => ({ columns: [{ title: h.t("points_count") }, ...factors.map(f => ({ title: h.withUnit(h.name(f.name), h.unit(f.unit)), number: !f.levels })), { title: h.withUnit(h.name(m.name), unit), number: true }, ...(drawn.case ? [{ title: h.t("case_word") }] : []), ...(drawn.in_first_box ? [{ title: h.t("in_first_box") }] : [])],
        rows: points.map(p => [heading(p), ...p.x.map((v, k) => h.factorValue(factors[k], v)), format(p.y), ...(drawn.case ? [caseWord(p)] : []), ...(drawn.in_first_box ? [h.t(p.inside ? "yes" : "no")] : [])]) }),
      csv: () => ({ columns: ["point", ...factors.map(f => f.id), m.id, "missed", "in_first_box"], rows: points.map(p => [p.number, ...p.x.map((v, k) => factors[k].levels ? factors[k].levels[Math.round(v)]?.id : v), p.y, p.missed, p.inside]) }),
    });
  };
})(window.hearth ??= {});
