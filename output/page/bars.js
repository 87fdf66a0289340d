// Bars: one row a thing, with a whisker where there is an interval, or stacked parts; upright by year.
(h => {
  // spec: id, title, unit, rows [{id, name}], parts [{id, name, color, values, lows, highs}], format, upright, note, share (parts fill the row)
  h.barChart = spec => {
    const format = spec.format ?? h.count, rows = spec.rows;
    const parts = spec.parts.map((part, i) => ({ ...part, color: part.color ?? h.colour(i), text: h.name(part.name) }));
    const single = parts.length === 1, names = rows.map(row => h.name(row.name));
    const whiskers = single && parts[0].lows && parts[0].lows.some((low, i) => low != null && low !== parts[0].highs?.[i]);
    const total = i => h.sum(parts.map(part => part.values[i]));
    const value = (part, i) => h.span(part.values[i], part.lows?.[i], part.highs?.[i], format);
    const tip = i => h.tip(names[i], [...parts.filter(part => part.values[i] || single).map(part => [part.color, part.text, value(part, i)]),
      ...(single || spec.share ? [] : [[null, h.t("total"), format(total(i))]])]);

    // Numbers stand beside the bars; under the names where that would leave less than half of the width for the bars.
    const shown = !single || spec.upright ? [] : rows.map((_, i) => value(parts[0], i)), longest = Math.max(6, ...shown.map(text => h.textWidth(text, 11.5) + 12)) + 12;
    const layout = width => {
      const usual = Math.round(Math.min(230, Math.max(96, width * 0.33))), size = width < 480 ? 11 : 12;
      const under = shown.length > 0 && width - Math.min(usual, Math.max(...names.map(name => h.textWidth(name, size)))) - longest < width * 0.45, room = under ? Math.round(Math.max(usual, width * 0.42)) : usual;
      return { room, size, under, label: under ? rows.map((_, i) => [...h.wrap(names[i], room, size, 2), ...h.wrap(shown[i], room, size, 2)].join("\n")) : names.map(name => h.short(name, width < 480 ? 32 : 60)) };
    };
    const height = width => {
      const { under, label } = layout(width), usual = h.rowHeight(spec.rowHeight ?? 32);
      return spec.height ?? (spec.upright ? 280 : 40 + rows.length * (under ? Math.max(usual, 10 + 14 * Math.max(...label.map(text => text.split("\n").length))) : usual));
    };
    const option = width => {
      const c = h.colours(), { room, size, under, label } = layout(width);
      const nameAxis = {
        type: "category", data: rows.map((_, i) => i), inverse: !spec.upright, axisTick: { show: false }, axisLine: { lineStyle: { color: c.faint } },
        axisLabel: spec.upright ? { color: c.soft, fontSize: 12, interval: rows.length * 44 > width ? "auto" : 0, formatter: i => names[i] }
          : { color: c.ink, fontSize: size, interval: 0, width: room + (under ? 4 : 0), overflow: "break", lineHeight: 14, formatter: i => label[i] },
      };
      const numberAxis = h.valueAxis(spec.axisFormat ?? format, { max: spec.share ? 1 : null, interval: spec.share ? 0.25 : null, splitNumber: width < 480 ? 2 : 4, axisLabel: { color: c.soft, fontSize: 12, formatter: spec.axisFormat ?? format, hideOverlap: true } });
      const bar = part => ({
        type: "bar", name: part.text, stack: "all", data: part.values.map(v => v ?? 0), barMaxWidth: spec.upright ? 44 : 18, barCategoryGap: "35%",
        itemStyle: { color: part.color, borderColor: c.ground, borderWidth: single ? 0 : 0.5 }, emphasis: { disabled: true },
        label: single ? { show: spec.upright ? rows.length < 13 : !under, position: spec.upright ? "top" : "right", color: c.soft, fontSize: 12, distance: 6,
          formatter: point => whiskers ? "" : format(part.values[point.dataIndex]) } : null,
      });
      const series = parts.map(bar);
      if (whiskers) series.push(whisker(parts[0], c, under ? null : i => value(parts[0], i)));
      return {
        grid: { left: 4, right: spec.upright ? 8 : under ? 26 : Math.max(24, longest), top: spec.upright ? 24 : 4, bottom: 4, containLabel: true },
        xAxis: spec.upright ? nameAxis : numberAxis, yAxis: spec.upright ? numberAxis : nameAxis,
        tooltip: { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: c.grid, opacity: 0.4 } }, formatter: points => tip([].concat(points)[0].dataIndex) }, series,
      };
    };
    return h.chart({
      ...spec, height, option, steps: rows.length,
      say: i => names[i] + ": " + parts.map(part => (single ? "" : part.text + " ") + value(part, i)).join("; "),
      key: single ? null : parts.map(part => ({ name: part.text, color: part.color })), keyAlways: !single,
      note: spec.note ?? (whiskers ? h.t("whiskers") : null),
      alt: spec.alt ?? h.t("chart_of", h.withUnit(spec.title, spec.unit)) + " " + rows.slice(0, 8).map((_, i) => `${names[i]} ${single ? value(parts[0], i) : spec.share ? parts.map(p => p.text + " " + format(p.values[i])).join(", ") : format(total(i))}`).join("; ")
        + (rows.length > 8 ? "; " + h.t("and_more", rows.length - 8) : "") + (h.lang === "zh" ? "。" : "."),
      table: () => ({
        columns: [{ title: spec.rowTitle ?? "" }, ...parts.flatMap(part => [{ title: part.text, number: true },
          ...(part.lows ? [{ title: h.t("low"), number: true }, { title: h.t("high"), number: true }] : [])]), ...(single || spec.share ? [] : [{ title: h.t("total"), number: true }])],
        rows: rows.map((_, i) => [names[i], ...parts.flatMap(part => [part.values[i], ...(part.lows ? [part.lows[i], part.highs?.[i]] : [])].map(v => v == null ? "–" : format(v))),
          ...(single || spec.share ? [] : [format(total(i))])]),
      }),
      csv: () => ({
        columns: ["row", "row_en", "row_zh", "part", "part_en", "part_zh", "unit", "value", "low", "high"],
        rows: rows.flatMap((row, i) => parts.map(part => [row.id, ...h.both(row.name), part.id, ...h.both(part.name), spec.csvUnit ?? spec.unit ?? "", part.values[i], part.lows?.[i], part.highs?.[i]])),
      }),
    });
  };

  // Names take three lines on a phone.
  h.rowHeight = usual => innerWidth < 640 ? Math.max(usual, 44) : usual;

  // The interval and the number of a row, drawn over its bar.
  const whisker = (part, c, told) => ({
    type: "custom", silent: true, data: part.values.map((v, i) => [part.lows[i] ?? v, i, part.highs[i] ?? v, v]), encode: { x: [0, 2], y: 1 }, tooltip: { show: false },
    renderItem: (params, api) => {
      const style = { stroke: c.ink, lineWidth: 1.25, fill: null };
      const i = params.dataIndex;
      if (part.values[i] == null) return null;
      const [x1, y] = api.coord([api.value(0), i]), [x2] = api.coord([api.value(2), i]);
      return { type: "group", children: [
        { type: "line", shape: { x1, y1: y, x2, y2: y }, style },
        { type: "line", shape: { x1, y1: y - 4, x2: x1, y2: y + 4 }, style },
        { type: "line", shape: { x1: x2, y1: y - 4, x2, y2: y + 4 }, style },
        ...(told ? [{ type: "text", x: x2 + 6, y: y - 6, style: { text: told(i), fill: c.soft, fontSize: 11.5 } }] : []),
      ] };
    },
  });
})(window.hearth ??= {});
