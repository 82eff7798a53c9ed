// The room board: a session is taken by the mouse, or by the arrow keys on its link "Pindahkan", and put into another cell. Both fill the
// same form, which goes to the page of the small form; without this script the link leads there. While one is held, a line at the foot of
// the window says over which cell, and near an edge of the window or of the table what lies beyond is brought in.
const board = document.querySelector(".tk-papan");
const form = document.getElementById("pindah");
const news = document.getElementById("pindah-kabar");
const cells = [...board.tBodies[0].rows].map((row) => [...row.querySelectorAll("td")]);
const strip = board.closest(".tk-scroll");
const EDGE = 72; // pixels; the bar on top takes 56 of them
const PACE = 28; // pixels with each event, of which browsers send some twenty a second while something is held
const STEP = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
let held = null; // the session that is taken, and the cell it is over

const over = (cell) => {
  board.querySelector(".sasaran")?.classList.remove("sasaran");
  cell?.classList.add("sasaran");
  if (held) held.cell = cell;
  if (held && cell) tell(cell);
};
const tell = (cell) => {
  news.classList.remove("visually-hidden");
  const how = held.byKey ? "Enter menaruh" : "Lepaskan untuk menaruh";
  news.textContent = `${cell.dataset.nama}, ${cell.querySelectorAll("li").length || "tidak ada"} sesi. ${how}, Esc membatalkan.`;
};
const pull = (at, from, to) => (at < from + EDGE ? -PACE : at > to - EDGE ? PACE : 0);
const take = (card, byKey) => {
  held = { card, byKey, from: card.closest("td"), cell: card.closest("td") };
  card.classList.add("angkat");
};
const leave = () => {
  held?.card.classList.remove("angkat");
  over(null);
  held = null;
  news.classList.add("visually-hidden");
};
const put = () => {
  const { card, from, cell } = held;
  leave();
  if (!cell || cell === from) return;
  form.action = card.dataset.pindah;
  const isi = { ruang: cell.dataset.ruang, tanggal: cell.dataset.hari, jam_mulai: card.dataset.jam, dulu: card.dataset.dulu };
  for (const [name, value] of Object.entries(isi)) form.elements[name].value = value;
  form.requestSubmit();
};

for (const card of board.querySelectorAll("[data-pindah]")) card.draggable = true;
board.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-pindah]");
  if (!card) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.id);
  take(card, false);
});
board.addEventListener("dragover", (event) => {
  const cell = held && event.target.closest("td");
  if (!cell) return;
  event.preventDefault();
  if (cell !== held.cell) over(cell);
});
document.addEventListener("dragover", (event) => {
  if (!held) return;
  window.scrollBy(0, pull(event.clientY, 0, window.innerHeight));
  const { left, right } = strip.getBoundingClientRect();
  strip.scrollBy(pull(event.clientX, left, right), 0);
});
board.addEventListener("drop", (event) => {
  if (!held) return;
  event.preventDefault();
  over(event.target.closest("td"));
  put();
});
board.addEventListener("dragend", leave);

const move = (card, [down, right]) => {
  if (!held) take(card, true);
  const row = cells.findIndex((line) => line.includes(held.cell));
  const next = cells[row + down]?.[cells[row].indexOf(held.cell) + right];
  if (!next) return;
  over(next);
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
};
board.addEventListener("keydown", (event) => {
  const card = event.target.closest(".pindah") && event.target.closest("[data-pindah]");
  if (!card) return;
  if (STEP[event.key]) move(card, STEP[event.key]);
  else if (held && event.key === "Enter") put();
  else if (held && event.key === "Escape") {
    leave();
    news.textContent = "Dibatalkan; sesi tetap di tempatnya.";
  } else return;
  event.preventDefault();
});
board.addEventListener("focusout", leave);
