"""Write the previewed employees: seven set-based statements in three trips, whatever the rows."""

import json
from typing import Final

from lib import waktu
from pegawai.models import Jabatan, JejakImpor, Pengguna
from pegawai.queries import batal_impor
from pegawai.services.impor.akun import close_accounts
from pegawai.services.impor.jenis import Sesi, Step
from pegawai.services.kedudukan import change_kedudukan

TEXT: Final = ("gelar_depan", "gelar_belakang", "jenis_kelamin", "tempat_lahir", "pendidikan", "email", "telepon")
OTHER: Final = (
    "siasn_id", "nip", "nama", "tanggal_lahir", "jenis_asn", "golongan_id", "tmt_golongan", "tmt_cpns",
    "tingkat_pendidikan_id", "tahun_lulus",
)  # fmt: skip
COLUMNS: Final = (*OTHER, *TEXT)

JABATAN_SQL: Final = """
    INSERT INTO pegawai_jabatan (siasn_id, nama, jenis, kelompok, eselon, is_aktif)
    SELECT DISTINCT ON (b.jabatan_kunci) b.jabatan_kunci, b.jabatan_nama, b.jabatan_jenis, b.jabatan_kelompok, b.jabatan_eselon, true
    FROM impor_baris b JOIN impor_putusan USING (baris) WHERE b.jabatan_kunci IS NOT NULL ORDER BY b.jabatan_kunci, b.baris
    ON CONFLICT (siasn_id) DO NOTHING
"""
CLOSE_SQL: Final = """
    WITH tutup AS (
        UPDATE pegawai_penempatan c SET selesai = r.mulai
        FROM impor_rencana r JOIN impor_putusan q USING (baris)
        WHERE c.id = r.lama_id AND r.aksi IN ('buka', 'tutup') RETURNING r.aksi
    ) SELECT count(*) FILTER (WHERE aksi = 'buka'), count(*) FILTER (WHERE aksi = 'tutup'),
             (SELECT coalesce(jsonb_object_agg(p.id, b.kedudukan_id), '{}')
              FROM impor_baris b JOIN impor_putusan q USING (baris)
              JOIN pegawai_pegawai p ON p.nip = b.nip JOIN kedudukan_pada(%(hari)s) s ON s.pegawai_id = p.id
              WHERE q.putusan IN ('baru', 'ubah') AND b.kedudukan_id <> s.kedudukan_id) FROM tutup
"""
# Who comes with a posting that has ended was active while it ran.
INSERT_SQL: Final = f"""
    INSERT INTO pegawai_pegawai ({", ".join(COLUMNS)}, kedudukan_id)
    SELECT {", ".join(f"b.{name}" for name in OTHER)}, {", ".join(f"coalesce(b.{name}, '')" for name in TEXT)},
           CASE WHEN r.aksi = 'lampau' THEN k.id ELSE coalesce(b.kedudukan_id, k.id) END
    FROM impor_baris b JOIN impor_putusan q USING (baris) LEFT JOIN impor_rencana r USING (baris)
    JOIN pegawai_kedudukanhukum k ON k.siasn_id = CASE WHEN b.jenis_asn = 'PPPK' THEN '71' ELSE '01' END
    WHERE q.putusan = 'baru' ORDER BY b.baris
"""  # noqa: S608 -- constants of this module
UPDATE_SQL: Final = f"""
    UPDATE pegawai_pegawai p SET {", ".join(f"{name} = coalesce(b.{name}, p.{name})" for name in COLUMNS)}
    FROM impor_baris b JOIN impor_putusan q USING (baris)
    WHERE q.putusan = 'ubah' AND p.id = q.objek_id
      AND ({", ".join(f"coalesce(b.{name}, p.{name})" for name in COLUMNS)}) IS DISTINCT FROM ({", ".join(f"p.{name}" for name in COLUMNS)})
"""  # noqa: S608 -- constants of this module
PLACE_SQL: Final = """
    INSERT INTO pegawai_penempatan (pegawai_id, unit_id, jabatan_id, status, memimpin, mulai, selesai, dasar)
    SELECT p.id, r.unit_id, coalesce(r.jabatan_id, j.id), 'definitif', r.memimpin, r.mulai,
           CASE WHEN r.aksi = 'lampau' THEN %s::date ELSE r.berikut END, ''
    FROM impor_rencana r JOIN impor_putusan q USING (baris) JOIN impor_baris b USING (baris)
    JOIN pegawai_pegawai p ON p.nip = b.nip
    LEFT JOIN pegawai_jabatan j ON j.siasn_id = b.jabatan_kunci
    WHERE r.aksi IN ('buka', 'lampau') ORDER BY r.baris
"""
GOLONGAN_SQL: Final = """
    INSERT INTO pegawai_riwayatgolongan (pegawai_id, golongan_id, tmt)
    SELECT p.id, p.golongan_id, b.tmt_golongan
    FROM impor_baris b JOIN impor_putusan q USING (baris) JOIN pegawai_pegawai p ON p.nip = b.nip
    WHERE p.golongan_id IS NOT NULL AND b.tmt_golongan IS NOT NULL
      AND (q.putusan = 'baru' OR q.perubahan ?| ARRAY['Golongan', 'TMT golongan'])
    ON CONFLICT (pegawai_id, tmt) DO UPDATE SET golongan_id = excluded.golongan_id
"""
USERNAME_SQL: Final = """
    UPDATE pegawai_pengguna u SET username = b.nip
    FROM impor_baris b JOIN impor_putusan q USING (baris)
    WHERE q.perubahan ? 'NIP' AND u.pegawai_id = q.objek_id AND u.username = q.perubahan -> 'NIP' ->> 0
      AND NOT EXISTS (SELECT FROM pegawai_pengguna lain WHERE lain.username = b.nip)
"""


def drop_unused_jabatan(jejak: JejakImpor, _: Pengguna) -> None:
    """Others may have come to hold a position that the import brought along, or may have set its standard: then it stays."""
    Jabatan.objects.filter(pk__in=batal_impor.unused(Jabatan, jejak.baru)).delete()


def apply_pegawai(sesi: Sesi, step: Step) -> dict[str, int]:
    """A placement is closed before the new one opens, and an employee exists before the placement.

    Statements travel together, for each trip counts; the numbers come from the last one of a trip.
    """
    hari_ini = waktu.today()
    step("Menyimpan pegawai baru")
    sesi.execute_all(f"{INSERT_SQL}; {JABATAN_SQL}")
    jabatan_baru = sesi.cursor.rowcount
    step("Memperbarui pegawai")
    sesi.execute_all(f"{UPDATE_SQL}; {USERNAME_SQL}; {CLOSE_SQL}", {"hari": hari_ini})
    pindah, ditutup, kedudukan = sesi.cursor.fetchone()
    step("Menyimpan penempatan dan golongan")
    sesi.execute_all(f"{PLACE_SQL}; {GOLONGAN_SQL}", [hari_ini])
    wanted = {int(pk): kedudukan_id for pk, kedudukan_id in json.loads(kedudukan).items()}
    if wanted and sesi.impor.diterapkan_oleh:
        close_accounts(pegawai_ids=change_kedudukan(wanted, mulai=hari_ini, dasar="Impor data pegawai"), by=sesi.impor.diterapkan_oleh)
    return {"jabatan_baru": jabatan_baru, "pindah": pindah, "ditutup": ditutup}
