"""From rows to finished mails: who, which words, which bytes. Asked anew for every chunk, just before it is sent.

The bytes are put together here and not by `email.message`, which takes two milliseconds a mail; the headers are few and fixed, each value
is one line (`_header` refuses anything else), and every body part is base64, so no text can end a header or a part.
"""

import json
import secrets
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from pegawai.models import AturanPengingat, Notifikasi
from pegawai.services.notifikasi import kata
from pegawai.services.notifikasi.jenis import JENIS, Berhenti, Kata, Lampiran
from pegawai.services.notifikasi.penerima import Penerima, Tutup, find_penerima

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

    @property
    def salinan(self) -> str:
        """What the log keeps of the words, as JSON."""
        return json.dumps({"_judul": self.judul, "_isi": self.isi})


def compose(rows: Sequence[Notifikasi]) -> tuple[list[Surat], dict[int, tuple[str, str]]]:
    """The mails to send, in order, and the rows to close with status and reason."""
    rules = {rule.kode: rule for rule in AturanPengingat.objects.all()}
    people = find_penerima(rows)
    words: dict[int, Kata | Berhenti] = {}
    for kode, group in groupby(sorted(rows, key=lambda row: row.aturan), key=lambda row: row.aturan):
        if kode in JENIS and kode in rules and rules[kode].is_aktif:
            words |= JENIS[kode].susun([row for row in group if isinstance(people[row.pk], Penerima)])
    letters, closed = [], {}
    for row in rows:
        found = _decide(row, rules.get(row.aturan), people[row.pk], words.get(row.pk))
        if isinstance(found, Tutup):
            closed[row.pk] = (str(found.status), found.alasan)
        else:
            letters.append(write(row, rules[row.aturan], *found))
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


def write(row: Notifikasi, rule: AturanPengingat, penerima: Penerima, words: Kata) -> Surat:
    values = {"nama": penerima.nama, **words.nilai, "tautan": f"{settings.BASE_URL}{words.tautan}"}
    judul = " ".join(kata.render_text(rule.judul, values).split())
    isi = kata.render_text(rule.isi.replace("\r\n", "\n"), values)
    outer = {
        "judul": judul, "nama": penerima.nama, "sebab": JENIS[rule.kode].sebab, "situs": settings.BASE_URL, "daftar": _list_address(),
    }  # fmt: skip
    text = kata.frame("txt").safe_substitute(outer, isi=isi)
    escaped = {name: escape(value) for name, value in outer.items()}
    html = kata.frame("html").safe_substitute(escaped, isi=kata.render_html(rule.isi, values))
    message_id = row.message_id or make_message_id(row.pk)
    content = encode(judul=judul, penerima=penerima, message_id=message_id, text=text, html=html, lampiran=words.lampiran)
    return Surat(row, penerima.alamat, message_id, judul, isi, content)


def make_message_id(pk: int) -> str:
    return f"<notifikasi.{pk}.{secrets.token_hex(8)}@{_domain()}>"


@lru_cache(maxsize=1)
def _domain() -> str:
    return urlsplit(settings.BASE_URL).hostname or "tangkas"


@lru_cache(maxsize=1)
def _list_address() -> str:
    return f"{settings.BASE_URL}{reverse('pegawai:notifikasi-saya')}"


def encode(*, judul: str, penerima: Penerima, message_id: str, text: str, html: str, lampiran: tuple[Lampiran, ...] = ()) -> bytes:
    """A MIME message with CRLF line ends: text and HTML as alternatives, files beside them."""
    border = secrets.token_hex(12)
    inner = b"".join(
        (
            f"Content-Type: multipart/alternative; boundary=a{border}\r\n\r\n--a{border}\r\n".encode(),
            _part("text/plain; charset=utf-8", text.encode()),
            f"--a{border}\r\n".encode(),
            _part("text/html; charset=utf-8", html.encode()),
            f"--a{border}--\r\n".encode(),
        )
    )
    head = "".join(
        (
            _header("From", sender_header()),
            _header("To", _mailbox(penerima.nama, penerima.alamat)),
            _header("Subject", _encode_words(judul)),
            _header("Date", format_datetime(timezone.localtime())),
            _header("Message-ID", message_id),
            _header("Auto-Submitted", "auto-generated"),
            "MIME-Version: 1.0\r\n",
        )
    ).encode("ascii")
    if not lampiran:
        return head + inner
    files = b"".join(f"--m{border}\r\n".encode() + _file(item) for item in lampiran)
    opening = f"Content-Type: multipart/mixed; boundary=m{border}\r\n\r\n--m{border}\r\n".encode()
    return head + opening + inner + files + f"--m{border}--\r\n".encode()


def _header(name: str, value: str) -> str:
    if not value.isascii() or any(char < " " for char in value.replace("\r\n ", "")):
        raise ValueError(f"{name} is not one line of ASCII")
    return f"{name}: {value}\r\n"


def _mailbox(name: str, address: str) -> str:
    return formataddr((name, address)) if name.isascii() else f"{_encode_words(name)} <{address}>"


@lru_cache(maxsize=1024)
def _encode_words(text: str) -> str:
    return Header(text, "us-ascii" if text.isascii() else "utf-8", header_name="Subject").encode(linesep="\r\n")


@lru_cache(maxsize=4)
def _sender(address: str) -> tuple[str, str]:
    name, bare = parseaddr(address)
    return _mailbox(name, bare), bare


def sender_header() -> str:
    return _sender(settings.DEFAULT_FROM_EMAIL)[0]


def sender_address() -> str:
    return _sender(settings.DEFAULT_FROM_EMAIL)[1]


def _part(kind: str, content: bytes) -> bytes:
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + _base64(content)


def _base64(content: bytes) -> bytes:
    return encodebytes(content).replace(b"\n", b"\r\n")


@lru_cache(maxsize=64)
def _file(item: Lampiran) -> bytes:
    method = f"; method={item.metode}" if item.metode else ""
    head = f'Content-Disposition: attachment; filename="{item.nama}"\r\n'.encode()
    return head + _part(f'{item.jenis}; charset=utf-8{method}; name="{item.nama}"', item.isi)
