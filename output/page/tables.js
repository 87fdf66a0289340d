// Tables that scroll in their own box, and CSV files that spreadsheets open with the right characters.
(h => {
  // columns: [{title, number}]; the first cell of a row names it. Cells are texts, numbers' texts or elements.
  h.table = ({ caption, columns, rows, hideCaption, kind }) => {
    const head = h.el("tr", null, columns.map(c => h.el("th", { scope: "col", class: c.number ? "number" : null }, c.title)));
    const body = rows.map(cells => h.el("tr", null, cells.map((cell, i) => i === 0
      ? h.el("th", { scope: "row" }, cell)
      : h.el("td", { class: columns[i]?.number ? "number" : null }, cell))));
    return h.el("div.scroll", { tabindex: "0", role: "region", "aria-label": caption },
      h.el("table" + (kind ? "." + kind : "") + (rows.length <= 12 ? ".short" : ""), null, h.el("caption", { class: hideCaption ? "unseen" : null }, caption),
        h.el("thead", null, head), h.el("tbody", null, body)));
  };

  // A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are.
  const cell = value => {
    if (value == null) return "";
    if (typeof value === "number") return String(value);
    let text = String(value);
    if (/^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  h.csv = ({ columns, rows }) => "\ufeff" + [columns, ...rows].map(row => row.map(cell).join(",")).join("\r\n") + "\r\n";

  h.both = text => text == null ? ["", ""] : typeof text === "string" ? [text, text] : [text.en ?? "", text.zh ?? ""];
  h.fileName = id => "hearth-" + id.replace(/[^\p{L}\p{N}_.-]+/gu, "_").slice(0, 80) + ".csv";

  h.csvButton = (id, content) => h.el("button.small", {
    type: "button", "data-csv": id, onclick: () => h.download(h.fileName(id), h.csv(content())),
  }, h.t("csv"));
})(window.hearth ??= {});
