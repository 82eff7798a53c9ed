"""Deadlines in words: quiet until two working days before, then a warning, afterwards how long they are over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from diklat.hari_kerja import is_hari_kerja
from diklat.models import HariLibur
from lib import waktu
from lib.format import BULAN_PENDEK, HARI

MENDESAK_HARI_KERJA = 2


@dataclass(frozen=True, slots=True)
class Tenggat:
    """`jenis` is the kind of the badge."""

    jenis: str
    teks: str


def load_libur(since: date) -> frozenset[date]:
    return frozenset(HariLibur.objects.filter(tanggal__gte=since).values_list("tanggal", flat=True))


def make_tenggat(day: date, libur: Collection[date] = (), today: date | None = None) -> Tenggat:
    today = today or waktu.today()
    short = f"{day.day} {BULAN_PENDEK[day.month - 1]}"
    if day < today:
        return Tenggat("bad", f"Lewat {(today - day).days} hari")
    if day == today:
        return Tenggat("warn", f"Hari ini, {short}")
    word = "Besok" if day == today + timedelta(days=1) else HARI[day.weekday()]
    return Tenggat("warn" if working_days(today, day, libur) < MENDESAK_HARI_KERJA else "", f"{word}, {short}")


def working_days(start: date, end: date, libur: Collection[date] = ()) -> int:
    """Working days after `start` up to and including `end`."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_hari_kerja(day, libur) for day in days)
