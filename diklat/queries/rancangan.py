"""Where a batch of a month would fit: the pattern of its days, working days only, a room that is free and teachers who are.

The pattern is that of the programme's last batch, one that was opened before a draft; a programme that was never held is
laid out from its syllabus, half a day at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, HariLibur, MataPelatihan, Narasumber, Program, Ruang, Sesi
from diklat.queries.acara import ACARA
from diklat.queries.ketentuan import get_ketentuan
from lib import waktu
from lib.format import BULAN
from pegawai.models.riwayat import BUAT

PERSIAPAN: Final = timedelta(days=14)  # between drafting and the first day, for people have to be called together
PENUTUPAN: Final = timedelta(days=7)  # registration ends so long before the first day
JP_SETENGAH_HARI: Final = 4
MULAI: Final = (time(8), time(13))
GURU_SQL: Final = f"""
    SELECT n.id, t.mulai, t.selesai
    FROM diklat_narasumber n LEFT JOIN pegawai_pengguna u ON u.id = n.pengguna_id
    JOIN {ACARA} t ON t.pegawai_id = COALESCE(n.pegawai_id, u.pegawai_id) AND NOT t.mengajar
    WHERE n.id = ANY(%s) AND t.mulai < %s AND t.selesai > %s
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True, slots=True)
class Pesanan:
    """A batch that is wanted in a month."""

    program: Program
    tahun: int
    bulan: int
    kuota: int

    @property
    def sebutan(self) -> str:
        return f"{self.program.nama}, {BULAN[self.bulan - 1]} {self.tahun}"


@dataclass(frozen=True, slots=True)
class Butir:
    """One session of a pattern, `hari` working days after the first day; `sejajar`: it runs beside another one and takes no room."""

    hari: int
    mulai: time
    selesai: time
    judul: str
    jp: int
    tautan: str = ""
    narasumber: Narasumber | None = None
    sejajar: bool = False


@dataclass(frozen=True, slots=True)
class Pola:
    """`ruang`: the room used last; `beruang`: whether one is asked for at all."""

    butir: tuple[Butir, ...]
    beruang: bool
    ruang: Ruang | None = None
    asal: Angkatan | None = None


@dataclass(frozen=True, slots=True)
class Letak:
    """A batch with its days, a room for all of it, and what could not be had."""

    pesanan: Pesanan
    pola: Pola
    sesi: tuple[tuple[Butir, datetime, datetime], ...]
    ruang: Ruang | None
    sibuk: tuple[Narasumber, ...]

    @property
    def mulai(self) -> date:
        return waktu.day(self.sesi[0][1])

    @property
    def catatan(self) -> list[str]:
        found = [f"{guru} sudah mempunyai acara lain, pengajarnya dipilih kemudian" for guru in self.sibuk]
        if self.pola.beruang and self.ruang is None:
            found.append(f"tidak ada ruang kosong untuk {self.pesanan.kuota} orang, ruangnya dipilih kemudian")
        return found


@dataclass(slots=True)
class Papan:
    """What is booked already, in the span that is asked about; whatever is placed is booked too."""

    libur: frozenset[date]
    ruang: Sequence[Ruang]
    dipakai: dict[tuple[str, int], list[tuple[datetime, datetime]]] = field(default_factory=dict)

    def is_free(self, kind: str, key: int, spans: Iterable[tuple[datetime, datetime]]) -> bool:
        held = self.dipakai.get((kind, key), ())
        return not any(start < end_of and end > start_of for start, end in spans for start_of, end_of in held)

    def book(self, kind: str, key: int, start: datetime, end: datetime) -> None:
        self.dipakai.setdefault((kind, key), []).append((start, end))

    def find_ruang(self, pola: Pola, kuota: int, spans: Sequence[tuple[datetime, datetime]]) -> Ruang | None:
        """The room used last, or the smallest, that holds all and is free all the time."""
        rooms = sorted(self.ruang, key=lambda room: (room != pola.ruang, room.kapasitas, room.nama))
        return next((room for room in rooms if room.kapasitas >= kuota and self.is_free("ruang", room.pk, spans)), None)


