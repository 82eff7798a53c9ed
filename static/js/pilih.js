// Ticked rows of a list ([data-pilih] is the form): their number in the bar, one box for all, marked rows. Works without it too.
const start = (form) => {
  const bar = form.querySelector(".tk-batch");
  const all = form.querySelector("[data-pilih-semua]");
  const boxes = [...form.querySelectorAll("input[type=checkbox][name]:not([data-pilih-semua])")];
  if (!bar || !boxes.length) return;
  const words = bar.querySelector("[data-pilih-jumlah]");
  const noun = words.dataset.pilihJumlah;
  const show = () => {
    const count = boxes.filter((box) => box.checked).length;
    bar.hidden = count === 0;
    words.textContent = `${count} ${noun} dipilih`;
    for (const box of boxes) box.closest("tr")?.classList.toggle("sel", box.checked);
    if (!all) return;
    all.checked = count === boxes.length;
    all.indeterminate = count > 0 && count < boxes.length;
  };
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      show();
    });
  }
  form.addEventListener("change", show);
  const clear = bar.querySelector("[data-pilih-batal]");
  if (clear) {
    clear.hidden = false;
    clear.addEventListener("click", () => {
      for (const box of boxes) box.checked = false;
      show();
      (all ?? boxes[0]).focus();
    });
  }
  window.addEventListener("pageshow", show);
  show();
};
for (const form of document.querySelectorAll("form[data-pilih]")) start(form);
