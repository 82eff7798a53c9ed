"""The heat map as HTML: rows of joined cells, for a template loop over every cell costs ten times as much."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from kompetensi.models import Kompetensi
from kompetensi.queries.peta import Baris, Peta, Sel, jpm_bands, row_name, top_gaps, unassessed
from kompetensi.queries.peta.ukuran import MIN_DINILAI
from lib.format import format_angka, format_desimal, format_selisih
from pegawai.permintaan import Permintaan

SHY = "\u00ad"
# Where an Indonesian word may break: before a consonant and vowel, after the consonant of a closed syllable. ng, ny, kh, sy are one.
DIGRAPHS = {"ng": "\x01", "ny": "\x02", "kh": "\x03", "sy": "\x04"}
CONSONANT = r"[b-df-hj-np-tv-z\x01-\x04]"
SYLLABLE = re.compile(rf"([aiueo]{CONSONANT}?)(?={CONSONANT}[aiueo])", re.IGNORECASE)
MANY_COLUMNS = 12
Kunci = tuple[int, int, bool]


def column_heads(peta: Peta) -> list[tuple[Kompetensi, str, str]]:
    """(competency, sort key, head); where columns are narrow, short words may break too."""
    longest = 4 if len(peta.kompetensi) > MANY_COLUMNS else 7
    return [(column, f"k{column.pk}", hyphenate(column.nama, longest)) for column in peta.kompetensi]


def hyphenate(text: str, longest: int = 7) -> str:
    """Soft hyphens in the words that are longer than that."""
    return " ".join(_hyphenate(word) if len(word) > longest else word for word in text.split(" "))


def _hyphenate(word: str) -> str:
    for pair, sign in DIGRAPHS.items():
        word = word.replace(pair, sign)
    word = SYLLABLE.sub(rf"\1{SHY}", word)
    for pair, sign in DIGRAPHS.items():
        word = word.replace(sign, pair)
    return word


class Alamat:
    """Addresses of the report with the present filter. What all rows share is worked out once; the key comes last."""

    def __init__(self, request: Permintaan) -> None:
        self.params = [(name, value) for name, value in request.GET.items() if name != "halaman"]
        self.pegawai_url = reverse("kompetensi:peta-pegawai")

    def query(self, *drop: str, **put: object) -> str:
        kept = [(name, value) for name, value in self.params if name not in drop and name not in put]
        return f"?{urlencode([*kept, *put.items()])}"

    @cached_property
    def sel_prefix(self) -> str:
        return self.query("sel", sel="")

    @cached_property
    def unit_prefix(self) -> str:
        return self.query("sel", unit="")

    @cached_property
    def pegawai_prefix(self) -> str:
        return self._pegawai(unit="")

    def unit(self, pk: int) -> str:
        return f"{self.unit_prefix}{pk}"

    def pegawai(self, unit: int | None, **put: object) -> str:
        return self._pegawai(**put, unit=unit) if unit else self._pegawai(**put)

    def _pegawai(self, **put: object) -> str:
        return self.pegawai_url + self.query("sel", "urut", "ukur", "banding", "k", "unit", **put)

    def baris(self, row: Baris) -> str:
        """A unit with subunits opens its own map, another one the list of its people."""
        if row.unit is None:
            return self.query("sel")
        if row.langsung:
            return self.pegawai(row.unit.pk, langsung=1)
        return self.unit(row.unit.pk) if row.unit.punya_anak else f"{self.pegawai_prefix}{row.unit.pk}"

    def sel(self, row: Baris, kompetensi: int) -> str:
        unit, own = _place(row)
        return f"{self.sel_prefix}{unit}-{kompetensi}{own}#sel"


def _place(row: Baris) -> tuple[int, str]:
    """The unit of a row and what marks its own people, as the address of a cell says them."""
    return row.unit.pk if row.unit else 0, "-l" if row.langsung else ""


def sel_key(row: Baris, kompetensi: int) -> Kunci:
    return (row.unit.pk if row.unit else 0, kompetensi, row.langsung)


def draw_rows(peta: Peta, rows: Iterable[Baris], alamat: Alamat, chosen: Kunci | None) -> SafeString:
    prefix = alamat.sel_prefix
    return format_html_join("\n", "{}", ((draw_row(peta, row, alamat, prefix, chosen),) for row in rows))


def draw_row(peta: Peta, row: Baris, alamat: Alamat, prefix: str, chosen: Kunci | None, name: str = "") -> SafeString:
    return format_html(
        '<tr><th scope="row">{}</th><td class="pl num">{}</td>{}<td class="pl num">{}</td>{}</tr>',
        name or format_html('<a class="tk-bare" href="{}">{}</a>', alamat.baris(row), row_name(row)),
        format_angka(row.pegawai),
        draw_cells(peta, row, prefix, chosen),
        format_desimal(row.jpm),
        format_html('<td class="pl num">{}</td>', format_selisih(peta.perubahan(row))) if peta.total_dulu else "",
    )


def draw_cells(peta: Peta, row: Baris, prefix: str, chosen: Kunci | None) -> SafeString:
    """A figure is a link to its detail; too few people are hatched, no standard is empty.

    One of the few places that vouch for their HTML: it is made of keys, class names and figures, the address is escaped here.
    """
    link, unit, own = escape(prefix), *_place(row)
    cells = []
    for kompetensi in peta.kompetensi:
        value = peta.nilai(row, kompetensi)
        if value.angka is None:
            cells.append(f'<td class="tk-{value.kelas}">{value.teks}</td>' if value.kelas else "<td></td>")
            continue
        current = " cur" if chosen == (unit, kompetensi.pk, row.langsung) else ""
        place = f"{link}{unit}-{kompetensi.pk}{own}#sel"
        cells.append(f'<td class="tk-{value.kelas}{current}"><a href="{place}">{value.teks}</a></td>')
    return SafeString("".join(cells))


def phone_list(peta: Peta, alamat: Alamat, kompetensi: int | None) -> dict[str, Any]:
    """One competency at a time, worst unit first, with the way to each detail; without a choice the one with most levels missing."""
    if not peta.kompetensi:
        return {}
    worst = max(peta.kompetensi, key=lambda column: peta.total.sel[column.pk].kurang)
    column = next((column for column in peta.kompetensi if column.pk == kompetensi), worst)
    rows = [(row_name(row), alamat.baris(row), row.pegawai, peta.nilai(row, column), alamat.sel(row, column.pk)) for row in peta.baris]
    figured = sorted((row for row in rows if row[3].angka is not None), key=lambda row: row[3].angka or 0, reverse=not peta.ukuran.naik)
    total = {"total": peta.nilai(peta.total, column), "url": alamat.sel(peta.total, column.pk)}
    return {"kolom": column, "baris": figured + [row for row in rows if row[3].angka is None], **total}


def gap_lines(peta: Peta, alamat: Alamat) -> list[dict[str, Any]]:
    """The largest gaps; the longest bar is the largest."""
    gaps = top_gaps(peta)
    unit = peta.tempat.unit.pk if peta.tempat.unit else None
    return [
        {
            "isi": gap,
            "url": alamat.pegawai(unit, kompetensi=gap.kompetensi.pk, keadaan="kurang"),
            "persen": 100 * gap.orang_level / gaps[0].orang_level,
            "ubah": None if gap.dulu is None else gap.orang_level - gap.dulu,
        }
        for gap in gaps
    ]


def band_lines(peta: Peta) -> dict[str, Any]:
    """JPM bands with the share of the assessed people; nothing when they are too few."""
    bands, (belum, tanpa) = jpm_bands(peta.total.kelas), unassessed(peta.total.kelas)
    return {
        "pita": [(band, 100 * band.jumlah / peta.total.dinilai if peta.total.dinilai else 0) for band in bands],
        "cukup": peta.total.dinilai >= MIN_DINILAI,
        "dinilai": peta.total.dinilai,
        "belum": belum,
        "tanpa": tanpa,
    }


BAGIAN = (
    ("di_bawah", "Di bawah standar", "h-2"),
    ("sesuai", "Sesuai standar", "h0"),
    ("di_atas", "Di atas standar", "h2"),
)


def draw_panel(peta: Peta, row: Baris, sel: Sel, alamat: Alamat) -> dict[str, Any]:
    """What the panel of the chosen cell shows: parts with widths that add up to 100, and where to go on."""
    total, unit = sel.sebaran, row.unit.pk if row.unit else peta.saringan.unit
    place = {"kompetensi": sel.kompetensi.pk, **({"langsung": 1} if row.langsung else {})}
    inside = {"kompetensi": sel.kompetensi.pk, "keadaan": "kurang"}
    return {
        "isi": sel,
        "unit": unit or "",
        "nama": row_name(row) if row.unit else peta.tempat.nama,
        "nilai": peta.nilai(row, sel.kompetensi),
        "persen_di_bawah": 100 * total.di_bawah / total.dinilai if total.dinilai else None,
        "semua": total.dinilai + total.belum,
        "bagian": [
            {"label": label, "kelas": css, "jumlah": (count := getattr(total, name)), "lebar": round(100 * count / (total.dinilai or 1))}
            for name, label, css in BAGIAN
        ],
        "terbanyak": [(most, alamat.pegawai(most.unit, **inside, **langsung_of(most.unit, sel))) for most in sel.terbanyak],
        "url_kurang": alamat.pegawai(unit, keadaan="kurang", **place),
        "url_semua": alamat.pegawai(unit, **place),
        "url_unit": alamat.unit(row.unit.pk) if row.unit and not row.langsung and sel.tempat.anak else "",
    }


def langsung_of(unit: int, sel: Sel) -> dict[str, int]:
    """The chosen unit among its own subunits stands for the people placed in it."""
    return {"langsung": 1} if sel.tempat.unit and unit == sel.tempat.unit.pk and sel.tempat.anak else {}
