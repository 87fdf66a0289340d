// Lines over months with bands of replications: fans of targets, homes, people, rents.
(h => {
  const hole = list => list.map(value => value == null ? "-" : value);
  const widthOf = text => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 12.2 : 6.7), 0);

  h.monthAxis = (months, width) => {
    const c = h.colours(), years = months.length / 12;
    const every = years < 2.5 ? 0 : Math.max(1, Math.ceil(years * 42 / Math.max(200, width)));
    const shown = (index, month) => every === 0 ? index % 3 === 0 : month.endsWith("-01") && (+month.slice(0, 4) - +months[0].slice(0, 4)) % every === 0;
    return {
      type: "category", data: months, boundaryGap: false, axisLine: { lineStyle: { color: c.faint } },
      axisTick: { alignWithLabel: true, interval: shown, lineStyle: { color: c.faint } },
      axisLabel: { interval: shown, color: c.soft, fontSize: 12, hideOverlap: true, formatter: m => every === 0 ? h.month(m) : m.slice(0, 4), showMaxLabel: null },
    };
  };
  h.valueAxis = (format, more) => {
    const c = h.colours();
    return {
      type: "value", axisLine: { show: false }, axisTick: { show: false }, splitNumber: 4, splitLine: { lineStyle: { color: c.grid } },
      axisLabel: { color: c.soft, fontSize: 12, formatter: format }, ...more,
    };
  };

  const visible = (low, high) => low && high && low.some((value, i) => value != null && high[i] != null && high[i] > value);

  // A band between two lists: an invisible line and the height above it, stacked.
  const band = (name, low, high, colour, opacity) => [
    { type: "line", name: name + ":low", stack: name, stackStrategy: "all", data: hole(low), silent: true, symbol: "none", lineStyle: { opacity: 0 }, emphasis: { disabled: true } },
    { type: "line", name: name + ":high", stack: name, stackStrategy: "all", data: hole(low.map((v, i) => v == null || high[i] == null ? null : high[i] - v)), silent: true,
      symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity }, emphasis: { disabled: true } },
  ];

  // spec: id, title, unit, lines [{id, name, color, mean, low, high, q25, q75, dash, thin, area, step, context, tableOnly}], deadline {month, label},
  // format, from (the axis begins at 0 unless "scale"), max, stack (areas on top of one another), note, more (said after it), height, labels (false: key only)
  h.lineChart = spec => {
    const months = spec.months ?? h.plan().months, format = spec.format ?? h.count;
    const all = spec.lines.filter(line => line.mean.some(v => v != null)).map((line, i) => ({ ...line, color: line.color ?? h.colour(i), text: line.label ?? h.name(line.name) })), lines = all.filter(line => !line.tableOnly);
    const drawn = lines.filter(line => !line.context);
    if (!drawn.length) return null;
    const labelled = spec.labels !== false && lines.length <= 8;
    const longest = Math.max(...lines.map(line => widthOf(line.text)), 20);
    const direct = width => labelled && width >= 440 && longest < (width > 800 ? 320 : 0.3 * width);
    const banded = lines.some(line => visible(line.low, line.high));

    const option = width => {
      const c = h.colours(), room = Math.min(longest + 6, width > 800 ? 250 : 130), ends = direct(width);
      const series = [];
      for (const line of lines) {
        if (visible(line.low, line.high)) series.push(...band(line.id + ":90", line.low, line.high, line.color, drawn.length > 2 ? 0.12 : 0.16));
        if (visible(line.q25, line.q75)) series.push(...band(line.id + ":50", line.q25, line.q75, line.color, 0.22));
      }
      for (const line of lines) series.push({
        type: "line", name: line.text, id: line.id, data: hole(line.mean), symbol: "none", z: line.context ? 2 : 3, step: line.step ? "end" : false, stack: spec.stack ? "all" : null,
        triggerLineEvent: false, lineStyle: { color: line.color, width: line.thin ? 1.5 : spec.stack ? 0.5 : 2.25, type: line.dash ? [6, 4] : "solid" }, itemStyle: { color: line.color },
        areaStyle: spec.stack ? { color: line.color, opacity: 0.75 } : line.area ? { color: line.color, opacity: 0.15 } : null, emphasis: { disabled: true },
        endLabel: { show: ends, formatter: () => line.text, color: line.color, fontSize: 12, lineHeight: 15, width: room, overflow: "truncate", distance: 6 },
        labelLayout: { moveOverlap: "shiftY" },
        markLine: line === drawn[0] && spec.deadline && months.includes(spec.deadline.month) ? {
          symbol: "none", silent: true, lineStyle: { color: c.faint, type: "dotted", width: 1.5 }, data: [{ xAxis: spec.deadline.month }],
          label: { formatter: () => spec.deadline.label, color: c.soft, fontSize: 11, position: "end" },
        } : null,
      });
      return {
        grid: { left: 4, right: ends ? room + 8 : 14, top: 22, bottom: 4, containLabel: true },
        xAxis: h.monthAxis(months, width - (ends ? room : 0)),
        yAxis: h.valueAxis(spec.axisFormat ?? format, { scale: spec.from === "scale", max: spec.max, min: spec.min, minInterval: spec.minInterval, interval: spec.max === 1 ? 0.25 : null }),
        tooltip: { trigger: "axis", formatter: points => tip([].concat(points)[0]?.dataIndex ?? 0) }, series,
      };
    };
    const value = (line, i) => h.span(line.mean[i], line.low?.[i], line.high?.[i], format);
    const tip = i => h.tip(h.month(months[i]), lines.filter(line => line.mean[i] != null).map(line => [line.color, line.text, value(line, i)]));
    const say = i => h.month(months[i]) + ": " + lines.filter(line => line.mean[i] != null).map(line => `${line.text} ${value(line, i)}`).join("; ");

    return h.chart({
      height: 300, ...spec, option, steps: months.length, say,
      action: i => ({ seriesIndex: seriesOf(lines), dataIndex: i }),
      directLabels: direct, key: spec.keyless ? null : lines.map(line => ({ name: line.text, color: line.color, dash: line.dash })), keyAlways: !labelled,
      note: [spec.note ?? (banded ? h.t(lines.some(line => visible(line.q25, line.q75)) ? "bands_two" : "bands") : null), spec.more].filter(Boolean).join(h.lang === "zh" ? "" : " "),
      alt: spec.alt ?? h.describeLines(spec.title, spec.unit, months, lines, value),
      table: () => {
        const wide = all.map(line => ({ line, range: visible(line.low, line.high) }));
        return {
          columns: [{ title: h.t("month") }, ...wide.flatMap(({ line, range }) =>
            [{ title: line.text, number: true }, ...(range ? [{ title: h.t("low_of", line.text), number: true }, { title: h.t("high_of", line.text), number: true }] : [])])],
          rows: months.map((month, i) => [h.month(month), ...wide.flatMap(({ line, range }) =>
            [line.mean[i], ...(range ? [line.low[i], line.high[i]] : [])].map(v => v == null ? "–" : format(v)))]),
        };
      },
      csv: () => ({
        columns: ["month", "id", "name_en", "name_zh", "unit", "mean", "low_5", "high_95"],
        rows: all.flatMap(line => months.map((month, i) => [month, line.id, ...h.both(line.name), spec.csvUnit ?? spec.unit ?? "", line.mean[i], line.low?.[i], line.high?.[i]])),
      }),
    });
    function seriesOf(all) {                                       // bands come first, two series each
      return all.reduce((n, line) => n + (visible(line.low, line.high) ? 2 : 0) + (visible(line.q25, line.q75) ? 2 : 0), 0);
    }
  };

  h.describeLines = (title, unit, months, lines, value) => {
    const said = lines.slice(0, 6).map(line => {
      const from = line.mean.findIndex(v => v != null);
      let to = line.mean.length - 1;
      while (to > 0 && line.mean[to] == null) --to;
      return from < 0 ? "" : h.t("line_alt", line.text, value(line, from), h.month(months[from]), value(line, to), h.month(months[to]));
    }).filter(Boolean);
    return h.t("chart_of", h.withUnit(title, unit)) + " " + said.join(" ") + (lines.length > 6 ? " " + h.t("and_more", lines.length - 6) : "");
  };
})(window.hearth ??= {});
