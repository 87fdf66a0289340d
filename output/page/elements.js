// Elements of the page, made from text only: nothing that comes from the data is ever read as HTML.
(h => {
  const place = (node, child) => {
    if (child == null || child === false) return;
    if (Array.isArray(child)) child.forEach(c => place(node, c));
    else node.append(child);
  };

  // h.el("p.note", {id: "x", onclick: f}, "text", child, [children])
  h.el = (kind, attributes, ...children) => {
    const [tag, ...classes] = kind.split(".");
    const node = document.createElement(tag || "div");
    if (classes.length) node.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value == null || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    place(node, children);
    return node;
  };

  h.svg = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes ?? {})) if (value != null) node.setAttribute(name, value);
    place(node, children);
    return node;
  };

  // A file for the reader to keep.
  h.download = (name, text) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = h.el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };

  // What a reader chose last time; a page from a stick may not be allowed to remember.
  h.remembered = key => { try { return localStorage.getItem("hearth." + key); } catch { return null; } };
  h.remember = (key, value) => { try { localStorage.setItem("hearth." + key, value); } catch { /* not allowed */ } };
})(window.hearth ??= {});
