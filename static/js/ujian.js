// A test saves each answer as it is given. What could not be sent waits in this browser and goes as soon as it can;
// the server keeps one answer per item, so sending twice does no harm. The clock is the server's: only its remaining seconds count.
const form = document.getElementById("ujian");
const store = `ujian:${form.dataset.kode}`;
const shown = { left: document.getElementById("ujian-sisa"), count: document.getElementById("ujian-terjawab"), save: document.getElementById("ujian-simpan") };
const live = document.getElementById("tk-live");
const token = form.querySelector("[name=csrfmiddlewaretoken]");
const SAVE_DELAY = 400;
const RETRY_FIRST = 2000;
const RETRY_LAST = 30000;
const WARNINGS = [300, 60];
const wait = new Map(); // name -> value that still has to be sent
const known = new Map(); // name -> value that the server has
let sending = false;
let retry = RETRY_FIRST;
let timer = 0;
let over = false;
let end = performance.now() + 1000 * form.dataset.sisa;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(store) || "[]");
  } catch {
    return [];
  }
};
const keep = () => {
  try {
    const rows = [...wait].map(([name, value]) => [name, value, known.get(name) ?? ""]);
    if (rows.length) localStorage.setItem(store, JSON.stringify(rows));
    else localStorage.removeItem(store);
  } catch {
    // private windows may refuse: the queue in memory is still there
  }
};

const say = (text, late = false) => {
  if (shown.save.textContent !== text) shown.save.textContent = text;
  shown.save.classList.toggle("tunda", late);
};
const count = () => {
  const names = new Set([...form.elements].filter((field) => /^b\d+$/.test(field.name)).map((field) => field.name));
  const data = new FormData(form);
  shown.count.textContent = [...names].filter((name) => String(data.get(name) ?? "").trim()).length;
};
const clock = () => new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

const finish = () => {
  over = true;
  wait.clear();
  keep();
  location.assign(form.dataset.habis);
};

const body = (answers) => {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", token.value);
  for (const [name, value] of answers) data.append(name, value);
  return data;
};
const post = (answers, options = {}) =>
  fetch(form.action, { method: "POST", body: body(answers), headers: { Accept: "application/json", "X-CSRFToken": token.value }, ...options });

const later = () => {
  say(`${wait.size} jawaban belum terkirim. Dicoba lagi sendiri; jangan tutup halaman ini.`, true);
  clearTimeout(timer);
  timer = setTimeout(send, retry);
  retry = Math.min(RETRY_LAST, retry * 2);
};

// After a new login in another tab the old form token is refused; the page itself carries the new one.
const renew = async () => {
  const response = await fetch(location.href, { signal: AbortSignal.timeout(20000) });
  const found = !response.redirected && new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
  if (found) token.value = found.value;
  return Boolean(found);
};
const signIn = () => {
  say("Sesi Anda berakhir. Masuk lagi di tab lain; jawaban ini dikirim sesudahnya.", true);
  clearTimeout(timer);
  timer = setTimeout(send, RETRY_FIRST);
};

// One request at a time, so that an older answer never overtakes a newer one.
const send = async () => {
  if (sending || over || !wait.size) return;
  sending = true;
  const batch = [...wait];
  say("Menyimpan");
  try {
    const response = await post(batch, { signal: AbortSignal.timeout(20000) });
    if (response.redirected || response.status === 403) {
      if (await renew()) throw new Error("token");
      signIn();
      return;
    }
    if (response.status === 409) {
      const answer = await response.json();
      if (answer.berakhir) finish();
      else say(answer.pesan, true);
      return;
    }
    if (!response.ok) throw new Error(response.statusText);
    const answer = await response.json();
    for (const [name, value] of batch) {
      known.set(name, value);
      if (wait.get(name) === value) wait.delete(name);
    }
    keep();
    retry = RETRY_FIRST;
    end = performance.now() + 1000 * answer.sisa;
    if (answer.ditolak) say("Jawaban terakhir tidak tersimpan: tulis angka dalam batas yang diminta.", true);
    else say(`Tersimpan pukul ${clock()}`);
  } catch {
    later();
    return;
  } finally {
    sending = false;
  }
  if (wait.size) send();
};

const queue = (field) => {
  if (!/^b\d+$/.test(field.name) || over) return;
  wait.set(field.name, field.value);
  keep();
  count();
  clearTimeout(timer);
  timer = setTimeout(send, SAVE_DELAY);
};
form.addEventListener("change", (event) => queue(event.target));
form.addEventListener("input", (event) => {
  if (event.target.matches("textarea, input[type=text]")) queue(event.target);
});
window.addEventListener("online", send);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && wait.size && !over) post([...wait], { keepalive: true }).catch(() => {});
});
window.addEventListener("beforeunload", (event) => {
  if (wait.size && !over) event.preventDefault();
});
// The buttons send the whole sheet. What waited stays kept until a page of this test has come back.
form.addEventListener("submit", () => {
  over = true;
  clearTimeout(timer);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

const words = (seconds) => {
  const parts = [[Math.floor(seconds / 3600), "jam"], [Math.floor(seconds / 60) % 60, "menit"], [seconds % 60, "detik"]];
  return parts.filter(([number]) => number).slice(0, 2).map((part) => part.join(" ")).join(" ") || "0 detik";
};
const warned = new Set(WARNINGS.filter((limit) => form.dataset.sisa <= limit));
const tick = () => {
  const left = Math.max(0, Math.floor((end - performance.now()) / 1000));
  shown.left.textContent = words(left);
  shown.left.parentElement.classList.toggle("dekat", left <= WARNINGS[0]);
  for (const limit of WARNINGS) {
    if (left > limit || warned.has(limit)) continue;
    warned.add(limit);
    live.textContent = `Sisa waktu ${words(limit)}`;
  }
  if (left === 0 && !over) finish();
};

// What an earlier visit could not send is put back and sent, unless the answer was changed elsewhere since.
const restore = () => {
  for (const [name, value] of new FormData(form)) if (/^b\d+$/.test(name)) known.set(name, value);
  for (const key of Object.keys(localStorage)) if (key.startsWith("ujian:") && key !== store) localStorage.removeItem(key);
  for (const [name, value, before] of read()) {
    const fields = [...form.elements].filter((field) => field.name === name);
    if (!fields.length || (known.get(name) ?? "") !== before) continue;
    wait.set(name, value);
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
  }
};

try {
  restore();
} catch {
  // without storage there is nothing to put back
}
count();
say(wait.size ? "Menyimpan" : "Setiap jawaban tersimpan sendiri.");
keep();
setInterval(tick, 1000);
tick();
send();
