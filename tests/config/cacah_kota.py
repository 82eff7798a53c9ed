"""What in a filled city would tell a newcomer that it is invented; each count is to be zero."""

from typing import Final

from django.db import connection

from config.demo.kota.program import BIDANG_PENGAJAR, PROGRAM
from diklat.models import Pendaftaran
from diklat.models.pendaftaran import GUGUR
from diklat.queries.pendaftaran.konteks import load_konteks
from diklat.queries.pendaftaran.syarat import list_penolakan
from lib import waktu

JP_WAJAR: Final = 40  # in a year, of more than one training
HIDUP: Final = "d.status NOT IN ('ditolak', 'dibatalkan', 'angkatan_batal')"
TABRAKAN: Final = "t.mulai < s.selesai AND t.selesai > s.mulai AND NOT s.is_batal AND NOT t.is_batal"
CACAH: Final = {
    "orang di dua sesi": f"""
        WITH duduk AS (
            SELECT d.pegawai_id, s.* FROM diklat_pendaftaran d JOIN diklat_sesi s USING (angkatan_id) WHERE {HIDUP}
            UNION ALL
            SELECT n.pegawai_id, s.* FROM diklat_sesi s JOIN diklat_narasumber n ON n.id = s.narasumber_id WHERE n.pegawai_id IS NOT NULL
        )
        SELECT count(DISTINCT (s.pegawai_id, s.id)) FROM duduk s JOIN duduk t USING (pegawai_id) WHERE s.id <> t.id AND {TABRAKAN}""",
    "ruang di dua sesi": f"SELECT count(*) FROM diklat_sesi s JOIN diklat_sesi t USING (ruang_id) WHERE s.id < t.id AND {TABRAKAN}",
    "kursi lebih banyak daripada muatan ruang": """
        SELECT count(DISTINCT a.id) FROM diklat_angkatan a JOIN diklat_sesi s ON s.angkatan_id = a.id
        JOIN diklat_ruang r ON r.id = s.ruang_id WHERE a.kuota > r.kapasitas""",
    "angkatan berjalan di bawah peserta minimum": """
        SELECT count(*) FROM diklat_angkatan
        WHERE status IN ('dipastikan', 'berjalan', 'selesai', 'ditutup') AND terisi < greatest(minimum, 1)""",
    "pengajar di dua sesi": f"SELECT count(*) FROM diklat_sesi s JOIN diklat_sesi t USING (narasumber_id) WHERE s.id < t.id AND {TABRAKAN}",
    "sesi pada hari libur": """
        SELECT count(*) FROM diklat_sesi s, pegawai_instansi i, LATERAL (SELECT (s.mulai AT TIME ZONE i.zona)::date AS hari) h
        WHERE extract(isodow FROM h.hari) <> ALL(i.hari_kerja) OR h.hari IN (SELECT tanggal FROM diklat_harilibur)""",
    "jabatan di luar profesi": f"""
        SELECT count(*) FROM diklat_pendaftaran d JOIN diklat_program g ON g.id = d.program_id JOIN diklat_profesi p USING (kode)
        JOIN pegawai_jabatan j ON j.id = d.jabatan_id WHERE {HIDUP} AND NOT j.nama LIKE ANY(p.kata)""",
    "pengajar bidang lain": """
        SELECT count(*) FROM diklat_sesi s JOIN diklat_angkatan a ON a.id = s.angkatan_id JOIN diklat_program g ON g.id = a.program_id
        JOIN diklat_bidang b USING (kode) JOIN diklat_narasumber n ON n.id = s.narasumber_id
        JOIN pegawai_penempatan p ON p.pegawai_id = n.pegawai_id AND p.status = 'definitif' AND p.selesai IS NULL
        JOIN pegawai_jabatan j ON j.id = p.jabatan_id WHERE NOT j.nama LIKE ANY(b.kata)""",
    "dicatat di hari depan": """
        SELECT (SELECT count(*) FROM kompetensi_penilaian WHERE dicatat_pada > %(kini)s)
             + (SELECT count(*) FROM diklat_buktidiklat WHERE dibuat > %(kini)s)""",
    "lulus tanpa nilai cukup": """
        SELECT count(*) FROM diklat_pendaftaran d JOIN diklat_program g ON g.id = d.program_id
        WHERE d.status = 'lulus' AND g.nilai_minimum IS NOT NULL AND coalesce(d.nilai_akhir, 0) < g.nilai_minimum""",
    "lulus tanpa mengerjakan tes": """
        SELECT count(*) FROM diklat_pendaftaran d JOIN evaluasi_ujian u USING (angkatan_id)
        WHERE d.status = 'lulus' AND u.selesai < %(kini)s AND NOT EXISTS (
            SELECT FROM evaluasi_pengerjaanujian p WHERE p.ujian_id = u.id AND p.pendaftaran_id = d.id)""",
    "lulusan tanpa sertifikat": """
        SELECT count(*) FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id
        WHERE d.status = 'lulus' AND a.status = 'ditutup'
          AND NOT EXISTS (SELECT FROM diklat_sertifikat s WHERE s.pendaftaran_id = d.id)""",
    "sertifikat bertahun lain": """
        SELECT count(*) FROM diklat_sertifikat s JOIN diklat_pendaftaran d ON d.id = s.pendaftaran_id
        JOIN diklat_angkatan a ON a.id = d.angkatan_id, pegawai_instansi i
        WHERE (s.tahun, s.tahun::numeric) IS DISTINCT FROM
              (extract(year FROM a.selesai)::int, extract(year FROM s.terbit_pada AT TIME ZONE i.zona))""",
    "JP setahun tak wajar": f"""
        SELECT count(*) FROM (
            SELECT FROM diklat_catatanjp c JOIN diklat_kehadiran k ON k.id = c.kehadiran_id
            JOIN diklat_pendaftaran d ON d.id = k.pendaftaran_id
            GROUP BY c.pegawai_id, c.tahun HAVING sum(c.jp) > {JP_WAJAR} AND count(DISTINCT d.program_id) > 1) x""",
    "JP penugasan PPPK melampaui batas": """
        SELECT count(*) FROM (
            SELECT FROM diklat_catatanjp c JOIN pegawai_pegawai p ON p.id = c.pegawai_id
            JOIN diklat_ketentuanjp t ON berlaku(t.berlaku_mulai, t.berlaku_sampai, c.tanggal)
            WHERE c.is_penugasan AND p.jenis_asn = 'PPPK' GROUP BY c.pegawai_id, c.tahun HAVING sum(c.jp) > min(t.batas_pppk)) x""",
    "akun tanpa kata sandi": "SELECT count(*) FROM pegawai_pengguna WHERE password LIKE '!%%'",
}  # fmt: skip
KATALOG: Final = """
    WITH diklat_profesi AS (
        SELECT kode, array_agg(awal || '%%') AS kata FROM unnest(%(profesi)s::text[], %(kata)s::text[]) p (kode, awal) GROUP BY 1
    ),
    diklat_bidang AS (
        SELECT kode, array_agg(awal || '%%') AS kata FROM unnest(%(bidang)s::text[], %(ajar)s::text[]) p (kode, awal) GROUP BY 1
    )
"""


