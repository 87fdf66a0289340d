// The map: towns by how many talents live there, coloured by rent or vacancy, the links between them, and the commutes that follow.
(h => {
  const modes = () => {
    const c = h.colours();
    return { road: { color: c.none, width: 1.2 }, metro: { color: c.list[3], width: 3.5 }, rail: { color: c.list[0], width: 2.5, type: [8, 4] }, access: { color: c.list[3], width: 1, type: "dotted" } };
  };

  h.townMap = plan => {
    const towns = plan.towns ?? [], people = h.members(plan, "series/people_by_town");
    if (!towns.length) return null;
    const places = new Map([...towns, ...(plan.stations ?? [])].map(p => [p.id, p]));
    const links = (plan.links ?? []).filter(l => places.has(l.from) && places.has(l.to));
    const measures = [["rent", h.num], ["private_vacancy", h.percent]].filter(([name]) => h.series(plan, "series/" + name));
    const state = { month: (plan.months?.length ?? 1) - 1, measure: measures[0]?.[0] ?? null };
    const of = (name, id, month) => h.members(plan, "series/" + name).find(m => m.id === id)?.mean[month] ?? null;
    const rows = () => towns.map(t => ({ town: t, name: h.name(t.name), people: of("people_by_town", t.id, state.month), rent: of("rent", t.id, state.month), vacancy: of("private_vacancy", t.id, state.month) }));
    const most = Math.max(1, ...people.flatMap(line => line.mean.filter(v => v != null)));
    const span = name => { const inside = new Set(towns.filter(t => !t.outside).map(t => t.id)), all = h.members(plan, "series/" + name).filter(line => !inside.size || inside.has(line.id)).flatMap(line => line.mean.filter(v => v != null)); return [Math.min(...all), Math.max(...all)]; };
    const format = () => measures.find(([name]) => name === state.measure)?.[1] ?? h.num;
    const unit = name => h.withUnit(h.t("map_" + name), name === "rent" ? h.unit(h.series(plan, "series/rent").unit) : "");
    const chart = () => h.charts.find(c => c.spec.id === "map");

    const legend = h.el("span.ramp");
    const paintLegend = () => {
      const c = h.colours(), [low, high] = state.measure ? span(state.measure) : [0, 0], bar = h.el("i.gradient");
      bar.style.background = `linear-gradient(to right, ${c.low}, ${c.high})`;
      legend.replaceChildren(...(state.measure ? [format()(low), bar, format()(high)] : []));
    };
    const said = h.el("output", { class: "when" }, h.month(plan.months?.[state.month]));
    const slider = h.el("input", { type: "range", min: 0, max: Math.max(0, (plan.months?.length ?? 1) - 1), value: state.month, "aria-label": h.t("map_month"), "aria-valuetext": h.month(plan.months?.[state.month]),
      oninput: event => { state.month = +event.target.value; said.textContent = h.month(plan.months[state.month]); event.target.setAttribute("aria-valuetext", said.textContent); chart()?.repaint(); } });
    const pick = h.el("select", { "aria-label": h.t("map_colour"), onchange: event => { state.measure = event.target.value; paintLegend(); chart()?.repaint(); } },
      measures.map(([name]) => h.el("option", { value: name }, unit(name))));
    paintLegend();

    const option = width => {
      const c = h.colours(), narrow = width < h.narrowBelow, height = spec.height, kind = modes();
      const framed = narrow ? towns.filter(t => !t.outside) : towns, frame = framed.length ? framed : towns;
      const lon = frame.map(t => t.longitude), lat = frame.map(t => t.latitude), middle = (Math.min(...lat) + Math.max(...lat)) / 2, squeeze = Math.cos(middle * Math.PI / 180);
      const w = Math.max(0.02, Math.max(...lon) - Math.min(...lon)) * squeeze * 1.2, t = Math.max(0.02, Math.max(...lat) - Math.min(...lat)) * 1.16;
      const scale = Math.max(w / width, t / height), x0 = (Math.min(...lon) + Math.max(...lon)) / 2;
      const [low, high] = state.measure ? span(state.measure) : [0, 1];
      const data = rows().map(r => {
        const value = state.measure === "rent" ? r.rent : state.measure ? r.vacancy : null;
        const fill = value == null ? c.none : h.blend(c.low, c.high, high > low ? (value - low) / (high - low) : 0.5);
        return { value: [r.town.longitude, r.town.latitude], row: r, symbolSize: 8 + (narrow ? 24 : 34) * Math.sqrt((r.people ?? 0) / most), symbol: r.town.outside ? "diamond" : "circle",
          itemStyle: { color: fill, borderColor: c.ink, borderWidth: 1 }, label: { color: r.town.outside ? c.soft : c.ink } };
      });
      const open = links.filter(l => kind[l.mode] && (!l.opens || l.opens.slice(0, 7) <= plan.months[state.month]) && (l.mode !== "road" || l.minutes <= 60));
      const used = new Set(open.flatMap(l => [l.from, l.to]));
      const drawn = Object.keys(kind).map(mode => ({
        type: "lines", coordinateSystem: "cartesian2d", polyline: false, silent: true, z: mode === "road" ? 1 : 2, lineStyle: { ...kind[mode], opacity: 0.85 },
        data: open.filter(l => l.mode === mode).map(l => ({ coords: [l.from, l.to].map(id => [places.get(id).longitude, places.get(id).latitude]) })),
      }));
      return {
        grid: { left: 0, right: 0, top: 0, bottom: 0 },
        xAxis: { show: false, type: "value", min: x0 - scale * width / 2 / squeeze, max: x0 + scale * width / 2 / squeeze }, yAxis: { show: false, type: "value", min: middle - scale * height / 2, max: middle + scale * height / 2 },
        tooltip: { trigger: "item", formatter: p => p.data?.row ? h.tip(p.data.row.name, [[null, h.t("map_people"), h.count(p.data.row.people)], [null, unit("rent"), h.num(p.data.row.rent)], [null, h.t("map_private_vacancy"), h.percent(p.data.row.vacancy)]]) : "" },
        series: [{ type: "scatter", z: 5, data, clip: true, emphasis: { disabled: true }, labelLayout: { hideOverlap: true },
          label: { show: true, position: "bottom", distance: 3, fontSize: narrow ? 10.5 : 12, textBorderColor: c.ground, textBorderWidth: 3, formatter: p => h.short(p.data.row.name.replace(/ (Subdistrict|Town)$/, ""), narrow ? 14 : 24) } },
        { type: "scatter", z: 3, silent: true, symbol: "rect", symbolSize: 4, itemStyle: { color: c.list[3] }, data: (plan.stations ?? []).filter(s => used.has(s.id)).map(s => [s.longitude, s.latitude]) }, ...drawn],
      };
    };
    const sorted = rows().filter(r => r.people != null && !r.town.outside).sort((a, b) => b.people - a.people);
    const spec = {
      id: "map", title: h.t("map_title"), unit: h.t("map_unit"), height: 600, option, steps: towns.length,
      say: i => { const r = rows()[i]; return `${r.name}: ${h.t("map_people")} ${h.count(r.people)}; ${unit("rent")} ${h.num(r.rent)}; ${h.t("map_private_vacancy")} ${h.percent(r.vacancy)}`; },
      controls: h.el("div.controls", null, h.el("label", null, h.t("map_month"), " ", slider), said, measures.length > 1 ? h.el("label", null, h.t("map_colour"), " ", pick) : null, legend),
      key: [...Object.entries(modes()).filter(([mode]) => links.some(l => l.mode === mode)).map(([mode, style]) => ({ name: h.t("mode_" + mode), color: style.color, line: !style.type, dash: !!style.type })), { name: h.t("map_outside"), color: h.colours().faint }],
      keyAlways: true, note: h.t("map_note"),
      alt: h.t("map_alt", towns.length) + " " + sorted.slice(0, 5).map(r => `${r.name}: ${h.count(r.people)}${r.rent == null ? "" : h.t("map_alt_rent", h.num(r.rent))}`).join("; ") + (h.lang === "zh" ? "。" : "."),
      table: () => ({ columns: [{ title: h.t("town") }, ...["people", "rent", "private_vacancy"].map(n => ({ title: n === "people" ? h.t("map_people") : unit(n), number: true }))],
        rows: rows().map(r => [r.name, h.count(r.people), h.num(r.rent), h.percent(r.vacancy)]) }),
      csv: () => ({ columns: ["month", "town", "name_en", "name_zh", "latitude", "longitude", "people", "rent", "vacancy"],
        rows: rows().map(r => [plan.months?.[state.month], r.town.id, ...h.both(r.town.name), r.town.latitude, r.town.longitude, r.people, r.rent, r.vacancy]) }),
    };
    return h.chart(spec);
  };

  // Rent at the start and at the end, town by town.
  const rents = plan => {
    const lines = h.members(plan, "series/rent").filter(line => !plan.towns?.find(t => t.id === line.id)?.outside).sort((a, b) => (h.last(b.mean) ?? 0) - (h.last(a.mean) ?? 0));
    if (!lines.length) return null;
    return h.barChart({
      id: "rents", title: h.t("rents_title"), unit: h.unit(h.series(plan, "series/rent").unit), rows: lines, rowTitle: h.t("town"), rowHeight: 30, format: h.num, axisFormat: h.count,
      parts: [{ id: "rent", name: h.both2("map_rent"), values: lines.map(l => h.last(l.mean)), lows: lines.map(l => h.last(l.low)), highs: lines.map(l => h.last(l.high)) }],
      note: h.t("rents_note", h.num(Math.min(...lines.map(l => h.first(l.mean)))), h.num(Math.max(...lines.map(l => h.first(l.mean)))), h.month(plan.months[0])),
    });
  };

  const linkTable = plan => {
    const places = new Map([...(plan.towns ?? []), ...(plan.stations ?? [])].map(p => [p.id, h.name(p.name)]));
    if (!plan.links?.length) return null;
    const box = h.el("details.block", { "data-lazy": "links" }, h.el("summary", null, h.t("links_title", plan.links.length)));
    box.addEventListener("toggle", () => {
      if (box.open && box.children.length === 1) box.append(h.table({ caption: h.t("links_title", plan.links.length), hideCaption: true,
        columns: [{ title: h.t("from") }, { title: h.t("to") }, { title: h.t("mode") }, { title: h.withUnit(h.t("travel_time"), h.unit("min")), number: true }, { title: h.t("opens") }],
        rows: plan.links.map(l => [places.get(l.from) ?? l.from, places.get(l.to) ?? l.to, h.textOf("mode_" + l.mode) ? h.t("mode_" + l.mode) : l.mode, h.num(l.minutes), l.opens || h.t("open_from_start")]) }));
    });
    return box;
  };

  h.mapSection = () => {
    const plan = h.plan();
    if (!plan.towns?.length) return h.section("map", h.missing());
    return h.section("map", h.townMap(plan), rents(plan), linkTable(plan), h.restsOn("towns", "rents", "links", "stations"));
  };
})(window.hearth ??= {});
