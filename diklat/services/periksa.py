"""A file that somebody was given, beside the one that we issued: the same, or what of it changed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from diklat.models.terbitan import Terbitan
from diklat.queries import periksa as queries
from lib import bounded
from lib.dokumen import pdf
from lib.dokumen.batas import END, MAX_REVISI
from lib.format import format_angka
from lib.kode import ABJAD, is_right

MAX_KODE: Final = 2  # of one file: it must not try many at once
KODE: Final = re.compile(rf"[{ABJAD}]{{4}}(?:-[{ABJAD}]{{4}}){{3}}")
KODE_LAMA: Final = re.compile(rf"(?:/periksa/(?:lalumasukkankode)?|lalumasukkankode)({queries.KODE_LAMA.pattern})")  # blanks are gone
FAKTA: Final = {  # no NIP: it is masked, and "differs" or "does not" would tell it
    "nama": "nama",
    "nomor": "nomor",
    "tempat_tanggal": "tempat dan tanggal",
    "jabatan": "jabatan",
    "instansi": "instansi",
    "program": "program",
    "angkatan": "angkatan",
    "waktu": "waktu diklat",
    "penghargaan": "penghargaan",
}


@dataclass(frozen=True, slots=True)
class Temuan:
    """`beda` are sentences, none when the file is ours to the last byte; `lengkap`: the file proves more than a number would."""

    dokumen: Terbitan
    beda: list[str]
    lengkap: bool


def check_file(isi: bytes) -> Temuan | None:
    """None when nothing in the file leads to a document of ours."""
    if found := queries.find_by_sha256([hashlib.sha256(isi).hexdigest()]):
        return Temuan(found, [], lengkap=True)
    if found := queries.find_by_sha256(_beginnings(isi)):
        return Temuan(found, _compare(found, _describe(isi), is_added=True), lengkap=True)
    seen = _describe(isi)
    if seen is None:
        return None
    for kode in _codes(seen["teks"]):
        if found := queries.find_by_kode(kode):
            return Temuan(found, _compare(found, seen), lengkap=True)
    found = queries.find_by_judul(seen["judul"])
    return Temuan(found, _compare(found, seen, words=False), lengkap=False) if found else None


def _codes(text: str) -> list[str]:
    """Those that could be ours, short or long, each once."""
    found = [*filter(is_right, KODE.findall(text)), *KODE_LAMA.findall(text)]
    return list(islice(dict.fromkeys(found), MAX_KODE))


def _beginnings(isi: bytes) -> Iterator[str]:
    """The digests of the file as it was before each update: ours stands there whole when something was only added."""
    digest, start, place = hashlib.sha256(), 0, isi.find(END)
    for _ in range(MAX_REVISI):
        if place < 0:
            return
        end = place + len(END)
        digest.update(isi[start:end])
        for blank in (b"", b"\n", b"\r\n"):
            if isi.startswith(blank, end):
                longer = digest.copy()
                longer.update(blank)
                yield longer.hexdigest()
        start, place = end, isi.find(END, end)


def _compare(dokumen: Terbitan, seen: dict[str, Any] | None, *, is_added: bool = False, words: bool = True) -> list[str]:
    """Without `words` for who knows no more than a number: a file full of names would find out the one in our record."""
    if seen is None:
        return ["Berkas ini rusak, sehingga bagian yang berubah tidak dapat disebutkan."]
    ours = _describe(_stored(dokumen)) or {"halaman": [], "jumlah": 0, "teks": ""}
    return [*_say_signature(seen, is_added=is_added), *_say_pages(ours, seen), *(_say_facts(dokumen, ours, seen) if words else ())]


def _say_signature(seen: dict[str, Any], *, is_added: bool) -> Iterator[str]:
    if is_added:
        yield "Sesuatu ditambahkan sesudah berkas ini ditandatangani. Bagian yang kami terbitkan masih ada di dalamnya."
    elif seen["tanda_tangan"]:
        yield "Tanda tangan elektroniknya tidak lagi cocok dengan berkasnya: berkas ini diubah sesudah ditandatangani."
    else:
        yield "Tanda tangan elektroniknya tidak ada lagi: berkas ini dicetak atau disimpan ulang."


def _say_pages(ours: dict[str, Any], seen: dict[str, Any]) -> Iterator[str]:
    before, now = ours["jumlah"], seen["jumlah"]
    if before and now != before:
        yield f"Berkas ini terdiri atas {format_angka(now)} halaman; yang kami terbitkan {format_angka(before)} halaman."
    pairs = enumerate(zip(ours["halaman"], seen["halaman"], strict=False), start=1)
    if changed := [str(number) for number, (one, other) in pairs if one != other]:
        yield f"Isi atau tampilan halaman {', '.join(changed)} tidak sama dengan yang kami terbitkan."


def _say_facts(dokumen: Terbitan, ours: dict[str, Any], seen: dict[str, Any]) -> Iterator[str]:
    """Only what can be read in our own file can be missed in the other."""
    words = {label: "".join(str(dokumen.isi.get(key, "")).split()) for key, label in FAKTA.items()}
    if missed := [label for label, word in words.items() if word and word in ours["teks"] and word not in seen["teks"]]:
        yield f"Tertulis lain daripada dalam catatan kami, atau tidak terbaca: {', '.join(missed)}."


def _stored(dokumen: Terbitan) -> bytes:
    try:
        with dokumen.berkas.open("rb") as source:
            return bytes(source.read())
    except (FileNotFoundError, ValueError):  # a record without a file
        return b""


def _describe(isi: bytes) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] | None = pdf.ask("lib.dokumen.ciri", isi)
    except bounded.ChildDied:
        return None
    return found
