// Puts the page together, again whenever language, theme or plan change; gets it ready for print.
(h => {
  const root = document.documentElement, page = document.getElementById("page");
  const languageAsked = () => /lang=(en|zh)/.exec(location.hash)?.[1];
  h.lang = languageAsked() ?? (["en", "zh"].includes(h.remembered("lang")) ? h.remembered("lang") : (navigator.language ?? "").toLowerCase().startsWith("zh") ? "zh" : "en");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const themeNow = () => h.remembered("theme") ?? (dark.matches ? "dark" : "light");
  h.theme = themeNow();

  const bar = sections => {
    const other = h.lang === "zh" ? "en" : "zh";
    const button = (key, text, onclick, more) => h.el("button", { type: "button", "data-keep": key, onclick, ...more }, text);
    const plans = h.plans.length > 1 && !h.data.bulletin ? h.el("label.planpick", null, h.el("span", null, h.t("plan_word")), h.el("select", { "data-keep": "plan", "aria-label": h.t("plan_word"), onchange: e => { h.chosen = +e.target.value; h.render(); } },
      h.plans.map((plan, i) => h.el("option", { value: i, selected: i === h.chosen }, h.short(h.planLabel(plan), 60))))) : null;
    return h.el("header.top", null, h.el("a.skip", { href: "#main" }, h.t("skip")),
      h.el("div.bar", null, h.el("span.brand", null, "Hearth"), plans, h.el("span.buttons", null,
        button("lang", h.texts.language[other === "zh" ? 1 : 0], () => { h.lang = other; h.remember("lang", other); h.render(); }, { lang: other === "zh" ? "zh-Hans" : "en" }),
        button("theme", h.t(h.theme === "dark" ? "light_theme" : "dark_theme"), () => { h.theme = h.theme === "dark" ? "light" : "dark"; h.remember("theme", h.theme); h.render(); }), button("print", h.t("print"), () => print()))),
      sections.length ? h.el("nav", { "aria-label": h.t("contents") }, h.el("ul", null, sections.map(id => h.el("li", null, h.el("a", { href: "#" + id }, h.t("nav_" + id)))))) : null);
  };

  const build = () => {
    if (!h.plans.length && !h.study) return [bar([]), h.el("main", { id: "main" }, h.el("p.empty", null, h.t("no_data")))];
    if (h.data.bulletin) {
      const plan = h.plan(), review = plan.reviews?.find(r => String(r.year) === String(h.data.bulletin));
      return [bar([]), h.el("main.single", { id: "main" }, h.el("h1.unseen", null, h.t("bulletin_title", h.data.bulletin)), review ? h.bulletin(plan, review) : h.el("p.empty", null, h.t("no_review", h.data.bulletin)))];
    }
    const made = (h.plans.length ? [["findings", h.overview()], ["targets", h.targetsSection()], ["homes", h.homesSection()], ["people", h.peopleSection()], ["map", h.mapSection()], ["tasks", h.tasksSection()], ["money", h.moneySection()],
      ["reviews", h.reviewsSection()], ["comparison", h.comparisonSection()]] : [["findings", h.studyOverview()]])
      .concat([["study", h.studySection()], ["assumptions", h.assumptionsSection()]]).filter(([, node]) => node);
    return [bar(made.map(([id]) => id)), h.el("main", { id: "main" }, made.map(([, node]) => node)), h.el("footer.foot", null, h.t("foot"))];
  };

  // Where the reader is: the section under the top bar and how far into it, and which control had the focus.
  const here = () => {
    const section = [...document.querySelectorAll("section")].filter(s => s.getBoundingClientRect().top < 160).pop();
    return { id: section?.id, top: section?.getBoundingClientRect().top ?? 0, focus: document.activeElement?.dataset?.keep };
  };
  // What the reader has opened: tables in place of drawings, and folds, by their place in the section.
  const folds = () => {
    const seen = {};
    return [...document.querySelectorAll("details")].map(fold => {
      const kind = (fold.closest("section")?.id ?? "") + "." + fold.className;
      seen[kind] = (seen[kind] ?? 0) + 1;
      return [fold.id || kind + seen[kind], fold];
    });
  };
  const opened = () => ({ tables: [...document.querySelectorAll("[data-table][aria-expanded=true]")].map(button => button.dataset.table), folds: new Map(folds().map(([key, fold]) => [key, fold.open])) });
  const openAgain = before => {
    for (const [key, fold] of folds()) if (before.folds.has(key)) fold.open = before.folds.get(key);
    for (const id of before.tables) document.querySelector(`[data-table="${CSS.escape(id)}"]`)?.click();
  };

  h.render = () => {
    const place = here(), before = opened();
    root.lang = h.lang === "zh" ? "zh-Hans" : "en";
    root.dataset.theme = h.theme;
    document.title = (h.plans.length ? h.planName(h.plan()) + " – " : h.study ? h.name(h.study.title) + " – " : "") + "Hearth";
    h.forgetCharts();
    page.replaceChildren(...build());
    h.settleCharts();
    openAgain(before);
    const section = place.id && document.getElementById(place.id);
    if (section && scrollY > 0) scrollBy(0, section.getBoundingClientRect().top - place.top);
    if (place.focus) document.querySelector(`[data-keep="${place.focus}"]`)?.focus({ preventScroll: true });
    watchSections();
  };

  let spy = null;
  const watchSections = () => {
    spy?.disconnect();
    const links = new Map([...document.querySelectorAll("header.top nav a")].map(a => [a.getAttribute("href").slice(1), a]));
    spy = new IntersectionObserver(entries => {
      for (const entry of entries) if (entry.isIntersecting) {
        links.forEach((a, id) => id === entry.target.id ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current"));
        const a = links.get(entry.target.id), list = a?.closest("ul");
        if (list) list.scrollLeft = a.offsetLeft - list.clientWidth / 2 + a.clientWidth / 2;
      }
    }, { rootMargin: "-25% 0px -70% 0px" });
    document.querySelectorAll("main > section").forEach(s => spy.observe(s));
  };

  // Print is light and as wide as the sheet; charts not yet seen are drawn, folded tasks and the readings of the text opened. What stays folded is not printed.
  let before = null;
  h.toPrint = () => {
    if (before) return;
    before = { theme: h.theme, closed: [...document.querySelectorAll("details.task:not([open]), details.readings:not([open])")] };
    before.closed.forEach(d => { d.open = true; });
    h.theme = "light";
    root.dataset.theme = "light";
    root.classList.add("printing");
    h.fitBulletins();
    h.drawAll();
    if (before.theme === "dark") h.charts.forEach(chart => chart.repaint());
    h.slice();
  };
  h.fromPrint = () => {
    if (!before) return;
    before.closed.forEach(d => { d.open = false; });
    h.theme = before.theme;
    root.dataset.theme = h.theme;
    root.classList.remove("printing");
    h.unslice();
    h.freeBulletins();
    h.drawAll();
    if (before.theme === "dark") h.charts.forEach(chart => chart.repaint());
    before = null;
  };
  addEventListener("beforeprint", h.toPrint);
  addEventListener("afterprint", h.fromPrint);
  dark.addEventListener("change", () => { if (!h.remembered("theme")) { h.theme = themeNow(); h.render(); } });
  addEventListener("hashchange", () => { const asked = languageAsked(); if (asked && asked !== h.lang) { h.lang = asked; h.render(); } });
  h.render();
})(window.hearth ??= {});
