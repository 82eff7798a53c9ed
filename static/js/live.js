// What htmx needs around it: the CSRF header, a spoken result, progress said in quarters, and an honest word when it fails.
const token = document.querySelector("meta[name=csrf-token]")?.content;
const live = document.getElementById("tk-live");
let quarter = 0;

const say = (text) => {
  if (live && text && live.textContent !== text) live.textContent = text;
};

const sayProgress = (root) => {
  const bar = root.querySelector("[role=progressbar]");
  if (!bar) return;
  const now = Math.floor((100 * bar.getAttribute("aria-valuenow")) / (bar.getAttribute("aria-valuemax") || 1) / 25);
  if (now > quarter) say(`${bar.getAttribute("aria-label")}: ${now * 25} persen`);
  quarter = now;
};

document.addEventListener("htmx:configRequest", (event) => {
  if (token) event.detail.headers["X-CSRFToken"] = token;
  // What a page asks by itself must not keep the session alive.
  if (!event.detail.triggeringEvent) event.detail.headers["X-Latar"] = "1";
});

// A whole page where a fragment was expected (the session has ended): go there instead of nesting it.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, boosted, requestConfig } = event.detail;
  if (!event.detail.shouldSwap || !/^\s*<!doctype html/i.test(xhr.responseText)) return;
  const asked = new URL(requestConfig.path, location.href).pathname;
  const answered = new URL(xhr.responseURL || asked, location.href).pathname;
  if (asked === answered && (boosted || requestConfig.elt.closest("[hx-select]"))) return;
  event.preventDefault();
  location.assign(xhr.responseURL || location.href);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const spoken = event.target.matches("[data-announce]") ? event.target : event.target.querySelector("[data-announce]");
  say(spoken?.textContent.trim());
  sayProgress(event.target.parentElement ?? event.target);
});

const warn = (text) => {
  const box = document.getElementById("tk-offline");
  if (!box) return;
  box.querySelector("div").textContent = text;
  box.hidden = false;
};
document.addEventListener("htmx:sendError", () => warn("Sambungan terputus. Isi halaman ini mungkin belum yang terbaru; periksa jaringan, lalu muat ulang."));
document.addEventListener("htmx:responseError", () => warn("Permintaan tidak dapat diproses. Muat ulang halaman; bila tetap begini, hubungi pengelola kepegawaian."));
document.addEventListener("htmx:afterRequest", (event) => {
  const box = document.getElementById("tk-offline");
  if (box && event.detail.successful) box.hidden = true;
});
