"""The bytes of a mail: written once for all who are told the same, with the place of the name left open.

They are put together here and not by `email.message`, which takes two milliseconds a mail; the headers are few and fixed, each value is one
line (`_header` refuses anything else), and every body part is base64, so no text can end a header or a part. Base64 turns three bytes into
four characters and its lines may be of any length up to 76, so what stands before and after the name is encoded beforehand.
"""

import re
import secrets
from binascii import b2a_base64
from email.header import Header
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils.html import escape

from lib import waktu
from pegawai.services.notifikasi.jenis import Lampiran

NAMA: Final = "\0nama\0"  # stands for the name; PostgreSQL stores no NUL, so no text of a user holds it
ONE_LINE: Final = re.compile(r"[\x20-\x7f]*(?:\r\n [\x20-\x7f]*)*")
LINE: Final = 76


class Badan:
    """A text as base64 with the name to be filled in."""

    def __init__(self, text: str, mark: str = NAMA) -> None:
        first, *more = (part.encode() for part in text.split(mark))
        cut = len(first) - len(first) % 3 if more else len(first)
        self.before, self.rest, self.between = _base64(first[:cut]), first[cut:], more[:-1]
        self.last = more[-1] if more else b""
        self.is_fixed = not more
        self.after = [_base64(self.last[skip:]) for skip in range(3)]

    def fill(self, name: str) -> bytes:
        if self.is_fixed:
            return self.before
        middle = self.rest + name.encode().join((b"", *self.between, b""))
        skip = -len(middle) % 3
        return self.before + _base64(middle + self.last[:skip]) + self.after[skip]


class Naskah:
    """A mail to many: text and HTML as alternatives, files beside them; CRLF line ends."""

    def __init__(self, *, judul: str, isi: str, text: str, html: str, lampiran: tuple[Lampiran, ...] = ()) -> None:
        self.judul, self.isi = judul, isi
        self.text, self.html = Badan(text), Badan(html, escape(NAMA))
        border = secrets.token_hex(12)
        opening = f"Content-Type: multipart/alternative; boundary=a{border}\r\n\r\n"
        ending = f"--a{border}--\r\n".encode()
        if lampiran:
            opening = f"Content-Type: multipart/mixed; boundary=m{border}\r\n\r\n--m{border}\r\n{opening}"
            ending += b"".join(f"--m{border}\r\n".encode() + _file(item) for item in lampiran) + f"--m{border}--\r\n".encode()
        fixed = _header("Auto-Submitted", "auto-generated") + "MIME-Version: 1.0\r\n"
        self.opening = f"{fixed}{opening}--a{border}\r\n".encode("ascii") + _part("text/plain; charset=utf-8")
        self.middle = f"--a{border}\r\n".encode() + _part("text/html; charset=utf-8")
        self.ending = ending
        self.sender = _header("From", sender_header())
        self.date = _header("Date", format_datetime(waktu.local(waktu.now())))

    def encode(self, *, nama: str, alamat: str, message_id: str) -> bytes:
        to, subject = _header("To", _mailbox(nama, alamat)), _header("Subject", _encode_words(self.judul.replace(NAMA, nama)))
        head = f"{self.sender}{to}{subject}{self.date}{_header('Message-ID', message_id)}".encode("ascii")
        return b"".join((head, self.opening, self.text.fill(nama), self.middle, self.html.fill(escape(nama)), self.ending))


def _header(name: str, value: str) -> str:
    if not ONE_LINE.fullmatch(value):
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


def _part(kind: str) -> bytes:
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()


def _base64(content: bytes) -> bytes:
    encoded = b2a_base64(content, newline=False)
    return b"".join([encoded[start : start + LINE] + b"\r\n" for start in range(0, len(encoded), LINE)])


def _file(item: Lampiran) -> bytes:
    method = f"; method={item.metode}" if item.metode else ""
    head = f'Content-Disposition: attachment; filename="{item.nama}"\r\n'.encode()
    return head + _part(f'{item.jenis}; charset=utf-8{method}; name="{item.nama}"') + _base64(item.isi)
