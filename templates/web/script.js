// Search, and contents that know where the reader is. Without this script the page is whole; it asks nobody for anything.
(() => {
  "use strict";
  const form = document.querySelector(".search"), field = form.querySelector("input"), found = form.querySelector(".found");
  const [status, list] = found.children, nav = document.querySelector(".contents"), panel = nav.querySelector("details");
  const wide = matchMedia("(min-width: 68rem)");
  document.documentElement.classList.add("scripted");
  form.hidden = false;

  // The contents stand beside the text where there is room, and behind their heading elsewhere.
  const unfold = () => { panel.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) panel.open = false;
  });

  // A word as it is compared: small letters without accents, dots on or off an i, soft hyphens and word joiners.
  const folded = (word) => word.normalize("NFKD").replace(/[\p{M}\u00ad\u2060]/gu, "").toLowerCase().replace(/ı/g, "i");
  const words = (text) => text.match(/[\p{L}\p{M}\p{N}\u00ad\u2060]+/gu) || [];
  const keyed = (text) => words(text).map(folded).filter(Boolean);

  // What can be found: every paragraph, heading, line of a list and row of a table, but no answer that is folded away.
  const BLOCKS = "h2, h3, h4, p, li, dl > div, caption, figcaption, tr";
  let blocks = null;
  const read = (element) => {
    const parts = element.matches("tr") ? [...element.cells] : [element];
    return parts.map((part) => part.textContent.trim()).filter(Boolean).join(" · ").replace(/\s+/g, " ").replace(/\s*\u2060?\[\d+\]/g, "");
  };
  const gather = () => [...document.querySelectorAll("main")].flatMap((main) => [...main.querySelectorAll(BLOCKS)])
    .filter((element) => !element.parentElement.closest(BLOCKS) && !element.closest("details, .index, .mark"))
    .map((element) => {
      const text = read(element);
      return { element, text, keys: " " + keyed(text).join(" ") };
    });

  // A word is found by its beginning. An ending that stands nowhere is dropped letter by letter: railways, railway.
  // After the words as they were typed come those that share their first two thirds: bridges, bridge.
  const loose = (word) => word.slice(0, Math.max(4, Math.floor(word.length * 0.7)));
  const reach = (word) => {
    const least = Math.max(4, Math.ceil(word.length * 0.4));
    let stem = word;
    while (stem.length > least && !blocks.some((block) => block.keys.includes(" " + stem))) stem = stem.slice(0, -1);
    return stem;
  };

  const element = (name, content, kind) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...content);
    return made;
  };

  // The words around the first one that was found, which is marked.
  const context = (text, stems) => {
    for (const word of text.matchAll(/[\p{L}\p{M}\p{N}\u00ad\u2060]+/gu)) {
      if (!stems.some((stem) => folded(word[0]).startsWith(stem))) continue;
      const start = word.index < 50 ? 0 : text.indexOf(" ", word.index - 45) + 1;
      const after = word.index + word[0].length;
      const end = text.length < after + 80 ? text.length : text.lastIndexOf(" ", after + 75);
      const head = (start ? "… " : "") + text.slice(start, word.index);
      const tail = text.slice(after, Math.max(after, end)) + (end < text.length ? " …" : "");
      return [head, element("mark", [word[0]]), tail];
    }
    return [text.slice(0, 120)];
  };

  const line = (block, stems, place) => {
    block.element.id ||= "_found-" + place;
    const section = block.element.closest("section");
    const named = section ? [...section.querySelectorAll(":scope > .mark, :scope > h2")] : [];
    const where = named.map((part) => read(part)).join(" ");
    const link = element("a", [element("span", [where], "where"), " ", element("span", context(block.text, stems))]);
    link.href = "#" + block.element.id;
    return element("li", [link]);
  };

  const MOST = 200;
  const search = () => {
    const asked = keyed(field.value).filter((word) => word.length > 1 || /\d/.test(word));
    found.hidden = asked.length === 0;
    form.classList.toggle("busy", asked.length > 0);
    if (!asked.length) return list.replaceChildren();
    blocks ||= gather();
    const near = asked.map(reach), hits = new Map();
    for (const stems of [asked, near, near.map(loose)]) {
      for (const block of blocks) {
        if (!hits.has(block) && stems.every((stem) => block.keys.includes(" " + stem))) hits.set(block, stems);
      }
    }
    status.textContent = hits.size ? form.dataset.found.replace("0", hits.size) : form.dataset.nothing;
    list.replaceChildren(...[...hits].slice(0, MOST).map(([block, stems]) => line(block, stems, blocks.indexOf(block))));
    found.scrollTop = 0;
  };
  const close = () => {
    found.hidden = true;
    form.classList.remove("busy");
  };
  field.addEventListener("input", search);
  field.addEventListener("focus", () => { if (found.hidden) search(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  list.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) close(); });

  // Arrows walk through what was found, Escape leaves it.
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || field).focus();
    else if (event.key === "Escape") {
      field.focus();
      field.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });

  document.addEventListener("DOMContentLoaded", () => {
    // The section that is being read is marked in the contents, which follow.
    const links = new Map([...panel.querySelectorAll("a")].map((link) => [decodeURI(link.hash.slice(1)), link]));
    const watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        const link = links.get(target.id);
        if (!isIntersecting) { link.removeAttribute("aria-current"); continue; }
        link.setAttribute("aria-current", "location");
        const box = panel.lastElementChild, top = link.offsetTop - box.offsetTop;
        if (top < box.scrollTop || top + link.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 2;
      }
    }, { rootMargin: "-25% 0px -75% 0px" });
    for (const id of links.keys()) watch.observe(document.getElementById(id));
    // A table that is wider than the screen can be reached by the keyboard to be scrolled; one that is not, need not.
    const fit = new ResizeObserver((seen) => {
      for (const { target } of seen) {
        const wider = target.scrollWidth > target.clientWidth;
        target.setAttribute("role", wider ? "region" : "group");
        wider ? target.setAttribute("tabindex", "0") : target.removeAttribute("tabindex");
      }
    });
    for (const each of document.querySelectorAll(".scroll")) fit.observe(each);
  });
})();
