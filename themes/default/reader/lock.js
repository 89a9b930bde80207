// lock.js: the form, the words for what goes wrong, and locking again: by button, after 15 idle minutes, on leaving.
const IDLE = 15 * 60 * 1000;
const WORDS = {
  wrong: "That did not open it. Look for a capital letter or a space.",
  damaged: "This file is damaged. Fetch it again, or publish once more.",
  unable: "This browser cannot open it here. Try https, or a newer browser.",
  framed: "Open this page in a window of its own.",
  caps: "Caps lock is on.",
};
const $ = (selector) => document.querySelector(selector);
const sealed = () => ({
  header: $("#sealed-header")?.textContent ?? "",
  body: $("#sealed-body")?.textContent ?? "",
  checksum: $("#sealed-sum")?.textContent ?? "",
});

const say = (word) => {
  const box = $("#unlock-said");
  box.textContent = WORDS[word] ?? "";
  box.hidden = !word;
};

const obstacle = async () => {
  if (window.top !== window) return "framed"; // whoever shows it inside another page may watch what is typed
  if (!window.crypto?.subtle || !window.DecompressionStream) return "unable";
  try {
    readHeader(sealed().header);
    return (await isWhole(sealed())) ? "" : "damaged";
  } catch {
    return "damaged";
  }
};

const tryToOpen = async () => {
  const button = $("#unlock button[type=submit]"), field = $("#passphrase");
  button.disabled = true;
  button.textContent = "Opening …";
  try {
    const word = await obstacle();
    if (word) throw new Refusal(word);
    const unlocked = await openBundle(await opened(sealed(), field.value));
    field.value = "";
    await startRouting(unlocked);
    stayAwake();
  } catch (error) {
    say(error instanceof Refusal ? error.message : "damaged");
    button.disabled = false;
    button.textContent = "Open";
    field.select();
  }
};

let lastSeen = 0;
const stayAwake = () => { lastSeen = Date.now(); };

const wipe = () => {
  if (!site) return;
  site = null;
  current = "";
  entries.clear();
  document.body.replaceChildren();
};
const lock = () => {
  if (!site) return;
  wipe();
  location.reload();
};
const lockWhenIdle = () => { if (site && Date.now() - lastSeen >= IDLE) lock(); };

for (const act of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart"]) {
  window.addEventListener(act, () => { lockWhenIdle(); stayAwake(); }, { passive: true, capture: true });
}
setInterval(lockWhenIdle, 10000);
document.addEventListener("visibilitychange", lockWhenIdle);
window.addEventListener("pagehide", wipe);
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

document.addEventListener("DOMContentLoaded", async () => {
  const form = $("#unlock"), field = $("#passphrase"), eye = $("#unlock [data-eye]");
  form.addEventListener("submit", (event) => { event.preventDefault(); tryToOpen(); });
  field.addEventListener("keyup", (event) => {
    if (event.getModifierState?.("CapsLock")) say("caps");
    else if ($("#unlock-said").textContent === WORDS.caps) say("");
  });
  eye.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    eye.setAttribute("aria-pressed", shown);
  });
  document.addEventListener("click", (event) => { if (event.target.closest?.("[data-do=lock]")) lock(); });
  say(await obstacle());
});
