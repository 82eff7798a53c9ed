// Says two minutes before the session ends, and offers to stay. The server's clock counts: before speaking the page asks how much is
// left, which does not lengthen it, so that work in another tab keeps this one quiet. What was typed is kept as a draft at that time.
const box = document.getElementById("tk-sesi");
const WARN_MS = 120000;
const ASK_MS = 10000;
const LAST_MS = 15000;
const part = (name) => box.querySelector(`[data-sesi="${name}"]`);
const channel = "BroadcastChannel" in window ? new BroadcastChannel("tangkas-sesi") : null;
let end = 0;
let last = 0; // the end that no use can move
let asked = 0;
let saved = false;
let over = false;

const set = (found) => {
  [end, last] = [found.end, found.last];
  if (end - Date.now() <= WARN_MS) return;
  [over, saved] = [false, false];
  delete box.dataset.tutup;
  if (box.open) box.close();
};
const take = (answer) => {
  const found = { end: Date.now() + 1000 * answer.sisa, last: Date.now() + 1000 * answer.mutlak };
  set(found);
  channel?.postMessage(found);
};
channel?.addEventListener("message", (event) => set(event.data));

const ask = async (url, options) => {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(8000) });
  if (response.redirected || !response.ok) throw new Error("ended");
  take(await response.json());
};
const look = async () => {
  asked = Date.now();
  try {
    await ask(box.dataset.sisaUrl, { headers: { "X-Latar": "1" } });
  } catch {
    // without an answer the clock of this page goes on
  }
};

const words = (seconds) => {
  const parts = [[Math.floor(seconds / 60), "menit"], [seconds % 60, "detik"]];
  return parts.filter(([number]) => number).map((pair) => pair.join(" ")).join(" ");
};
const keepTyped = () => document.dispatchEvent(new CustomEvent("tk:simpan-draf"));
const state = (name) => {
  for (const element of box.querySelectorAll("[data-sesi-bila]")) element.hidden = !element.dataset.sesiBila.split(" ").includes(name);
};
const open = (name, focus) => {
  state(name);
  if (!box.open) box.showModal();
  part(focus).focus();
};

const finish = () => {
  over = true;
  open("habis", "masuk");
};
const warn = () => {
  const fixed = last - end < 1000;
  if (!box.open) open(fixed ? "mutlak" : "diam", fixed ? "tutup" : "tetap");
};
const tick = async () => {
  const left = end - Date.now();
  if (over || left > WARN_MS) return;
  if (Date.now() - asked > ASK_MS) {
    await look();
    if (end - Date.now() > WARN_MS) return;
  }
  const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
  if (seconds === 0) return finish();
  for (const element of box.querySelectorAll("[data-sesi=lagi]")) element.textContent = words(seconds);
  if (!saved || (end - Date.now() < LAST_MS && saved !== "last")) {
    saved = saved ? "last" : true;
    keepTyped();
  }
  if (!box.dataset.tutup) warn();
};

part("tetap").addEventListener("click", async () => {
  try {
    await ask(box.dataset.tetapUrl, { method: "POST", headers: { "X-CSRFToken": box.dataset.token } });
    box.close();
  } catch {
    await look();
    if (end - Date.now() <= WARN_MS) finish();
  }
});
const hush = () => {
  box.dataset.tutup = "1"; // heard once; not said again until the session was used
};
part("tutup").addEventListener("click", () => {
  hush();
  box.close();
});
box.addEventListener("cancel", (event) => (over ? event.preventDefault() : hush()));

take({ sisa: Number(box.dataset.sisa), mutlak: Number(box.dataset.mutlak) });
setInterval(tick, 1000);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") tick();
});
