// A screen that is not wide cuts the words of the chosen level in its field: they stand below it in full.
for (const field of document.querySelectorAll("select.tk-pilih-level")) {
  const words = field.insertAdjacentElement("afterend", document.createElement("small"));
  words.className = "tk-kata tk-kata-sempit";
  const show = () => {
    words.textContent = field.selectedOptions[0]?.textContent ?? "";
  };
  field.addEventListener("change", show);
  show();
}
