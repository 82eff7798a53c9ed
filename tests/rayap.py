"""Nonsense for every parameter and every field, and what must never come of it, whoever asks.

`tests/rayap_dalam.py` sends it to the city of the access matrix, `tests/jelajah.py` to a running demo.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lib.isian import CSRF, _Control, _Form, _Reader
from tests.lib.dokumen.contoh import make_pdf

TANDA: Final = "<svg onload=x>"  # comes back escaped or not at all
KEPALA: Final = "X-Jahat"
JAHAT: Final = (
    "", " ", "\x00", "²", "٣", "-1", "0", "1", "9" * 18, "9" * 30, "1e309", "NaN", "-0,5", "31/02/2026", "2026-13-45", "01/01/0001 24.60",
    "' OR 1=1--", "%", "_", "\\", f"\"'>{TANDA}", f"</script>{TANDA}", "{{ 7*7 }}{% load %}", "{0.__class__}%s%(a)d", '#panic("x")',
    f"a\r\n{KEPALA}: 1", "javascript:alert(1)", "//evil.example/", "../../etc/passwd", "=1+1", "\u202e\ufeff\u0301", "😀" * 400,
    "a" * 20_000, "[]", '{"a": [1]}', "null", "on", "\ud800", "None", "00000000000000000000000000000001", "a,b;c|d", "12.5", "1_000",
)  # fmt: skip
NUMBER: Final = re.compile(r"\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
NIP: Final = re.compile(r"\b(?:19[5-9]\d|200\d)(?:0\d|1[0-2])[0-3]\d ?(?:19[7-9]\d|20[0-3]\d)(?:0\d|1[0-2]) ?[12] ?\d{3}\b")
BERKAS: Final = (
    ("a.pdf", make_pdf()),
    ("a.pdf", b"%PDF-1.7\n%%EOF"),
    ("a.csv", b"NIP;Nama\n1;x\n"),
    ("a.xlsx", b"PK\x03\x04" + bytes(200)),
    ("a.png", b""),
    (f"../{TANDA}.csv", b"\xff\xfe\x00"),
)

Isi = list[tuple[str, str]]
Berkas = dict[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Jawaban:
    status: int
    kepala: Mapping[str, str]
    isi: bytes

    @property
    def is_html(self) -> bool:
        return self.kepala.get("Content-Type", "").startswith("text/html")

    @property
    def teks(self) -> str:
        return self.isi.decode(errors="replace")


Ask = Callable[[str, str, Isi | None, Berkas], Jawaban]  # method, address, body, files


@dataclass
class Rayap:
    """One reader of the pages; `own` is his NIP where he is to read no other."""

    ask: Ask
    acak: Random
    own: str | None = None
    temuan: dict[str, str] = field(default_factory=dict)
    banyak: int = 0

    def send(self, method: str, url: str, isi: Isi | None = None, berkas: Berkas | None = None) -> Jawaban:
        answer = self.ask(method, url, isi, berkas or {})
        self.note(method, url, isi, answer)
        return answer

    def note(self, method: str, url: str, isi: Isi | None, answer: Jawaban) -> None:
        self.banyak += 1
        for fault in self.faults(answer):
            place = NUMBER.sub("N", urlsplit(url).path)
            self.temuan.setdefault(f"{method} {place}: {fault}", f"{url[:300]} {str(isi)[:1500]}")

    def faults(self, answer: Jawaban) -> Iterator[str]:
        if answer.status >= 500:
            yield str(answer.status)
        if "Content-Security-Policy" not in answer.kepala:
            yield f"{answer.status} without the policy"
        if KEPALA in answer.kepala:
            yield "a header of the sender"
        if answer.is_html and TANDA.encode() in answer.isi:
            yield "a mark unescaped"
        host = urlsplit(answer.kepala.get("Location", "")).netloc
        if host not in ("", "testserver") and not host.startswith("127.0.0.1:"):
            yield f"leads to {host}"
        if self.own is not None and answer.status == 200:
            yield from {f"NIP {nip}" for nip in NIP.findall(answer.teks) if nip.replace(" ", "") != self.own}

    def parameters(self, url: str, names: set[str], times: int = 99) -> None:
        """So many of: nonsense in one parameter, in all at once, in the keys of the path."""
        path, query = urlsplit(url).path, dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        ways = [f"{path}?{encode([*query.items(), (name, self.acak.choice(JAHAT))])}" for name in sorted(names | query.keys())]
        if names:
            ways.append(f"{path}?{encode([(name, self.acak.choice(JAHAT)) for name in sorted(names) for _ in '12'])}")
        if NUMBER.search(path):
            key = self.acak.choice(["0", "1", "9" * 18, "9" * 30])
            ways.append(NUMBER.sub(lambda found: key if found[0].isdigit() else found[0], path))
        for address in self.acak.sample(ways, min(times, len(ways))):
            self.send("GET", address)

    def form(self, page: str, reader: _Reader, form: _Form, times: int = 4) -> None:
        controls = [one for one in reader.controls_of(form) if one.name and "disabled" not in one.attrs]
        for way in self.acak.sample(WAYS, min(times, len(WAYS))):
            isi, berkas = compose(controls, way, self.acak)
            answer = self.send("POST", self.acak.choice(sorted(form.alamat)), isi, berkas)
            if answer.status in (302, 303) and (to := local(page, answer.kepala.get("Location", ""))):
                self.send("GET", to)


def encode(pairs: Isi) -> str:
    return urlencode(pairs, errors="surrogatepass")


def local(page: str, link: str) -> str:
    parts = urlsplit(urljoin(page, link.replace("&amp;", "&")))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def plain(control: _Control, acak: Random) -> str | None:
    """What a person would send, where that is known; None is a box that is not ticked."""
    if control.tag == "select":
        options = [one.attrs.get("value") or "" for one in control.options]
        return acak.choice(options or [""])
    if control.type in {"radio", "checkbox"}:
        return (control.attrs.get("value") or "on") if acak.random() < 0.5 else None
    if control.type in {"hidden", "submit"} or control.attrs.get("value"):
        return control.attrs.get("value") or ""
    kind = control.attrs.get("data-tanggal") or control.type
    samples = {"date": "01/12/2026", "datetime-local": "01/12/2026 08.00", "time": "08:00", "email": "a@contoh.go.id", "number": "1"}
    return samples.get(kind) or ("1" if control.attrs.get("inputmode") in {"numeric", "decimal"} else f"Isian {TANDA} & kawan")


WAYS: Final = ("wajar", "satu", "satu", "semua", "ganda", "kurang", "kunci")


def compose(controls: list[_Control], way: str, acak: Random) -> tuple[Isi, Berkas]:
    """wajar: sensible, marks in the texts; satu: one field wrong; semua: all; ganda: twice; kurang: some left out; kunci: other keys."""
    berkas = {one.name: acak.choice(BERKAS) for one in controls if one.type == "file"}
    isi = [(one.name, value) for one in controls if one.name not in berkas and (value := plain(one, acak)) is not None]
    kept = {CSRF, "_draf_pemilik"}
    places = [at for at, (name, _) in enumerate(isi) if name not in kept]
    wrong = {
        "satu": acak.sample(places, min(1, len(places))),
        "semua": places,
        "ganda": acak.sample(places, len(places) // 2),
        "kunci": [at for at in places if isi[at][1].isdigit()],
    }.get(way, [])
    other = (lambda: str(acak.randint(1, 400))) if way == "kunci" else (lambda: acak.choice(JAHAT))
    more = [(isi[at][0], other()) for at in wrong]
    if way == "ganda":
        return [*isi, *more], berkas
    if way == "kurang":
        return [pair for pair in isi if pair[0] in kept or acak.random() < 0.6], {}
    return [pair for at, pair in enumerate(isi) if at not in set(wrong)] + more, berkas
