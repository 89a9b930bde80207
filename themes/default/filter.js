// filter.js: People, narrowed by what is typed and ticked, and sorted by a column. A list in several parts shows what
// fits out of the index, in place of its rows. Without script there is no box, and every row shows.
{
  const MOST = 100;
  const $ = (id) => document.getElementById(id);
  const VALUES = { circle: (one) => [one[4]], tag: (one) => one[5].split("|"), org: (one) => [one[2]], place: (one) => [one[3]] };
  const boxes = () => [...document.querySelectorAll(".facets input")];

  const run = () => {
    const field = $("filter");
    if (!field) return;
    const ticked = {}, states = fu.finder.read("people-states");
    for (const box of boxes()) if (box.checked) (ticked[box.name] ??= []).push(box.value);
    const fits = ({ person, at }) => Object.entries(ticked).every(([name, wanted]) =>
      (name === "state" ? [states[at]] : VALUES[name](person)).some((value) => wanted.includes(value.toLowerCase())));
    const found = fu.finder.search(field.value).filter(fits);
    const active = Boolean(field.value.trim() || Object.keys(ticked).length);
    $("hits") ? list(found, active) : rows(found, active);
    $("shown").dataset.all ??= $("shown").textContent;
    $("shown").textContent = active ? `${found.length} of ${fu.finder.load().length} people` : $("shown").dataset.all;
    $("nobody").hidden = !active || found.length > 0;
    document.querySelector(".bar [data-clear]").hidden = !active;
  };
  const rows = (found, active) => {
    const slugs = new Set(found.map(({ person }) => person[1]));
    for (const row of $("people").tBodies[0].rows) row.hidden = active && !slugs.has(row.dataset.slug);
  };
  const list = (found, active) => {
    const { el, words, path } = fu.finder;
    const lines = active ? found.slice(0, MOST).map(({ person }) => el("li", {}, el("a", { href: path(person[1]) }, ...words(person)))) : [];
    if (lines.length < found.length && active) lines.push(el("li", { class: "note" }, `and ${found.length - lines.length} more: type some letters`));
    $("hits").replaceChildren(...lines);
    $("hits").hidden = !active;
    $("people").hidden = active;
  };

  let order = null;
  const value = (cell) => cell.dataset.v ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
  const sort = () => {
    if (!order || !$("people")) return;
    const { column, up } = order, [body] = $("people").tBodies;
    [...$("people").tHead.rows[0].cells].forEach((th, at) => at === column ? th.setAttribute("aria-sort", up ? "ascending" : "descending") : th.removeAttribute("aria-sort"));
    const keyed = [...body.rows].map((row) => [value(row.cells[column]), row]);
    keyed.sort(([a], [b]) => !a - !b || (up ? 1 : -1) * a.localeCompare(b, undefined, { numeric: true }));
    body.append(...keyed.map(([, row]) => row));
  };
  document.addEventListener("click", (event) => {
    const th = event.target.closest("#people th");
    if (th && event.target.closest("button")) { order = { column: th.cellIndex, up: th.getAttribute("aria-sort") !== "ascending" }; sort(); }
    if (!event.target.closest("[data-clear]")) return;
    $("filter").value = "";
    for (const box of boxes()) box.checked = false;
    run();
    $("filter").focus();
  });
  for (const name of ["input", "change"]) document.addEventListener(name, (event) => { if (event.target.closest("#filter, .facets")) run(); });

  // #q=ada&state=overdue, from the box of another page or a link
  const start = (anchor) => {
    const field = $("filter"), asked = new URLSearchParams(anchor);
    order = null;
    if (!field) return;
    if (matchMedia("(max-width: 70rem)").matches) document.querySelector(".facets")?.removeAttribute("open");
    if (asked.has("q")) { field.value = asked.get("q"); field.focus(); }
    for (const box of boxes()) box.checked ||= asked.getAll(box.name).includes(box.value);
    run();
  };
  const hash = () => start(location.hash.slice(1));
  document.addEventListener("DOMContentLoaded", hash);
  addEventListener("hashchange", hash);
  document.addEventListener("page:ready", (event) => start(event.detail.anchor));
  document.addEventListener("page:changed", () => { sort(); run(); });
}
