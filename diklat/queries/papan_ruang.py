"""The room board: rooms and the days of a week or a month, with what is held in each; and what else goes on in the week of a day."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Kehadiran, Ruang, Sesi
from diklat.queries.hari_kerja import libur_between
from diklat.queries.kalender import Acara
from diklat.queries.ruang import day_bounds, monday_of, search_ruang, sesi_between
from diklat.queries.sesi import check_pindah, letak_of
from lib import waktu

SEPEKAN: Final = 7
TANPA_RUANG: Final = "Belum ada ruang"


@dataclass(frozen=True, slots=True)
class Hari:
    """`libur`: why nobody works then; empty on a working day."""

    tanggal: date
    libur: str
    is_kini: bool
    is_pilih: bool


@dataclass(frozen=True, slots=True)
class Pemakaian:
    """A booking; `boleh_pindah` as far as its own state goes."""

    sesi: Sesi
    boleh_pindah: bool

    @property
    def dulu(self) -> str:
        return letak_of(self.sesi)


@dataclass(frozen=True, slots=True)
class Sel:
    hari: Hari
    pemakaian: list[Pemakaian]


@dataclass(frozen=True, slots=True)
class BarisRuang:
    """`ruang` None: sessions that are to be held somewhere, and nobody said where."""

    ruang: Ruang | None
    sel: list[Sel]

    @property
    def nama(self) -> str:
        return self.ruang.nama if self.ruang else TANPA_RUANG


@dataclass(frozen=True, slots=True)
class PapanRuang:
    hari: list[Hari]
    baris: list[BarisRuang]

    @property
    def pilih(self) -> Hari:
        return next(day for day in self.hari if day.is_pilih)

    @property
    def sebelum(self) -> date:
        """A day of the span before; the one after begins on `sesudah`."""
        return self.hari[0].tanggal - timedelta(days=1)

    @property
    def sesudah(self) -> date:
        return self.hari[-1].tanggal + timedelta(days=1)

    @property
    def pemakaian(self) -> Iterable[Pemakaian]:
        return (one for row in self.baris for cell in row.sel for one in cell.pemakaian)


def get_papan(day: date, q: str = "", *, sebulan: bool = False) -> PapanRuang:
    """The week or the month of a day; rooms in use, and others while something is held there. A phone shows of the week that day alone.
    Three queries."""
    days = read_hari(day.replace(day=1), day, monthrange(day.year, day.month)[1]) if sebulan else read_hari(monday_of(day), day)
    noted = Kehadiran.objects.filter(sesi=OuterRef("pk"))
    held = sesi_between(*day_bounds(days[0].tanggal, len(days))).filter(Q(ruang__isnull=False) | Q(tautan=""))
    sesi = list(held.annotate(tercatat=Exists(noted)))
    booked = {row.ruang_id for row in sesi}
    rooms = search_ruang(q).filter(Q(is_aktif=True) | Q(pk__in=[pk for pk in booked if pk]))
    cells: dict[tuple[int | None, date], list[Pemakaian]] = {}
    for row in sesi:
        free = check_pindah(row, tercatat=vars(row)["tercatat"]) is None
        cells.setdefault((row.ruang_id, waktu.day(row.mulai)), []).append(Pemakaian(row, free))
    rows: Sequence[Ruang | None] = [*([None] if None in booked else []), *rooms]
    return PapanRuang(days, [_row(one, days, cells) for one in rows])


def _row(room: Ruang | None, days: list[Hari], cells: dict[tuple[int | None, date], list[Pemakaian]]) -> BarisRuang:
    key = room.pk if room else None
    return BarisRuang(room, [Sel(day, cells.get((key, day.tanggal), [])) for day in days])


def read_hari(first: date, pilih: date, banyak: int = SEPEKAN) -> list[Hari]:
    days = [first + timedelta(days=step) for step in range(banyak)]
    closed = libur_between(days[0], days[-1])
    off = {day: closed.get(day) or ("" if is_hari_kerja(day, ()) else "Bukan hari kerja") for day in days}
    return [Hari(day, off[day], day == waktu.today(), day == pilih) for day in days]


@dataclass(frozen=True, slots=True)
class HariSamping:
    """A day beside the form of a session: `sendiri` of the batch itself, `lain` of the others, each once."""

    hari: Hari
    sendiri: list[Sesi]
    lain: list[Acara]


def get_samping(day: date, angkatan_id: int) -> list[HariSamping]:
    """The week of a day: days off, what the batch holds, what else is held. Two queries."""
    days = read_hari(monday_of(day), day)
    found = {one.tanggal: HariSamping(one, [], []) for one in days}
    for row in sesi_between(*day_bounds(days[0].tanggal, SEPEKAN)):
        if (at := found.get(waktu.day(row.mulai))) is None:
            continue
        if row.angkatan_id == angkatan_id:
            at.sendiri.append(row)
        elif (same := next((one for one in at.lain if one.angkatan == row.angkatan), None)) is not None:
            same.sesi_list.append(row)
        else:
            at.lain.append(Acara(row.angkatan, [row], ""))
    return [one for one in found.values() if one.hari.libur != "Bukan hari kerja" or one.sendiri or one.lain or one.hari.is_pilih]
