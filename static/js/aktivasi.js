// The code of a letter comes behind the "#", which no server sees: it goes into the field and out of the address.
const field = document.querySelector("[data-aktivasi]");
const code = location.hash.slice(1);
if (field && /^[\w-]{1,40}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
}
