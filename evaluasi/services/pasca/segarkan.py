"""Once an hour: close the forms that nobody shall fill in any more, hand those of a former supervisor on, open what has become due."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from evaluasi.models.pasca import LEWAT, LEWAT_HARI
from evaluasi.services.pasca import sql
from lib import waktu

ALIH_HARI: Final = 14
SUSULAN_BULAN: Final = 3
KUNCI: Final = 0x7061736361  # "pasca"
BATAL: Final = "Angkatan dibatalkan."
TAK_LULUS: Final = "Kelulusan ditarik kembali."
ALUMNUS_KELUAR: Final = "Alumnus tidak aktif lagi sebagai pegawai."
PENILAI_KELUAR: Final = "Penilai tidak aktif lagi sebagai pegawai."
TANPA_ATASAN: Final = "Alumnus tidak mempunyai atasan pada hari itu."
BERGANTI: Final = "Atasan alumnus berganti."


@dataclass(frozen=True, slots=True)
class Hasil:
    dibuka: int
    dialihkan: int
    ditutup: int

    @property
    def is_nihil(self) -> bool:
        return not (self.dibuka or self.dialihkan or self.ditutup)


@transaction.atomic
def refresh_penugasan(hari: date | None = None) -> Hasil:
    """Bring the forms in line with the state of the day; safe to repeat, and one at a time.

    A form is due so many calendar months after the last day of the batch as the rule of the programme says (the last day of a shorter
    month). What was missed is made up for SUSULAN_BULAN months, not longer, so that a late start does not ask about years ago.
    """
    values: dict[str, Any] = {
        "hari": hari or waktu.today(),
        "kini": waktu.now(),
        "lewat_hari": LEWAT_HARI,
        "alih_hari": ALIH_HARI,
        "susulan": SUSULAN_BULAN,
        "batal": BATAL,
        "tak_lulus": TAK_LULUS,
        "alumnus_keluar": ALUMNUS_KELUAR,
        "penilai_keluar": PENILAI_KELUAR,
        "tanpa_atasan": TANPA_ATASAN,
        "berganti": BERGANTI,
        "lewat": LEWAT,
        "dapat_dibuka": [TAK_LULUS, ALUMNUS_KELUAR, PENILAI_KELUAR, TANPA_ATASAN],
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI])
        # The planner takes what a WITH gives for one row and would walk it once for each form: half a minute instead of half a second.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(sql.TUTUP, values)
        closed = cursor.rowcount
        cursor.execute(sql.ALIH, values)
        moved, without = cursor.fetchone()
        cursor.execute(sql.BUKA, values)
        opened = cursor.rowcount
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")
    return Hasil(dibuka=opened, dialihkan=moved, ditutup=closed + without)
