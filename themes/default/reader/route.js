// route.js: links, back and forward, and deep links. An entry of the browser's history holds a number and a keyed id;
// which page, which anchor and how far it was scrolled is known here alone, and forgotten with the page.
let site = null, turn = 0, current = "";

const visit = async (place) => {
  const mine = ++turn;
  if (place.path !== current || place.anchor.includes("=")) {
    const text = await site.page(place.path);
    if (mine !== turn || !site) return;
    current = place.path;
    show(site, place, text);
  }
  reveal(place.anchor, place.scrolled);
  focusOn(place.anchor);
};

const follow = ({ path, anchor }) => {
  here().scrolled = scrollY;
  entry = Math.max(...entries.keys()) + 1;
  Object.assign(here(), { path, anchor });
  browser.push({ entry }, "", `#${site.id(path)}`);
  visit(here());
};

const placeOfAddress = () => ({ path: site.pathOf(location.hash.slice(1)) ?? "index.html", anchor: "" });

const arrive = () => {
  Object.assign(here(), placeOfAddress());
  browser.replace({ entry }, "", `#${site.id(here().path)}`);
  return visit(here());
};

const plainly = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

const startRouting = (opened) => {
  site = opened;
  history.scrollRestoration = "manual";
  new MutationObserver(() => { if (site && current) settleAll(document, site, current); })
    .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });
  return arrive();
};

// on the window, so that the theme's scripts have had their say: a link may open a box instead
window.addEventListener("click", (event) => {
  const link = site && event.target.closest?.("a[href]");
  const target = link && settle(link, site, current);
  if (!target || event.defaultPrevented || !plainly(event)) return;
  event.preventDefault();
  follow(target);
});

window.addEventListener("popstate", () => {
  if (!site) return;
  const known = browser.state()?.entry;
  here().scrolled = scrollY;
  if (known !== undefined && entries.get(known)?.path) {
    entry = known;
    visit(here());
  } else {
    entry = Math.max(...entries.keys()) + 1;
    arrive();
  }
});
