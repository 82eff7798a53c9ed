"""Drawings of the effect page. Places are percents, so that text keeps its size on a phone; the numbers stand beside and in the table."""

from decimal import Decimal
from typing import Any, Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluasi.queries.dampak.lembar import tulis_selang
from evaluasi.queries.dampak.program import BarisKompetensi
from evaluasi.queries.dampak.selang import Porsi, Rata
from evaluasi.queries.hasil.lembar import Lembar, tulis
from evaluasi.templatetags.hasil import place
from lib import format as fmt

register = template.Library()
LEVEL_ATAS: Final = 5
TITIK: Final = (("o", "sebelum", "20%"), ("m", "sesudah", "50%"), ("p", "kemudian", "80%"))


@register.simple_tag
def tiga_titik(row: BarisKompetensi) -> SafeString:
    """Before, after and later one below the other on the ladder of five, each with its interval."""
    grid = format_html_join("", '<line class="g" x1="{0}%" x2="{0}%" y1="0" y2="100%"/>', ((level * 20,) for level in range(6)))
    drawn = []
    for css, nama, y in TITIK:
        rata: Rata = getattr(row, nama)
        if rata.rata is not None:
            low, high = rata.selang or (rata.rata, rata.rata)
            drawn.append((css, place(low, 0, LEVEL_ATAS), place(high, 0, LEVEL_ATAS), y, place(rata.rata, 0, LEVEL_ATAS)))
    marks = format_html_join(
        "", '<line class="s {0}" x1="{1}%" x2="{2}%" y1="{3}" y2="{3}"/><circle class="{0}" cx="{4}%" cy="{3}" r="5"/>', drawn
    )
    return format_html('<svg class="tk-tiga" aria-hidden="true">{}{}</svg>', grid, marks)


@register.simple_tag
def skala_level() -> SafeString:
    marks = format_html_join("", '<text x="{}%" y="12" text-anchor="middle">{}</text>', ((level * 20, level) for level in range(6)))
    return format_html('<svg class="tk-tiga skala" role="img" aria-label="Level 0 sampai 5">{}</svg>', marks)


@register.simple_tag
def kunci_tiga() -> SafeString:
    names = (("o", "Sebelum diklat"), ("m", "Sesudah"), ("p", "Beberapa bulan kemudian"))
    dot = '<span><svg class="tk-tiga-kunci" viewBox="0 0 14 14" aria-hidden="true"><circle class="{}" cx="7" cy="7" r="5"/></svg>{}</span>'
    return format_html('<p class="tk-dampak-kunci">{}</p>', format_html_join("", dot, names))


@register.simple_tag
def batang_selang(porsi: Porsi, css: str = "") -> SafeString:
    """A share as a bar with its interval as a line over the end."""
    if porsi.persen is None or porsi.selang is None:
        return format_html('<span class="tk-mut tk-sm">{}</span>', "kurang dari 5 orang")
    low, high = (place(value, 0, 100) for value in porsi.selang)
    return format_html(
        '<svg class="tk-porsi {}" aria-hidden="true"><rect class="t" width="100%" height="100%"/>'
        '<rect class="v" width="{}%" height="100%"/><line class="s" x1="{}%" x2="{}%" y1="50%" y2="50%"/></svg>',
        css,
        place(porsi.persen, 0, 100),
        low,
        high,
    )


@register.simple_tag
def batang_ubah(rata: Rata, css: str = "") -> SafeString:
    """A change of level between −1 and +3, from zero."""
    if rata.rata is None or rata.selang is None:
        return format_html('<span class="tk-mut tk-sm">–</span>')
    zero, value = Decimal(25), Decimal(place(rata.rata, -1, 3))
    low, high = (place(end, -1, 3) for end in rata.selang)
    return format_html(
        '<svg class="tk-porsi {}" aria-hidden="true"><rect class="t" width="100%" height="100%"/>'
        '<rect class="v" x="{}%" width="{}%" height="100%"/><line class="z" x1="25%" x2="25%" y1="0" y2="100%"/>'
        '<line class="s" x1="{}%" x2="{}%" y1="50%" y2="50%"/></svg>',
        css,
        min(zero, value),
        abs(value - zero),
        low,
        high,
    )


@register.filter
def selang(value: Any, digits: int = 2) -> str:
    """The interval of a mean or share in words, or an en dash."""
    return tulis_selang(value.selang, digits) or fmt.KOSONG


@register.filter
def level2(value: Rata) -> str:
    return fmt.format_desimal(value.rata, 2)


@register.filter
def selisih2(value: Rata) -> str:
    return fmt.format_selisih(value.rata, 2)


@register.inclusion_tag("evaluasi/_dampak_tabel.html")
def tabel(tabel: dict[str, Lembar], judul: str, kata: str = "Lihat sebagai tabel", *, buka: bool = False) -> dict[str, Any]:
    """The table behind a drawing, behind these words; `buka` shows it at once."""
    lembar = tabel.get(judul)
    if lembar is None:
        return {"lembar": None}
    kolom = [(row.judul, "" if row.jenis == "teks" and not row.judul.startswith("Selang") else "r") for row in lembar.kolom]
    baris = [
        [(tulis(sel, kol.jenis), css, kol.judul) for sel, kol, (_, css) in zip(row, lembar.kolom, kolom, strict=True)]
        for row in lembar.baris
    ]
    return {"lembar": lembar, "kolom": kolom, "baris": baris, "buka": buka, "kata": kata}
