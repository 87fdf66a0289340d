// The data of the page, and how its series are read.
(h => {
  h.data = JSON.parse(document.getElementById("data").textContent || "{}");
  h.plans = h.data.plans ?? [];
  h.comparisons = h.data.comparisons ?? [];
  h.chosen = 0;
  h.plan = () => h.plans[h.chosen];

  h.dimension = (plan, name) => plan.dimensions?.[name] ?? { ids: [], names: [] };
  h.series = (plan, name) => plan.series?.[name] ?? null;

  // The members of a series as lines: {id, name, mean, low, high, q25, q75}. `where` picks the first index of a series of two dimensions.
  h.members = (plan, name, where) => {
    const series = h.series(plan, name);
    if (!series) return [];
    const by = series.by ?? [];
    const inner = by.length ? h.dimension(plan, by[by.length - 1]) : { ids: [""], names: [null] };
    const from = where == null ? 0 : where * inner.ids.length;
    return inner.ids.map((id, i) => {
      const line = { id, name: inner.names[i] ?? series.meaning, index: i };
      for (const part of ["mean", "low", "high", "q25", "q75"]) line[part] = series[part]?.[from + i] ?? null;
      return line;
    }).filter(line => line.mean);
  };

  h.isOneRun = plan => Number(plan.replications) === 1;
  h.runs = count => Number(count) === 1 ? h.t("runs_one") : h.t("runs", count ?? "–");
  h.pairs = count => Number(count) === 1 ? h.t("pairs_one") : h.t("pairs", count ?? "–");

  h.sum = list => (list ?? []).reduce((total, value) => total + (value ?? 0), 0);
  h.last = list => { for (let i = (list?.length ?? 0) - 1; i >= 0; i--) if (list[i] != null) return list[i]; return null; };
  h.first = list => list?.find(value => value != null) ?? null;
  h.total = (plan, name, member) => { const list = h.series(plan, name)?.mean?.[member]; return list ? h.sum(list) : null; };

  // Sums of a monthly series by calendar year.
  h.years = plan => [...new Set((plan.months ?? []).map(month => month.slice(0, 4)))];
  h.byYear = (plan, list) => h.years(plan).map(year => h.sum(list.filter((_, i) => plan.months[i].startsWith(year))));

  h.planName = plan => h.name(plan.title) || plan.file;
  // Plans of one title are told apart by what was set in them: the data say how.
  h.planLabel = plan => h.name(plan.label) || h.planName(plan);
})(window.hearth ??= {});
