// Ties allauth's passkey functions to the page's button: what they need stands in data attributes of #passkey.
const box = document.getElementById("passkey");
const { use, button, credential, passwordless } = box.dataset;
const opener = document.getElementById(button);
const names = { login: "loginForm", add: "addForm", authenticate: "authenticateForm" };

if (window.PublicKeyCredential && opener) {
  opener.hidden = false;
  window.allauth.webauthn.forms[names[use]]({ ids: { [use]: button, credential, passwordless, data: "js_data" } });
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  box.hidden = false;
  box.className = "tk-note warn tk-gap-top";
  box.setAttribute("role", "alert");
  if (opener) opener.after(box);
});
