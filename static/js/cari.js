// The search box of the whole site: "/" goes to it, arrows move through what htmx brings, Enter opens, Escape closes. A form without it.
const form = document.querySelector("form[data-cari]");
const WRITES = "input, textarea, select, [contenteditable]";

const start = (input, panel) => {
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
      location.assign(chosen.href);
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      open(false);
    }
  });
  input.addEventListener("focus", () => open(true));
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(WRITES)) return;
    if (document.querySelector("dialog[open]") || !input.offsetParent) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
};

if (form) start(form.querySelector("input"), form.querySelector(".tk-saran"));
