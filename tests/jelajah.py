"""Crawls a running demo, which it spoils, and sends nonsense (`tests/rayap.py`) to all that it finds:

    python -m tests.jelajah http://127.0.0.1:8000 MINUTES SEED ROLE=ACCOUNT …

MINUTES are for each role; a role without an account looks in from outside. What others found is asked for, too.
"""

import re
import sys
import time
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from random import Random
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from config.runner import say
from lib.isian import CSRF, _Reader
from tests.rayap import NUMBER, Berkas, Isi, Jawaban, Rayap, encode, local

LINK: Final = re.compile(r"""\s(?:href|hx-get|action|src|data-url|data-src)="(/[^"#]*)""")
SANDI: Final = "jenjang-naik-2026"  # of every account of a demo
LEWATI: Final = ("/akun/keluar/", "/static/", "/demo/", "/surat/")


@dataclass
class Penjelajah:
    """Follows the links of a site, and has every page, parameter and form of it tried."""

    rayap: Rayap
    sama: int = 2  # addresses that differ in their keys only
    antre: list[str] = field(default_factory=lambda: ["/"])
    dikenal: set[str] = field(default_factory=set)
    formulir: dict[str, int] = field(default_factory=dict)
    tempat: dict[str, int] = field(default_factory=dict)

    def step(self) -> bool:
        """One page: itself, its parameters, its forms. False when none is left."""
        if not self.antre:
            return False
        url = self.antre.pop(self.rayap.acak.randrange(len(self.antre)))
        page = self.rayap.send("GET", url)
        if page.status in (301, 302, 303):
            self.note(local(url, page.kepala["Location"]))
        if not page.is_html or page.status != 200:
            return True
        reader = _Reader(page.teks, url)
        names = {one.name for one in reader.controls if one.form is None and one.name}
        self.rayap.parameters(url, names)
        for link in LINK.findall(page.teks):
            self.note(local(url, link))
        for form in reader.forms:
            place = NUMBER.sub("N", min(form.alamat, key=len).partition("?")[0])
            if self.formulir.get(place, 0) < self.sama and not place.startswith(LEWATI):
                self.formulir[place] = self.formulir.get(place, 0) + 1
                self.rayap.form(url, reader, form)
                self.note(min(form.alamat, key=len))
        return True

    def note(self, url: str) -> None:
        path = url.partition("?")[0]
        place = NUMBER.sub("N", path)
        if url in self.dikenal or place.startswith(LEWATI) or ("?" in url and self.tempat.get("?" + place, 0) > 3):
            return
        self.dikenal.add(url)
        self.tempat["?" * ("?" in url) + place] = at = self.tempat.get("?" * ("?" in url) + place, 0) + 1
        if at <= self.sama:
            self.antre.append(url)


class TanpaAlih(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


class Pintu:
    """The site over HTTP, as one account."""

    def __init__(self, base: str, akun: str) -> None:
        self.base, self.akun, self.kuki = base, akun, CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.kuki), TanpaAlih)
        self.lagi = 3  # an act that ends the session is asked for too
        if akun:
            self.enter()

    def enter(self) -> None:
        self.kuki.clear()
        page = _Reader(self.open("GET", "/akun/masuk/", None, {}).teks, "/akun/masuk/")
        isi = [(one.name, one.attrs.get("value") or "") for one in page.controls if one.name not in ("", "login", "password")]
        answer = self.open("POST", "/akun/masuk/", [*isi, ("login", self.akun), ("password", SANDI)], {})
        assert answer.status == 302, f"{self.akun}: {answer.status}"

    def __call__(self, method: str, url: str, isi: Isi | None, berkas: Berkas) -> Jawaban:
        answer = self.open(method, url, isi, berkas)
        if self.akun and self.lagi and answer.kepala.get("Location", "").startswith("/akun/masuk/"):
            self.lagi -= 1
            self.enter()
        return answer

    def open(self, method: str, url: str, isi: Isi | None, berkas: Berkas) -> Jawaban:
        headers = {"Accept": "text/html", "Origin": self.base, "Referer": f"{self.base}/"}
        body = encode(isi or []).encode() if method == "POST" else None
        if berkas:
            body, headers["Content-Type"] = multipart(isi or [], berkas)
        try:
            with self.opener.open(Request(self.base + url, body, headers, method=method), timeout=120) as answer:
                return Jawaban(answer.status, answer.headers, answer.read())
        except HTTPError as answer:  # whatever is not 2xx
            return Jawaban(answer.code, answer.headers, answer.read())


def multipart(isi: Isi, berkas: Berkas) -> tuple[bytes, str]:
    mark, parts = "batas-rayap", list[bytes]()
    for name, value in isi:
        parts.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value.encode(errors="surrogatepass"))
    for name, (title, content) in berkas.items():
        parts.append(f'Content-Disposition: form-data; name="{name}"; filename="{title}"\r\n\r\n'.encode() + content)
    whole = b"".join(f"--{mark}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{mark}--\r\n".encode()
    return whole, f"multipart/form-data; boundary={mark}"


def main(base: str, minutes: str, seed: str, *accounts: str) -> int:
    known: set[str] = set()
    faults = 0
    for role, _, akun in (one.partition("=") for one in accounts):
        acak, door = Random(f"{seed}-{role}"), Pintu(base, akun)
        rayap = Rayap(door, acak, akun if role in ("pegawai", "narasumber") else None)
        walk = Penjelajah(rayap, antre=["/", "/akun/masuk/", "/akun/tautan/", "/periksa/"])
        until = time.monotonic() + 60 * float(minutes)
        while time.monotonic() < until and walk.step():
            pass
        until += 15 * float(minutes)
        for url in acak.sample(sorted(known - walk.dikenal), len(known - walk.dikenal)):
            if time.monotonic() < until:
                rayap.send("GET", url)
                rayap.send("POST", url.partition("?")[0], [(CSRF, next((one.value or "" for one in door.kuki if "csrf" in one.name), ""))])
        known |= walk.dikenal
        faults += len(rayap.temuan)
        say.info(f"{role}: {rayap.banyak} requests, {len(walk.tempat)} places, {len(walk.formulir)} forms, {len(rayap.temuan)} faults")
        for what, where in rayap.temuan.items():
            say.info(f"  {what}\n    {where}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
