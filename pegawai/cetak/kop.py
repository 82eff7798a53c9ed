"""Whose letters and certificates these are: the words and the emblem at their head.

A document that leaves the office holds `get_kop()` as it was on its day, the emblem by its name in storage, where it is never
overwritten; `draw_kop` makes of it what a template takes.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import typst
from django.core.files.storage import default_storage

from lib import cetak
from lib.dokumen.tolak import refusal
from pegawai.cetak import FOLDER
from pegawai.models import Instansi
from pegawai.queries.instansi import get_instansi

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image width="100" height="100" href="data:{};base64,{}"/></svg>'
)


def get_kop(instansi: Instansi | None = None) -> dict[str, str]:
    of = instansi or get_instansi()
    return {"pemerintah": of.pemerintah, "badan": of.badan, "alamat": of.alamat_lengkap, "kota": of.kota, "lambang": of.lambang}


def draw_kop(kop: Mapping[str, str]) -> dict[str, str]:
    return {**kop, "lambang": _svg(kop["lambang"]) if kop.get("lambang") else ""}


@lru_cache(maxsize=4)
def _svg(name: str) -> str:
    """A picture as text, for the data of a template is JSON."""
    with default_storage.open(name) as source:
        return wrap_gambar(source.read(), "image/png" if name.endswith(".png") else "image/jpeg")


def check_gambar(isi: bytes, jenis: str) -> None:
    """A picture may be well formed and still hold too little to be drawn. Refuses: gambar_rusak."""
    try:
        cetak.render("gambar", {"gambar": wrap_gambar(isi, jenis)}, folder=FOLDER)
    except typst.TypstError as error:
        raise refusal("gambar_rusak") from error


def wrap_gambar(isi: bytes, jenis: str) -> str:
    return SVG.format(jenis, b64encode(isi).decode())
