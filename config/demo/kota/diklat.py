"""Three years of trainings for the demo city: programmes, batches, sessions, enrolments, attendance, results."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db import connection
from django.utils import timezone

from config.demo.kota.jadwal import AngkatanDemo, at, plan_angkatan
from config.demo.kota.program import PROGRAM, RUANG, TAMU, ProgramDemo
from config.demo.kota.salin import copy_rows, reset_sequences
from diklat.models import JenisDiklat
from diklat.services import jp
from kompetensi.models import Kompetensi

PENGAJAR = 34
PENYELENGGARA = "BKPSDM Kota Tangerang Selatan"
ORANG_SQL = """
    SELECT p.pegawai_id, p.unit_id, p.jabatan_id, w.golongan_id, j.kelompok, w.jenis_asn, w.tmt_cpns
    FROM pegawai_penempatan p
    JOIN pegawai_jabatan j ON j.id = p.jabatan_id
    JOIN pegawai_pegawai w ON w.id = p.pegawai_id
    JOIN pegawai_kedudukanhukum k ON k.id = w.kedudukan_id AND k.is_aktif
    WHERE p.status = 'definitif' AND p.selesai IS NULL AND p.mulai <= %s
    ORDER BY p.pegawai_id
"""
PENGAJAR_SQL = """
    SELECT w.id, concat_ws(' ', nullif(w.gelar_depan, ''), w.nama) || coalesce(', ' || nullif(w.gelar_belakang, ''), '')
    FROM pegawai_pegawai w
    JOIN pegawai_penempatan p ON p.pegawai_id = w.id AND p.status = 'definitif' AND p.selesai IS NULL
    JOIN pegawai_jabatan j ON j.id = p.jabatan_id
    JOIN pegawai_kedudukanhukum k ON k.id = w.kedudukan_id AND k.is_aktif
    WHERE j.kelompok IN ('jf_madya', 'jf_muda', 'administrator') AND NOT p.memimpin
    ORDER BY hashint8(w.id) LIMIT %s
"""
TRANSISI_SQL = """
    INSERT INTO diklat_transisi (pendaftaran_id, aksi, dari, ke, alasan, waktu)
    SELECT d.id, 'daftar', '', CASE WHEN g.persetujuan = 'tanpa' OR d.jalur <> 'mandiri' THEN 'terdaftar' ELSE 'diajukan' END, '', d.dibuat
    FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id JOIN diklat_program g ON g.id = a.program_id
    UNION ALL
    SELECT d.id, CASE d.status WHEN 'ditolak' THEN 'tolak' ELSE 'setujui' END, 'diajukan',
           CASE d.status WHEN 'ditolak' THEN 'ditolak' ELSE 'terdaftar' END, d.alasan, d.dibuat + interval '20 hours'
    FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id JOIN diklat_program g ON g.id = a.program_id
    WHERE g.persetujuan <> 'tanpa' AND d.jalur = 'mandiri' AND d.status <> 'diajukan'
    UNION ALL
    SELECT d.id, 'batal', 'terdaftar', 'dibatalkan', d.alasan, d.dibuat + interval '2 days'
    FROM diklat_pendaftaran d WHERE d.status = 'dibatalkan'
    UNION ALL
    SELECT d.id, 'angkatan_batal', 'terdaftar', 'angkatan_batal', d.alasan, d.dibuat + interval '4 days'
    FROM diklat_pendaftaran d WHERE d.status = 'angkatan_batal'
    UNION ALL
    SELECT d.id, 'tetapkan', 'hadir', d.status, '', a.selesai + interval '4 days 3 hours'
    FROM diklat_pendaftaran d JOIN diklat_angkatan a ON a.id = d.angkatan_id WHERE d.status IN ('lulus', 'tidak_lulus', 'tidak_hadir')
    ORDER BY 6
