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
from django.db.models import Q
from django.urls import reverse
from django.utils.html import escape

from pegawai.models import AturanPengingat, Notifikasi, PilihanSurel
from pegawai.models.notifikasi import JUDUL
from pegawai.queries.instansi import get_instansi
from pegawai.services.notifikasi import kata
from pegawai.services.notifikasi.jenis import JENIS, Berhenti, Kata, ask
from pegawai.services.notifikasi.naskah import NAMA, Naskah, sender_address
from pegawai.services.notifikasi.penerima import TIDAK_AKTIF, Penerima, Tutup, find_penerima

__all__ = ["Surat", "compose", "sender_address"]

Status = Notifikasi.Status
TAK_DIKENAL: Final = Tutup(Status.GAGAL, "Jenis surel ini tidak dikenal oleh sistem.")
TAK_TERSUSUN: Final = Tutup(Status.GAGAL, "Isi surel ini tidak dapat disusun. Beri tahu admin; sesudah diperbaiki, kirim ulang.")
DIMATIKAN: Final = Tutup(Status.TIDAK_PERLU, "Jenis surel ini sedang dimatikan pada aturan pengingat.")
DIPILIH: Final = Tutup(
    Status.TIDAK_PERLU, "Penerima memilih tidak menerima jenis ini sebagai surel; pemberitahuannya ada di Tangkas.", is_dibaca=True
)
TANPA_DATA: Final = Tutup(Status.TIDAK_PERLU, "Data yang dibicarakan surel ini sudah tidak ada.")


@dataclass(frozen=True, slots=True)
class Surat:
    row: Notifikasi
    alamat: str
    message_id: str
    judul: str
    isi: str
    content: bytes
    tautan: str = ""


