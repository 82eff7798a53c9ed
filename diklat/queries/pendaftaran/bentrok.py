"""Who is in two places at once, as participant or as teacher: shown to the office, which may go on with a reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from diklat.models import Angkatan
from diklat.queries.acara import ACARA, SEBUTAN, SERENTAK
from lib.sql import fetch

BENTROK_SQL: Final = f"""
    SELECT s.pendaftaran_id, s.pegawai_id, p.nama, s.mengajar, s.sesi_id, s.nomor, s.mulai, t.pendaftaran_id, t.angkatan_id, {SEBUTAN},
           t.sesi_id, t.mulai, t.selesai
    FROM {ACARA} s
    JOIN {ACARA} t ON t.pegawai_id = s.pegawai_id AND {SERENTAK} AND (t.angkatan_id <> s.angkatan_id OR (t.mengajar AND NOT s.mengajar))
    JOIN pegawai_pegawai p ON p.id = s.pegawai_id
    WHERE s.angkatan_id = %(angkatan)s
    ORDER BY p.nama, p.id, s.mulai, t.mulai, t.sesi_id
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True, slots=True)
class Bentrok:
    """One session of the batch, attended or taught, and another one that the same person has at that time."""

    pendaftaran_id: int | None
    pegawai_id: int
    pegawai: str
    mengajar: bool
    sesi_id: int
    sesi_nomor: int
    sesi_mulai: datetime
    pendaftaran_lain_id: int | None
    angkatan_lain_id: int
    program_lain: str
    sesi_lain_id: int
    sesi_lain_mulai: datetime
    sesi_lain_selesai: datetime


def bentrok_of(angkatan: Angkatan) -> list[Bentrok]:
    """All collisions of the batch's participants and teachers, by name and time; one query."""
    return [Bentrok(*row) for row in fetch(BENTROK_SQL, {"angkatan": angkatan.pk})]
