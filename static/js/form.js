// Small comforts of forms; every form works without them.
const digits = (text) => text.replace(/\s+/g, "");
const group = (nip) => `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;

const groupNip = (input) => {
  const bare = digits(input.value);
  if (/^\d{18}$/.test(bare)) input.value = group(bare);
};

// One box for a group of boxes: ticked when all are, and it ticks all.
const startAll = (box) => {
  const own = [...document.getElementById(box.dataset.semua).querySelectorAll("input[type=checkbox]:not(:disabled)")];
  const show = () => {
    const count = own.filter((one) => one.checked).length;
    box.checked = count === own.length;
    box.indeterminate = count > 0 && count < own.length;
  };
  box.closest("label").hidden = own.length === 0; // without script each box stands for itself
  box.addEventListener("change", () => {
    for (const one of own) one.checked = box.checked;
  });
  for (const one of own) one.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
};

const start = (root) => {
  for (const input of root.querySelectorAll("input[data-nip]")) groupNip(input);
  for (const button of root.querySelectorAll("[data-password-toggle]")) button.hidden = false;
  for (const link of root.querySelectorAll("[data-print]")) link.hidden = false;
  for (const button of root.querySelectorAll("[data-salin]")) button.hidden = !navigator.clipboard;
  for (const box of root.querySelectorAll("[data-semua]")) startAll(box);
};

document.addEventListener("change", (event) => {
  if (event.target.matches("input[data-nip]")) groupNip(event.target);
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

// A NIP copied from a page comes without spaces.
document.addEventListener("copy", (event) => {
  const text = String(getSelection()).trim();
  if (!/^\d{8} \d{6} \d \d{3}$/.test(text)) return;
  event.clipboardData.setData("text/plain", digits(text));
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-password-toggle]");
  if (toggle) {
    const input = document.getElementById(toggle.getAttribute("aria-controls"));
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    toggle.setAttribute("aria-pressed", String(shown));
    toggle.querySelector("span").textContent = shown ? "Sembunyikan" : "Tampilkan";
  }
  if (event.target.closest("[data-print]")) window.print();
  const copy = event.target.closest("[data-salin]");
  if (copy) {
    navigator.clipboard.writeText(document.getElementById(copy.dataset.salin).value).then(() => {
      copy.lastChild.textContent = "Tersalin";
    });
  }
  // A link in the error summary puts the cursor into its field.
  const jump = event.target.closest(".tk-errsum a[href^='#']");
  const field = jump && document.getElementById(jump.hash.slice(1));
  if (field) {
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }
});

// On a phone the filters make room for the rows they were sent for.
const foldFilters = (form) => {
  const fold = form.querySelector(".tk-saring[open]");
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary").focus();
};

// A second click does not send twice; the button says what happens.
document.addEventListener("submit", (event) => {
  const form = event.target;
  foldFilters(form);
  if (event.defaultPrevented || form.method === "get" || form.method === "dialog") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  form.dataset.sent = "1";
  if (button && !form.hasAttribute("data-download")) {
    button.classList.add("is-busy");
    if (button.dataset.busy) button.lastChild.textContent = button.dataset.busy;
  }
  setTimeout(() => rest(form), form.hasAttribute("data-download") ? 1500 : 15000);
});
const rest = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll(".is-busy")) button.classList.remove("is-busy");
};
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(rest));

const bytes = new Intl.NumberFormat("id", { maximumFractionDigits: 1 });
const size = (count) => (count < 1e6 ? `${bytes.format(Math.ceil(count / 1e3))} kB` : `${bytes.format(count / 1e6)} MB`);
const showFile = (zone, file) => {
  const name = zone.querySelector(".nama");
  name.dataset.empty ??= name.textContent;
  name.textContent = file ? `${file.name} (${size(file.size)})` : name.dataset.empty;
};

// A file may be dropped anywhere on its frame.
for (const zone of document.querySelectorAll(".tk-drop")) {
  const input = zone.querySelector("input[type=file]");
  for (const word of zone.querySelectorAll("[hidden]")) word.hidden = false;
  zone.classList.add("is-ready");
  input.addEventListener("change", () => showFile(zone, input.files[0]));
  showFile(zone, input.files[0]);
  const over = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("is-over", on);
  };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// Tabs wider than a phone: the present one is brought into view.
for (const tab of document.querySelectorAll(".tk-tabs [aria-current]")) {
  const bar = tab.parentElement;
  const gap = (bar.clientWidth - tab.offsetWidth) / 2;
  bar.scrollLeft += tab.getBoundingClientRect().left - bar.getBoundingClientRect().left - gap;
}

document.querySelector(".tk-errsum")?.focus();
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target));
