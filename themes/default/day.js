// day.js: what a page says of days follows the reader's day. On Today the rows are sorted anew when the day has turned
// since the build; on a person's page, which holds dates only, their distance is added. Without script the page says
// for which day it is true. Days are compared as text, and counted by Date.UTC: never parsed as a moment.
{
  const root = document.documentElement;
  const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const CHAIN = ["second-message", "next-message", "one-more-shot"];
  const DUTIES = ["promise", "confirm-meeting", "log-meeting", "they-owe", "check-in", "birthday", "date"];
  const $ = (selector, within = document) => [...within.querySelectorAll(selector)];

  const parts = (iso) => iso.split("-").map(Number);
  const serial = (iso) => { const [y, m, d] = parts(iso), day = new Date(0); day.setUTCFullYear(y, m - 1, d); return day / 864e5; };
  const weekday = (iso) => (serial(iso) + 4) % 7;
  const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const dayWords = (iso, today) => {
    const [y, m, d] = parts(iso);
    return `${DAYS[weekday(iso)]}\u00a0${d}\u00a0${MONTHS[m - 1]}${y === parts(today)[0] ? "" : `\u00a0${y}`}`;
  };
  const two = (n) => String(n).padStart(2, "0");
  const clock = (zone, options) => new Intl.DateTimeFormat("en-CA", { ...(zone && { timeZone: zone }), ...options });
  const now = () => {
    if (root.dataset.fixed) return root.dataset.fixed;
    const { year, month, day } = Object.fromEntries(clock(root.dataset.zone, { year: "numeric", month: "numeric", day: "numeric" }).formatToParts().map((part) => [part.type, part.value]));
    return `${year.padStart(4, "0")}-${two(month)}-${two(day)}`;
  };

  const words = (earliest, latest, today, waiting = false) => {
    const ahead = serial(latest) - serial(today);
    if (ahead < 0) return `${count(-ahead, "day")} overdue`;
    if (!ahead) return "today";
    const by = waiting ? "from " : earliest < latest ? "by " : "";
    return by + (ahead === 1 ? "tomorrow" : ahead < 7 ? DAYS[weekday(latest)] : dayWords(latest, today));
  };
  const section = (kind, earliest, latest, today) => {
    if (kind === "resting" && today >= latest) return "resting";
    if (today > latest) return "overdue";
    if (today >= earliest) return "due";
    if (kind === "fresh-start") return "resting";
    const at = (weekday(today) + 6) % 7, week = serial(latest) <= serial(today) + 6 - at + (at > 3 ? 7 : 0);
    if (kind === "they-owe" || kind === "resting" || (CHAIN.includes(kind) && !week)) return "waiting";
    return week ? "week" : "later";
  };
  const order = ({ id, dataset: { kind, latest } }) => {
    const [slug, , line] = id.split(":");
    return [kind === "promise" ? 0 : 1, latest, DUTIES.includes(kind) ? 0 : 1, slug, kind, Number(line) || 0];
  };
  const compare = (a, b) => { for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1; return 0; };

  // Today
  const place = (row, today) => {
    const { kind, earliest, latest } = row.dataset, name = section(kind, earliest, latest, today);
    row.dataset.state = name;
    for (const due of $("time[data-due]", row)) due.textContent = words(earliest, latest, today, name === "waiting");
    return { row, name, key: order(row) };
  };
  const headline = (counts) => {
    const h1 = document.querySelector("h1[data-quiet]");
    const links = [["overdue", "overdue", `${counts.overdue} overdue`], ["due", "today", `${counts.due} today`], ["promise", "week", `${count(counts.promise, "promise")} this week`]].filter(([name]) => counts[name]);
    const made = links.map(([name, id, text]) => {
      const link = document.createElement("a"), bold = document.createElement("b");
      link.href = `#${id}`;
      if (name !== "promise") link.dataset.state = name;
      bold.textContent = text;
      link.append(bold);
      return link;
    });
    h1.replaceChildren(...made.flatMap((link, i) => (i ? [", ", link] : [link])), ...(made.length ? [] : [h1.dataset.quiet]));
    const [, site] = document.title.split(/ · (?=[^·]*$)/);
    document.title = `${links.filter(([name]) => name !== "promise").map(([, , text]) => text).join(", ") || "Nothing due"} · ${site}`;
  };
  const strip = (built, today) => {
    const box = document.querySelector(".stale"), ago = serial(today) - serial(built);
    const old = ago > 14 ? "It is too old to go by: build it again." : "The next build brings the rest up to date.";
    box.querySelector("[data-stale]").textContent = `Built for ${dayWords(built, today)}, sorted again for ${dayWords(today, today)}. ${old}`;
    box.hidden = false;
  };
  const turn = (today) => {
    const built = root.dataset.built, lists = $("ol[data-section]");
    if (!lists.length || today === (root.dataset.shown || built)) return;
    root.dataset.shown = today;
    const counts = { overdue: 0, due: 0, promise: 0 };
    const placed = $(".fu[data-latest]", document.getElementById("main")).map((row) => place(row, today)).sort((a, b) => compare(a.key, b.key));
    for (const { row, name } of placed) {
      document.querySelector(`ol[data-section="${name}"]`)?.append(row);
      if (row.dataset.kind === "promise" && (name === "due" || name === "week")) counts.promise++;
    }
    for (const list of lists) {
      const all = list.children.length + Number(list.dataset.more), box = list.closest("details, section");
      counts[list.dataset.section] = all;
      box.hidden = !all;
      for (const n of $(":scope > .head .n", box)) n.textContent = all;
    }
    for (const old of $("main [data-built]")) old.hidden = true;
    headline(counts);
    strip(built, today);
  };

  // a person's page, and whatever else holds dates only
  const ago = (day, today) => {
    const days = serial(today) - serial(day);
    if (days < 2) return ["yesterday", "today", "tomorrow"][1 - days] || `in ${-days} days`;
    return days < 14 ? `${days} days ago` : days < 70 ? `${Math.round(days / 7)} weeks ago` : days < 730 ? `${Math.round(days / 30.4)} months ago` : `${Math.round(days / 365.25)} years ago`;
  };
  const there = (node) => {
    const time = { hour: "2-digit", minute: "2-digit", hour12: false };
    try { node.textContent = `${clock(node.dataset.zone, { ...(!root.dataset.fixed && { weekday: "short" }), ...time }).format()} there now`; node.parentNode.hidden = false; } catch { /* a zone this browser does not know */ }
  };
  const add = (today) => {
    for (const node of $("main [data-today]")) node.textContent = today;
    for (const node of $("main [data-zone]")) there(node);
    for (const node of $("[data-ago]")) node.textContent = ago(node.dataset.ago, today);
    for (const step of $("main .step[data-latest]")) {
      const { kind, earliest, latest } = step.dataset;
      step.dataset.state = section(kind, earliest, latest, today);
      for (const due of $("[data-due]", step)) { due.textContent = today < latest ? ago(latest, today) : words(earliest, latest, today); due.hidden = false; }
    }
  };

  const look = () => { if (!document.hidden) { const today = now(); turn(today); add(today); } };
  for (const event of ["visibilitychange", "page:changed"]) document.addEventListener(event, look);
  for (const event of ["pageshow", "focus"]) addEventListener(event, look);
  setInterval(look, 3e4);
  look();
  fu.day = { words, section, now, ago };
}
