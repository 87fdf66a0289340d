// The shell that every chart has: title and unit, the drawing with its description in words, table view, CSV, tooltips by mouse and by arrow keys.
(h => {
  h.charts = [];
  let observer = null;
  const font = getComputedStyle(document.body).fontFamily;

  // How wide a text is drawn, and its lines in so much room, the last cut short where it has more of them.
  const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
  h.textWidth = (text, size, weight = 400) => {
    const key = `${weight} ${size} ${text}`;
    if (!widths.has(key)) { pen.font = `${weight} ${size}px ${font}`; widths.set(key, pen.measureText(text).width); }
    return widths.get(key);
  };
  h.wrap = (text, room, size, most, weight) => {
    const fits = t => h.textWidth(t, size, weight) <= room, lines = [""];
    const add = piece => { if (lines.at(-1) && !fits(lines.at(-1) + piece.trimEnd())) lines.push(piece.trimStart()); else lines.push(lines.pop() + piece); };
    for (const part of text.match(/\uff08?[\u2e80-\uffef][\u3001\u3002\uff09\uff0c\uff1a\uff1b]*|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) { if (fits(part.trimEnd())) add(part); else [...part].forEach(add); }
    if (lines.length > most) {
      lines.length = most;
      let last = [...lines.pop().trimEnd()];
      while (last.length && !fits(last.join("") + "…")) last.pop();
      lines.push(last.join("").trimEnd() + "…");
    }
    return lines.map(line => line.trimEnd());
  };

  h.forgetCharts = () => {
    observer?.disconnect();
    for (const chart of h.charts) { chart.watcher.disconnect(); chart.instance?.dispose(); }
    h.charts = [];
    observer = new IntersectionObserver(entries => {
      for (const entry of entries) if (entry.isIntersecting) h.charts.find(c => c.node === entry.target)?.draw();
    }, { rootMargin: "400px" });
  };
  // Where there is no room for labels at the lines, a key stands above them: known before anything is drawn, so that nothing moves then.
  h.settleCharts = () => {
    const widths = h.charts.map(chart => chart.node.clientWidth);
    h.charts.forEach((chart, i) => chart.settle(widths[i]));
  };
  // Widths are read before anything is drawn: reading between two drawings would lay the page out again each time.
  h.drawAll = () => {
    const widths = h.charts.map(chart => chart.node.clientWidth);
    h.charts.forEach((chart, i) => chart.draw(true, widths[i]));
  };

  // A drawing of many rows is printed in pieces of a few rows each, so that a sheet ends between two rows.
  h.slice = () => h.charts.filter(chart => chart.spec.rowEdges && chart.instance && !chart.node.hidden && chart.height() > 620).forEach(chart => {
    const edges = chart.spec.rowEdges(chart.height()).filter((_, i, all) => i === 0 || i === all.length - 1 || i % 3 === 0 && all.length - i > 3), drawing = chart.node.querySelector("svg");
    const pieces = edges.slice(1).map((end, i) => {
      const copy = drawing.cloneNode(true), piece = h.el("div.slice", null, copy);
      copy.style.cssText = `position:absolute;left:0;top:${-edges[i]}px`;
      piece.style.height = end - edges[i] + "px";
      return piece;
    });
    chart.node.after(h.el("div.slices", null, pieces));
    chart.figure.classList.add("sliced");
  });
  h.unslice = () => document.querySelectorAll(".slices").forEach(slices => { slices.closest("figure").classList.remove("sliced"); slices.remove(); });

  const tooltip = () => {
    const c = h.colours();
    return {
      confine: true, transitionDuration: 0, backgroundColor: c.ground, borderColor: c.grid, padding: [8, 12], className: "tip",
      textStyle: { color: c.ink, fontSize: 13 }, axisPointer: { type: "line", lineStyle: { color: c.faint }, label: { show: false } },
    };
  };

  // The body of a tooltip: a heading and rows of [colour, name, value].
  h.tip = (heading, rows) => h.el("div", null, h.el("strong", null, heading), h.el("dl.tiplist", null, rows.map(([colour, name, value]) => {
    const swatch = colour ? h.el("i.swatch") : null;
    if (colour) swatch.style.background = colour;
    return h.el("div", null, h.el("dt", null, swatch, name), h.el("dd", null, value));
  })));

  h.key = entries => h.el("ul.key", { "aria-hidden": "true" }, entries.map(entry => {
    const mark = h.el("i." + (entry.dash ? "dash" : entry.line ? "line" : "swatch"));
    mark.style.color = entry.color;
    return h.el("li", null, mark, entry.name);
  }));

  // spec: id, title, unit, note, alt (text), height (of the width where it depends on it), option(width) (ECharts), table() and csv() ({columns, rows}), key, keyAlways,
  // rowEdges(height): where rows begin and end; steps and say(i): how many points arrow keys visit, and what is said at each; action(i): what shows the tooltip there.
  h.chart = spec => {
    const node = h.el("div.drawing", { role: "img", tabindex: "0", "aria-label": spec.alt });
    const live = h.el("p.unseen", { "aria-live": "polite" });
    const tableBox = h.el("div.tableview", { hidden: true });
    const toggle = h.el("button.small", { type: "button", "aria-expanded": "false", "data-table": spec.id }, h.t("table"));
    const figure = h.el("figure.chart", { id: "chart-" + spec.id, "data-chart": spec.id },
      h.el("figcaption", null, h.el(spec.level ?? "h3", null, spec.title), spec.unit ? h.el("p.unit", null, spec.unit) : null),
      spec.controls, spec.key ? h.key(spec.key) : null, node, tableBox, live,
      h.el("div.tools", null, spec.note ? h.el("p.note", null, spec.note) : h.el("span"), h.el("span.buttons", null, toggle, h.csvButton(spec.id, spec.csv))));
    if (spec.keyAlways) figure.classList.add("withkey");

    const chart = { spec, node, figure, instance: null, width: 0, awake: false };
    chart.height = () => typeof spec.height === "function" ? spec.height(chart.width) : spec.height;
    chart.settle = width => {
      if (width) chart.width = width;
      figure.classList.toggle("narrow", spec.directLabels ? !spec.directLabels(width) : width < h.narrowBelow);
      node.style.height = chart.height() + "px";
    };
    const paint = () => {
      const option = spec.option(chart.width);
      const own = { animation: false, textStyle: { fontFamily: font, color: h.colours().soft }, color: h.colours().list };
      chart.instance.setOption({ ...own, ...option, tooltip: chart.awake ? { ...tooltip(), ...option.tooltip } : undefined }, true);
    };
    chart.draw = (again, width = node.clientWidth) => {
      if (node.hidden || !width) return;
      if (chart.instance && (!again || width === chart.width)) return;
      chart.settle(width);
      if (chart.instance) chart.instance.resize({ width, height: chart.height() });
      else chart.instance = echarts.init(node, null, { renderer: "svg", width, height: chart.height() });
      paint();
    };
    chart.repaint = () => { if (chart.instance) paint(); };
    chart.watcher = new ResizeObserver(() => { if (chart.instance && node.clientWidth && node.clientWidth !== chart.width) chart.draw(true); });
    chart.watcher.observe(node);

    toggle.addEventListener("click", () => {
      const show = tableBox.hidden;
      if (show) tableBox.replaceChildren(h.table({ caption: h.withUnit(spec.title, spec.unit), ...spec.table(), hideCaption: true, kind: "data" }));
      else tableBox.replaceChildren();
      tableBox.hidden = !show;
      node.hidden = show;
      figure.classList.toggle("astable", show);
      toggle.setAttribute("aria-expanded", String(show));
      toggle.textContent = h.t(show ? "drawing" : "table");
      if (!show) chart.draw(true);
    });

    // Tooltips are made when somebody comes near: ECharts lays the page out for each one.
    const wake = () => {
      if (chart.awake || !chart.instance) return;
      chart.awake = true;
      paint();
    };
    node.addEventListener("pointerenter", wake);
    node.addEventListener("focus", wake);

    let at = -1;
    node.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") { at = -1; chart.instance?.dispatchAction({ type: "hideTip" }); return; }
      if (!step || !spec.steps || !chart.instance) return;
      event.preventDefault();
      at = at < 0 ? (step > 0 ? 0 : spec.steps - 1) : Math.min(spec.steps - 1, Math.max(0, at + step));
      chart.instance.dispatchAction({ type: "showTip", ...(spec.action?.(at) ?? { seriesIndex: 0, dataIndex: at }) });
      live.textContent = spec.say?.(at) ?? "";
    });
    node.addEventListener("blur", () => { at = -1; chart.instance?.dispatchAction({ type: "hideTip" }); });

    h.charts.push(chart);
    observer.observe(node);
    return figure;
  };
  h.narrowBelow = 560;
})(window.hearth ??= {});
