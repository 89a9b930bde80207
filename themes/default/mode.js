// mode.js: colour mode and density, set before the first paint; and what the other scripts share. Only three
// choices are stored, never a name: other local pages can read the storage of a page opened from the disk.
{
  const root = document.documentElement;
  const stores = !("published" in root.dataset);
  const keep = {
    get(name) { try { return stores ? localStorage.getItem(`fu:${name}`) : null; } catch { return null; } },
    set(name, value) {
      try { if (stores) value ? localStorage.setItem(`fu:${name}`, value) : localStorage.removeItem(`fu:${name}`); } catch { /* it lasts for this page */ }
    },
  };
  const set = (name, value) => { if (value) root.dataset[name] = value; else delete root.dataset[name]; };
  for (const name of ["theme", "density"]) set(name, keep.get(name));

  let timer;
  const say = (text) => {
    const box = document.querySelector(".toasts"), toast = document.createElement("p");
    toast.className = "toast";
    toast.textContent = text;
    box.replaceChildren(toast);
    clearTimeout(timer);
    timer = setTimeout(() => box.replaceChildren(), 2600);
  };

  const MODES = { "": "as the system", light: "light", dark: "dark" };
  const paint = () => {
    const theme = document.querySelector("[data-do=theme] .sr"), density = document.querySelector("[data-do=density]");
    if (theme) theme.textContent = `Colour mode: ${MODES[root.dataset.theme || ""]}`;
    density?.setAttribute("aria-pressed", root.dataset.density === "compact");
  };
  const change = {
    theme() {
      const names = Object.keys(MODES), next = names[(names.indexOf(root.dataset.theme || "") + 1) % names.length];
      say(`Colour mode: ${MODES[next]}`);
      return next;
    },
    density: () => (root.dataset.density === "compact" ? "" : "compact"),
  };
  document.addEventListener("click", (event) => {
    const name = event.target.closest("[data-do]")?.dataset.do;
    if (!change[name]) return;
    const value = change[name]();
    set(name, value);
    keep.set(name, value);
    paint();
  });
  for (const when of ["DOMContentLoaded", "page:changed"]) document.addEventListener(when, paint);
  window.fu = { keep, say, stores };
}
