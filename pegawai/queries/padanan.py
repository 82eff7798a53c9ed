"""Units of a file that no UNOR ID tells us: which rows stand in each, what we take it for, and what it was told to be."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet

from lib import waktu
from lib.paging import Sort
from lib.sql import fetch
from pegawai.models import BarisImpor, Impor, PadananUnit, UnitKerja

NAMA_MAX: Final = 200
SORTS: Final[dict[str, Sort]] = {"nama": ("nama", "pd"), "unit": "unit__sebutan", "dicatat": "dicatat"}
TERSIMPAN: Final = (BarisImpor.Putusan.BARU, BarisImpor.Putusan.UBAH, BarisImpor.Putusan.SAMA)
# Of an import that is done only the rows that still want it: what found its place since is nobody's concern any more.
SQL: Final = """
    SELECT b.data -> 'berkas_unit' ->> 'kunci', min(b.data -> 'berkas_unit' ->> 'id'), min(b.data -> 'berkas_unit' ->> 'nama'),
           min(b.data -> 'berkas_unit' ->> 'pd'), count(*), (array_agg(b.nama ORDER BY b.nama, b.baris))[1:%(banyak)s],
           min(b.data ->> 'unit_id')::bigint, min(b.data -> 'berkas_unit' ->> 'saran')::bigint,
           coalesce(bool_and((b.data -> 'berkas_unit' ->> 'pasti')::boolean), false)
    FROM pegawai_barisimpor b
    WHERE b.impor_id = %(impor)s AND b.putusan = ANY(%(putusan)s) AND b.data ? 'berkas_unit' AND (NOT %(selesai)s OR ({terbuka}))
    GROUP BY 1 ORDER BY count(*) DESC, 1
"""


@dataclass(frozen=True, kw_only=True)
class Padan:
    """What telling a unit of the file does for the rows of one kind of file.

    `putusan`: the verdicts of rows that may name such a unit. `terbuka`: SQL on `b`, whether a row of an import that is done still wants
    it; `salin`: SQL that makes the rows of the import `ke` of those of `dari`. `periksa` finds what is wrong in the rows as they are told
    now (such rows stay out), `ulang` are its codes and all that every look finds anew; `lunas` the codes that a told unit settles.
    """

    judul: str
    kata: str
    akibat: str
    akibat_selesai: str
    susulan: str
    putusan: Sequence[str]
    terbuka: str
    salin: str
    ulang: Collection[str]
    lunas: Collection[str] = ()
    periksa: Callable[[Any], None] | None = None


@dataclass(slots=True)
class UnitBerkas:
    """`unit` is what it was told to be, `saran` what it may be; `is_pasti`: one unit of that perangkat daerah has exactly that name.
    `orang` are the names of its rows."""

    kunci: str
    unor_id: str
    nama: str
    pd: str
    jumlah: int
    orang: list[str]
    unit: UnitKerja | None
    saran: UnitKerja | None
    is_pasti: bool

    @property
    def teks(self) -> str:
        return ", ".join(text for text in (self.nama or self.unor_id, self.pd) if text)


def unit_berkas(impor: Impor, padan: Padan) -> list[UnitBerkas]:
    """Two queries whatever the rows."""
    values: dict[str, Any] = {"impor": impor.pk, "selesai": impor.status == Impor.Status.SELESAI, "hari": waktu.today(), "banyak": NAMA_MAX}
    rows = fetch(SQL.format(terbuka=padan.terbuka), values | {"putusan": list(map(str, padan.putusan))})
    units = UnitKerja.objects.in_bulk({pk for row in rows for pk in row[6:8] if pk is not None}) if rows else {}
    return [
        UnitBerkas(kunci, unor_id or "", nama or "", pd or "", jumlah, orang, units.get(unit), units.get(saran), pasti and saran in units)
        for kunci, unor_id, nama, pd, jumlah, orang, unit, saran, pasti in rows
    ]


def filter_unit(rows: Iterable[UnitBerkas], text: str, hanya: str) -> list[UnitBerkas]:
    """Every word in the names of the file; `hanya`: "saran" with a suggestion, "belum" without, "" all."""
    words = text.lower().split()
    state: dict[str, Any] = {"saran": lambda row: row.saran, "belum": lambda row: not row.saran and not row.unit}
    kept = state.get(hanya, lambda _: True)
    return [row for row in rows if all(word in f"{row.teks} {row.unor_id}".lower() for word in words) and kept(row)]


def filter_padanan(text: str, dipakai: str) -> QuerySet[PadananUnit]:
    """What is remembered: every word in what the file says or in the path of our unit; `dipakai`: "ya" or "tidak" (our unit), "" all."""
    rows = PadananUnit.objects.select_related("unit", "oleh")
    for word in text.split():
        of_file = Q(nama__icontains=word) | Q(pd__icontains=word) | Q(unor_id__icontains=word)
        rows = rows.filter(of_file | Q(unit__teks_cari__icontains=word))
    return rows.filter(unit__is_aktif=dipakai == "ya") if dipakai else rows


def load_padanan() -> dict[str, int]:
    """The key of the unit by what files are compared by; units no longer in use count for none."""
    return dict(PadananUnit.objects.filter(unit__is_aktif=True).order_by().values_list("kunci", "unit_id"))