"""
KURSI_SQL = """
    UPDATE diklat_angkatan a SET terisi = d.terisi, urutan_terakhir = d.terakhir FROM (
        SELECT angkatan_id, max(urutan) AS terakhir,
               count(*) FILTER (WHERE status IN ('terdaftar', 'hadir', 'lulus', 'tidak_lulus', 'tidak_hadir')) AS terisi
        FROM diklat_pendaftaran GROUP BY angkatan_id
    ) d WHERE d.angkatan_id = a.id
"""


@dataclass(slots=True)
class Calon:
    """Somebody who can be drawn for a batch."""

    id: int
    unit: int
    jabatan: int
    golongan: int | None
    kelompok: str
    jenis: str
    tmt: date | None


def fill_diklat() -> int:
    """Fill the training tables for the people that are there; returns the number of enrolments."""
    today = timezone.localdate()
    fill_program()
    people = load_people(today)
    teachers = fill_narasumber()
    plan = plan_angkatan(today, len(people), teachers)
    for angkatan in plan:
        angkatan.status = status_on(angkatan, today)
    fill_angkatan(plan, today)
    rows = Undian(people, today).draw(plan)
    copy_rows("diklat_pendaftaran", PENDAFTARAN_COLUMNS, (row.cells() for row in rows))
    copy_rows("diklat_kehadiran", KEHADIRAN_COLUMNS, (cells for row in rows for cells in row.attendance()))
    with connection.cursor() as cursor:
        cursor.execute(KURSI_SQL)
        cursor.execute(TRANSISI_SQL)
    reset_sequences("diklat_ruang", "diklat_narasumber", "diklat_angkatan", "diklat_sesi", "diklat_pendaftaran")
    jp.refresh_jp(pegawai_ids=None)
    return len(rows)


def load_people(today: date) -> list[Calon]:
    with connection.cursor() as cursor:
        cursor.execute(ORANG_SQL, [today])
        return [Calon(*row) for row in cursor.fetchall()]


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
        "diklat_ruang",
        ("id", "nama", "lokasi", "kapasitas", "is_aktif"),
        ((number, nama, lokasi, kapasitas, True) for number, (nama, lokasi, kapasitas) in enumerate(RUANG, 1)),
    )
    reset_sequences("diklat_program")


def program_row(number: int, p: ProgramDemo, jenis: dict[int, int]) -> tuple[object, ...]:
    subjects = ", ".join(judul.lower() for judul in p.mata)
    text = f"Peserta berlatih {subjects} dan membawa pulang rencana yang dapat dikerjakan di unitnya."
    title = "Surat Tanda Tamat Pelatihan" if p.jenis == 1 else "Sertifikat"
    fixed, seat = p.biaya
    return (
        *(number, p.kode, p.nama, jenis[p.jenis], p.metode, PENYELENGGARA, text, p.jp, fixed, seat, list(p.kelompok), [], p.persetujuan),
        *(80, p.nilai, title, True, timezone.now()),
    )


def jp_of(p: ProgramDemo, order: int) -> int:
    """JP shared over the subjects; the first ones take the rest, and none has less than 1."""
    base, rest = divmod(p.jp, len(p.mata))
    return max(1, base + (order <= rest))


def fill_narasumber() -> int:
    with connection.cursor() as cursor:
        cursor.execute(PENGAJAR_SQL, [PENGAJAR])
        own = cursor.fetchall()
    rows = [(nama, PENYELENGGARA, "", pk) for pk, nama in own]
    rows += [(nama, instansi, f"narasumber{n}@contoh.ac.id", None) for n, (nama, instansi) in enumerate(TAMU, 1)]
    columns = ("id", "nama", "instansi", "email", "pegawai_id", "is_aktif")
    copy_rows("diklat_narasumber", columns, ((number, *row, True) for number, row in enumerate(rows, 1)))
    return len(rows)


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
    "id program_id nomor status kuota minimum minimum_tanggal pendaftaran_mulai pendaftaran_sampai batas_batal cara_kursi jam_tawaran "
    "is_ditangguhkan tempat catatan mulai selesai versi_jadwal alasan_batal berakhir_pada terisi menunggu cadangan urutan_terakhir dibuat"
).split()
SESI_COLUMNS = "id angkatan_id nomor judul mulai selesai jp ruang_id tautan narasumber_id is_batal kehadiran_ditutup".split()


def fill_angkatan(plan: list[AngkatanDemo], today: date) -> None:
    number = {program.kode: index for index, program in enumerate(PROGRAM, 1)}
    copy_rows("diklat_angkatan", ANGKATAN_COLUMNS, [angkatan_row(a, number, today) for a in plan])
    copy_rows("diklat_sesi", SESI_COLUMNS, sesi_rows(plan))


def angkatan_row(a: AngkatanDemo, number: dict[str, int], today: date) -> tuple[object, ...]:
    opens = a.mulai - timedelta(days=60) if a.status != "terbuka" else min(a.mulai - timedelta(days=60), today - timedelta(days=3))
    place = "Kelas daring" if a.ruang is None else f"{RUANG[a.ruang - 1][0]}, {RUANG[a.ruang - 1][1]}"
    reason = "Narasumber berhalangan dan jadwal pengganti belum ada." if a.status == "batal" else ""
    ended = at(min(a.selesai + timedelta(days=12), today), 15, 0) if a.status == "ditutup" else None
    ended = at(a.mulai - timedelta(days=6), 10, 0) if a.status == "batal" else ended
    offers = "ditawarkan" if a.program.kode in ("DIG-1", "HKM-2") else "langsung"
    return (
        *(a.id, number[a.program.kode], a.nomor, a.status, a.kursi, a.kursi // 3, a.mulai - timedelta(days=10)),
        *(opens, a.mulai - timedelta(days=5), a.mulai - timedelta(days=3), offers, 48, False, place, "", a.mulai, a.selesai, 1),
        *(reason, ended, 0, 0, 0, 0, at(opens - timedelta(days=7), 9, 0)),
    )


def sesi_rows(plan: list[AngkatanDemo]) -> Iterator[tuple[object, ...]]:
    pk = 0
    for a in plan:
        link = "" if a.program.metode == "tatap_muka" else "https://kelas.contoh.tangerangselatankota.go.id/ruang"
        for order, (start, end, jp_count) in enumerate(a.sesi(), 1):
            pk += 1
            title = a.program.mata[(order - 1) % len(a.program.mata)]
            closed = end + timedelta(days=1) if a.status in ("ditutup", "selesai") else None
            yield (pk, a.id, order, title, start, end, jp_count, a.ruang, link, a.narasumber, a.status == "batal", closed)


PENDAFTARAN_COLUMNS = (
    "id angkatan_id pegawai_id status jalur prioritas urutan eskalasi unit_id jabatan_id golongan_id alasan alasan_batas_jp dibuat "
    "nilai_awal nilai_akhir"
).split()
KEHADIRAN_COLUMNS = ("sesi_id", "pendaftaran_id", "status", "cara", "alasan", "dicatat_pada")


@dataclass(slots=True)
class Baris:
    """One enrolment to be, with its letters per session."""

    id: int
    angkatan: AngkatanDemo
    orang: Calon
    urutan: int
    dibuat: datetime
    jalur: str = "mandiri"
    status: str = "terdaftar"
    alasan: str = ""
    awal: float | None = None
    akhir: float | None = None
    huruf: str = ""
    sesi_pertama: int = 0

    def cells(self) -> tuple[object, ...]:
        o = self.orang
        return (
            *(self.id, self.angkatan.id, o.id, self.status, self.jalur, 5, self.urutan, 0, o.unit, o.jabatan, o.golongan),
            *(self.alasan, "", self.dibuat, self.awal, self.akhir),
        )

    def attendance(self) -> Iterator[tuple[object, ...]]:
        if not self.huruf:
            return
        ends = [end for _, end, _ in self.angkatan.sesi()]
        for index, letter in enumerate(self.huruf):
            yield (self.sesi_pertama + index, self.id, letter, "qr" if letter == "H" and self.id % 3 else "daftar", "", ends[index])


class Undian:
    """Draws participants: each person takes a programme once, and is never in two rooms on one day."""

    def __init__(self, people: list[Calon], today: date) -> None:
        self.random = Random(2026)  # noqa: S311 -- invented people
        self.today, self.people = today, people
        self.queues = {p.kode: self.shuffled(p) for p in PROGRAM}
        self.busy: dict[int, set[date]] = {}
        self.sesi = 1
        self.rows: list[Baris] = []

    def shuffled(self, program: ProgramDemo) -> "deque[Calon]":
        fits = [o for o in self.people if not program.kelompok or o.kelompok in program.kelompok]
        self.random.shuffle(fits)
        return deque(fits)

    def draw(self, plan: list[AngkatanDemo]) -> list[Baris]:
        for angkatan in plan:
            count = sum(1 for _ in angkatan.sesi())
            for order, orang in enumerate(self.pick(angkatan), 1):
                self.rows.append(self.enrol(angkatan, orang, order))
            self.sesi += count
        return self.rows

    def wanted(self, a: AngkatanDemo) -> int:
        if a.status == "draf" or (a.status == "terbuka" and a.id % 5 == 0):
            return 0
        share = self.random.uniform(0.25, 0.8) if a.status == "terbuka" else self.random.uniform(0.72, 1.0)
        return max(3, round(a.kursi * share))

    def pick(self, a: AngkatanDemo) -> Iterator[Calon]:
        queue, wanted, days = self.queues[a.program.kode], self.wanted(a), set(a.hari)
        for _ in range(min(len(queue), wanted * 3)):
            if not wanted:
                return
            orang = queue.popleft()
            taken = self.busy.setdefault(orang.id, set())
            if taken & days or (orang.tmt and orang.tmt > a.mulai):
                queue.append(orang)
                continue
            taken |= days
            wanted -= 1
            yield orang

    def enrol(self, a: AngkatanDemo, orang: Calon, order: int) -> Baris:
        latest = at(min(a.mulai - timedelta(days=6), self.today - timedelta(days=1)), 16, 0)
        jalur = self.random.choices(("mandiri", "atasan", "pengelola"), (70, 20, 10))[0]
        row = Baris(len(self.rows) + 1, a, orang, order, latest - timedelta(hours=self.random.randrange(24 * 40 // order + 24)), jalur)
        if a.status == "batal":
            row.status, row.alasan = "angkatan_batal", "Narasumber berhalangan dan jadwal pengganti belum ada."
        elif self.random.random() < 0.04:
            row.status, row.alasan = self.random.choice(
                (("dibatalkan", "Ada tugas mendesak di unit."), ("ditolak", "Bersamaan dengan jadwal dinas."))
            )
            row.jalur = "mandiri"
        elif a.status != "terbuka":
            self.attend(row)
        return row

    def attend(self, row: Baris) -> None:
        """Letters of the sessions that are over and recorded, and the result of a batch that is."""
        a, random = row.angkatan, self.random
        row.sesi_pertama = self.sesi
        over = [end for _, end, _ in a.sesi() if end.date() < self.today]
        late = a.status == "selesai" and a.id % 3 == 0  # nobody has written down the last session yet
        never = random.random() < 0.02
        letters = [("T" if never else random.choices("HIST", (93, 3, 2, 2))[0]) for _ in over]
        row.huruf = "".join(letters[: -1 if late else None])
        if a.program.nilai is not None and over:
            row.awal = round(min(98, max(20, random.gauss(58, 12))), 1)
        if a.status in ("ditutup", "selesai") and not late:
            self.decide(row)
        elif "H" in row.huruf:
            row.status = "hadir"

    def decide(self, row: Baris) -> None:
        program, share = row.angkatan.program, row.huruf.count("H") / len(row.huruf)
        if program.nilai is not None and share:
            row.akhir = round(min(100, max(30, self.random.gauss(80, 8))), 1)
        failed = share < 0.8 or (program.nilai is not None and (row.akhir or 0) < program.nilai)
        row.status = "tidak_hadir" if not share else "tidak_lulus" if failed else "lulus"
