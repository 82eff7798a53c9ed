"""What a mail of a kind looks like, with sample values."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.html import escape

from pegawai.models import AturanPengingat
from pegawai.services.notifikasi import kata, naskah
from pegawai.services.notifikasi.jenis import JENIS, Kata
from pegawai.services.notifikasi.susun import lay_out

NAMA: Final = "Rina Kusumawati, S.Sos."


@dataclass(frozen=True, slots=True)
class Contoh:
    judul: str
    isi: str
    sebab: str


def make_contoh(aturan: AturanPengingat) -> Contoh:
    kind = JENIS.get(aturan.kode)
    values = {name: f"[{name}]" for name in kata.placeholders_of(aturan)}
    values |= {"nama": NAMA, **(kind.nilai_contoh() if kind else {}), "tautan": f"{settings.BASE_URL}/…"}
    judul = " ".join(kata.render_text(aturan.judul, values).split())
    return Contoh(judul, kata.render_text(aturan.isi, values), kind.sebab if kind else "")


def make_surel() -> str:
    """A mail as it arrives, in HTML."""
    rule = next(row for row in AturanPengingat.objects.order_by("kode") if row.kode in JENIS)
    *_, html = lay_out(rule, Kata(JENIS[rule.kode].nilai_contoh()))
    return html.replace(escape(naskah.NAMA), escape(NAMA))
