// Looks at one page in headless Chromium, as people with a screen, a keyboard or a screen reader do, with no network:
//     node look.mjs CHROMIUM PAGE WISH    (WISH: JSON, {"widths": [...], "searches": [...], "tabs": N})
// and says on standard output, as JSON, what they met. What axe-core says of it is asked by `tarau.judging`.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, page_path, wish_text] = process.argv.slice(2);
const wish = JSON.parse(wish_text);
// The packages are installed in the folder where this is started.
const from_here = createRequire(pathToFileURL(`${process.cwd()}/`));
const puppeteer = from_here("puppeteer-core");
const address = pathToFileURL(page_path).href;

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const told = { browser: await browser.version(), asked: [], said: [], looks: [], searches: [], tabs: [], seconds: 0 };

async function opened(width, scheme, script = true) {
  const page = await browser.newPage();
  page.on("request", (request) => { if (!/^data:/.test(request.url()) && request.url().split("#")[0] !== address) told.asked.push(request.url()); });
  page.on("console", (message) => told.said.push(message.text()));
  page.on("pageerror", (error) => told.said.push(String(error)));
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(address, { waitUntil: "load" });
  return page;
}

async function overflowing(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    const wide = over <= 0 ? [] : [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > root.clientWidth + 1);
    return { over, wide: wide.slice(0, 5).map((each) => `${each.tagName}.${each.getAttribute("class")}`) };
  });
}

const where = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return { tag: at.tagName, kind: at.className, href: at.getAttribute("href") || "", place: at.closest("main") ? "main" : at.closest("nav") ? "nav" : at.closest("form") ? "search" : "", seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
});

for (const width of wish.widths) {
  for (const scheme of ["light", "dark"]) {
    const page = await opened(width, scheme);
    const { over, wide } = await overflowing(page);
    told.looks.push({ width, scheme, over, wide });
    await page.close();
  }
}
{
  const page = await opened(1400, "light", false);
  told.without_script = {
    over: (await overflowing(page)).over,
    contents: await page.$eval(".contents ol", (list) => list.getBoundingClientRect().height),
    search: await page.$eval(".search", (form) => form.getBoundingClientRect().height),
  };
  await page.close();
}
{
  const page = await opened(1400, "light");
  told.seconds = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd / 1000);
  for (let i = 0; i < wish.tabs; i += 1) {
    await page.keyboard.press("Tab");
    told.tabs.push(await where(page));
  }
  for (const words of wish.searches) {
    await page.$eval("#_search", (field) => { field.value = ""; field.focus(); });
    const before = Date.now();
    await page.type("#_search", words);
    const found = await page.$$eval(".found li", (lines) => lines.map((line) => ({ where: line.querySelector(".where").textContent, marked: [...line.querySelectorAll("mark")].map((mark) => mark.textContent).join(" "), words: line.textContent })));
    const status = await page.$eval(".found [role=status]", (line) => line.textContent);
    await page.keyboard.press("ArrowDown");
    const at = await where(page);
    let shown = false;
    if (at.href) {
      await page.keyboard.press("Enter");
      await new Promise((done) => setTimeout(done, 300));
      shown = await page.evaluate((href) => { const box = document.getElementById(decodeURI(href.slice(1))).getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }, at.href);
    }
    told.searches.push({ words, found, status, shown, milliseconds: Date.now() - before });
  }
  await page.$eval("#_search", (field) => { field.value = ""; field.focus(); });
  await page.type("#_search", "көпір");
  await page.keyboard.press("ArrowDown");
  const lines = await page.$eval(".found", (list) => !list.hidden && list.contains(document.activeElement));
  await page.keyboard.press("Escape");
  told.escape = await page.$eval("#_search", (field, before) => ({ before, hidden: document.querySelector(".found").hidden, at: document.activeElement.id, words: field.value }), lines);
  const sections = await page.$$eval("main > section[id]", (all) => all.map((each) => each.id));
  told.current = [];
  for (const id of sections) {
    await page.evaluate((target) => document.getElementById(target).scrollIntoView(), id);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    told.current.push([id, await page.$$eval(".contents [aria-current]", (links) => links.map((link) => link.getAttribute("href").slice(1)))]);
  }
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(told));
