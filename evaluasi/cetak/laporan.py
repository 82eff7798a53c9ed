"""Tables as a report of some pages."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from evaluasi import cetak
from evaluasi.queries.hasil.lembar import Lembar, tulis
from lib import waktu
from lib.format import format_waktu
from pegawai.cetak.kop import draw_kop, get_kop

LEBAR: Final = 20  # of words whose column says none, in letters


def render_laporan(judul: str, subjudul: str, fakta: Sequence[tuple[str, str]], lembar: Iterable[Lembar], *, oleh: str) -> bytes:
    """A PDF with the cells of these tables as the page writes them."""
    data = {
        "kop": draw_kop(get_kop()),
        "judul": judul,
        "subjudul": subjudul,
        "fakta": fakta,
        "lembar": [_lembar(row) for row in lembar],
        "dicetak": f"Dicetak {format_waktu(waktu.now())} oleh {oleh}.",
    }
    return cetak.render("laporan", data)


def _lembar(lembar: Lembar) -> dict[str, Any]:
    kolom = [{"judul": row.judul, "angka": row.jenis != "teks", "lebar": row.lebar or LEBAR} for row in lembar.kolom]
    baris: list[list[Any]] = [[tulis(sel, kolom.jenis) for sel, kolom in zip(row, lembar.kolom, strict=True)] for row in lembar.baris]
    if lembar.batang:
        kolom.insert(1, {"judul": "", "angka": True, "lebar": 0})
        for row, persen in zip(baris, lembar.batang, strict=True):
            row.insert(1, {"batang": float(persen)})
    return {"judul": lembar.judul, "kolom": kolom, "baris": baris, "catatan": lembar.catatan}
