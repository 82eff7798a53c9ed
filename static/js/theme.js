// Runs before the page is drawn, so that the chosen theme does not flash. The only thing kept in the browser is the choice.
(() => {
  const KEY = "tangkas-tema";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return localStorage.getItem(KEY) || "sistem";
    } catch {
      return "sistem";
    }
  };
  const apply = () => {
    const choice = read();
    const theme = choice === "sistem" ? (dark.matches ? "dark" : "light") : choice;
    document.documentElement.dataset.bsTheme = theme;
    for (const button of document.querySelectorAll("[data-theme-set]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeSet === choice));
    }
  };
  const choose = (event) => {
    const button = event.target.closest("[data-theme-set]");
    if (!button) return;
    try {
      localStorage.setItem(KEY, button.dataset.themeSet);
    } catch {
      return;
    }
    apply();
  };
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("click", choose);
  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll("[data-theme-box]")) box.hidden = false;
    apply();
  });
})();
