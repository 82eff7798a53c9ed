// A page that answered a sent form takes the address of the form's page in the history: going back to it asks for that page again, where
// the browser would else end in an error page of its own ("kirim ulang formulir").
const page = document.querySelector("meta[name=kembali]").content;
for (const form of document.forms) {
  if (!form.getAttribute("action")) form.action = location.href; // it means the address that answered
}
history.replaceState(history.state, "", page);
