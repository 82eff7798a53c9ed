"""The calendar: what is held on which day, for the whole city or for one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Q, QuerySet

from diklat.models import Angkatan, Pendaftaran, Sesi
from diklat.models.pendaftaran import BERKURSI
from diklat.queries.hari_kerja import libur_between
from diklat.queries.ruang import day_bounds, monday_of, sesi_between
from diklat.queries.ruang_kerja import is_pembaca
from lib import waktu
from lib.bulan import BULAN
from lib.format import format_jam
from pegawai.models import Pengguna

SEPEKAN: Final = 7
PER_HARI: Final = 4
IKUT, AJAR, TERBUKA = "Anda ikut", "Anda mengajar", "Pendaftaran terbuka"


@dataclass(frozen=True, slots=True)
class Acara:
    """One batch on one day: its sessions, and in words what it is to the reader."""

    angkatan: Angkatan
    sesi_list: list[Sesi]
    kata: str

    @property
    def jam(self) -> str:
        return f"{format_jam(self.sesi_list[0].mulai)}–{format_jam(max(row.selesai for row in self.sesi_list))}"


@dataclass(frozen=True, slots=True)
class HariKalender:
    """`libur`: the name of the holiday, where it is one."""

    tanggal: date
    libur: str
    acara: list[Acara]
    di_bulan: bool
    is_kini: bool

    @property
    def tampak(self) -> list[Acara]:
        return self.acara[:PER_HARI]

    @property
    def lebih(self) -> int:
        return max(0, len(self.acara) - PER_HARI)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Weeks of seven days; `sebelum` and `sesudah` are where the arrows lead."""

    judul: str
    pekan: list[list[HariKalender]]
    mulai: date
    sebelum: date
    sesudah: date
    jumlah: int

    @property
    def hari(self) -> list[HariKalender]:
        return [day for week in self.pekan for day in week]


def get_bulan(user: Pengguna, day: date, ruang_id: int | None = None) -> Kalender:
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    start = monday_of(first)
    weeks = -(-(following - start).days // SEPEKAN)
    days = _days(user, start, weeks * SEPEKAN, ruang_id, month=first.month)
    title = f"{BULAN[first.month - 1]} {first.year}"
    before = (first - timedelta(days=1)).replace(day=1)
    count = len({event.angkatan.pk for item in days if item.di_bulan for event in item.acara})
    return Kalender(title, [days[at : at + SEPEKAN] for at in range(0, len(days), SEPEKAN)], first, before, following, count)


def get_minggu(user: Pengguna, day: date, ruang_id: int | None = None) -> Kalender:
    start = monday_of(day)
    end = start + timedelta(days=SEPEKAN - 1)
    days = _days(user, start, SEPEKAN, ruang_id, month=None)
    title = f"{start.day} {BULAN[start.month - 1]} – {end.day} {BULAN[end.month - 1]} {end.year}"
    count = len({event.angkatan.pk for item in days for event in item.acara})
    return Kalender(title, [days], start, start - timedelta(days=SEPEKAN), start + timedelta(days=SEPEKAN), count)


def visible_sesi(user: Pengguna, start: datetime, end: datetime) -> QuerySet[Sesi]:
    """For readers everything; for others what they take part in or teach, and what takes applications today."""
    rows = sesi_between(start, end)
    if is_pembaca(user):
        return rows
    own = Q(pk__in=Sesi.objects.taught_by(user).order_by().values("pk"))
    if user.pegawai_id is not None:
        own |= Q(angkatan__in=_own(user))
    is_open = Q(angkatan__in=Angkatan.objects.open_on(waktu.today()).order_by().values("pk"))
    return rows.filter(own | is_open).exclude(angkatan__status=Angkatan.Status.DRAF)


def _own(user: Pengguna) -> QuerySet[Pendaftaran, Any]:
    rows = Pendaftaran.objects.filter(pegawai=user.pegawai_id, status__in=BERKURSI)
    return rows.order_by().values("angkatan")


def _days(user: Pengguna, start: date, count: int, ruang_id: int | None, month: int | None) -> list[HariKalender]:
    rows = visible_sesi(user, *day_bounds(start, count))
    if ruang_id is not None:
        rows = rows.filter(ruang=ruang_id)
    own = set() if user.pegawai_id is None else {pk for (pk,) in _own(user).values_list("angkatan")}
    by_day: dict[date, list[Sesi]] = {}
    for row in rows:
        by_day.setdefault(waktu.day(row.mulai), []).append(row)
    today = waktu.today()
    days = [start + timedelta(days=at) for at in range(count)]
    libur = libur_between(days[0], days[-1])
    return [
        HariKalender(day, libur.get(day, ""), _events(by_day.get(day, []), user, own), month in (None, day.month), day == today)
        for day in days
    ]


def _events(sesi: Iterable[Sesi], user: Pengguna, own: set[int]) -> list[Acara]:
    """By time of the first session; one's own come first so that "lagi" never hides them."""
    groups: dict[int, list[Sesi]] = {}
    for row in sesi:
        groups.setdefault(row.angkatan_id, []).append(row)
    found = [Acara(rows[0].angkatan, rows, _word(rows, user, own)) for rows in groups.values()]
    return sorted(found, key=lambda event: (event.kata not in (IKUT, AJAR), event.sesi_list[0].mulai, event.angkatan.pk))


def _word(rows: list[Sesi], user: Pengguna, own: set[int]) -> str:
    if rows[0].angkatan_id in own:
        return IKUT
    if any(_teaches(row, user) for row in rows):
        return AJAR
    if rows[0].angkatan.is_open:
        return TERBUKA
    return "" if rows[0].angkatan.status != Angkatan.Status.DRAF else "Draf"


def _teaches(sesi: Sesi, user: Pengguna) -> bool:
    teacher = sesi.narasumber
    if teacher is None:
        return False
    return teacher.pengguna_id == user.pk or (user.pegawai_id is not None and teacher.pegawai_id == user.pegawai_id)
