// Numbers, months, money and names as people read them, in the language of the page. Halves go to the even neighbour, as in hearth's own texts.
(h => {
  const grouped = digits => new Intl.NumberFormat("en", { maximumFractionDigits: digits, minimumFractionDigits: 0, roundingMode: "halfEven" });
  const formats = [0, 1, 2, 3, 4].map(grouped);

  // As many digits as a number of a simulation deserves: whole from 100 on, three below.
  h.num = value => {
    if (value == null || !Number.isFinite(value)) return "–";
    const size = Math.abs(value);
    const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
    const text = formats[digits].format(value);
    return (text === "-0" ? "0" : text).replace("-", "−");
  };

  // Counts of people, homes, firms: a fraction of a person only where there are few.
  h.count = value => {
    if (value == null || !Number.isFinite(value)) return "–";
    if (value && Math.abs(value) < 0.05) return "<0.1";
    return h.num(Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10);
  };

  // So many decimals at most.
  h.decimals = (value, digits) => {
    if (value == null || !Number.isFinite(value)) return "–";
    const text = grouped(digits).format(value);
    return (text === "-0" ? "0" : text).replace("-", "−");
  };

  h.signed = value => (value > 0 ? "+" : "") + h.num(value);

  h.percent = value => {
    if (value == null || !Number.isFinite(value)) return "–";
    const whole = value * 100;
    if (value > 0 && whole < 0.5) return "<1%";
    if (value < 1 && whole > 99.5) return ">99%";
    return formats[0].format(whole).replace("-", "−") + "%";
  };

  // The unit of a series, in words of the page's language.
  h.unit = unit => unit === "1" || !unit ? "" : h.texts["unit_" + unit] ? h.t("unit_" + unit) : unit;
  h.withUnit = (title, unit) => unit ? h.typeset(`${title}${h.lang === "zh" ? "(" + unit + ")" : ", " + unit}`) : title;

  h.month = month => {
    if (!month) return "–";
    const [year, number] = month.split("-");
    return h.lang === "zh" ? `${year}年${+number}月` : `${h.texts.months[0].split(" ")[+number - 1]} ${year}`;
  };
  h.year = year => h.lang === "zh" ? `${year}年` : String(year);

  // Money: CNY in the data; millions in English, ten thousands (万元) in Chinese budgets.
  h.moneyScale = () => h.lang === "zh" ? 1e4 : 1e6;
  h.moneyUnit = () => h.t("money_unit");
  h.money = cny => cny == null ? "–" : h.lang === "zh" && Math.abs(cny) >= 1e8 ? h.t("money_large", h.num(cny / 1e8)) : h.t("money", h.num(cny / h.moneyScale()));

  // Chinese sets its own punctuation: half-width marks beside Chinese characters become full-width ones.
  const wide = { ",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01", "(": "\uff08", ")": "\uff09" };
  const chinese = /[\u3001-\u303f\u3400-\u9fff\uff00-\uffef\u201c\u201d]/;
  h.typeset = text => {
    if (h.lang !== "zh" || !/[,:;?!()]/.test(text) || !chinese.test(text)) return text;
    const open = [];
    return [...text].map((mark, i, all) => {
      if (!wide[mark]) return mark;
      const before = all[i - 1] ?? "", after = all[i + 1] ?? "", beside = chinese.test(before) || chinese.test(after);
      if (mark === "(") {
        const inside = all.slice(i + 1, all.indexOf(")", i) < 0 ? undefined : all.indexOf(")", i));
        open.push(beside || inside.some(c => chinese.test(c)));
        return open.at(-1) ? wide[mark] : mark;
      }
      if (mark === ")") return open.pop() ?? beside ? wide[mark] : mark;
      const splits = mark === "," && /\d/.test(before) && /\d/.test(after) && !/^\d{3}(?!\d)/.test(all.slice(i + 1, i + 5).join(""));
      return chinese.test(before) || before === ")" || before === "%" && !/\d/.test(after) || beside && after !== " " || splits ? wide[mark] : mark;
    }).join("");
  };

  // A name in the language of the page.
  h.name = text => text == null ? "" : typeof text === "string" ? text : h.typeset(text[h.lang] || text.en || text.zh || "");
  h.list = texts => texts.map(h.name).filter(Boolean).join(h.lang === "zh" ? "、" : ", ");
  h.short = (text, length) => [...text].length > length ? [...text].slice(0, length - 1).join("") + "…" : text;

  h.range = (low, high, format = h.num) =>
    low == null || high == null || low === high ? "" : h.t("range", format(low), format(high));
})(window.hearth ??= {});
