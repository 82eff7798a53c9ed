// Days are written day first and times in 24 hours in every browser ([data-tanggal], [data-jam]). This puts in the strokes and the dot while
// somebody types, spells other ways of writing alike, and opens the browser's own calendar; without it the server reads the same texts.
const FIRST = 1900;
const LAST = 2199;
const two = (text) => text.padStart(2, "0");
const isDay = ([year, month, day]) => {
  const found = new Date(Date.UTC(+year, +month - 1, +day));
  return +year >= FIRST && +year <= LAST && found.getUTCMonth() === +month - 1 && found.getUTCDate() === +day;
};

// "24/11/2026 08.00", "24-11-2026", "2026-11-24", "24112026" → [year, month, day, hour, minute], or undefined
const read = (text) => {
  const words = text.trim();
  const day = words.match(/^(\d{1,2})\D(\d{1,2})\D(\d{4})(?:\D+(\d{1,2})\D(\d{2}))?$/);
  const iso = words.match(/^(\d{4})\D(\d{1,2})\D(\d{1,2})(?:\D+(\d{1,2})\D(\d{2})(?:\D\d{2})?)?$/);
  const bare = words.replace(/\D/g, "").match(/^(\d\d)(\d\d)(\d{4})(?:(\d\d)(\d\d))?$/);
  const turned = words.replace(/\D/g, "").match(/^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?$/);
  const found = [day && [day[3], day[2], day[1], day[4], day[5]], iso?.slice(1), bare && [bare[3], bare[2], bare[1], bare[4], bare[5]], turned?.slice(1)];
  return found.find((parts) => parts && isDay(parts));
};
const write = ([year, month, day, hour, minute], kind) => `${two(day)}/${two(month)}/${year}${kind !== "date" && hour ? ` ${two(hour)}.${minute}` : ""}`;
const writeIso = ([year, month, day, hour = "8", minute = "00"], kind) => `${year}-${two(month)}-${two(day)}${kind === "date" ? "" : `T${two(hour)}:${minute}`}`;

// "5/" becomes "05/", "2411" becomes "24/11/"; only what is typed at the end, letter by letter: corrections in the middle, and a day that is
// spoken or suggested whole, stay as they are.
const SEPARATORS = { 2: "/", 4: "/", 8: " ", 10: "." };
const mask = (text, kind) => {
  const full = text.replace(/(^|\D)(\d)\D$/, (_, before, digit) => `${before}0${digit}`);
  const digits = full.replace(/\D/g, "").slice(0, kind === "date" ? 8 : 12);
  return [...digits].map((digit, at) => digit + (kind === "date" && at > 4 ? "" : SEPARATORS[at + 1] ?? "")).join("");
};
// "8" and "1." become "08." and "01."
const maskTime = (text) => {
  const digits = text.replace(/^([3-9])|^(\d)\D/, "0$1$2").replace(/\D/g, "").slice(0, 4);
  return digits.length < 2 ? digits : `${digits.slice(0, 2)}.${digits.slice(2)}`;
};
// "8", "830", "08:30" → "08.30"; what is no time stays as typed
const writeTime = (text) => {
  const [, hour, minute = "00"] = text.trim().match(/^(\d{1,2}?)[.:]?(\d\d)?$/) ?? [];
  return hour && +hour < 24 && +minute < 60 ? `${two(hour)}.${minute}` : text;
};
document.addEventListener("input", (event) => {
  const input = event.target;
  if (event.inputType !== "insertText" || event.data?.length !== 1 || !input.matches("[data-tanggal], [data-jam]") || input.selectionStart !== input.value.length) return;
  input.value = input.matches("[data-jam]") ? maskTime(input.value) : mask(input.value, input.dataset.tanggal);
});
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.matches("[data-jam]")) input.value = writeTime(input.value);
  const parts = input.matches("[data-tanggal]") && read(input.value);
  if (parts) input.value = write(parts, input.dataset.tanggal);
});

const makeCalendar = (input) => {
  const calendar = document.createElement("input");
  Object.assign(calendar, { type: input.dataset.tanggal, className: "tk-kalender", tabIndex: -1, ariaHidden: "true", min: input.dataset.min ?? "", max: input.dataset.max ?? "" });
  calendar.addEventListener("change", () => {
    const parts = read(calendar.value);
    if (!parts) return;
    input.value = write(parts, input.dataset.tanggal);
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    input.focus();
  });
  input.after(calendar);
  return calendar;
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-kalender]");
  if (!button) return;
  const input = button.parentElement.querySelector("[data-tanggal]");
  const calendar = button.parentElement.querySelector(".tk-kalender") ?? makeCalendar(input);
  const parts = read(input.value);
  calendar.value = parts ? writeIso(parts, input.dataset.tanggal) : "";
  calendar.showPicker();
});

const start = (root) => {
  if (!("showPicker" in HTMLInputElement.prototype)) return;
  for (const button of root.querySelectorAll("[data-kalender]")) {
    const input = button.parentElement.querySelector("[data-tanggal]");
    const label = input.labels[0]?.firstChild?.textContent.trim();
    if (label) button.setAttribute("aria-label", `Buka kalender: ${label}`);
    button.hidden = input.disabled || input.readOnly;
  }
};
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.target));
