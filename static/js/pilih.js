// Ticked rows of a list ([data-pilih] is the form): their number in the bar, one box for all, marked rows. What is ticked goes along in
// the address (pilih=…) when the same list is searched, filtered, sorted or turned over: nothing picked is lost. Works without it too.
// Somebody who stands in several rows is ticked in all of them: he counts once.
const NAME = "pilih";
const MAX = 500; // keys in an address
const now = new URL(location.href);
// A link from elsewhere ticks nothing: only a page of ours leads here with picks.
const ours = document.referrer.startsWith(`${location.origin}/`);

// Once the page that asks first has been answered and does not lead back with them, picks are done with: Back to their list finds none.
const HERE = `${now.pathname} ${now.searchParams.get("tab")}`;
const ASKS = "[name=sidik], [name=lanjut]";
const SENT = "pilih-terkirim"; // the list whose picks were sent last,
const ANSWERED = "pilih-dijawab"; // those of which the page that asks was answered,
const DONE = "pilih-selesai"; // and those that were taken
const note = (name, value) => (value ? sessionStorage.setItem(name, value) : sessionStorage.removeItem(name));
const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const answered = sessionStorage.getItem(ANSWERED);
if (answered && !document.querySelector(ASKS) && (cameBack || !now.searchParams.has(NAME))) note(DONE, answered);
note(ANSWERED);
const isDone = () => sessionStorage.getItem(DONE) === HERE;
const picks = new Set(ours && !(cameBack && isDone()) ? now.searchParams.getAll(NAME).slice(0, MAX) : []);

const isSame = (url) => url.origin === now.origin && url.pathname === now.pathname && url.searchParams.get("tab") === now.searchParams.get("tab");
const carry = (address) => {
  const url = new URL(address);
  url.searchParams.delete(NAME);
  for (const value of [...picks].slice(0, MAX)) url.searchParams.append(NAME, value);
  return url.href;
};

const start = (form) => {
  const bar = form.querySelector(".tk-batch");
  const all = form.querySelector("[data-pilih-semua]");
  const boxes = [...form.elements].filter((box) => box.type === "checkbox" && box.name === NAME);
  const own = new Set(boxes.map((box) => box.value));
  const rest = form.appendChild(document.createElement("span"));
  rest.hidden = true;
  const words = bar?.querySelector("[data-pilih-jumlah]");
  const show = () => {
    for (const box of boxes) {
      if (box.checked) picks.add(box.value);
      else picks.delete(box.value);
      box.closest("tr")?.classList.toggle("sel", box.checked);
    }
    const away = [...picks].filter((value) => !own.has(value));
    rest.replaceChildren(...away.map((value) => Object.assign(document.createElement("input"), { type: "hidden", name: NAME, value })));
    if (now.searchParams.has(NAME)) history.replaceState(history.state, "", carry(location.href));
    const count = boxes.filter((box) => box.checked).length;
    if (bar) {
      bar.hidden = picks.size === 0;
      words.textContent = `${picks.size} ${words.dataset.pilihJumlah} dipilih${away.length ? `, ${away.length} di luar halaman ini` : ""}`;
    }
    if (!all) return;
    all.checked = count > 0 && count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
  };
  const choose = () => {
    note(DONE);
    show();
  };
  const clearAll = () => {
    for (const box of boxes) box.checked = false;
    picks.clear();
  };
  if (all && boxes.length) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      choose();
    });
  }
  for (const box of boxes) {
    if (picks.has(box.value)) box.checked = true;
    box.addEventListener("change", () => {
      for (const twin of boxes) if (twin.value === box.value) twin.checked = box.checked;
      choose();
    });
  }
  const clear = bar?.querySelector("[data-pilih-batal]");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      clearAll();
      show();
      (all ?? boxes[0])?.focus();
    });
  }
  window.addEventListener("pageshow", (event) => {
    if ((cameBack || event.persisted) && isDone()) clearAll();
    show();
  });
  show();
};
const started = new WeakSet();
const startAll = () => {
  for (const form of document.querySelectorAll("form[data-pilih]")) {
    if (!started.has(form)) start(form);
    started.add(form);
  }
};
startAll();
document.addEventListener("htmx:afterSettle", startAll); // a list that was exchanged while somebody typed

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || link.getAttribute("href").startsWith("#") || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (!isSame(url)) return;
  link.href = carry(url);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-pilih]")) {
    note(SENT, HERE);
    return; // its boxes and its hidden fields carry them already
  }
  if (form.querySelector(ASKS) && form.elements[NAME] && event.submitter?.name !== "ubah") note(ANSWERED, sessionStorage.getItem(SENT));
  const url = new URL(form.action);
  if (form.method !== "get" || url.origin !== now.origin || url.pathname !== now.pathname) return;
  for (const old of form.querySelectorAll(`input[type=hidden][name=${NAME}]`)) old.remove();
  for (const value of [...picks].slice(0, MAX)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: NAME, value }));
});
