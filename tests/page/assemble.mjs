// Puts data into the page as `hearth report` does: node assemble.mjs DATA.json PAGE.html [change.mjs]
import fs from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "../../output/page");
const read = name => fs.readFileSync(path.join(folder, name), "utf8");

export function assemble(data) {
  return read("page.html")
    .replace(/<link rel="stylesheet" href="([^"]+)">/g, (_, name) => `<style>${read(name)}</style>`)
    .replace(/<script src="([^"]+)"><\/script>/g, (_, name) => `<script>${read(name)}</script>`)
    .replace('<script type="application/json" id="data">{}</script>', () => `<script type="application/json" id="data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`);
}

if (process.argv[1] === import.meta.filename) {
  const [from, to, change] = process.argv.slice(2);
  let data = JSON.parse(fs.readFileSync(from, "utf8"));
  if (change) data = (await import(path.resolve(change))).default(data);
  fs.writeFileSync(to, assemble(data));
}
