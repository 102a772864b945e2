// Reads an e-book in headless Chromium with epub.js, a reader for the browser, with no network:
//     node read.mjs CHROMIUM BOOK
// It pages from the first page to the last, goes to every page of the printed book, and looks through all files as a
// telephone shows them; what it met is said on standard output as JSON.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [chromium, book_path] = process.argv.slice(2);
// The packages are installed in the folder where this is started.
const from_here = createRequire(pathToFileURL(`${process.cwd()}/`));
const puppeteer = from_here("puppeteer-core");
const scripts = ["jszip/dist/jszip.min.js", "epubjs/dist/epub.min.js"].map((name) => readFileSync(from_here.resolve(name), "utf-8"));

const browser = await puppeteer.launch({
  executablePath: chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const page = await browser.newPage();
const told = { browser: await browser.version(), asked: [], said: [] };
page.on("request", (request) => { if (!/^(data|blob|about):/.test(request.url())) told.asked.push(request.url()); });
page.on("pageerror", (error) => told.said.push(String(error)));
await page.setViewport({ width: 700, height: 900 });
await page.setContent('<!doctype html><div id="book" style="width: 600px; height: 800px"></div>');
for (const script of scripts) await page.evaluate(script);
Object.assign(told, await page.evaluate(async (packed) => {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const book = ePub(bytes.buffer);
  await book.ready;
  const shown = book.renderTo("book", { width: 600, height: 800, flow: "paginated", spread: "none" });
  await shown.display();
  const screens = [];
  for (let turns = 0; turns < 2000; turns += 1) {
    const at = shown.currentLocation();
    screens.push([at.start.href, at.start.displayed.page, at.start.displayed.total]);
    if (at.atEnd) break;
    await shown.next();
  }
  const text = [];
  for (const item of book.spine.spineItems) text.push((await item.load(book.load.bind(book))).textContent.trim().length);
  const pages = [];
  for (const each of book.pageList.pageList) {
    await shown.display(each.href);
    const [contents] = shown.getContents();
    const mark = contents.document.getElementById(each.href.split("#")[1]);
    const box = mark.getBoundingClientRect(), frame = shown.manager.views.first().element.getBoundingClientRect();
    const room = document.getElementById("book").getBoundingClientRect();
    const left = frame.left + box.left - room.left;
    pages.push([String(each.page), mark.getAttribute("aria-label"), left >= -1 && left <= room.width + 1]);
  }
  // On a telephone nothing reaches from one page into the next.
  shown.destroy();
  const [width, height] = [375, 640], wide = [];
  const small = book.renderTo("book", { width, height, flow: "paginated", spread: "none" });
  for (const item of book.spine.spineItems) {
    await small.display(item.href);
    const inside = small.getContents()[0].document;
    for (const each of inside.querySelectorAll("table, svg, img, .box, .blank, .word-bank")) {
      const over = Math.max(...[...each.getClientRects()].map((box) => box.width)) - width;
      if (over > 1) wide.push([item.href, each.tagName, each.getAttribute("class"), Math.round(over)]);
    }
  }
  return {
    wide,
    title: book.packaging.metadata.title,
    contents: book.navigation.toc.map((each) => each.label.trim()),
    landmarks: book.navigation.landmarks.map((each) => each.type),
    screens, text, pages,
  };
}, readFileSync(book_path).toString("base64")));
await browser.close();
process.stdout.write(JSON.stringify(told));
