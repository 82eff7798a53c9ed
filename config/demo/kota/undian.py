"""Who takes part in the demo city's batches, who came, and how it ended: drawn once from a seeded generator."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from config.demo.kota.jadwal import AngkatanDemo, at
from config.demo.kota.program import PROGRAM, ProgramDemo

JP_WAJAR, JP_PPPK = 36, 24  # of one year


@dataclass(slots=True)
class Calon:
    """Somebody who can be drawn for a batch."""

    id: int
    unit: int
    jabatan: int
    golongan: int | None
    kelompok: str
    nama_jabatan: str
    jenis: str
    tmt: date | None


PENDAFTARAN_COLUMNS = (
    "id angkatan_id pegawai_id status jalur prioritas urutan eskalasi unit_id jabatan_id golongan_id alasan alasan_pengecualian dibuat "
    "nilai_awal nilai_akhir bersertifikat"
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
            *(self.alasan, "", self.dibuat, self.awal, self.akhir, self.bersertifikat),
        )

    @property
    def bersertifikat(self) -> bool:
        """As the certificates that `fill_sertifikat` gives would mark it, one row after the other."""
        return self.status == "lulus" and self.angkatan.status == "ditutup"

    def attendance(self) -> Iterator[tuple[object, ...]]:
        if not self.huruf:
            return
        ends = [end for _, end, _ in self.angkatan.sesi]
        for index, letter in enumerate(self.huruf):
            yield (self.sesi_pertama + index, self.id, letter, "qr" if letter == "H" and self.id % 3 else "daftar", "", ends[index])


class Undian:
    """Draws participants: each person takes a programme once, is never in two rooms on one day, and learns in a year what one may."""

    def __init__(self, people: list[Calon], today: date, teachers: Sequence[int | None]) -> None:
        self.random = Random(2026)  # noqa: S311 -- invented people
        self.today, self.people = today, people
        self.queues = {p.kode: self.shuffled(p) for p in PROGRAM}
        self.busy: dict[int, set[date]] = {}
        self.jp: dict[tuple[int, int], int] = {}
        self.teachers = teachers
        self.sesi = 1
        self.rows: list[Baris] = []

    def shuffled(self, program: ProgramDemo) -> "deque[Calon]":
        fits = [o for o in self.people if program.fits(o.kelompok, o.nama_jabatan, o.jenis)]
        self.random.shuffle(fits)
        return deque(fits)

    def draw(self, plan: list[AngkatanDemo]) -> list[Baris]:
        for angkatan in plan:
            if angkatan.narasumber and (teacher := self.teachers[angkatan.narasumber - 1]):
                self.busy.setdefault(teacher, set()).update(angkatan.hari)
        for angkatan in plan:
            for order, orang in enumerate(self.pick(angkatan), 1):
                self.rows.append(self.enrol(angkatan, orang, order))
            self.sesi += len(angkatan.sesi)
        return self.rows

    def wanted(self, a: AngkatanDemo) -> int:
        if a.status == "draf" or (a.status == "terbuka" and a.id % 5 == 0):
            return 0
        share = self.random.uniform(0.25, 0.8) if a.status == "terbuka" else self.random.uniform(0.72, 1.0)
        return max(3, round(a.kursi * share))

    def pick(self, a: AngkatanDemo) -> Iterator[Calon]:
        queue, wanted, days = self.queues[a.program.kode], self.wanted(a), set(a.hari)
        for _ in range(min(len(queue), wanted * 6)):
            if not wanted:
                return
            orang = queue.popleft()
            taken = self.busy.setdefault(orang.id, set())
            years = {(orang.id, day.year) for day in a.hari}
            so_far = max(self.jp.get(year, 0) for year in years)
            if taken & days or (orang.tmt and orang.tmt > a.mulai) or not self.may_learn(orang, a.program.jp, so_far):
                queue.append(orang)
                continue
            taken |= days
            self.jp |= dict.fromkeys(years, so_far + a.program.jp)
            wanted -= 1
            yield orang

    @staticmethod
    def may_learn(orang: Calon, jp: int, so_far: int) -> bool:
        """The ceiling of a PPPK; for others a reasonable share, unless one long training is all they take."""
        return so_far + jp <= (JP_PPPK if orang.jenis == "PPPK" else JP_WAJAR) or (orang.jenis != "PPPK" and not so_far)

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
        over = [end for _, end, _ in a.sesi if end.date() < self.today]
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
        program, weights = row.angkatan.program, [jp for *_, jp in row.angkatan.sesi][: len(row.huruf)]
        share = sum(jp for jp, letter in zip(weights, row.huruf, strict=True) if letter == "H") / sum(weights)
        if program.nilai is not None and share:
            row.akhir = round(min(100, max(30, self.random.gauss(80, 8))), 1)
        failed = share < 0.8 or (program.nilai is not None and (row.akhir or 0) < program.nilai)
        row.status = "tidak_hadir" if not share else "tidak_lulus" if failed else "lulus"
