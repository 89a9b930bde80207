// follow.js: a page open from the disk sees a new build by another build.js, and loads again; scroll, open rows, filter,
// caret and focus are kept in its history entry. (A page of `followup serve` is changed in place, by that server's script.)
{
  const root = document.documentElement;

  const within = (box, node) => [...box.querySelectorAll("details")].indexOf(node);
  const keep = () => {
    const open = [...document.querySelectorAll("details")].map((node) => {
      const box = node.closest("[id]") || document.body;
      return [box.id, within(box, node), node.open];
    });
    const typed = [...document.querySelectorAll("input[id]")].map((node) => [node.id, node.value, node.checked]);
    const { id, selectionStart, selectionEnd } = document.activeElement;
    history.replaceState({ ...history.state, follow: { x: scrollX, y: scrollY, open, typed, at: [id, selectionStart, selectionEnd] } }, "");
  };
  const restore = () => {
    const { follow, ...others } = history.state || {};
    if (!follow) return;
    history.replaceState(others, "");
    for (const [id, number, open] of follow.open) {
      const node = (document.getElementById(id) || document.body).querySelectorAll("details")[number];
      if (node) node.open = open;
    }
    for (const [id, value, checked] of follow.typed) {
      const node = document.getElementById(id);
      if (!node || (node.value === value && node.checked === checked)) continue;
      Object.assign(node, { value, checked });
      for (const name of ["input", "change"]) node.dispatchEvent(new Event(name, { bubbles: true }));
    }
    focus(document.getElementById(follow.at[0]), follow.at);
    scrollTo(follow.x, follow.y);
  };
  const focus = (node, [, from, to]) => {
    node?.focus({ preventScroll: true });
    if (from != null) node?.setSelectionRange?.(from, to);
  };
  document.addEventListener("DOMContentLoaded", restore);
  fu.reload = () => { keep(); location.reload(); };

  let build, timer, count = 0;
  const look = () => {
    if (document.hidden) return;
    const script = document.createElement("script");
    script.src = `${root.dataset.root}build.js?${++count}`;
    script.onload = () => {
      script.remove();
      build ??= root.dataset.build;
      if (root.dataset.build !== build) fu.reload();
    };
    script.onerror = () => clearInterval(timer);
    document.head.append(script);
  };
  if (location.protocol === "file:") {
    timer = setInterval(look, 1000);
    for (const name of ["DOMContentLoaded", "visibilitychange"]) document.addEventListener(name, look);
  }
}
