"""From rows to finished mails: who, which words, which bytes. Asked anew for every chunk, just before it is sent.

What a mail says often depends on its occasion only, so the mails of a chunk that share words share everything but name, address and id.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from pegawai.models import AturanPengingat, Notifikasi
from pegawai.services.notifikasi import kata
from pegawai.services.notifikasi.jenis import JENIS, Berhenti, Kata
from pegawai.services.notifikasi.naskah import NAMA, Naskah, sender_address
from pegawai.services.notifikasi.penerima import Penerima, Tutup, find_penerima

__all__ = ["Surat", "compose", "sender_address"]

Status = Notifikasi.Status
TAK_DIKENAL: Final = Tutup(Status.GAGAL, "Jenis surel ini tidak dikenal oleh sistem.")
DIMATIKAN: Final = Tutup(Status.TIDAK_PERLU, "Jenis surel ini sedang dimatikan pada aturan pengingat.")
TANPA_DATA: Final = Tutup(Status.TIDAK_PERLU, "Data yang dibicarakan surel ini sudah tidak ada.")


@dataclass(frozen=True, slots=True)
class Surat:
    row: Notifikasi
    alamat: str
    message_id: str
    judul: str
    isi: str
    content: bytes


def compose(rows: Sequence[Notifikasi]) -> tuple[list[Surat], dict[int, tuple[str, str]]]:
    """The mails to send, in order, and the rows to close with status and reason."""
    rules = {rule.kode: rule for rule in AturanPengingat.objects.all()}
    people = find_penerima(rows)
    words: dict[int, Kata | Berhenti] = {}
    for kode, group in groupby(sorted(rows, key=lambda row: row.aturan), key=lambda row: row.aturan):
        if kode in JENIS and kode in rules and rules[kode].is_aktif:
            words |= JENIS[kode].susun([row for row in group if isinstance(people[row.pk], Penerima)])
    letters, closed = [], {}
    drafts: dict[tuple[str, int], Naskah] = {}
    for row in rows:
        found = _decide(row, rules.get(row.aturan), people[row.pk], words.get(row.pk))
        if isinstance(found, Tutup):
            closed[row.pk] = (str(found.status), found.alasan)
        else:
            penerima, told = found
            key = (row.aturan, id(told))
            if key not in drafts:
                drafts[key] = draft(rules[row.aturan], told)
            letters.append(write(row, penerima, drafts[key]))
    return letters, closed


def _decide(
    row: Notifikasi, rule: AturanPengingat | None, penerima: Penerima | Tutup, words: Kata | Berhenti | None
) -> tuple[Penerima, Kata] | Tutup:
    if rule is None or row.aturan not in JENIS:
        return TAK_DIKENAL
    if not rule.is_aktif:
        return DIMATIKAN
    if isinstance(penerima, Tutup):
        return penerima
    if words is None:
        return TANPA_DATA
    return Tutup(Status.TIDAK_PERLU, words.alasan) if isinstance(words, Berhenti) else (penerima, words)


def draft(rule: AturanPengingat, words: Kata) -> Naskah:
    """The mail with the place of the name left open."""
    values = {"nama": NAMA, **words.nilai, "tautan": f"{settings.BASE_URL}{words.tautan}"}
    judul = " ".join(kata.render_text(rule.judul, values).split())
    isi = kata.render_text(rule.isi.replace("\r\n", "\n"), values)
    outer = {"judul": judul, "nama": NAMA, "sebab": JENIS[rule.kode].sebab, "situs": settings.BASE_URL, "daftar": _list_address()}
    text = kata.frame("txt").safe_substitute(outer, isi=isi)
    escaped = {name: escape(value) for name, value in outer.items()}
    html = kata.frame("html").safe_substitute(escaped, isi=kata.render_html(rule.isi, values))
    return Naskah(judul=judul, isi=isi, text=text, html=html, lampiran=words.lampiran)


def write(row: Notifikasi, penerima: Penerima, naskah: Naskah) -> Surat:
    message_id = row.message_id or make_message_id(row.pk)
    content = naskah.encode(nama=penerima.nama, alamat=penerima.alamat, message_id=message_id)
    judul, isi = naskah.judul.replace(NAMA, penerima.nama), naskah.isi.replace(NAMA, penerima.nama)
    return Surat(row, penerima.alamat, message_id, judul, isi, content)


def make_message_id(pk: int) -> str:
    return f"<notifikasi.{pk}.{secrets.token_hex(8)}@{_domain()}>"


@lru_cache(maxsize=1)
def _domain() -> str:
    return urlsplit(settings.BASE_URL).hostname or "tangkas"


@lru_cache(maxsize=1)
def _list_address() -> str:
    return f"{settings.BASE_URL}{reverse('pegawai:notifikasi-saya')}"
