// A box that offers what it finds while somebody types ([data-kombo]): arrows move through what htmx brings, Enter takes, Escape closes. What is
// taken is opened when it is a link, and else stands in the box. The search of the whole site is such a box, to which "/" leads.
const WRITES = "input, textarea, select, [contenteditable]";

const start = (box) => {
  const input = box.querySelector("input");
  const panel = box.querySelector(".tk-saran");
  let chosen = null;
  const options = () => [...panel.querySelectorAll("[role=option]")];
  const mark = (option) => {
    chosen?.setAttribute("aria-selected", "false");
    chosen = option;
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = (wanted) => {
    panel.hidden = !wanted || !panel.textContent.trim();
    input.setAttribute("aria-expanded", String(!panel.hidden && options().length > 0));
    if (panel.hidden) mark(null);
  };
  const move = (step) => {
    const all = options();
    if (!all.length) return;
    open(true);
    const place = all.indexOf(chosen);
    const next = place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step;
    mark(all[next] ?? null);
  };
  const take = (option) => {
    if (option.href) {
      location.assign(option.href);
      return;
    }
    input.value = option.dataset.nilai;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    open(false);
    input.focus();
    for (const old of panel.querySelectorAll("[role=option], p")) old.remove();
  };
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[data-nilai]");
    if (option) take(option);
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in the box
  panel.addEventListener("htmx:afterSwap", () => {
    mark(null);
    open(document.activeElement === input);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  input.addEventListener("focus", () => open(true));
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) open(false);
  });
};

const startSlash = (input) => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITES)) return;
    if (document.querySelector("dialog[open]") || !input.offsetParent) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
};

for (const box of document.querySelectorAll("[data-kombo]")) start(box);
const search = document.querySelector("form[data-cari] input");
if (search) startSlash(search);
