// The account menu (a details element) and the full menu of phones (a link to #nav): both work without this file.
const close = (details, focus) => {
  details.open = false;
  if (focus) details.querySelector("summary").focus();
};
for (const details of document.querySelectorAll("details[data-menu]")) {
  document.addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target)) close(details, false);
  });
  details.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details.open) close(details, true);
  });
}

for (const tab of document.querySelectorAll(".tk-tabs [aria-current]")) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

const nav = document.getElementById("nav");
const opener = document.querySelector("[data-nav-open]");
if (nav && opener) {
  const toggle = (open) => {
    nav.classList.toggle("is-open", open);
    opener.setAttribute("aria-expanded", String(open));
    if (open) nav.querySelector("li a").focus();
    else opener.focus();
  };
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("role", "button");
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    toggle(!nav.classList.contains("is-open"));
  });
  nav.addEventListener("click", (event) => {
    if (!event.target.closest("[data-nav-close]")) return;
    event.preventDefault();
    toggle(false);
  });
  nav.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && nav.classList.contains("is-open")) toggle(false);
  });
}
