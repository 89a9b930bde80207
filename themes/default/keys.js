// keys.js: single keys for those who like them, and a switch that turns them off; on a person's page the way through
// today's list, which the link from Today hands over in its fragment. Without script links and rows do the same.
{
  const root = document.documentElement;
  const GO = { t: "", p: "people/", a: "agenda/", i: "insights/", h: "health/", n: "introductions/", w: "why/" };
  const one = (selector, within = document) => within.querySelector(selector);
  const press = (selector, within) => within && one(selector, within)?.click();
  const on = () => fu.keep.get("keys") !== "off";
  const chosen = { keys: on() };

  const stops = () => [...document.querySelectorAll(".row, [data-stop]")].filter((node) => node.checkVisibility());
  const here = () => document.activeElement?.closest(".fu") || one(".fu:has(> [open])") || one(".step.fu");
  const step = (by) => {
    const all = stops(), active = document.activeElement, row = active?.closest(".fu");
    if (!all.length) return press(by > 0 ? "a[rel=next]" : "a[rel=prev]", document);
    const at = all.indexOf((row && one(".row", row)) || active);
    const to = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  };
  const find = () => { const field = one("[data-find]"); if (field) field.focus(); else press(".find", document); };
  const escape = () => {
    const open = one(".fu > [open]");
    if (one("dialog[open]") || !open) return;
    open.open = false;
    one(".row", open).focus();
  };
  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    c: () => press(".letter [data-copy]", here()),
    l: () => press("[data-log]", here()),
    o: () => press("a:is([href*='contacts/'], [data-to^='contacts/'])", here()),
    d: () => press("[data-do=density]", document),
    "/": find,
    "?": () => press("[data-open=keys]", document),
  };

  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return escape();
    if (!chosen.keys || event.target.closest("dialog, input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const went = Date.now() - going < 1200;
    going = 0;
    if (went && event.key in GO) go(GO[event.key]);
    else if (event.key === "g") going = Date.now();
    else if (KEYS[event.key]) KEYS[event.key]();
    else return;
    event.preventDefault();
  });
  const go = (path) => {
    const link = document.createElement("a");
    link.href = `${root.dataset.root}${path}index.html`;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
  };
  document.addEventListener("change", (event) => {
    if (event.target.dataset.do !== "keys") return;
    chosen.keys = event.target.checked;
    fu.keep.set("keys", chosen.keys ? null : "off");
  });

  // today's list on a person's page
  const MOST = 60;
  const slugs = () => [...new Set([...document.querySelectorAll("ol[data-section=overdue] > .fu, ol[data-section=due] > .fu")].map((row) => row.id.split(":")[0]))].slice(0, MOST);
  const fragment = (list) => `#today=${list.map(encodeURIComponent).join(",")}`;
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".fu a[href*='contacts/']");
    if (link && fu.stores && !link.hash && slugs().length > 1) link.hash = fragment(slugs());
  }, true);
  const turn = () => {
    const nav = one("nav.turn");
    if (!nav) return;
    if (location.hash.startsWith("#today=")) history.replaceState({ ...history.state, today: location.hash.slice(7).split(",").map(decodeURIComponent) }, "", location.href.split("#")[0]);
    const list = history.state?.today || [], at = list.indexOf(nav.dataset.slug);
    if (at < 0) return;
    const names = new Map((JSON.parse(one("#people-index")?.textContent || "[]")).map(([name, slug]) => [slug, name]));
    const link = (to, rel) => {
      const a = document.createElement("a");
      a.className = "cut";
      a.rel = rel;
      a.href = `${root.dataset.root}contacts/${list[to].split("/").map(encodeURIComponent).join("/")}/index.html${fragment(list)}`;
      a.textContent = names.get(list[to]) || list[to];
      return a;
    };
    const place = document.createElement("span");
    place.className = "quiet";
    place.textContent = `${at + 1} of ${list.length} today`;
    nav.replaceChildren(at ? link(at - 1, "prev") : "", place, at + 1 < list.length ? link(at + 1, "next") : "");
    nav.hidden = false;
  };
  const start = () => {
    const box = one("[data-do=keys]");
    if (box) box.checked = chosen.keys;
    turn();
  };
  document.addEventListener("page:changed", start);
  start();
}
