"""The pattern of a programme's sessions, and the one way in which a pattern is laid on working days.

A programme's own pattern comes first; without one its last batch is the pattern, one that was opened before a draft; a programme that was
never held is laid out from its syllabus, half a day at a time.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any, Final

from django.db.models import Q

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, HariLibur, MataPelatihan, Narasumber, PolaSesi, Program, Ruang, Sesi
from diklat.queries.ketentuan import get_ketentuan
from lib import waktu

JP_SETENGAH_HARI: Final = 4
MULAI: Final = (time(8), time(13))
PENGAJAR: Final = "Pengajar"


@dataclass(frozen=True, slots=True)
class Butir:
    """One session of a pattern, `hari` working days after the first day; `sejajar`: it runs beside another one and takes no room.

    `peran`: in which role somebody teaches it; empty where nobody is asked for.
    """

    hari: int
    mulai: time
    selesai: time
    judul: str
    jp: int
    tautan: str = ""
    narasumber: Narasumber | None = None
    sejajar: bool = False
    daring: bool = False
    peran: str = ""

    @property
    def is_beruang(self) -> bool:
        return not self.sejajar and not self.daring


@dataclass(frozen=True, slots=True)
class Pola:
    """`ruang`: the room used last; `beruang`: whether one is asked for at all; `tersimpan`: the office laid it down."""

    butir: tuple[Butir, ...]
    beruang: bool
    ruang: Ruang | None = None
    asal: Angkatan | None = None
    tersimpan: bool = False

    @property
    def hari(self) -> int:
        return len({part.hari for part in self.butir})

    @property
    def jp(self) -> int:
        return sum(part.jp for part in self.butir)

    @property
    def peran(self) -> dict[str, Narasumber | None]:
        """The roles in which it is taught, in order, each with who did so last; nobody has two of them."""
        found: dict[str, Narasumber | None] = {}
        for part in self.butir:
            if part.peran:
                found[part.peran] = found.get(part.peran) or (None if part.narasumber in found.values() else part.narasumber)
        return found


Terletak = tuple[Butir, datetime, datetime]


def lay_out(pola: Pola, first: date, libur: Container[date]) -> tuple[Terletak, ...]:
    """The sessions on their days: the first day as it is given, the others on working days after it."""
    days = [first]
    while len(days) <= max(part.hari for part in pola.butir):
        day = days[-1] + timedelta(days=1)
        while not is_hari_kerja(day, libur):
            day += timedelta(days=1)
        days.append(day)
    return tuple((part, waktu.moment(days[part.hari], part.mulai), waktu.moment(days[part.hari], part.selesai)) for part in pola.butir)


def read_pola(programs: Iterable[Program]) -> dict[int, Pola]:
    """By programme; four queries at most, whatever their number."""
    wanted = {program.pk: program for program in programs}
    last = Angkatan.objects.filter(program__in=wanted, mulai__isnull=False).exclude(status=Angkatan.Status.BATAL)
    opened = last.annotate(terbuka=~Q(status=Angkatan.Status.DRAF)).order_by("program_id", "-terbuka", "-mulai", "-pk")
    rows = Sesi.objects.filter(angkatan__in=opened.distinct("program_id").values("pk"), is_batal=False).order_by("mulai", "nomor")
    sessions: dict[Angkatan, list[Sesi]] = {}
    for sesi in rows.select_related("angkatan", "ruang", "narasumber__pengguna"):
        sessions.setdefault(sesi.angkatan, []).append(sesi)
    closed = _closed(sessions)
    held = {source.program_id: repeat(source, parts, closed) for source, parts in sessions.items()}
    laid = _laid_down(wanted, held)
    new = {pk: program for pk, program in wanted.items() if pk not in held and pk not in laid}
    return {**held, **laid, **_from_syllabus(new)}


def _laid_down(programs: Iterable[int], held: dict[int, Pola]) -> dict[int, Pola]:
    """The patterns of the office. Who taught the same subject last, and in which room, is taken from the last batch."""
    rows: dict[int, list[PolaSesi]] = {}
    for row in PolaSesi.objects.filter(program__in=programs):
        rows.setdefault(row.program_id, []).append(row)
    found = {}
    for pk, parts in rows.items():
        last = held.get(pk)
        taught = {part.judul.casefold(): part.narasumber for part in last.butir} if last else {}
        butir = tuple(_stored(row, parts[0].hari, taught.get(row.judul.casefold())) for row in parts)
        rooms = any(part.is_beruang for part in butir)
        found[pk] = Pola(butir, rooms, last.ruang if last else None, last.asal if last else None, tersimpan=True)
    return found


def _stored(row: PolaSesi, first: int, guru: Narasumber | None) -> Butir:
    role = row.get_pengajar_display() if row.pengajar else ""
    daring = row.tempat == PolaSesi.Tempat.DARING
    return Butir(row.hari - first, row.mulai, row.selesai, row.judul, row.jp, "", guru if role else None, daring=daring, peran=role)


def copy_pola(source: Angkatan, rows: Sequence[Sesi]) -> Pola:
    """Of one batch; one query."""
    return repeat(source, rows, _closed([source]))


def _closed(batches: Iterable[Angkatan]) -> frozenset[date]:
    """The days off while these batches were held."""
    spans = [(row.mulai, row.selesai) for row in batches if row.mulai and row.selesai]
    if not spans:
        return frozenset()
    until = max(end for _, end in spans)
    return frozenset(HariLibur.objects.filter(tanggal__range=(min(spans)[0], until)).values_list("tanggal", flat=True))


def repeat(source: Angkatan, rows: Sequence[Sesi], libur: Container[date]) -> Pola:
    """As it was held: the same hours, as many working days apart; a day off on which it was held counts as a day of its own."""
    rooms = [row.ruang for row in rows if row.ruang is not None and row.ruang.is_aktif]
    butir: list[Butir] = []
    roles: dict[int, str] = {}
    first, last, place, until = waktu.day(rows[0].mulai), waktu.day(rows[0].mulai), 0, rows[0].mulai
    for row in rows:
        if (day := waktu.day(row.mulai)) != last:
            place, last = max(place + 1, _count_kerja(first, day, libur)), day
        hours = (waktu.local(row.mulai).time(), waktu.local(row.selesai).time())
        guru = row.narasumber if row.narasumber and row.narasumber.is_aktif else None
        role = roles.setdefault(row.narasumber_id, f"{PENGAJAR} {len(roles) + 1}") if row.narasumber_id else ""
        daring = row.ruang_id is None and bool(row.tautan)
        butir.append(Butir(place, *hours, row.judul, row.jp, row.tautan, guru, sejajar=row.mulai < until, daring=daring, peran=role))
        until = max(until, row.selesai)
    return Pola(tuple(butir), any(row.ruang_id for row in rows), rooms[0] if rooms else None, source)


def _count_kerja(first: date, day: date, libur: Container[date]) -> int:
    """Working days from the first one to this, this one not counted."""
    return sum(is_hari_kerja(first + timedelta(days=step), libur) for step in range((day - first).days))


def _from_syllabus(programs: dict[int, Program]) -> dict[int, Pola]:
    if not programs:
        return {}
    syllabus: dict[int, list[MataPelatihan]] = {}
    for mata in MataPelatihan.objects.filter(program__in=programs):
        syllabus.setdefault(mata.program_id, []).append(mata)
    minutes = get_ketentuan(waktu.today()).menit_per_jp
    return {pk: _halves(program, syllabus.get(pk, []), minutes) for pk, program in programs.items()}


def _halves(program: Program, mata: Sequence[MataPelatihan], minutes: int) -> Pola:
    """Subject after subject, from eight and from one o'clock, four JP each half day."""
    parts = [(row.judul, row.jp) for row in mata] or [(program.nama, program.jp)]
    online = program.metode == Program.Metode.DARING
    butir: list[Butir] = []
    half, used = 0, 0
    for judul, jp in parts:
        while jp:
            take = min(jp, JP_SETENGAH_HARI - used)
            start = datetime.combine(date.min, MULAI[half % 2]) + timedelta(minutes=used * minutes)
            end = start + timedelta(minutes=take * minutes)
            butir.append(Butir(half // 2, start.time(), end.time(), judul, take, daring=online, peran=PENGAJAR))
            jp, used = jp - take, used + take
            if used == JP_SETENGAH_HARI:
                half, used = half + 1, 0
    return Pola(tuple(butir), not online)


def propose_baris(program: Program) -> list[dict[str, Any]]:
    """What would be repeated, as rows to be laid down; a part that runs beside another one is left out."""
    pola = read_pola([program])[program.pk]
    kinds = [PolaSesi.Pengajar.UTAMA, PolaSesi.Pengajar.PENDAMPING, PolaSesi.Pengajar.TAMU]
    roles = dict(zip_longest(pola.peran, kinds, fillvalue=PolaSesi.Pengajar.TAMU))
    tempat = {True: PolaSesi.Tempat.DARING, False: PolaSesi.Tempat.RUANG}
    return [
        {
            "hari": part.hari + 1,
            "mulai": part.mulai,
            "selesai": part.selesai,
            "judul": part.judul,
            "jp": part.jp,
            "pengajar": roles.get(part.peran, ""),
            "tempat": tempat[part.daring],
        }
        for part in pola.butir
        if not part.sejajar
    ]
