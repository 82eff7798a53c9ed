"""Arithmetic of scores: the normalised gain, how it is shown, and the band a value falls into."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from evaluasi.models import KategoriNilai
from lib.format import round_ke_pita

NILAI_MAKS: Final = Decimal(100)


def n_gain(awal: Decimal | None, akhir: Decimal | None) -> Decimal | None:
    """The share of what could still be learned that was learned, (akhir - awal) / (100 - awal), after Hake (1998).

    None when a score is missing, and when nothing was left to learn (awal = 100). Negative when the second score is lower.
    """
    if awal is None or akhir is None or awal == NILAI_MAKS:
        return None
    return (akhir - awal) / (NILAI_MAKS - awal)


def shown_gain(gain: Decimal | None, kategori: Sequence[KategoriNilai]) -> Decimal | None:
    """Two decimals that fall into the band of the exact gain."""
    return None if gain is None else round_ke_pita(gain, (band.batas_bawah for band in kategori), 2)


def load_kategori(jenis: str, hari: date) -> list[KategoriNilai]:
    """The bands of a kind in force on that day, highest first: those that began together, last before or on it."""
    rows = list(KategoriNilai.objects.filter(jenis=jenis, berlaku_mulai__lte=hari).order_by("-berlaku_mulai", "-batas_bawah"))
    return [row for row in rows if row.berlaku_mulai == rows[0].berlaku_mulai]


def pick_kategori(kategori: Sequence[KategoriNilai], nilai: Decimal | None) -> KategoriNilai | None:
    """The band of an unrounded value: from its own bound (included) up to the next band's (excluded). The lowest band has no floor."""
    if nilai is None or not kategori:
        return None
    return next((band for band in kategori if nilai >= band.batas_bawah), kategori[-1])


def perangkat_list(hari: date) -> list[tuple[str, date, bool, list[KategoriNilai]]]:
    """(kind in words, begin, in force today, bands), each kind's newest set first; sets that are over are left out."""
    found: dict[tuple[str, date], list[KategoriNilai]] = {}
    for row in KategoriNilai.objects.order_by("jenis", "-berlaku_mulai", "-batas_bawah"):
        found.setdefault((row.jenis, row.berlaku_mulai), []).append(row)
    begin = {jenis: max((day for kind, day in found if kind == jenis and day <= hari), default=date.max) for jenis, _ in found}
    kept = [(jenis, day, rows) for (jenis, day), rows in found.items() if day >= begin[jenis] or day > hari]
    return [(str(KategoriNilai.Jenis(jenis).label), day, day == begin[jenis], rows) for jenis, day, rows in kept]
