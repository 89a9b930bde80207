// live.js: a page of `followup serve` follows it. What differs is changed in place: scroll, open rows, filter, caret and
// focus stay, and what is unchanged stays the same node. One visible tab waits for news and tells the others.
// The server puts it before the page's own scripts: the copy it makes is the page as it was served.
{
  const root = document.documentElement;
  const MARK = { backgroundColor: ["color-mix(in srgb, var(--accent) 22%, transparent)", "transparent"] };

  // three pages in step: as served before, as served now, and `live`, the one on the screen that scripts have changed
  const pair = (served, live) => {
    const a = document.createTreeWalker(served), b = document.createTreeWalker(live);
    do a.currentNode.live = b.currentNode; while (a.nextNode() && b.nextNode());
    return served;
  };
  const base = pair(document.body.cloneNode(true), document.body);
  const fresh = new Set();

  // for each new node the old one that it takes the place of: the same one, one of that id, or one of that tag
  const html = (node) => node.outerHTML ?? node.nodeName + node.data;
  const name = (node) => node.id || node.dataset?.slug;
  const kind = (node) => (node.nodeName === "SCRIPT" ? html(node) : name(node) ? `#${name(node)}` : node.nodeName); // data is made anew
  const search = (olds, news) => {
    if (olds.length === 1 && news.length === 1) return kind(olds[0]) === kind(news[0]) ? olds : [undefined];
    const shelves = new Map(), taken = new Set();
    const take = (key) => {
      const shelf = shelves.get(key) || [];
      while (shelf.length && taken.has(shelf[0])) shelf.shift();
      taken.add(shelf[0]);
      return shelf.shift();
    };
    for (const node of olds) {
      for (const key of [html(node), kind(node)]) shelves.has(key) ? shelves.get(key).push(node) : shelves.set(key, [node]);
    }
    const same = news.map((node) => take(html(node)));
    return news.map((node, i) => same[i] || take(kind(node)));
  };
  const partners = (olds, news) => { // what is unchanged at both ends needs no search
    const most = Math.min(olds.length, news.length);
    let first = 0, last = 0;
    while (first < most && olds[first].isEqualNode(news[first])) first++;
    while (last < most - first && olds.at(-1 - last).isEqualNode(news.at(-1 - last))) last++;
    const found = search(olds.slice(first, olds.length - last), news.slice(first, news.length - last));
    return [...olds.slice(0, first), ...found, ...olds.slice(olds.length - last)];
  };

  // of those that stay, as many as can stand still: the longest run that keeps its order
  const still = (places) => {
    const ends = [], before = [], stay = new Set();
    places.forEach((place, i) => {
      if (place === undefined) return;
      let low = 0, high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (places[ends[middle]] < place) low = middle + 1; else high = middle;
      }
      before[i] = ends[low - 1];
      ends[low] = i;
    });
    for (let i = ends.at(-1); i !== undefined; i = before[i]) stay.add(i);
    return stay;
  };

  const put = (parent, previous, node) => {
    if (previous?.parentNode === parent) previous.after(node);
    else if (previous) parent.append(node);
    else parent.prepend(node);
  };
  const attributes = (was, now) => {
    for (const { name, value } of [...now.attributes]) {
      if (was.getAttribute(name) !== value) for (const node of [was, was.live]) node.setAttribute(name, value);
    }
    for (const { name } of [...was.attributes]) {
      if (!now.hasAttribute(name)) for (const node of [was, was.live]) node.removeAttribute(name);
    }
  };
  const children = (was, now) => {
    const olds = [...was.childNodes], news = [...now.childNodes], found = partners(olds, news);
    const places = new Map(olds.map((node, i) => [node, i])), stay = still(found.map((node) => places.get(node)));
    const kept = new Set(found);
    for (const node of olds) if (!kept.has(node)) { node.live.remove(); node.remove(); }
    let previous;
    news.forEach((node, i) => {
      const old = found[i] || pair(document.importNode(node, true), document.importNode(node, true));
      if (found[i]) patch(old, node); else fresh.add(old.live);
      if (!stay.has(i)) put(was, previous, old);
      if (!stay.has(i) || old.live.parentNode !== was.live) put(was.live, previous?.live, old.live);
      previous = old;
    });
  };
  const patch = (was, now) => {
    if (was.isEqualNode(now)) return;
    fresh.add(was.live);
    if (was.nodeType !== 1) {
      was.data = was.live.data = now.data;
      return;
    }
    attributes(was, now);
    if (was.firstElementChild || now.firstElementChild) {
      children(was, now);
    } else if (was.textContent !== now.textContent) {
      for (const node of [was.live, was]) node.textContent = now.textContent;
      pair(was, was.live);
    }
  };

  // what is wrong stands over the last good page
  const el = (tag, text, attributes = {}) => {
    const node = Object.assign(document.createElement(tag), { textContent: text });
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const tell = ([first, ...more]) => {
    document.querySelector("[data-panel=error]")?.remove();
    if (!first) return;
    const box = el("section", "", { class: "box oops", "data-panel": "error", role: "alert" });
    const said = el("p", first.message), hide = el("button", "Hide", { class: "btn flat", type: "button" });
    if (first.place) said.append(" ", el("span", first.place, { class: "src" }));
    box.append(el("h2", "The last save needs a second look"), said);
    if (first.excerpt) box.append(el("pre", first.excerpt, { class: "frame" }));
    for (const note of [first.hint, more.length && `${more.length} more on Health`]) if (note) box.append(el("p", note, { class: "note" }));
    box.append(hide);
    hide.addEventListener("click", () => { box.hidden = true; });
    document.body.append(box);
  };

  const reload = () => (window.fu?.reload || (() => location.reload()))();
  const mark = () => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const rows = [...fresh].map((node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("li, tr, section"));
    for (const row of new Set(rows)) row?.animate(MARK, 1600);
  };
  const update = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) return tell([{ message: "This page is no longer part of the site: its file was renamed or deleted." }]);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), { built, fixed } = page.documentElement.dataset;
    if (built !== root.dataset.built || fixed !== root.dataset.fixed) return reload();
    const at = document.activeElement, { selectionStart, selectionEnd } = at;
    fresh.clear();
    if (document.title !== page.title) document.title = page.title;
    patch(base, page.body);
    if (document.activeElement !== at && at.isConnected) {
      at.focus({ preventScroll: true });
      if (selectionStart != null) at.setSelectionRange(selectionStart, selectionEnd);
    }
    document.dispatchEvent(new Event("page:changed"));
    mark();
  };

  let { seen, look } = document.currentScript.dataset, told = "[]";
  const taken = async (status) => {
    if (status.look !== look) return reload();
    const troubles = JSON.stringify(status.troubles), mended = troubles === "[]" && told !== "[]";
    if (status.id !== seen) {
      await update();
      if (status.said || mended) window.fu?.say(status.said || "All is well again");
    }
    if (troubles !== told) tell(status.troubles);
    [seen, told] = [status.id, troubles];
  };
  let queue = Promise.resolve();
  const take = (status) => (queue = queue.catch(() => {}).then(() => taken(status)));
  const ask = async (known, signal) => (await fetch(`/_/build?seen=${known}`, { cache: "no-store", signal })).json();
  const others = new BroadcastChannel("followup");
  others.onmessage = ({ data }) => { if (!document.hidden) take(data).catch(() => {}); };

  // while it can be seen: an answer at once, then the place of the one that waits for news
  const follow = async (signal) => {
    for (let pause = 250; !signal.aborted; pause = Math.min(2 * pause, 2000)) {
      try {
        const status = await ask(seen, signal);
        others.postMessage(status);
        await take(status);
        pause = 125;
      } catch { // the server is gone: it may come back
        await new Promise((done) => { setTimeout(done, pause); });
      }
    }
  };
  let watching;
  const leave = () => watching?.abort();
  const come = async () => {
    leave();
    if (document.hidden) return;
    const { signal } = watching = new AbortController();
    await ask("", signal).then(take).catch(() => {});
    navigator.locks.request("followup", { signal }, () => follow(signal)).catch(() => {});
  };
  document.addEventListener("visibilitychange", come);
  addEventListener("pageshow", come);
  addEventListener("pagehide", leave);
}
