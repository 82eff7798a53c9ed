"""Three years of trainings for the demo city: programmes, batches, sessions, enrolments, attendance, results."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection, transaction

from config.demo.kota.akun import OFFICE, staff_of
from config.demo.kota.asal import asal
from config.demo.kota.jadwal import AngkatanDemo, at, draw_hari, plan_angkatan
from config.demo.kota.program import BIDANG_PENGAJAR, PROGRAM, ProgramDemo, list_tamu
from config.demo.kota.salin import copy_rows, reset_sequences, without_indexes
from config.demo.kota.undian import JP_WAJAR, KEHADIRAN_COLUMNS, PENDAFTARAN_COLUMNS, Calon, Undian
from diklat.models import HariLibur, JenisDiklat
from diklat.services import jp
from kompetensi.models import Kompetensi
from lib import waktu
from lib.sql import fetch

PENGAJAR = 9  # employees a subject
ORANG_SQL = """
    SELECT p.pegawai_id, p.unit_id, p.jabatan_id, w.golongan_id, j.kelompok, j.nama, w.jenis_asn, w.tmt_cpns
    FROM pegawai_penempatan p
    JOIN pegawai_jabatan j ON j.id = p.jabatan_id
    JOIN pegawai_pegawai w ON w.id = p.pegawai_id
    JOIN pegawai_kedudukanhukum k ON k.id = w.kedudukan_id AND k.siasn_id <> '03'
    WHERE p.status = 'definitif' AND p.selesai IS NULL AND p.mulai <= %(hari)s
        AND w.id NOT IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s))
    ORDER BY p.pegawai_id
"""
PENGAJAR_SQL = """
    SELECT id, nama, bidang FROM (
    SELECT w.id, b.bidang, row_number() OVER (PARTITION BY b.bidang ORDER BY hashint8(w.id)) AS nomor,
           concat_ws(' ', nullif(w.gelar_depan, ''), w.nama) || coalesce(', ' || nullif(w.gelar_belakang, ''), '') AS nama
    FROM pegawai_pegawai w
    JOIN pegawai_penempatan p ON p.pegawai_id = w.id AND p.status = 'definitif' AND p.selesai IS NULL
    JOIN pegawai_jabatan j ON j.id = p.jabatan_id
    JOIN unnest(%s::text[], %s::text[]) b (bidang, kata) ON starts_with(j.nama, b.kata)
    WHERE NOT p.memimpin) calon
    WHERE nomor <= %s ORDER BY nomor, bidang
"""
TRANSISI_SQL = """
    WITH baris AS (
        SELECT d.*, a.selesai, g.persetujuan <> 'tanpa' AND d.jalur = 'mandiri' AS bertanya
        FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id JOIN diklat_program g ON g.id = a.program_id
    )
    INSERT INTO diklat_transisi (pendaftaran_id, aksi, dari, ke, alasan, waktu)
    SELECT id, CASE WHEN bertanya THEN 'ajukan' WHEN jalur = 'atasan' THEN 'usulkan' ELSE 'beri_kursi' END, '',
           CASE WHEN bertanya THEN 'diajukan' ELSE 'terdaftar' END, '', dibuat
    FROM baris
    UNION ALL
    SELECT id, CASE status WHEN 'ditolak' THEN 'tolak' ELSE 'setujui' END, 'diajukan',
           CASE status WHEN 'ditolak' THEN 'ditolak' ELSE 'terdaftar' END, CASE status WHEN 'ditolak' THEN alasan ELSE '' END,
           dibuat + interval '20 hours'
    FROM baris WHERE bertanya AND status <> 'diajukan'
    UNION ALL
    SELECT id, 'batalkan', 'terdaftar', 'dibatalkan', alasan, dibuat + interval '2 days' FROM baris WHERE status = 'dibatalkan'
    UNION ALL
    SELECT id, 'angkatan_batal', 'terdaftar', 'angkatan_batal', alasan, dibuat + interval '4 days'
    FROM baris WHERE status = 'angkatan_batal'
    UNION ALL
    SELECT id, CASE status WHEN 'lulus' THEN 'luluskan' WHEN 'tidak_lulus' THEN 'tidak_luluskan' ELSE 'tidak_hadir' END,
           CASE status WHEN 'tidak_hadir' THEN 'terdaftar' ELSE 'hadir' END, status, '', selesai + interval '4 days 3 hours'
    FROM baris WHERE status IN ('lulus', 'tidak_lulus', 'tidak_hadir')
    ORDER BY 6, 1, 2
"""
KURSI_SQL = """
    UPDATE diklat_angkatan a SET terisi = d.terisi, urutan_terakhir = d.terakhir FROM (
        SELECT angkatan_id, max(urutan) AS terakhir,
               count(*) FILTER (WHERE status IN ('terdaftar', 'hadir', 'lulus', 'tidak_lulus', 'tidak_hadir')) AS terisi
        FROM diklat_pendaftaran GROUP BY angkatan_id
    ) d WHERE d.angkatan_id = a.id
