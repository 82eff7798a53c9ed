"""Everything the conditions of an enrolment ask about, read in one statement before the batch is locked."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from diklat.models.pendaftaran import GUGUR, Status
from diklat.queries.pendaftaran.pemutus import NAIK_SQL, PEMUTUS_SQL

TERBUKA: Final = (Status.DIAJUKAN, Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU, Status.DITAWARI, Status.TERDAFTAR, Status.HADIR)
BERJALAN: Final = (Status.DITAWARI, Status.TERDAFTAR, Status.HADIR)


@dataclass(frozen=True, slots=True)
class Konteks:
    """One batch, one person, today. Lists are sorted names; JP count the calendar year of the batch."""

    angkatan_id: int
    program_id: int
    program: str
    persetujuan: str
    status: str
    is_ditangguhkan: bool
    pendaftaran_mulai: date
    pendaftaran_sampai: date
    cadangan: int
    hari: date
    tahun: int
    kelompok_boleh: list[str]
    jenis_asn_boleh: list[str]
    golongan_pns: str | None
    urutan_pns: int | None
    golongan_pppk: str | None
    urutan_pppk: int | None
    is_klasikal: bool
    pegawai_id: int
    jenis_asn: str
    kedudukan: str
    kedudukan_nama: str
    is_aktif: bool
    golongan_id: int | None
    golongan: str | None
    golongan_urutan: int | None
    skema: str | None
    unit_id: int | None
    jabatan_id: int | None
    kelompok: str | None
    atasan_id: int | None
    unit_pemutus_id: int | None
    status_di_sini: str | None
    angkatan_lain: int | None
    sudah_lulus: bool
    kurang: list[str]
    bentrok: list[str]
    plafon: int | None
    jp_lain: int
    jp_ini: int


# Seats of this person elsewhere and this batch, with the JP each still brings in the year: of its sessions to come, else of the programme.
JP_SQL: Final = """
    COALESCE(
        (SELECT sum(s.jp) FILTER (WHERE s.mulai > %(kini)s AND date_part('year', s.mulai AT TIME ZONE %(zona)s) = angkatan.tahun)
         FROM diklat_sesi s WHERE s.angkatan_id = {batch}.id AND NOT s.is_batal HAVING sum(s.jp) > 0),
        CASE WHEN date_part('year', COALESCE({batch}.mulai, %(hari)s)) = angkatan.tahun THEN {batch}.jp ELSE 0 END
    )
