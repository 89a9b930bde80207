// quiet.js: nothing is kept, and the title tells nothing, whatever the theme's scripts do. They see a storage and
// a history of their own that live in memory; the browser's real history holds a number for each entry.
const memory = () => {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(String(key)) ?? null,
    setItem: (key, value) => { kept.set(String(key), String(value)); },
    removeItem: (key) => { kept.delete(String(key)); },
    clear: () => kept.clear(),
  };
};
for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { value: memory() });
Object.defineProperty(document, "title", { get: () => "Locked", set: () => {} });

const browser = {
  push: history.pushState.bind(history),
  replace: history.replaceState.bind(history),
  state: Object.getOwnPropertyDescriptor(History.prototype, "state").get.bind(history),
};
const entries = new Map(); // for each entry: its page, its anchor, how far it was scrolled, what scripts keep with it
let entry = Math.floor(Math.random() * 1e12); // so that numbers from before a lock are not taken for these
const here = () => {
  if (!entries.has(entry)) entries.set(entry, {});
  return entries.get(entry);
};
const keep = (state) => { here().state = state; };
Object.defineProperties(history, {
  state: { get: () => here().state ?? null },
  pushState: { value: keep },
  replaceState: { value: keep },
});
