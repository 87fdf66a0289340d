// Colours of charts: the palette of Okabe and Ito, darkened or lightened until lines stand out on the ground of each theme.
(h => {
  const light = {
    ground: "#ffffff", ink: "#1c2530", soft: "#57616d", faint: "#8a94a0", grid: "#e6e9ed", accent: "#0b5cad", band: "#0b5cad",
    green: "#0a7d53", amber: "#b26a00", red: "#bf2f2a", none: "#c9ced5",
    list: ["#0b5cad", "#c86400", "#00805c", "#a4478b", "#2b8fc9", "#8a5a2b", "#5d6773", "#c23b22", "#6d7f00", "#4a3fa0", "#d08a00", "#00798c"],
    low: "#e9f1fa", high: "#08427c",
  };
  const dark = {
    ground: "#161b22", ink: "#e8ecf1", soft: "#aab4c0", faint: "#7f8a97", grid: "#2b333d", accent: "#6db1f2", band: "#6db1f2",
    green: "#42c596", amber: "#eeb04d", red: "#ff8a7a", none: "#4a535e",
    list: ["#6db1f2", "#f0a24a", "#3fc79c", "#e495c6", "#93d3f7", "#cfa275", "#a9b3bf", "#ff8664", "#b8c94a", "#a99cf5", "#f2c14e", "#4fc3d4"],
    low: "#223247", high: "#a9d3fb",
  };
  h.theme = "light";
  h.colours = () => h.theme === "dark" ? dark : light;
  h.colour = index => { const list = h.colours().list; return list[index % list.length]; };

  // A colour between two, for values from 0 to 1.
  h.blend = (from, to, share) => {
    const parts = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
    const [a, b] = [parts(from), parts(to)];
    return "#" + a.map((v, i) => Math.round(v + (b[i] - v) * Math.min(1, Math.max(0, share))).toString(16).padStart(2, "0")).join("");
  };

  // Whether white text stands out on the colour better than black (WCAG 2.2, relative luminance).
  h.isDark = hex => {
    const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16) / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.179;
  };

  // Lights carry a sign and a word besides the colour.
  h.signs = { green: "✓", amber: "!", red: "✕", none: "–" };
  h.light = (kind, text) => h.el("span.light." + kind, null, h.el("span.sign", { "aria-hidden": "true" }, h.signs[kind]), " ", text ?? h.t(kind));
  h.lightOf = item => {
    const shares = [["green", item.green ?? 0], ["amber", item.amber ?? 0], ["red", item.red ?? 0]];
    const due = shares.reduce((total, s) => total + s[1], 0);
    return due < 0.5 ? "none" : shares.reduce((best, s) => s[1] >= best[1] ? s : best)[0];
  };
  h.lightOfProbability = p => p == null ? "none" : p >= 0.8 ? "green" : p >= 0.4 ? "amber" : "red";
  // Whether a target is met: from one run no probability can be told, only what happened in it.
  h.chanceLight = (plan, p) => {
    const kind = h.lightOfProbability(p);
    return kind === "none" ? h.light(kind, h.t("not_known")) : h.isOneRun(plan) ? h.light("none", h.t(p > 0 ? "met_in_one" : "missed_in_one")) : h.light(kind, h.t("chance_" + kind, h.percent(p)));
  };
})(window.hearth ??= {});