"""
KONTEKS_SQL: Final = f"""
SELECT * FROM (
    WITH RECURSIVE angkatan AS (
        SELECT a.id, a.program_id, r.nama, r.persetujuan, a.status, a.is_ditangguhkan, a.pendaftaran_mulai, a.pendaftaran_sampai,
               a.cadangan, a.mulai, COALESCE(a.mulai, %(hari)s) AS hari,
               date_part('year', COALESCE(a.mulai, %(hari)s))::int AS tahun, r.jp, r.kelompok_jabatan, r.jenis_asn,
               gn.kode AS golongan_pns, gn.urutan AS urutan_pns, gk.kode AS golongan_pppk, gk.urutan AS urutan_pppk, j.is_klasikal
        FROM diklat_angkatan a
        JOIN diklat_program r ON r.id = a.program_id
        JOIN diklat_jenisdiklat j ON j.id = r.jenis_id
        LEFT JOIN pegawai_golongan gn ON gn.id = r.golongan_pns_id
        LEFT JOIN pegawai_golongan gk ON gk.id = r.golongan_pppk_id
        WHERE a.id = %(angkatan)s
    ),
    orang AS (
        SELECT p.id, p.jenis_asn, k.siasn_id, k.nama, k.is_aktif, p.golongan_id, g.kode, g.urutan, g.skema,
               n.unit_id, n.jabatan_id, b.kelompok
        FROM pegawai_pegawai p
        JOIN pegawai_kedudukanhukum k ON k.id = p.kedudukan_id
        LEFT JOIN pegawai_golongan g ON g.id = p.golongan_id
        LEFT JOIN pegawai_penempatan n ON n.pegawai_id = p.id AND n.status = 'definitif' AND n.mulai <= %(hari)s
            AND (n.selesai IS NULL OR n.selesai > %(hari)s)
        LEFT JOIN pegawai_jabatan b ON b.id = n.jabatan_id
        WHERE p.id = %(pegawai)s
    ),
    jalur (id, induk_id, jarak) AS (
        SELECT u.id, u.induk_id, 0 FROM orang JOIN pegawai_unitkerja u ON u.id = orang.unit_id
        UNION ALL {NAIK_SQL}
    ),
    pemutus AS ({PEMUTUS_SQL}),
    milik AS (
        SELECT d.status, d.angkatan_id AS id, a.program_id, a.nomor, a.mulai, a.status AS status_angkatan, r.jp, r.nama
        FROM diklat_pendaftaran d
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        JOIN diklat_program r ON r.id = a.program_id
        WHERE d.pegawai_id = %(pegawai)s AND NOT d.status = ANY(%(gugur)s)
    ),
    lain AS (SELECT milik.* FROM milik, angkatan WHERE milik.id <> angkatan.id AND milik.status = ANY(%(terbuka)s)),
    plafon AS (
        SELECT t.paling_banyak FROM diklat_targetjp t, orang, angkatan
        WHERE t.jenis_asn = orang.jenis_asn AND t.paling_banyak IS NOT NULL AND t.berlaku_mulai <= angkatan.hari
          AND (t.berlaku_sampai IS NULL OR t.berlaku_sampai > angkatan.hari)
    )
    SELECT
        angkatan.id, angkatan.program_id, angkatan.nama, angkatan.persetujuan, angkatan.status, angkatan.is_ditangguhkan,
        angkatan.pendaftaran_mulai, angkatan.pendaftaran_sampai, angkatan.cadangan, %(hari)s, angkatan.tahun,
        angkatan.kelompok_jabatan, angkatan.jenis_asn, angkatan.golongan_pns, angkatan.urutan_pns, angkatan.golongan_pppk,
        angkatan.urutan_pppk, angkatan.is_klasikal,
        orang.id, orang.jenis_asn, orang.siasn_id, orang.nama, orang.is_aktif, orang.golongan_id, orang.kode, orang.urutan, orang.skema,
        orang.unit_id, orang.jabatan_id, orang.kelompok, pemutus.pegawai_id, pemutus.unit_id,
        (SELECT status FROM milik WHERE milik.id = angkatan.id),
        (SELECT min(nomor) FROM lain WHERE lain.program_id = angkatan.program_id),
        EXISTS (SELECT FROM milik WHERE milik.program_id = angkatan.program_id AND milik.status = 'lulus'),
        ARRAY(
            SELECT r.nama FROM diklat_program_prasyarat x JOIN diklat_program r ON r.id = x.to_program_id
            WHERE x.from_program_id = angkatan.program_id
              AND NOT EXISTS (SELECT FROM milik WHERE milik.program_id = r.id AND milik.status = 'lulus')
            ORDER BY r.nama
        ),
        ARRAY(
            SELECT DISTINCT lain.nama FROM lain
            JOIN diklat_sesi s ON s.angkatan_id = angkatan.id AND NOT s.is_batal
            JOIN diklat_sesi t ON t.angkatan_id = lain.id AND NOT t.is_batal AND t.mulai < s.selesai AND t.selesai > s.mulai
            ORDER BY lain.nama
        ),
        (SELECT paling_banyak FROM plafon),
        CASE WHEN EXISTS (SELECT FROM plafon) THEN
            COALESCE((SELECT sum(c.jp) FROM diklat_catatanjp c
                      WHERE c.pegawai_id = orang.id AND c.tahun = angkatan.tahun AND c.is_penugasan), 0)
            + COALESCE((SELECT sum({JP_SQL.format(batch="lain")}) FROM lain WHERE lain.status = ANY(%(berkursi)s)), 0)
        ELSE 0 END::int,
        CASE WHEN EXISTS (SELECT FROM plafon) THEN {JP_SQL.format(batch="angkatan")} ELSE 0 END::int
    FROM angkatan CROSS JOIN orang LEFT JOIN pemutus ON true
) konteks
"""  # noqa: S608 -- constant SQL, parameters bound


@cache
def _values() -> dict[str, Any]:
    lists = {"gugur": GUGUR, "terbuka": TERBUKA, "berkursi": BERJALAN}
    return {"zona": settings.TIME_ZONE, **{name: [str(status) for status in found] for name, found in lists.items()}}


def get_konteks(*, angkatan_id: int, pegawai_id: int) -> Konteks | None:
    """None when there is no such batch or person."""
    values = {**_values(), "angkatan": angkatan_id, "pegawai": pegawai_id, "hari": timezone.localdate(), "kini": timezone.now()}
    with connection.cursor() as cursor:
        cursor.execute(KONTEKS_SQL, values)
        row = cursor.fetchone()
    return Konteks(*row) if row else None