def read_pola(programs: Iterable[Program]) -> dict[int, Pola]:
    """By programme; four queries whatever their number."""
    wanted = {program.pk: program for program in programs}
    last = Angkatan.objects.filter(program__in=wanted, mulai__isnull=False).exclude(status=Angkatan.Status.BATAL)
    opened = last.annotate(terbuka=~Q(status=Angkatan.Status.DRAF)).order_by("program_id", "-terbuka", "-mulai", "-pk")
    found = {row.program_id: row for row in opened.distinct("program_id")}
    sessions: dict[int, list[Sesi]] = {}
    related = Sesi.objects.filter(angkatan__in=[row.pk for row in found.values()], is_batal=False)
    for sesi in related.select_related("ruang", "narasumber__pengguna").order_by("mulai", "nomor"):
        sessions.setdefault(sesi.angkatan_id, []).append(sesi)
    syllabus: dict[int, list[MataPelatihan]] = {}
    for mata in MataPelatihan.objects.filter(program__in=wanted):
        syllabus.setdefault(mata.program_id, []).append(mata)
    minutes = get_ketentuan(waktu.today()).menit_per_jp
    held = {pk: _repeat(row, sessions[row.pk]) for pk, row in found.items() if row.pk in sessions}
    return {pk: held[pk] if pk in held else _lay_out(program, syllabus.get(pk, []), minutes) for pk, program in wanted.items()}


def _repeat(source: Angkatan, rows: Sequence[Sesi]) -> Pola:
    """As it was held: the same hours, as many working days apart; a day off on which it was held counts as a day of its own."""
    libur = frozenset(HariLibur.objects.filter(tanggal__range=(source.mulai, source.selesai)).values_list("tanggal", flat=True))
    rooms = [row.ruang for row in rows if row.ruang is not None and row.ruang.is_aktif]
    butir: list[Butir] = []
    first, last, place, until = waktu.day(rows[0].mulai), waktu.day(rows[0].mulai), 0, rows[0].mulai
    for row in rows:
        if (day := waktu.day(row.mulai)) != last:
            place, last = max(place + 1, _count_kerja(first, day, libur)), day
        hours = (waktu.local(row.mulai).time(), waktu.local(row.selesai).time())
        guru = row.narasumber if row.narasumber and row.narasumber.is_aktif else None
        butir.append(Butir(place, *hours, row.judul, row.jp, row.tautan, guru, sejajar=row.mulai < until))
        until = max(until, row.selesai)
    return Pola(tuple(butir), any(row.ruang_id for row in rows), rooms[0] if rooms else None, source)


def _count_kerja(first: date, day: date, libur: frozenset[date]) -> int:
    """Working days from the first one to this, this one not counted."""
    return sum(is_hari_kerja(first + timedelta(days=step), libur) for step in range((day - first).days))


