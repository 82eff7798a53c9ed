"""The bytes of a mail that many share: whatever stands around the name, a mail program reads back the same text."""

import email
from email import policy
from typing import Any

import pytest

from pegawai.services.notifikasi.jenis import Lampiran
from pegawai.services.notifikasi.naskah import NAMA, Naskah

NAMES = ["", "A", "Al", "Ali", "Ünal Şükrü", "D'Arcy & <b>", "Nama Panjang " * 12]


@pytest.mark.parametrize("nama", NAMES)
@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize("text", ["{}", "{} dan {}", "tanpa", "{}{}\nse\n", "{}, é" + "x" * 200])
def test_the_name_is_filled_in_wherever_it_stands(nama: str, before: int, text: str) -> None:
    text = "y" * before + text
    naskah = Naskah(judul=f"Kabar {NAMA}", isi="", text=text.format(*[NAMA] * 2), html="<p>é</p>", lampiran=(Lampiran("a.ics", b"ics"),))
    content = naskah.encode(nama=nama, alamat="a@contoh.id", message_id="<1@contoh.id>")
    mail: Any = email.message_from_bytes(content, policy=policy.default)
    assert mail.get_body(("plain",)).get_payload(decode=True).decode() == text.format(*[nama] * 2)
    assert mail.get_body(("html",)).get_payload(decode=True).decode() == "<p>é</p>"
    assert [part.get_payload(decode=True) for part in mail.iter_attachments()] == [b"ics"]
    assert mail["Subject"].split() == f"Kabar {nama}".split()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


def test_a_header_is_one_line_or_nothing() -> None:
    naskah = Naskah(judul="Kabar", isi="", text="x", html="x")
    with pytest.raises(ValueError, match="Message-ID"):
        naskah.encode(nama="Ali", alamat="a@contoh.id", message_id="<1@contoh.id>\r\nBcc: korban@contoh.id")
