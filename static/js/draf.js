// Drafts. A long form (data-draf) is saved while it is typed; any other form only when the session is about to end. The server keeps
// them encrypted for this account and browser; nothing stays in the storage of the browser. Every form has a way without this file.
const SAVE_DELAY = 3000;
const url = document.getElementById("tk-sesi")?.dataset.drafUrl;
const forms = new Map(); // form -> { dirty, timer, wait }

const fits = (form) => form?.matches("main form, dialog form") && form.method === "post" && !form.querySelector("input[type=password]") && !form.hasAttribute("hx-post") && form.id !== "ujian";
const here = () => location.pathname + location.search;

const body = (form) => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  const target = new URL(form.getAttribute("action") || here(), location.href);
  data.set("_draf", here());
  data.set("_draf_tujuan", target.pathname + target.search);
  return new URLSearchParams(data);
};

const save = async (form, { background = false, keepalive = false } = {}) => {
  const state = forms.get(form);
  if (!state?.dirty) return;
  state.dirty = false;
  clearTimeout(state.timer);
  state.wait = new AbortController();
  const said = form.querySelector("[data-draf-keadaan]");
  try {
    const headers = { Accept: "application/json", ...(background ? { "X-Latar": "1" } : {}) };
    const response = await fetch(url, { method: "POST", body: body(form), headers, keepalive, signal: state.wait.signal });
    if (response.redirected || !response.ok) throw new Error("draf");
    const { pesan } = await response.json();
    if (said && pesan) said.textContent = pesan;
  } catch (error) {
    if (error.name === "AbortError") return;
    state.dirty = true;
    if (said) said.textContent = "Draf belum tersimpan. Dicoba lagi saat Anda mengisi.";
  }
};

const touched = (event) => {
  const form = event.target.form;
  if (!url || !fits(form)) return;
  const state = forms.get(form) ?? {};
  forms.set(form, state);
  state.dirty = true;
  clearTimeout(state.timer);
  if (form.hasAttribute("data-draf")) state.timer = setTimeout(() => save(form), SAVE_DELAY);
};
document.addEventListener("input", touched);
document.addEventListener("change", touched);

document.addEventListener("tk:simpan-draf", () => {
  for (const form of forms.keys()) if (form.isConnected) save(form, { background: true });
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of forms.keys()) if (form.isConnected && form.hasAttribute("data-draf")) save(form, { keepalive: true });
});
// Sent: what still waited must not come after it.
document.addEventListener("submit", (event) => {
  const state = forms.get(event.target);
  if (!state || event.defaultPrevented) return;
  clearTimeout(state.timer);
  state.wait?.abort();
  state.dirty = false;
});