def _lay_out(program: Program, mata: Sequence[MataPelatihan], minutes: int) -> Pola:
    """Subject after subject, from eight and from one o'clock, four JP each half day."""
    parts = [(row.judul, row.jp) for row in mata] or [(program.nama, program.jp)]
    butir: list[Butir] = []
    half, used = 0, 0
    for judul, jp in parts:
        while jp:
            take = min(jp, JP_SETENGAH_HARI - used)
            start = datetime.combine(date.min, MULAI[half % 2]) + timedelta(minutes=used * minutes)
            butir.append(Butir(half // 2, start.time(), (start + timedelta(minutes=take * minutes)).time(), judul, take))
            jp, used = jp - take, used + take
            if used == JP_SETENGAH_HARI:
                half, used = half + 1, 0
    return Pola(tuple(butir), program.metode != Program.Metode.DARING)


def read_papan(pesanan: Sequence[Pesanan], pola: Iterable[Pola]) -> Papan:
    """Days off, rooms in use, and all that is booked from today to the end of the year after; five queries."""
    start = timezone.make_aware(datetime.combine(waktu.today(), time()))
    end = timezone.make_aware(datetime.combine(date(max(row.tahun for row in pesanan) + 1, 12, 31), time()))
    libur = frozenset(HariLibur.objects.filter(tanggal__gte=waktu.today()).values_list("tanggal", flat=True))
    found = Papan(libur, list(Ruang.objects.filter(is_aktif=True)))
    teachers = sorted({part.narasumber.pk for one in pola for part in one.butir if part.narasumber is not None})
    booked = Sesi.objects.filter(is_batal=False, mulai__lt=end, selesai__gt=start)
    for room, teacher, begins, ends in booked.values_list("ruang", "narasumber", "mulai", "selesai"):
        if room is not None:
            found.book("ruang", room, begins, ends)
        if teacher is not None:
            found.book("narasumber", teacher, begins, ends)
    with connection.cursor() as cursor:
        cursor.execute(GURU_SQL, [teachers, end, start])
        for teacher, begins, ends in cursor.fetchall():
            found.book("narasumber", teacher, begins, ends)
    return found


def find_letak(pesanan: Pesanan, pola: Pola, papan: Papan) -> Letak | None:
    """The first day of the month on which least is missing, and what is then taken is booked; None when no day of it is left."""
    best: Letak | None = None
    for first in _days(pesanan, papan.libur):
        found = _try(first, pesanan, pola, papan)
        if best is None or len(found.catatan) < len(best.catatan):
            best = found
        if not best.catatan:
            break
    if best is not None:
        for part, start, end in best.sesi:
            if best.ruang is not None:
                papan.book("ruang", best.ruang.pk, start, end)
            if part.narasumber is not None and part.narasumber not in best.sibuk:
                papan.book("narasumber", part.narasumber.pk, start, end)
    return best


def _days(pesanan: Pesanan, libur: frozenset[date]) -> Iterator[date]:
    day = max(date(pesanan.tahun, pesanan.bulan, 1), waktu.today() + PERSIAPAN)
    while (day.year, day.month) == (pesanan.tahun, pesanan.bulan):
        if is_hari_kerja(day, libur):
            yield day
        day += timedelta(days=1)


def _try(first: date, pesanan: Pesanan, pola: Pola, papan: Papan) -> Letak:
    days = [first]
    while len(days) <= max(part.hari for part in pola.butir):
        day = days[-1] + timedelta(days=1)
        while not is_hari_kerja(day, papan.libur):
            day += timedelta(days=1)
        days.append(day)
    sesi = tuple((part, _at(days[part.hari], part.mulai), _at(days[part.hari], part.selesai)) for part in pola.butir)
    spans = [(start, end) for _, start, end in sesi]
    room = papan.find_ruang(pola, pesanan.kuota, spans) if pola.beruang else None
    busy = {
        part.narasumber.pk: part.narasumber
        for part, start, end in sesi
        if part.narasumber is not None and not papan.is_free("narasumber", part.narasumber.pk, [(start, end)])
    }
    return Letak(pesanan, pola, sesi, room, tuple(busy.values()))


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def find_tersentuh(angkatan_ids: Sequence[int]) -> set[int]:
    """Of these drafts, those that somebody changed since they were made, by the change log: the batch, or a session of it."""
    batch, part = (apps.get_model("diklat", name) for name in ("AngkatanEvent", "SesiEvent"))
    of = batch.objects.filter(pgh_obj__in=angkatan_ids)
    born = dict(of.filter(pgh_label=BUAT).values_list("pgh_obj", "pgh_created_at"))
    found = set(of.exclude(pgh_label=BUAT).values_list("pgh_obj", flat=True))
    for key, label, when in part.objects.filter(angkatan__in=angkatan_ids).values_list("angkatan", "pgh_label", "pgh_created_at"):
        if label != BUAT or when != born.get(key):
            found.add(key)
    return found
