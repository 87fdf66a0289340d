// Chromium without a network, and a record of everything that a page complains about or asks for.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.HEARTH_CHROMIUM ?? "/usr/bin/chromium", args: flags });

export async function open(browser, file, { width = 1440, height = 900, lang = "en", theme = "light", hash = `#lang=${lang}`, locale = "en-GB" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, acceptDownloads: true, locale });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", message => { if (["error", "warning"].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`); });
  page.on("pageerror", error => complaints.push(`error: ${error.stack ?? error}`));
  page.on("request", request => { if (!/^(data|blob):/.test(request.url()) && !(request.isNavigationRequest() && request.url().startsWith("file:"))) complaints.push(`request: ${request.url()}`); });
  const started = performance.now();
  await page.goto(pathToFileURL(file).href + hash);
  const loaded = performance.now();
  return { page, context, complaints, load: loaded - started, close: () => context.close() };
}

export const draw = page => page.evaluate(() => { const t = performance.now(); hearth.drawAll(); return performance.now() - t; });

// A check that fails says why; the others go on.
export function checks() {
  const failed = [];
  let count = 0;
  return {
    async check(name, body) {
      const started = performance.now();
      try { await body(); console.log(`ok   ${name} (${Math.round(performance.now() - started)} ms)`); } catch (error) {
        failed.push(name);
        console.log(`FAIL ${name}\n     ${String(error.stack ?? error).split("\n").slice(0, 6).join("\n     ")}`);
      }
      ++count;
    },
    done() {
      console.log(failed.length ? `${failed.length} of ${count} checks failed` : `all ${count} checks passed`);
      return failed.length ? 1 : 0;
    },
  };
}
