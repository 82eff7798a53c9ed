"""Everything the conditions of an enrolment ask about, for one person as for many, in one statement before person and batch are locked.

`terakhir_id` tells what of the person it knew; the arrival compares it under the person's lock.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import TERBUKA
from diklat.queries.acara import ACARA, GUGUR_SQL, SEBUTAN, SERENTAK
from diklat.queries.ketentuan import batas_sql, ketentuan_sql
from diklat.queries.pendaftaran.pemutus import PEMUTUS
from diklat.queries.pendaftaran.tabrakan import Tabrakan
from diklat.queries.penugasan import penugasan_sql
from lib import waktu
from lib.siap import fetch_siap
from lib.sql import codes, render

Jalur = Pendaftaran.Jalur


@dataclass(frozen=True, slots=True)
class Konteks:
    """One batch, one person, one way in, today; lists hold sorted names.

    `jp_menjadi` is the assigned JP that the year of the batch would come to; None where there is no ceiling (`plafon`), and where coming
    in this way is no assignment.
    `terakhir_id` is the person's newest application to any batch: only a newer one can add a collision or JP.
    """

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
    golongan_pppk: str | None
    tidak_cocok: list[str]
    is_klasikal: bool
    pegawai_id: int
    jenis_asn: str
    kedudukan: str
    kedudukan_nama: str
    is_aktif: bool
    golongan_id: int | None
    golongan: str | None
    unit_id: int | None
    jabatan_id: int | None
    kelompok: str | None
    atasan_id: int | None
    unit_pemutus_id: int | None
    status_di_sini: str | None
    angkatan_lain: str | None
    sudah_lulus: bool
    kurang: list[str]
    bentrok: list[Tabrakan]
    plafon: int | None
    terakhir_id: int | None
    jp_menjadi: int | None
    hari_putusan: int
    jalur: str


# JP of a batch for the ceiling: its sessions to come in the year, or where it has none with JP the programme's in the year of its start.
BEBAN: Final = """
    COALESCE(
        (SELECT COALESCE(sum(s.jp) FILTER (WHERE s.mulai > %(kini)s AND date_part('year', s.mulai AT TIME ZONE %(zona)s) = $tahun), 0)
         FROM diklat_sesi s WHERE s.angkatan_id = $angkatan.id AND NOT s.is_batal HAVING sum(s.jp) > 0),
        CASE WHEN date_part('year', COALESCE($angkatan.mulai, %(hari)s)) = $tahun THEN $angkatan.jp ELSE 0 END
    )