def count_janggal() -> dict[str, int]:
    """Those that are not zero."""
    profesi = [(p.kode, kata) for p in PROGRAM for kata in p.profesi]
    bidang = [(p.kode, kata) for p in PROGRAM for kata in BIDANG_PENGAJAR[p.bidang]]
    values = {"kini": waktu.now(), "profesi": [k for k, _ in profesi], "kata": [w for _, w in profesi]}
    values |= {"bidang": [k for k, _ in bidang], "ajar": [w for _, w in bidang]}
    found = {}
    with connection.cursor() as cursor:
        for name, statement in CACAH.items():
            text = statement.strip()
            text = f"{KATALOG}, {text[5:]}" if text.startswith("WITH ") else f"{KATALOG} {text}"
            cursor.execute(text, values)
            found[name] = cursor.fetchone()[0]
    return {name: count for name, count in {**found, "kursi yang tidak berhak": count_tak_berhak()}.items() if count}


def count_tak_berhak() -> int:
    """Seats that the product's own conditions would refuse to the person today."""
    pairs = Pendaftaran.objects.exclude(status__in=GUGUR).values_list("angkatan_id", "pegawai_id")
    rules = {"jenis_asn", "kelompok_jabatan", "golongan", "prasyarat", "nonaktif"}
    return sum(any(no.code in rules for no in list_penolakan(row)) for row in load_konteks(pairs, "pengelola").values())
