// find.js: find a person from any page, by name, organisation, place, circle or tag: blind to accents and case,
// forgiving a slip of a letter. filter.js asks it, too. Without script the box is a link to People.
{
  const LETTERS = { ø: "o", ł: "l", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").replace(/[øłđıßæœþ]/g, (c) => LETTERS[c]);
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");

  let source, people = [];
  const load = () => {
    const data = document.getElementById("people-index");
    if (data === source) return people;
    const notes = read("people-words") || [];
    people = (read("people-index") || []).map((person, at) => ({
      person, at,
      name: ` ${wordsOf(person[0]).join(" ")}`,
      text: ` ${wordsOf(person.join(" ")).join(" ")}`,
      notes: ` ${fold(notes[at] || "")}`,
    }));
    source = data;
    return people;
  };

  // a slip: one letter other, missing, too many, or two that changed places
  const slip = (word, other) => {
    let i = 0;
    while (i < word.length && word[i] === other[i]) i++;
    const rest = word.slice(i + 1);
    return other.startsWith(rest, i + 1) || other.startsWith(rest, i) || other.startsWith(word.slice(i), i + 1)
      || (word[i] === other[i + 1] && word[i + 1] === other[i] && other.startsWith(word.slice(i + 2), i + 2));
  };
  const matcher = (word, slips) => {
    const start = ` ${word}`, known = new Map();
    const near = (other) => { if (!known.has(other)) known.set(other, slip(word, other)); return known.get(other); };
    return (one) => {
      if (one.name.startsWith(start)) return 5;
      if (one.name.includes(start)) return 4;
      if (one.text.includes(start)) return 3;
      if (one.text.includes(word) || one.notes.includes(start)) return 2;
      return slips && word.length > 3 && (one.words ??= one.text.split(" ")).some(near) ? 1 : 0;
    };
  };
  const search = (text, slips = false) => {
    const all = wordsOf(text).map((word) => matcher(word, slips)), found = [];
    for (const one of load()) if ((one.rank = Math.min(9, ...all.map((rank) => rank(one))))) found.push(one);
    return found.length || slips ? found.sort((a, b) => b.rank - a.rank) : search(text, true);
  };

  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const path = (slug) => `${document.documentElement.dataset.root}contacts/${slug.split("/").map(encodeURIComponent).join("/")}/index.html`;
  const words = ([name, , org, place]) => [el("b", {}, name), " ", el("small", {}, [org, place].filter(Boolean).join(" · "))];
  fu.finder = { load, search, el, path, words, read };

  // the box
  const box = () => document.getElementById("find"), list = () => document.getElementById("found");
  const options = () => [...list().querySelectorAll("[data-path]")];
  const mark = (at) => {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", i === at));
    const input = box().querySelector("input");
    if (!all[at]) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const show = (text) => {
    const found = search(text).slice(0, 8);
    const option = (more, ...children) => el("li", { role: "option", "aria-selected": false, ...more }, ...children);
    const nobody = option({ "aria-disabled": true, class: "quiet" }, "Nobody by that name yet");
    list().replaceChildren(...(found.length ? found.map(({ person }, i) => option({ id: `found-${i}`, "data-path": path(person[1]) }, ...words(person))) : [nobody]));
    mark(0);
  };
  const go = (option) => {
    const link = el("a", { href: option.dataset.path, hidden: "" });
    document.body.append(link);
    link.click();
    link.remove();
    box().close();
  };
  document.addEventListener("input", (event) => { if (event.target.closest("#find")) show(event.target.value); });
  document.addEventListener("click", (event) => {
    const option = event.target.closest("#find [data-path]");
    if (option) go(option);
  });
  document.addEventListener("keydown", (event) => {
    if (!event.target.closest?.("#find")) return;
    const all = options(), at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && all.length) mark((to + all.length) % all.length);
    else if (event.key === "Enter" && all[at]) go(all[at]);
    else if (event.key === "Escape") box().close();
    else return;
    event.preventDefault();
  });
  // in a large notebook only People holds the index
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.find");
    if (link && !box()) link.hash = "#q=";
  }, true);
}
