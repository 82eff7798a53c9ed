"""Arithmetic of scores: the normalised gain, how it is shown, and the band a value falls into."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
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
    return load_bands(hari, jenis)[jenis]


def load_bands(hari: date, *jenis: str) -> dict[str, list[KategoriNilai]]:
    """For each kind the bands in force on that day. One query."""
    rows = list(KategoriNilai.objects.filter(jenis__in=jenis))
    return {kind: bands_on([row for row in rows if row.jenis == kind], hari) for kind in jenis}


def bands_on(rows: Iterable[KategoriNilai], hari: date) -> list[KategoriNilai]:
    """Of all bands of one kind those in force on that day, highest first: those that began together, last before or on it."""
    begun = [row for row in rows if row.berlaku_mulai <= hari]
    last = max((row.berlaku_mulai for row in begun), default=None)
    return sorted((row for row in begun if row.berlaku_mulai == last), key=lambda row: -row.batas_bawah)


def pick_kategori(kategori: Sequence[KategoriNilai], nilai: Decimal | None) -> KategoriNilai | None:
    """The band of an unrounded value: from its own bound (included) up to the next band's (excluded). The lowest band has no floor."""
    if nilai is None or not kategori:
        return None
    return next((band for band in kategori if nilai >= band.batas_bawah), kategori[-1])


def perangkat_list(hari: date) -> list[tuple[str, date, bool, list[KategoriNilai]]]:
    """(kind in words, begin, in force today, bands), each kind's newest set first; sets that are over are left out."""
    found: list[tuple[str, date, bool, list[KategoriNilai]]] = []
    rows = list(KategoriNilai.objects.order_by("jenis", "-berlaku_mulai", "-batas_bawah"))
    for label, kind in ((str(jenis.label), [row for row in rows if row.jenis == jenis]) for jenis in sorted(KategoriNilai.Jenis)):
        for day, group in groupby((row for row in kind if row.berlaku_mulai > hari), attrgetter("berlaku_mulai")):
            found.append((label, day, False, list(group)))
        if berlaku := bands_on(kind, hari):
            found.append((label, berlaku[0].berlaku_mulai, True, berlaku))
    return found
