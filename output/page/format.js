// Numbers, months, money and names as people read them, in the language of the page. Halves go to the even neighbour, as in hearth's own texts.
(h => {
  const made = new Map();
  const format = (most, least = 0) => {
    const key = `${most} ${least}`;
    if (!made.has(key)) made.set(key, new Intl.NumberFormat("en", { maximumFractionDigits: most, minimumFractionDigits: least, roundingMode: "halfEven" }));
    return made.get(key);
  };
  const known = value => value != null && Number.isFinite(value);
  const write = (value, most, least) => {
    if (!known(value)) return "–";
    const text = format(most, least).format(value);
    return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
  };

  // As many digits as a number of a simulation deserves: whole from 100 on, three below.
  const digitsOfSize = size => size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
  h.num = value => write(value, digitsOfSize(Math.abs(value)));

  // Counts of people, homes, firms: a fraction of a person only where there are few.
  h.count = value => value && Math.abs(value) < 0.05 ? "<0.1" : write(value, Math.abs(value) >= 10 ? 0 : 1);

  // So many decimals at most; exactly so many; so many digits that count.
  h.decimals = (value, digits) => write(value, digits);
  h.fixed = (value, digits) => write(value, digits, digits);
  h.significant = (value, digits) => !known(value) ? "–" : new Intl.NumberFormat("en", { maximumSignificantDigits: digits, roundingMode: "halfEven" }).format(value).replace("-", "−");

  // The decimals of an estimate and of both ends of its interval: two digits of half its width, as in `hearth compare` (decimals_of);
  // without a width two digits of the larger of the values, less one.
  h.digitsOf = (low, high, ...values) => {
    const half = known(low) && known(high) ? (high - low) / 2 : 0, scale = half > 0 ? half : Math.max(0, ...values.filter(known).map(Math.abs)) / 10;
    return scale > 0 ? Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(scale)))) : 0;
  };
  // Formats that write an estimate and its interval alike.
  const largest = values => Math.max(...values.filter(known).map(Math.abs));
  h.num.alike = values => { const digits = Math.max(digitsOfSize(largest(values)), h.digitsOf(values[1], values[2], largest(values)) - 1); return value => h.fixed(value, digits); };
  h.count.alike = values => { const digits = largest(values) >= 10 || values.every(Number.isInteger) ? 0 : 1; return value => value && Math.abs(value) < 0.05 ? "<0.1" : h.fixed(value, digits); };
  h.alike = (value, low, high, format) => known(low) && known(high) && low !== high && format.alike ? format.alike([value, low, high]) : format;
  h.span = (value, low, high, format = h.num) => {
    const alike = h.alike(value, low, high, format), range = h.range(low, high, alike);
    return !known(value) ? "–" : alike(value) + (range ? ` (${range})` : "");
  };

  h.signed = (value, format = h.num) => { const text = format(value); return (value > 0 && /[1-9]/.test(text) ? "+" : "") + text; };

  h.percent = value => {
    if (value == null || !Number.isFinite(value)) return "–";
    const whole = value * 100;
    if (value > 0 && whole < 0.5) return "<1%";
    if (value < 1 && whole > 99.5) return ">99%";
    return write(whole, 0) + "%";
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
