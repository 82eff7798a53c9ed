// A field that is not wide cuts the words of its chosen level: they stand below it in full. Its levels are others once another competency is chosen.
for (const field of document.querySelectorAll("select.tk-pilih-level")) {
  const words = field.insertAdjacentElement("afterend", document.createElement("small"));
  words.className = "tk-kata tk-kata-sempit";
  const show = () => {
    words.textContent = field.value && field.selectedOptions[0].textContent;
  };
  field.addEventListener("change", show);
  field.addEventListener("htmx:afterSwap", show);
  show();
}