"""
# A batch to which nobody came was called off in time; one with few people ran because so few were asked for.
SEPI_SQL = """
    WITH kosong AS (
        UPDATE diklat_angkatan SET status = 'batal', alasan_batal = 'Tidak ada yang mendaftar sampai batas pendaftaran.',
            berakhir_pada = mulai::timestamptz - interval '5 days 14 hours'
        WHERE terisi = 0 AND status IN ('dipastikan', 'berjalan', 'selesai', 'ditutup') RETURNING id
    ), sedikit AS (
        UPDATE diklat_angkatan SET minimum = terisi
        WHERE terisi BETWEEN 1 AND minimum - 1 AND status IN ('dipastikan', 'berjalan', 'selesai', 'ditutup')
    )
    UPDATE diklat_sesi s SET is_batal = true, kehadiran_ditutup = NULL FROM kosong k WHERE s.angkatan_id = k.id
"""


def fill_diklat() -> int:
    """Fill the training tables for the people that are there; returns the number of enrolments."""
    enrolments = fill_peserta()
    fill_jp()
    return enrolments


def fill_peserta() -> int:
    today = waktu.today()
    fill_program()
    people = load_people(today)
    teachers = fill_narasumber()
    plan = plan_angkatan(today, len(people), [bidang for _, bidang in teachers], set(HariLibur.objects.values_list("tanggal", flat=True)))
    for angkatan in plan:
        angkatan.status = status_on(angkatan, today)
    fill_angkatan(plan, today)
    undian = Undian(people, today, [pegawai for pegawai, _ in teachers])
    undian.jp[staff_of(OFFICE).pk, today.year] = JP_WAJAR  # the demo employee's year is told by hand
    rows = undian.draw(plan)
    copy_rows("diklat_pendaftaran", PENDAFTARAN_COLUMNS, (row.cells() for row in rows))
    copy_rows("diklat_kehadiran", KEHADIRAN_COLUMNS, (cells for row in rows for cells in row.attendance()))
    with connection.cursor() as cursor:
        cursor.execute(KURSI_SQL)
        cursor.execute(SEPI_SQL)
        with without_indexes("diklat_transisi"):
            cursor.execute(TRANSISI_SQL)
    reset_sequences("diklat_ruang", "diklat_narasumber", "diklat_angkatan", "diklat_sesi", "diklat_pendaftaran")
    return len(rows)


@transaction.atomic
def fill_jp() -> None:
    with without_indexes("diklat_catatanjp"):
        jp.refresh_jp(pegawai_ids=None)


def load_people(today: date) -> list[Calon]:
    return [Calon(*row) for row in fetch(ORANG_SQL, {"hari": today})]


def fill_program() -> None:
    jenis = dict(JenisDiklat.objects.values_list("siasn_id", "pk"))
    kompetensi = dict(Kompetensi.objects.values_list("kode", "pk"))
    columns = (
        "id kode nama jenis_id metode penyelenggara ringkasan jp biaya_angkatan biaya_kursi kelompok_jabatan jenis_asn persetujuan "
        "hadir_minimum nilai_minimum judul_sertifikat is_aktif dibuat"
    ).split()
    copy_rows("diklat_program", columns, (program_row(number, p, jenis) for number, p in enumerate(PROGRAM, 1)))
    copy_rows(
        "diklat_programkompetensi",
        ("program_id", "kompetensi_id", "level", "cara"),
        ((number, kompetensi[kode], level, p.cara) for number, p in enumerate(PROGRAM, 1) for kode, level in p.kompetensi),
    )
    copy_rows(
        "diklat_matapelatihan",
        ("program_id", "urutan", "judul", "jp", "uraian"),
        ((number, order, judul, jp_of(p, order), "") for number, p in enumerate(PROGRAM, 1) for order, judul in enumerate(p.mata, 1)),
    )
    copy_rows(
        "diklat_polasesi",
        ("program_id", "hari", "mulai", "selesai", "judul", "jp", "pengajar", "tempat"),
        (cells for number, p in enumerate(PROGRAM, 1) for cells in pola_rows(number, p)),
    )
    copy_rows(
        "diklat_ruang",
        ("id", "nama", "lokasi", "kapasitas", "is_aktif"),
        ((number, nama, lokasi, kapasitas, True) for number, (nama, lokasi, kapasitas) in enumerate(asal().ruang, 1)),
    )
    reset_sequences("diklat_program")


def program_row(number: int, p: ProgramDemo, jenis: dict[int, int]) -> tuple[object, ...]:
    subjects = ", ".join(judul.lower() for judul in p.mata)
    text = f"Peserta berlatih {subjects} dan membawa pulang rencana yang dapat dikerjakan di unitnya."
    title = "Surat Tanda Tamat Pelatihan" if p.jenis == 1 else "Sertifikat"
    fixed, seat = p.biaya
    return (
        *(
            number,
            p.kode,
            p.nama,
            jenis[p.jenis],
            p.metode,
            asal().penyelenggara,
            text,
            p.jp,
            fixed,
            seat,
            list(p.kelompok),
            list(p.jenis_asn),
            p.persetujuan,
        ),
        *(80, p.nilai, title, True, waktu.now()),
    )


def jp_of(p: ProgramDemo, order: int) -> int:
    """JP shared over the subjects; the first ones take the rest, and none has less than 1."""
    base, rest = divmod(p.jp, len(p.mata))
    return max(1, base + (order <= rest))


def pola_rows(number: int, p: ProgramDemo) -> Iterator[tuple[object, ...]]:
    """As its batches are held: mornings by the main teacher, afternoons by another one."""
    tempat, order = "daring" if p.metode == "daring" else "ruang", 0
    for hari in range(1, p.hari + 1):
        for place, (start, end, jp_count) in enumerate(draw_hari(p, waktu.today())):
            title = p.mata[order % len(p.mata)]
            yield number, hari, start.time(), end.time(), title, jp_count, "pendamping" if place else "utama", tempat
            order += 1


def fill_narasumber() -> list[tuple[int | None, str]]:
    """(person, subject) of each teacher, in the order of their numbers; guests are no persons here."""
    words = [(bidang, kata) for bidang, kata_list in BIDANG_PENGAJAR.items() for kata in kata_list]
    own = fetch(PENGAJAR_SQL, [[bidang for bidang, _ in words], [kata for _, kata in words], PENGAJAR])
    rows = [(nama, asal().penyelenggara, "", pk) for pk, nama, _ in own]
    rows += [(nama, instansi, f"narasumber{n}@contoh.ac.id", None) for n, (nama, instansi, _) in enumerate(list_tamu(), 1)]
    columns = ("id", "nama", "instansi", "email", "pegawai_id", "is_aktif")
    copy_rows("diklat_narasumber", columns, ((number, *row, True) for number, row in enumerate(rows, 1)))
    return [*((pk, bidang) for pk, _, bidang in own), *((None, bidang) for *_, bidang in list_tamu())]


def status_on(angkatan: AngkatanDemo, today: date) -> str:
    if angkatan.id % 37 == 0 and angkatan.mulai > date(today.year - 1, 1, 1):
        return "batal"
    if angkatan.selesai < today - timedelta(days=20):
        return "ditutup"
    if angkatan.selesai < today:
        return "selesai"
    if angkatan.mulai <= today:
        return "berjalan"
    if angkatan.mulai <= today + timedelta(days=10):
        return "dipastikan"
    return "terbuka" if angkatan.mulai <= today + timedelta(days=90) else "draf"


ANGKATAN_COLUMNS = (
    "id program_id nomor tahun status kuota minimum minimum_tanggal pendaftaran_mulai pendaftaran_sampai batas_batal cara_kursi "
    "jam_tawaran is_ditangguhkan tempat catatan mulai selesai versi_jadwal alasan_batal alasan_buka_kembali berakhir_pada "
    "terisi menunggu cadangan urutan_terakhir dibuat"
).split()
SESI_COLUMNS = "id angkatan_id nomor judul mulai selesai jp ruang_id tautan narasumber_id is_batal kehadiran_ditutup".split()


def fill_angkatan(plan: list[AngkatanDemo], today: date) -> None:
    number = {program.kode: index for index, program in enumerate(PROGRAM, 1)}
    copy_rows("diklat_angkatan", ANGKATAN_COLUMNS, [angkatan_row(a, number, today) for a in plan])
    copy_rows("diklat_sesi", SESI_COLUMNS, sesi_rows(plan))


def angkatan_row(a: AngkatanDemo, number: dict[str, int], today: date) -> tuple[object, ...]:
    opens = a.mulai - timedelta(days=60) if a.status != "terbuka" else min(a.mulai - timedelta(days=60), today - timedelta(days=3))
    place = "Kelas daring" if a.ruang is None else "{}, {}".format(*asal().ruang[a.ruang - 1])
    reason = "Narasumber berhalangan dan jadwal pengganti belum ada." if a.status == "batal" else ""
    ended = at(min(a.selesai + timedelta(days=12), today), 15, 0) if a.status == "ditutup" else None
    ended = at(a.mulai - timedelta(days=6), 10, 0) if a.status == "batal" else ended
    offers = "ditawarkan" if a.program.kode in ("DIG-1", "HKM-2") else "langsung"
    return (
        *(a.id, number[a.program.kode], a.nomor, a.mulai.year, a.status, a.kursi, a.kursi // 3, a.mulai - timedelta(days=10)),
        *(opens, a.mulai - timedelta(days=5), a.mulai - timedelta(days=3), offers, 48, False, place, "", a.mulai, a.selesai, 1),
        *(reason, "", ended, 0, 0, 0, 0, at(opens - timedelta(days=7), 9, 0)),
    )


def sesi_rows(plan: list[AngkatanDemo]) -> Iterator[tuple[object, ...]]:
    pk = 0
    for a in plan:
        link = "" if a.program.metode == "tatap_muka" else f"https://kelas.{asal().domain}/ruang"
        for order, (start, end, jp_count) in enumerate(a.sesi, 1):
            pk += 1
            title = a.program.mata[(order - 1) % len(a.program.mata)]
            closed = end + timedelta(days=1) if a.status in ("ditutup", "selesai") else None
            yield (pk, a.id, order, title, start, end, jp_count, a.ruang, link, a.narasumber, a.status == "batal", closed)
