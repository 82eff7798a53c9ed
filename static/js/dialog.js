// <a href="#id" data-dialog> opens <dialog id>; focus goes to the safe choice (its autofocus). A required word unlocks the red button.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.getAttribute("href").slice(1));
    if (!dialog) return;
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});
