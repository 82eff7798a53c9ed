"""Drawings and badges of results. Places are percents, so that text keeps its size on a phone; the numbers stand in the table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluasi.models import KategoriNilai
from evaluasi.queries.hasil.pita import Pita, to_persen
from evaluasi.queries.survei import Angka
from lib import format as fmt
from lib.templatetags.tangkas import bar, status

register = template.Library()
register.filter("rasio", lambda value: fmt.format_desimal(value, 2))

MUTU: Final = {"A": ("ok", "circle-check"), "B": ("ok", "check"), "C": ("warn", "alert-triangle"), "D": ("warn", "alert-circle")}
GAIN: Final = ("teal", "teal", "warn", "warn")
LEBAR, TINGGI, KIRI, KANAN, ATAS, BAWAH = 560, 220, 40, 60, 16, 36


@register.simple_tag
def lencana(pita: Pita, nilai: Decimal | None) -> SafeString:
    """The word of the band that the shown number falls into."""
    found = pita.lencana(nilai)
    return status(found[0], found[2], found[1]) if found else format_html("–")


@register.simple_tag
def lencana_mutu(mutu: KategoriNilai | None) -> SafeString:
    if mutu is None:
        return format_html("–")
    kind, picture = MUTU.get(mutu.kode, ("", ""))
    return status(kind, f"{mutu.kode}, {mutu.nama}", picture)


@register.simple_tag
def lencana_gain(kelas: Sequence[Any], gain: Decimal | None) -> SafeString:
    """N-gain of a batch: the class its mean falls into."""
    at = next((number for number, row in enumerate(kelas) if gain is not None and gain >= row.batas), len(kelas) - 1)
    if gain is None or not kelas:
        return format_html("–")
    return status(GAIN[min(at, len(GAIN) - 1)], kelas[at].nama, "trending-up" if gain > 0 else "trending-down")


@register.simple_tag
def batang(angka: Angka, pita: Pita) -> SafeString:
    """The mean between 1 and 4; the upright line is where the second best band begins, below it the bar is ochre."""
    batas = pita.batas_baik
    return bar(to_persen(angka.rata), to_persen(batas), kind="s gap" if batas is not None and angka.rata < batas else "s")


@register.simple_tag
def halter(awal: Decimal | str | None, akhir: Decimal | str | None, dari: int = 1, sampai: int = 4, langkah: int = 1) -> SafeString:
    """Open circle before, filled circle after, a line between; gridlines at each step. The numbers stand beside it.

    A template gives "" for the figure of somebody who has none.
    """
    known = [(css, place(value, dari, sampai)) for css, value in (("o", awal), ("p", akhir)) if isinstance(value, Decimal)]
    grid = format_html_join(
        "", '<line class="g" x1="{0}%" x2="{0}%" y1="0" y2="100%"/>', ((row[0],) for row in ticks(dari, sampai, langkah))
    )
    line = format_html('<line class="h" x1="{}%" x2="{}%" y1="50%" y2="50%"/>', *(at for _, at in known)) if len(known) > 1 else ""
    dots = format_html_join("", '<circle class="{}" cx="{}%" cy="50%" r="6"/>', known)
    return format_html('<svg class="tk-halter" aria-hidden="true">{}{}{}</svg>', grid, line, dots)


@register.simple_tag
def skala(dari: int = 1, sampai: int = 4, langkah: int = 1) -> SafeString:
    """The scale over a column of dumbbells."""
    rows = ticks(dari, sampai, langkah)
    marks = format_html_join("", '<text x="{}%" y="12" text-anchor="middle">{}</text>', rows)
    return format_html('<svg class="tk-halter skala" role="img" aria-label="Skala {} sampai {}">{}</svg>', dari, sampai, marks)


@register.simple_tag
def kunci_halter(awal: str, akhir: str) -> SafeString:
    dot = '<span><svg class="tk-grafik" viewBox="0 0 14 14" aria-hidden="true"><circle class="{}" cx="7" cy="7" r="5"/></svg>{}</span>'
    return format_html('<p class="tk-grafik-kunci">{}</p>', format_html_join("", dot, (("o", awal), ("p", akhir))))


def garis(titik: Sequence[tuple[str, Decimal]], dari: int, sampai: int, langkah: int, judul: str) -> dict[str, Any]:
    """A line over periods, oldest first; `titik` are label and value."""
    step = (LEBAR - KIRI - KANAN) / max(1, len(titik) - 1)

    def y_of(value: Decimal) -> str:
        return f"{TINGGI - BAWAH - float(place(value, dari, sampai)) / 100 * (TINGGI - ATAS - BAWAH):.1f}"

    points = [{"label": label, "nilai": value, "x": f"{KIRI + at * step:.1f}", "y": y_of(value)} for at, (label, value) in enumerate(titik)]
    return {
        "judul": judul,
        "titik": points,
        "akhir": points[-1] if points else None,
        "jalur": " ".join(f"{point['x']},{point['y']}" for point in points),
        "garis": [(value, y_of(Decimal(value))) for value in range(dari, sampai + 1, langkah)],
    }


def ticks(dari: int, sampai: int, langkah: int) -> list[tuple[str, int]]:
    return [(place(value, dari, sampai), value) for value in range(dari, sampai + 1, langkah)]


def place(value: Decimal | int, dari: int, sampai: int) -> str:
    """Percent of the way between both ends, never outside."""
    share = (Decimal(value) - dari) / (sampai - dari) * 100
    return f"{max(Decimal(0), min(Decimal(100), share)):.1f}"


@register.simple_tag
def bagian(kelas: Sequence[Any]) -> SafeString:
    """A bar of parts, one for each class of N-gain that has anybody in it."""
    return parts([(f"t{min(at, 4)}", row.nama, row.n) for at, row in enumerate(kelas, start=1)])


@register.simple_tag
def bagian_pasca(pasca: Any) -> SafeString:
    """What supervisors answered, and who has not answered yet."""
    colours = {1: "t1", 2: "t3"}
    return parts([*((colours.get(row.urut, "t4"), row.teks, row.n) for row in pasca.penerapan), ("t0", "Belum dinilai", pasca.belum)])


@register.simple_tag
def sebaran(porsi: Sequence[int] | None) -> SafeString:
    """Shares of the answers 1 to 4, in steps of five percent."""
    if porsi is None:
        return format_html('<span class="tk-mut">{}</span>', "kurang dari sepuluh jawaban")
    return parts([(css, str(nilai), share) for css, nilai, share in zip(("t4", "t3", "t2", "t1"), (1, 2, 3, 4), porsi, strict=True)], "%")


def parts(rows: Sequence[tuple[str, str, int]], satuan: str = "") -> SafeString:
    """Shares of one whole as SVG, each with its words in the list below it."""
    total = sum(count for _, _, count in rows)
    shown, at = [], Decimal(0)
    for css, _, count in rows:
        width = Decimal(count * 100) / total if total else Decimal(0)
        shown.append((css, f"{at:.1f}", f"{max(Decimal(0), width):.1f}"))
        at += width
    bars = format_html_join("", '<rect class="{}" x="{}%" width="{}%" height="100%"/>', (row for row in shown if row[2] != "0.0"))
    named = ((css, nama, count, satuan) for css, nama, count in rows if count)
    words = format_html_join("", '<li><i class="{}"></i>{} <b>{}{}</b></li>', named)
    return format_html('<svg class="tk-bagian" aria-hidden="true">{}</svg><ul class="tk-bagian-kata">{}</ul>', bars, words)


@register.simple_tag
def batang_nik(nik: Decimal) -> SafeString:
    return bar(Decimal(place(nik, 25, 100)), kind="s")


@register.inclusion_tag("evaluasi/_garis.html")
def garis_skm(tren: Sequence[Any]) -> dict[str, Any]:
    """The converted value of each period."""
    return garis(
        [(fmt.format_tanggal_pendek(row.survei.tutup).split(" ", 1)[1], row.nik) for row in tren], 25, 100, 25, "Nilai konversi SKM"
    )