"""
# One pair of keys at a time beside the list of pairs.
SATU: Final = f"""
    WITH angkatan AS (
        SELECT a.*, r.nama, r.persetujuan, r.jp, j.siasn_id, r.kelompok_jabatan, r.jenis_asn, j.is_klasikal, gn.kode AS golongan_pns,
               gn.urutan AS urutan_pns, gk.kode AS golongan_pppk, gk.urutan AS urutan_pppk, COALESCE(a.mulai, %(hari)s) AS hari,
               date_part('year', COALESCE(a.mulai, %(hari)s))::int AS tahun_jp
        FROM diklat_angkatan a
        JOIN diklat_program r ON r.id = a.program_id
        JOIN diklat_jenisdiklat j ON j.id = r.jenis_id
        LEFT JOIN pegawai_golongan gn ON gn.id = r.golongan_pns_id
        LEFT JOIN pegawai_golongan gk ON gk.id = r.golongan_pppk_id
        WHERE a.id = pasangan.angkatan_id
    ),
    orang AS (
        SELECT p.id, p.jenis_asn, k.siasn_id, k.nama, k.is_aktif, p.golongan_id, g.kode, g.urutan, g.skema,
               n.unit_id, n.jabatan_id, b.kelompok
        FROM pegawai_pegawai p
        JOIN kedudukan_pada(%(hari)s) s ON s.pegawai_id = p.id
        JOIN pegawai_kedudukanhukum k ON k.id = s.kedudukan_id
        LEFT JOIN pegawai_golongan g ON g.id = p.golongan_id
        LEFT JOIN penempatan_pada(%(hari)s) n ON n.pegawai_id = p.id AND n.status = 'definitif'
        LEFT JOIN pegawai_jabatan b ON b.id = n.jabatan_id
        WHERE p.id = pasangan.pegawai_id
    ),
    jalur (id, jarak) AS (SELECT j.unit_id, j.jarak FROM orang CROSS JOIN LATERAL jalur_pada(ARRAY[orang.unit_id], %(hari)s) j),
    pemutus AS ({render(PEMUTUS, pegawai="pasangan.pegawai_id")}),
    milik AS (
        SELECT d.status, d.angkatan_id AS id, a.program_id, sebutan_angkatan(a.nomor, a.tahun) AS sebutan, a.mulai, r.jp, r.nama,
               {penugasan_sql("d.jalur", "r.persetujuan", "j.siasn_id")} AS is_penugasan
        FROM diklat_pendaftaran d
        JOIN diklat_angkatan a ON a.id = d.angkatan_id
        JOIN diklat_program r ON r.id = a.program_id
        JOIN diklat_jenisdiklat j ON j.id = r.jenis_id
        WHERE d.pegawai_id = pasangan.pegawai_id AND d.status NOT IN {GUGUR_SQL}
    ),
    lain AS (SELECT milik.* FROM milik, angkatan WHERE milik.id <> angkatan.id AND milik.status IN {codes(TERBUKA)})
    SELECT
        a.id, a.program_id, a.nama, a.persetujuan, a.status, a.is_ditangguhkan, a.pendaftaran_mulai, a.pendaftaran_sampai, a.cadangan,
        %(hari)s::date, a.tahun_jp, a.kelompok_jabatan, a.jenis_asn, a.golongan_pns, a.golongan_pppk,
        tidak_cocok(a.jenis_asn, a.kelompok_jabatan, a.urutan_pns, a.urutan_pppk, o.jenis_asn, o.kelompok, o.skema, o.urutan),
        a.is_klasikal, o.id, o.jenis_asn, o.siasn_id, o.nama, o.is_aktif, o.golongan_id, o.kode, o.unit_id,
        o.jabatan_id, o.kelompok, pemutus.pegawai_id, pemutus.unit_id,
        (SELECT status FROM milik WHERE id = a.id),
        (SELECT min(sebutan) FROM lain WHERE program_id = a.program_id),
        EXISTS (SELECT FROM milik WHERE program_id = a.program_id AND status = 'lulus'),
        ARRAY(
            SELECT r.nama FROM diklat_program_prasyarat x JOIN diklat_program r ON r.id = x.to_program_id
            WHERE x.from_program_id = a.program_id
              AND NOT EXISTS (SELECT FROM milik WHERE program_id = r.id AND status = 'lulus')
            ORDER BY r.nama
        ),
        ARRAY(
            SELECT DISTINCT jsonb_build_array({SEBUTAN}, sebutan_angkatan(e.nomor, e.tahun), e.id, t.pendaftaran_id, d.status)
            FROM {ACARA} t
            JOIN diklat_sesi s ON s.angkatan_id = a.id AND NOT s.is_batal AND {SERENTAK}
            JOIN diklat_angkatan e ON e.id = t.angkatan_id
            LEFT JOIN diklat_pendaftaran d ON d.id = t.pendaftaran_id
            WHERE t.pegawai_id = o.id AND (t.mengajar OR t.angkatan_id <> a.id)
            ORDER BY 1
        ),
        k.batas, (SELECT max(id) FROM diklat_pendaftaran WHERE pegawai_id = o.id),
        CASE WHEN k.batas IS NOT NULL AND {penugasan_sql("%(jalur)s::text", "a.persetujuan", "a.siasn_id")} THEN (
            SELECT COALESCE(sum(c.jp), 0) FROM diklat_catatanjp c WHERE c.pegawai_id = o.id AND c.tahun = a.tahun_jp AND c.is_penugasan
        ) + {render(BEBAN, angkatan="a", tahun="a.tahun_jp")} + (
            SELECT COALESCE(sum({render(BEBAN, angkatan="lain", tahun="a.tahun_jp")}), 0) FROM lain WHERE lain.is_penugasan
        ) END::int,
        kini.hari_putusan, %(jalur)s::text
    FROM angkatan a CROSS JOIN orang o LEFT JOIN pemutus ON true
    CROSS JOIN LATERAL (SELECT {batas_sql("o.jenis_asn", "m")} AS batas FROM ({ketentuan_sql("a.hari")}) m) k
    CROSS JOIN ({ketentuan_sql("%(hari)s")}) kini
"""  # noqa: S608 -- constant SQL, parameters bound
PASANGAN: Final = "unnest(%(angkatan)s::bigint[], %(pegawai)s::bigint[]) AS pasangan (angkatan_id, pegawai_id)"
# Short enough for psycopg to remember how it is parsed.
STATEMENT: Final = " ".join(f"SELECT satu.* FROM {PASANGAN} CROSS JOIN LATERAL ({SATU}) AS satu".split())  # noqa: S608 -- constant SQL


def load_konteks(pairs: Iterable[tuple[int, int]], jalur: str) -> dict[tuple[int, int], Konteks]:
    """(batch, person) -> the facts for coming in this way; a pair that does not exist is missing. One query whatever their number."""
    wanted = list(dict.fromkeys(pairs))
    if not wanted:
        return {}
    values: dict[str, Any] = {"jalur": str(jalur), "hari": waktu.today(), "kini": waktu.now(), "zona": waktu.zone_name()}
    values |= {"angkatan": [pair[0] for pair in wanted], "pegawai": [pair[1] for pair in wanted]}
    found = [_make(row) for row in fetch_siap(STATEMENT, values)]
    return {(row.angkatan_id, row.pegawai_id): row for row in found}


def _make(row: Sequence[Any]) -> Konteks:
    values = dict(zip(Konteks.__slots__, row, strict=True))
    return Konteks(**{**values, "bentrok": [Tabrakan(*json.loads(other)) for other in values["bentrok"]]})


def get_konteks(*, angkatan_id: int, pegawai_id: int, jalur: str = Jalur.MANDIRI) -> Konteks | None:
    """None when there is no such batch or person."""
    pair = (angkatan_id, pegawai_id)
    return load_konteks([pair], jalur).get(pair)
