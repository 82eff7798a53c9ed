"""Units of a file that no UNOR ID tells us: how many people stand in each, what we take it for, and what it was told to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from lib import waktu
from pegawai.models import Impor, PadananUnit, UnitKerja

NAMA_MAX: Final = 200
# Of an import that is done only the people without a place: who got one since is nobody's concern any more.
SQL: Final = """
    SELECT b.data -> 'berkas_unit' ->> 'kunci', min(b.data -> 'berkas_unit' ->> 'id'), min(b.data -> 'berkas_unit' ->> 'nama'),
           min(b.data -> 'berkas_unit' ->> 'pd'), count(*), (array_agg(b.nama ORDER BY b.nama, b.baris))[1:%(banyak)s],
           min(b.data ->> 'unit_id')::bigint, min(b.data -> 'berkas_unit' ->> 'saran')::bigint,
           coalesce(bool_and((b.data -> 'berkas_unit' ->> 'pasti')::boolean), false)
    FROM pegawai_barisimpor b
    WHERE b.impor_id = %(impor)s AND b.putusan IN ('baru', 'ubah', 'sama') AND b.data ? 'berkas_unit'
      AND (NOT %(selesai)s OR (NOT b.data ? 'unit_id' AND NOT EXISTS (
          SELECT FROM pegawai_pegawai q JOIN penempatan_pada(%(hari)s) p ON p.pegawai_id = q.id AND p.status = 'definitif'
          WHERE q.nip = b.kunci)))
    GROUP BY 1 ORDER BY count(*) DESC, 1
"""


@dataclass(slots=True)
class UnitBerkas:
    """`unit` is what it was told to be, `saran` what it may be; `is_pasti`: one unit of that perangkat daerah has exactly that name."""

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


def unit_berkas(impor: Impor) -> list[UnitBerkas]:
    """Two queries whatever the rows."""
    values: dict[str, Any] = {"impor": impor.pk, "selesai": impor.status == Impor.Status.SELESAI, "hari": waktu.today(), "banyak": NAMA_MAX}
    with connection.cursor() as cursor:
        cursor.execute(SQL, values)
        rows = cursor.fetchall()
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


def load_padanan() -> dict[str, int]:
    """The key of the unit by what files are compared by; units no longer in use count for none."""
    return dict(PadananUnit.objects.filter(unit__is_aktif=True).order_by().values_list("kunci", "unit_id"))
