"""When, where and by whom the demo city's batches are held: drawn once, without two bookings of a room or a teacher."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random

from config.demo.kota.asal import asal
from config.demo.kota.program import DEMO, PROGRAM, ProgramDemo
from diklat.hari_kerja import is_hari_kerja
from lib import waktu

PENUH = 12_000  # people of a city whose programmes are held as often as the catalogue says
LANGKAH = 1.5
TAHUN_LALU, MINGGU_DEPAN = 2, 16
FULL_DAY_JP = 5
HARI_INI = ("PPU-2", "INT-1")  # held today in a city of any size
HARI_LIBUR = "PKP"  # two weeks long: on a day off it is under way


@dataclass
class AngkatanDemo:
    """A batch before it becomes rows; `ruang`, `narasumber` are numbers from 1."""

    id: int
    program: ProgramDemo
    nomor: int
    hari: list[date]
    kursi: int
    ruang: int | None
    narasumber: int | None
    status: str = "ditutup"
    peserta: list[int] = field(default_factory=list)

    @property
    def mulai(self) -> date:
        return self.hari[0]

    @property
    def selesai(self) -> date:
        return self.hari[-1]

    @cached_property
    def sesi(self) -> list[tuple[datetime, datetime, int]]:
        return [part for day in self.hari for part in draw_hari(self.program, day)]


def draw_hari(program: ProgramDemo, day: date) -> Iterator[tuple[datetime, datetime, int]]:
    """(start, end, JP): a long day has a morning and an afternoon."""
    jp = program.per_hari
    if jp < FULL_DAY_JP:
        yield at(day, 8, 30), at(day, 8, 30) + timedelta(minutes=45 * jp), jp
        return
    morning = jp // 2 + jp % 2
    yield at(day, 8, 0), at(day, 8, 0) + timedelta(minutes=45 * morning), morning
    yield at(day, 13, 0), at(day, 13, 0) + timedelta(minutes=45 * (jp - morning)), jp - morning


def at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute), waktu.zone())


def working_days(start: date, count: int, libur: Container[date]) -> list[date]:
    days: list[date] = []
    while len(days) < count:
        if is_hari_kerja(start, libur):
            days.append(start)
        start += timedelta(days=1)
    return days


class Buku:
    """Who and what is taken on which day."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, int, date]] = set()

    def book(self, kind: str, candidates: Iterable[int], days: list[date]) -> int | None:
        for number in candidates:
            if all((kind, number, day) not in self.taken for day in days):
                self.taken.update((kind, number, day) for day in days)
                return number
        return None


def plan_angkatan(today: date, people: int, teachers: Sequence[str], libur: Container[date]) -> list[AngkatanDemo]:
    """All batches of the last years and the next months, in the order of their first day; `teachers` are known by their subject."""
    random = Random(36_74)  # noqa: S311 -- an invented calendar, not a secret
    scale, halls = people / PENUH, asal().ruang
    first = date(today.year - TAHUN_LALU, 1, 8)
    first -= timedelta(days=first.weekday())
    weeks = (today - first).days // 7 + MINGGU_DEPAN
    now = HARI_INI if is_hari_kerja(today, libur) else (*HARI_INI, HARI_LIBUR)
    starts = [(week, program) for index, program in enumerate(PROGRAM) for week in weeks_of(program, index, weeks, scale)]
    starts = list(dict.fromkeys([*starts, *(((today - first).days // 7, DEMO[kode]) for kode in now)]))
    book, numbers = Buku(), Counter[tuple[str, int]]()
    found: list[AngkatanDemo] = []
    for week, program in sorted(starts, key=lambda start: (start[0], start[1].kode)):
        offset = random.randrange(max(1, 6 - min(program.hari, 5)))
        start = first + timedelta(days=7 * week + offset)
        if program.hari == 1 and start.isocalendar()[:2] == today.isocalendar()[:2]:
            start = today
        days = working_days(start, program.hari, libur)
        rooms = random.sample(range(1, len(halls) + 1), len(halls))
        fitting = [number for number in rooms if halls[number - 1][2] >= program.kursi * 0.7]
        ruang = None if program.metode == "daring" else book.book("ruang", fitting, days)
        if ruang is None and program.metode != "daring":
            continue
        able = [number for number, bidang in enumerate(teachers, 1) if bidang == program.bidang]
        drawn = random.sample(able, len(able))
        is_tried = start == today and program.kode in HARI_INI  # employees come before guests: one of them has the account to try
        narasumber = book.book("narasumber", able if is_tried else drawn, days)
        numbers[program.kode, days[0].year] += 1
        kursi = max(8, round(program.kursi * min(1.0, max(scale, 0.25))))
        if ruang is not None:
            kursi = min(kursi, halls[ruang - 1][2])
        found.append(AngkatanDemo(len(found) + 1, program, numbers[program.kode, days[0].year], days, kursi, ruang, narasumber))
    return found


def weeks_of(program: ProgramDemo, index: int, weeks: int, scale: float) -> list[int]:
    if not program.setiap:
        return []
    step = min(26.0, program.setiap * LANGKAH / scale)
    count = int((weeks - 1 - index % step) / step) + 1
    return [int(index % step + number * step) for number in range(count)]
