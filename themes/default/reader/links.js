// links.js: where links lead. Those inside become fragments with a keyed id, so that no name reaches an address bar,
// a history or a server, however they are opened; those that lead out open a new tab.
const targets = new WeakMap();

const resolved = (written, from) => {
  const url = new URL(written, `https://inside/${from.split("/").map(encodeURIComponent).join("/")}`);
  return { path: decodeURIComponent(url.pathname.slice(1)), anchor: decodeURIComponent(url.hash.slice(1)) };
};

const settle = (link, site, from) => {
  const written = link.getAttribute("href");
  const target = targets.get(link);
  if (written === null || (target && written === target.href)) return target;
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(written)) {
    if (/^(https?:|\/\/)/i.test(written)) link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
    return undefined;
  }
  const { path, anchor } = resolved(written, written.startsWith("#") && target ? target.path : from);
  if (!site.has(path)) return link.removeAttribute("href");
  const settled = { path, anchor, href: `#${site.id(path)}` };
  targets.set(link, settled);
  link.setAttribute("href", settled.href);
  link.dataset.to = path; // for scripts that look for a person's link
  return settled;
};

const settleAll = (root, site, from) => {
  for (const link of root.querySelectorAll("a[href]")) settle(link, site, from);
};
