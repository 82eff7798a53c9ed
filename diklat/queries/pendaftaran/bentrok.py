"""Who is in two places at once: shown to the office, which may enrol people in spite of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from diklat.models import Angkatan
from diklat.models.pendaftaran import GUGUR

BENTROK_SQL: Final = """
    SELECT d.id, d.pegawai_id, p.nama, s.id, s.nomor, s.mulai, lain.id, lain.angkatan_id, r.nama, t.id, t.mulai, t.selesai
    FROM diklat_pendaftaran d
    JOIN pegawai_pegawai p ON p.id = d.pegawai_id
    JOIN diklat_sesi s ON s.angkatan_id = d.angkatan_id AND NOT s.is_batal
    JOIN diklat_pendaftaran lain ON lain.pegawai_id = d.pegawai_id AND lain.angkatan_id <> d.angkatan_id
        AND NOT lain.status = ANY(%(gugur)s)
    JOIN diklat_sesi t ON t.angkatan_id = lain.angkatan_id AND NOT t.is_batal AND t.mulai < s.selesai AND t.selesai > s.mulai
    JOIN diklat_angkatan a ON a.id = lain.angkatan_id
    JOIN diklat_program r ON r.id = a.program_id
    WHERE d.angkatan_id = %(angkatan)s AND NOT d.status = ANY(%(gugur)s)
    ORDER BY p.nama, p.id, s.mulai, t.mulai, t.id
"""


@dataclass(frozen=True, slots=True)
class Bentrok:
    """One session of the batch and another session that the same person has at that time."""

    pendaftaran_id: int
    pegawai_id: int
    pegawai: str
    sesi_id: int
    sesi_nomor: int
    sesi_mulai: datetime
    pendaftaran_lain_id: int
    angkatan_lain_id: int
    program_lain: str
    sesi_lain_id: int
    sesi_lain_mulai: datetime
    sesi_lain_selesai: datetime


def bentrok_of(angkatan: Angkatan) -> list[Bentrok]:
    """All collisions of the batch's living applications, by name and time; one query."""
    with connection.cursor() as cursor:
        cursor.execute(BENTROK_SQL, {"angkatan": angkatan.pk, "gugur": [str(status) for status in GUGUR]})
        return [Bentrok(*row) for row in cursor.fetchall()]
