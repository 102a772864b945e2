// Shows one page to axe-core in headless Chromium, at some widths in light and in dark, with no network:
//     node --input-type=module - CHROMIUM PAGE WIDTHS < axe.mjs    (WIDTHS: JSON, [400, 800])
// and says on standard output, as JSON, what axe-core and the browser found. The packages are those of the folder
// where it is started.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, page_path, widths] = process.argv.slice(2);
const from_here = createRequire(pathToFileURL(`${process.cwd()}/`));
const puppeteer = from_here("puppeteer-core");
const axe_source = readFileSync(from_here.resolve("axe-core/axe.min.js"), "utf-8");
const address = pathToFileURL(page_path).href;

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const told = { browser: await browser.version(), axe: "", asked: [], said: [], looks: [] };
for (const width of JSON.parse(widths)) {
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    page.on("request", (request) => { if (!/^data:/.test(request.url()) && request.url().split("#")[0] !== address) told.asked.push(request.url()); });
    page.on("console", (message) => told.said.push(message.text()));
    page.on("pageerror", (error) => told.said.push(String(error)));
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(address, { waitUntil: "load" });
    // As the browser's own tools do, past the policy of the page, which lets no other script in.
    await page.evaluate(axe_source);
    const found = await page.evaluate(async () => {
      const options = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] };
      const result = await window.axe.run(document, options);
      const violations = result.violations.map((each) => ({ id: each.id, impact: each.impact, help: each.help, spots: each.nodes.slice(0, 6).map((node) => node.target.join(" ")) }));
      return { version: result.testEngine.version, violations };
    });
    told.axe = found.version;
    told.looks.push({ width, scheme, violations: found.violations });
    await page.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(told));
