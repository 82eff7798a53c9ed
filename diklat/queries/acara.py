"""Where people are at which time: sessions that somebody attends and those that he teaches. One text for every rule about clashes."""

from typing import Final

from diklat.models.pendaftaran import GUGUR
from lib.sql import codes

GUGUR_SQL: Final = codes(GUGUR)
_SESI: Final = "s.id AS sesi_id, s.nomor, s.angkatan_id, s.mulai, s.selesai"
_PROGRAM: Final = "JOIN diklat_angkatan a ON a.id = s.angkatan_id JOIN diklat_program r ON r.id = a.program_id"
# A person, a session that takes place, and as what. Filters on the person, the batch or the time reach the tables behind each part.
ACARA: Final = f"""(
    SELECT d.pegawai_id, d.id AS pendaftaran_id, {_SESI}, false AS mengajar, r.nama
    FROM diklat_pendaftaran d JOIN diklat_sesi s ON s.angkatan_id = d.angkatan_id AND NOT s.is_batal {_PROGRAM}
    WHERE d.status NOT IN {GUGUR_SQL}
    UNION ALL
    SELECT n.pegawai_id, NULL, {_SESI}, true, r.nama
    FROM diklat_narasumber n JOIN diklat_sesi s ON s.narasumber_id = n.id AND NOT s.is_batal {_PROGRAM}
    UNION ALL
    SELECT u.pegawai_id, NULL, {_SESI}, true, r.nama
    FROM diklat_narasumber n JOIN pegawai_pengguna u ON u.id = n.pengguna_id AND n.pegawai_id IS NULL
    JOIN diklat_sesi s ON s.narasumber_id = n.id AND NOT s.is_batal {_PROGRAM}
)"""  # noqa: S608 -- constant SQL
# What somebody else's programme is called in a sentence about a clash.
SEBUTAN: Final = "CASE WHEN t.mengajar THEN 'mengajar ' ELSE '' END || t.nama"
# What takes place at the same time as another thing; the ORM says it by `Sesi.objects.between`.
BERSAMAAN: Final = "t.mulai < {selesai} AND t.selesai > {mulai}".format
SERENTAK: Final = BERSAMAAN(mulai="s.mulai", selesai="s.selesai")
