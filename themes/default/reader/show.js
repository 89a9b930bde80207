// show.js: puts a page in the place of the one before: the root's attributes, the styles, the body. Scripts of the
// theme hear `page:changed` and `page:ready` and set themselves up; those that stand in the page are dropped, as is
// all that could load or lead away by itself, whatever the policy lets pass.
const UNWANTED = 'script:not([type="application/json"]), meta, link, base, style, iframe, frame, object, embed';
const OWN = new Set(["lang", "data-theme", "data-density"]); // the reader's choice stays from page to page

const copyAttributes = (from, to) => {
  for (const { name } of [...to.attributes]) if (!OWN.has(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) if (!OWN.has(name) || name === "lang") to.setAttribute(name, value);
};

let styled = "";
const dress = (site, page, path) => {
  const wanted = [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => resolved(link.getAttribute("href"), path).path);
  if (wanted.join() === styled) return;
  styled = wanted.join();
  for (const old of document.head.querySelectorAll("style")) old.remove();
  for (const name of wanted) {
    const style = document.createElement("style");
    style.textContent = site.style(name) ?? "";
    document.head.append(style);
  }
};

const show = (site, { path, anchor }, text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  dress(site, page, path);
  for (const node of page.querySelectorAll(UNWANTED)) node.remove();
  copyAttributes(page.documentElement, document.documentElement);
  document.documentElement.dataset.published = "";
  copyAttributes(page.body, document.body);
  document.body.replaceChildren(...page.body.childNodes);
  document.dispatchEvent(new CustomEvent("page:changed"));
  document.dispatchEvent(new CustomEvent("page:ready", { detail: { anchor } }));
  settleAll(document, site, path);
};

const reveal = (anchor, scrolled) => {
  const found = anchor && document.getElementById(anchor);
  if (!found) return window.scrollTo({ top: scrolled ?? 0, behavior: "instant" });
  for (let box = found; box; box = box.parentElement) if (box.localName === "details") box.open = true;
  for (const box of found.querySelectorAll(":scope > details")) box.open = true;
  found.scrollIntoView({ behavior: "instant" });
};

const focusOn = (anchor) => {
  const found = anchor && document.getElementById(anchor);
  if (!found && document.activeElement !== document.body) return; // a script of the page has chosen a place
  const place = found || document.querySelector("main") || document.body;
  if (!place.matches("a[href], button, input, summary, [tabindex]")) {
    place.tabIndex = -1;
    place.style.outline = "none";
  }
  place.focus({ preventScroll: true });
};
