// rows.js: copy buttons, rows that are done, dialogs, and a row opened by its address. Without script each draft and
// line can be read and marked by hand, and no button shows.
{
  const partsOf = (node, name) => [...node.querySelectorAll(name)].map((part) => part.textContent.trim());
  const textOf = (node) => node.matches("ul") ? partsOf(node, "li").map((part) => `- ${part}`).join("\n") : node.matches(".body") ? partsOf(node, "p").join("\n\n") : node.textContent.trimEnd();
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea"); // no clipboard on this page: by way of a selection
      area.className = "sr";
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const source = (button) => document.getElementById(button.dataset.copy) || button.closest(".letter, .paste").querySelector(".body, code");

  // A row whose line was copied rests until the next build; that is kept in the tab's own history entry.
  const built = () => document.documentElement.dataset.built;
  const done = (row) => {
    row.dataset.done = "";
    const rows = [...document.querySelectorAll(".fu[data-done]")].map((each) => each.id);
    if (fu.stores) history.replaceState({ ...history.state, done: { built: built(), rows } }, "");
  };
  const restore = () => {
    const state = history.state?.done;
    if (state && state.built === built()) for (const id of state.rows) document.getElementById(id)?.setAttribute("data-done", "");
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await copy(textOf(source(button)));
    fu.say(button.dataset.said || "Copied");
    const row = button.closest("li.fu");
    if (row && "log" in button.dataset) done(row);
  });

  document.addEventListener("click", (event) => {
    const dialog = event.target.closest("dialog"), name = event.target.closest("[data-open]")?.dataset.open;
    if (dialog === event.target) dialog.close();
    const box = name && document.getElementById(name);
    if (!box) return;
    event.preventDefault();
    const field = box.querySelector("input[type=search]");
    if (!box.open) box.showModal();
    if (field) { field.value = ""; field.dispatchEvent(new Event("input", { bubbles: true })); }
  });

  const open = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row?.matches(".fu")) return;
    row.querySelector("details").open = true;
    row.scrollIntoView({ block: "center" });
  };
  const start = () => { restore(); open(); };
  addEventListener("hashchange", open);
  document.addEventListener("page:changed", restore);
  start();
}
