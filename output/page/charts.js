// The shell that every chart has: title and unit, the drawing with its description in words, table view, CSV, tooltips by mouse and by arrow keys.
(h => {
  h.charts = [];
  let observer = null;
  const font = getComputedStyle(document.body).fontFamily;

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

  // spec: id, title, unit, note, alt (text), height, option(width) (ECharts), table() and csv() ({columns, rows}), key, keyAlways,
  // steps and say(i): how many points arrow keys visit, and what is said at each; action(i): what shows the tooltip there.
  h.chart = spec => {
    const node = h.el("div.drawing", { role: "img", tabindex: "0", "aria-label": spec.alt });
    node.style.height = spec.height + "px";
    const live = h.el("p.unseen", { "aria-live": "polite" });
    const tableBox = h.el("div.tableview", { hidden: true });
    const toggle = h.el("button.small", { type: "button", "aria-expanded": "false", "data-table": spec.id }, h.t("table"));
    const figure = h.el("figure.chart", { id: "chart-" + spec.id, "data-chart": spec.id },
      h.el("figcaption", null, h.el(spec.level ?? "h3", null, spec.title), spec.unit ? h.el("p.unit", null, spec.unit) : null),
      spec.controls, spec.key ? h.key(spec.key) : null, node, tableBox, live,
      h.el("div.tools", null, spec.note ? h.el("p.note", null, spec.note) : h.el("span"), h.el("span.buttons", null, toggle, h.csvButton(spec.id, spec.csv))));
    if (spec.keyAlways) figure.classList.add("withkey");

    const chart = { spec, node, figure, instance: null, width: 0, awake: false };
    chart.settle = width => figure.classList.toggle("narrow", spec.directLabels ? !spec.directLabels(width) : width < h.narrowBelow);
    const paint = () => {
      chart.settle(chart.width);
      const option = spec.option(chart.width);
      const own = { animation: false, textStyle: { fontFamily: font, color: h.colours().soft }, color: h.colours().list };
      chart.instance.setOption({ ...own, ...option, tooltip: chart.awake ? { ...tooltip(), ...option.tooltip } : undefined }, true);
    };
    chart.draw = (again, width = node.clientWidth) => {
      if (node.hidden || !width) return;
      if (!chart.instance) chart.instance = echarts.init(node, null, { renderer: "svg", width, height: spec.height });
      else if (!again || width === chart.width) return;
      else chart.instance.resize({ width, height: spec.height });
      chart.width = width;
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
