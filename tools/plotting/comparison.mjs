// What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
// Usage: node comparison.mjs BASELINE.h5 WHAT_IF.h5 PICTURE.svg. Needs h5wasm, echarts, jstat: `npm ci` in this folder.
import { existsSync, writeFileSync } from "node:fs";
import * as echarts from "echarts";
import h5wasm from "h5wasm/node";
import jstat from "jstat";

function fail(message) {
  console.error(message);
  process.exit(1);
}

await h5wasm.ready;
const [picture, ...results] = process.argv.slice(2).reverse();
const [after, before] = results.map((path) => {
  if (!existsSync(path)) fail(`${path}: no such file`);
  const file = new h5wasm.File(path, "r"), scheme = file.get("scheme").value.indexOf("apartment");
  const first = Date.parse(file.get("month").attrs.units.value.slice(11, 21)); // "days since 2016-01-01 00:00:00"
  const waiting = file.get("series/applicants_waiting").to_array(), replications = [...file.get("replication").value];
  return {
    // What pairs must share: one person then has the same luck in both.
    luck: String([file.attrs.hearth_version.value, file.attrs.seed.value, file.get("parameters/value").value[file.get("parameter").value.indexOf("run.scale")],
      file.get("month").value]),
    months: [...file.get("month").value].map((days) => first + days * 86400000),
    name: [file.attrs.title.value, ...file.attrs.overrides.value.split("\n")].filter(Boolean).join(", "),
    scheme: file.get("scheme_en").value[scheme],
    waiting: new Map(replications.map((number, r) => [number, waiting[r].map((month) => month[scheme])])),
  };
});
const months = before.months;
const pairs = [...before.waiting.keys()].filter((number) => after.waiting.has(number));
if (before.luck !== after.luck || pairs.length < 2) {
  fail("these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications");
}
const student = jstat.studentt.inv(0.975, pairs.length - 1);
const rows = months.map((month, m) => {
  const difference = pairs.map((number) => after.waiting.get(number)[m] - before.waiting.get(number)[m]);
  const mean = jstat.mean(difference), margin = (student * jstat.stdev(difference, true)) / Math.sqrt(pairs.length);
  return { month, mean, from: mean - margin, to: mean + margin, low: jstat.percentile(difference, 0.05), high: jstat.percentile(difference, 0.95) };
});

const line = (name, y, style) => ({ type: "line", name, symbol: "none", data: rows.map((r) => [r.month, y(r)]), ...style });
// A band is two stacked lines: its lower edge, unseen, and its width.
const band = (name, low, high, color) => [
  line("", low, { stack: name, stackStrategy: "all", lineStyle: { opacity: 0 } }),
  line(name, (r) => high(r) - low(r), { stack: name, stackStrategy: "all", lineStyle: { opacity: 0 }, itemStyle: { color }, areaStyle: { opacity: 1 } }),
];
const series = [
  ...band("5-95 % of the pairs", (r) => r.low, (r) => r.high, "#CCE3F0"),
  ...band("95 % interval of the mean", (r) => r.from, (r) => r.to, "#7FB8D8"),
  line(`mean of ${pairs.length} pairs`, (r) => r.mean, { itemStyle: { color: "#0072B2" } }),
  line("no difference", () => 0, { lineStyle: { type: "dashed", width: 1 }, itemStyle: { color: "black" } }),
];
const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 900, height: 500 });
chart.setOption({
  animation: false,
  title: { text: `People who wait: ${before.scheme}`, subtext: `${after.name}\nless ${before.name}`, left: "center", subtextStyle: { lineHeight: 16 } },
  legend: { bottom: 10, itemGap: 40, data: series.filter((s) => s.name)
    .map(({ name, stack }) => (stack ? { name, icon: "rect" } : { name, itemStyle: { opacity: 0 } })) },
  grid: { top: 110, bottom: 70, left: 70, right: 30 },
  xAxis: { type: "time", min: months[0], minInterval: 365 * 86400000, axisLabel: { formatter: "{yyyy}" }, axisLine: { onZero: false } },
  yAxis: { type: "value", name: "difference, people", splitLine: { lineStyle: { color: "#eee" } } },
  series,
});
writeFileSync(picture, chart.renderToSVGString());
chart.dispose(); // or node waits for its clock
const last = rows.at(-1);
console.log(`${new Date(last.month).toISOString().slice(0, 7)} difference ${last.mean.toFixed(2)} ` +
  `(95 %: ${last.from.toFixed(2)} to ${last.to.toFixed(2)})`);
