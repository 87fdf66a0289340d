// A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
// Usage: node targets.mjs RESULTS.h5 PICTURE.svg. Needs h5wasm, echarts, jstat: `npm ci` in this folder.
import { existsSync, writeFileSync } from "node:fs";
import * as echarts from "echarts";
import h5wasm from "h5wasm/node";
import jstat from "jstat";

const [results, picture] = process.argv.slice(2);
if (!existsSync(results)) {
  console.error(`${results}: no such file`);
  process.exit(1);
}
await h5wasm.ready;
const file = new h5wasm.File(results, "r");
const first = Date.parse(file.get("month").attrs.units.value.slice(11, 21)); // "days since 2016-01-01 00:00:00"
const dates = (path) => [...file.get(path).value].map((days) => first + days * 86400000);
const months = dates("month"), due = dates("targets/deadline"), goal = file.get("targets/goal").value;
const names = file.get("target_en").value, unit = file.get("targets/headline").attrs.units.value;
const count = file.get("targets/headline").to_array(); // by replication, month, target

const grid = names.map((_, i) => ({ left: 70 + 550 * (i % 2), top: 110 + 320 * Math.floor(i / 2), width: 460, height: 220 }));
const series = names.flatMap((_, i) => {
  const [low, median, high] = [0.05, 0.5, 0.95].map((p) => months.map((_, m) => jstat.percentile(count.map((r) => r[m][i]), p)));
  const line = (name, points, style) => ({ type: "line", name, xAxisIndex: i, yAxisIndex: i, symbol: "none", data: points, ...style });
  const dashed = (type) => ({ lineStyle: { color: "black", type, width: 1 }, itemStyle: { color: "black" } });
  const span = (values) => values.map((value, m) => [months[m], value]);
  return [
    // A band is two stacked lines: its lower edge, unseen, and its width.
    line("", span(low), { stack: `band ${i}`, lineStyle: { opacity: 0 } }),
    line("5-95 %", span(high.map((h, m) => h - low[m])),
      { stack: `band ${i}`, lineStyle: { opacity: 0 }, itemStyle: { color: "#B2D4E8" }, areaStyle: { opacity: 1 } }),
    line("median", span(median), { itemStyle: { color: "#0072B2" } }),
    line("target", [[months[0], goal[i]], [months.at(-1), goal[i]]], dashed("dashed")),
    line("due", [[due[i], 0], [due[i], Math.max(goal[i], ...high)]], dashed("dotted")),
  ];
});
const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 1100, height: 110 + 320 * Math.ceil(names.length / 2) });
chart.setOption({
  animation: false,
  title: [{ text: file.attrs.title.value, left: "center" },
    ...names.map((text, i) => ({ text, left: grid[i].left + 230, top: grid[i].top - 40, textAlign: "center", textStyle: { fontSize: 14 } }))],
  legend: { top: 34, itemGap: 40, data: [{ name: "5-95 %", icon: "rect" },
    ...["median", "target", "due"].map((name) => ({ name, itemStyle: { opacity: 0 } }))] },
  grid,
  xAxis: names.map((_, i) => ({ type: "time", gridIndex: i, min: months[0], minInterval: 365 * 86400000, axisLabel: { formatter: "{yyyy}" } })),
  yAxis: names.map((_, i) => ({ type: "value", gridIndex: i, name: unit, splitLine: { lineStyle: { color: "#eee" } } })),
  series,
});
writeFileSync(picture, chart.renderToSVGString());
chart.dispose(); // or node waits for its clock