@dataclass(frozen=True, slots=True)
class Susunan:
    """The mails to send, in order; the rows to close with status and reason; and what those of them say that are read without a mail."""

    letters: list[Surat]
    closed: dict[int, tuple[str, str]]
    read: dict[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Timbangan:
    row: Notifikasi
    rule: AturanPengingat | None
    kata: Kata | Berhenti | None
    penerima: Penerima | Tutup
    tutup: Tutup | None


def compose(rows: Sequence[Notifikasi]) -> tuple[list[Surat], dict[int, tuple[str, str]]]:
    """The mails to send, in order, and the rows to close with status and reason."""
    found = arrange(rows)
    return found.letters, found.closed


def arrange(rows: Sequence[Notifikasi]) -> Susunan:
    made = Susunan([], {}, {})
    drafts: dict[tuple[str, int], Naskah] = {}
    for weighed in weigh(rows):
        row, told, penerima, end = weighed.row, weighed.kata, weighed.penerima, weighed.tutup
        if end is not None:
            made.closed[row.pk] = (str(end.status), end.alasan)
        if weighed.rule is None or not isinstance(told, Kata) or (end is not None and not end.is_dibaca):
            continue
        key = (row.aturan, id(told))
        if key not in drafts:
            drafts[key] = draft(weighed.rule, told)
        if isinstance(penerima, Penerima) and end is None:
            made.letters.append(write(row, penerima, drafts[key], told.tautan))
        else:
            made.read[row.pk] = words_of(drafts[key], penerima.nama, told.tautan)
    return made


def weigh(rows: Sequence[Notifikasi]) -> list[Timbangan]:
    """Each row with its rule, its words, whom it is for, and why no mail goes out (None where one does)."""
    rules = {rule.kode: rule for rule in AturanPengingat.objects.all()}
    people = find_penerima(rows)
    words: dict[int, Kata | Berhenti] = {}
    broken = set[str]()
    for kode, group in groupby(sorted(rows, key=lambda row: row.aturan), key=lambda row: row.aturan):
        if kode in JENIS and kode in rules and rules[kode].is_aktif:
            answer = ask(kode, [row for row in group if people[row.pk].is_dibaca])
            words |= answer or {}
            broken |= {kode} if answer is None else set()
    unwanted = find_unwanted(rows)
    found = []
    for row in rows:
        rule, told, penerima = rules.get(row.aturan), words.get(row.pk), people[row.pk]
        end = TAK_TERSUSUN if row.aturan in broken else _decide(row, rule, penerima, told, is_wanted=row.pk not in unwanted)
        found.append(Timbangan(row, rule, told, penerima, end))
    return found


def find_unwanted(rows: Sequence[Notifikasi]) -> set[int]:
    """The keys of the rows whose recipient wants no mail of the kind; asked only where somebody may say so."""
    free = [row for row in rows if row.aturan in JENIS and not JENIS[row.aturan].wajib and (row.pegawai_id or row.pengguna_id)]
    if not free:
        return set()
    chosen = PilihanSurel.objects.filter(aturan__in={row.aturan for row in free})
    mine = Q(pengguna__in={row.pengguna_id for row in free}) | Q(pengguna__pegawai__in={row.pegawai_id for row in free})
    people = list(chosen.filter(mine).values_list("aturan", "pengguna", "pengguna__pegawai"))
    accounts, employees = {(kind, user) for kind, user, _ in people}, {(kind, person) for kind, _, person in people}
    return {
        row.pk
        for row in free
        if ((row.aturan, row.pegawai_id) in employees if row.pegawai_id else (row.aturan, row.pengguna_id) in accounts)
    }


def _decide(
    row: Notifikasi, rule: AturanPengingat | None, penerima: Penerima | Tutup, words: Kata | Berhenti | None, *, is_wanted: bool
) -> Tutup | None:
    """Why no mail goes out; None where one does."""
    if rule is None or row.aturan not in JENIS:
        return TAK_DIKENAL
    if not rule.is_aktif:
        return DIMATIKAN
    if not penerima.is_dibaca:
        return TIDAK_AKTIF
    if words is None:
        return TANPA_DATA
    if isinstance(words, Berhenti):
        return Tutup(Status.TIDAK_PERLU, words.alasan)
    if not is_wanted:
        return DIPILIH
    return penerima if isinstance(penerima, Tutup) else None


def draft(rule: AturanPengingat, words: Kata) -> Naskah:
    """The mail with the place of the name left open."""
    judul, isi, text, html = lay_out(rule, words)
    return Naskah(judul=judul, isi=isi, text=text, html=html, lampiran=words.lampiran)


def lay_out(rule: AturanPengingat, words: Kata) -> tuple[str, str, str, str]:
    """Subject, words, and the whole as text and as HTML."""
    values = {"nama": NAMA, **words.nilai, "tautan": f"{settings.BASE_URL}{words.tautan}"}
    judul = " ".join(kata.render_text(rule.judul, values).split())
    isi = kata.render_text(rule.isi.replace("\r\n", "\n"), values)
    instansi = get_instansi()
    outer = {name: str(getattr(instansi, name)) for name in kata.INSTANSI}
    outer |= {"judul": judul, "nama": NAMA, "sebab": JENIS[rule.kode].sebab, "situs": settings.BASE_URL, "daftar": _list_address()}
    text = kata.frame("txt").safe_substitute(outer, isi=isi)
    escaped = {name: escape(value) for name, value in outer.items()}
    html = kata.frame("html").safe_substitute(escaped, isi=kata.render_html(rule.isi, values))
    return judul, isi, text, html


def words_of(naskah: Naskah, nama: str, tautan: str) -> dict[str, str]:
    """What is written down in the row."""
    return {JUDUL: naskah.judul.replace(NAMA, nama), "_isi": naskah.isi.replace(NAMA, nama), "_tautan": tautan}


def write(row: Notifikasi, penerima: Penerima, naskah: Naskah, tautan: str = "") -> Surat:
    message_id = row.message_id or make_message_id(row.pk)
    content = naskah.encode(nama=penerima.nama, alamat=penerima.alamat, message_id=message_id)
    said = words_of(naskah, penerima.nama, tautan)
    return Surat(row, penerima.alamat, message_id, said[JUDUL], said["_isi"], content, tautan)


def make_message_id(pk: int) -> str:
    return f"<notifikasi.{pk}.{secrets.token_hex(8)}@{_domain()}>"


@lru_cache(maxsize=1)
def _domain() -> str:
    return urlsplit(settings.BASE_URL).hostname or "tangkas"


@lru_cache(maxsize=1)
def _list_address() -> str:
    return f"{settings.BASE_URL}{reverse('pegawai:notifikasi-saya')}"
