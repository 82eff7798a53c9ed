"""Deadlines in working days by the holidays on record."""

from datetime import date

from django.db.models import QuerySet

from diklat.hari_kerja import add_hari_kerja
from diklat.models import HariLibur


def find_batas(day: date, jumlah: int) -> date:
    """The last of `jumlah` working days after the day."""
    return add_hari_kerja(day, jumlah, frozenset(libur_after(day)))


def libur_between(first: date, last: date) -> dict[date, str]:
    """The holidays from one day to another, by name."""
    return dict(HariLibur.objects.filter(tanggal__range=(first, last)).values_list("tanggal", "nama"))


def libur_after(day: date) -> QuerySet[HariLibur, date]:
    return HariLibur.objects.filter(tanggal__gt=day).values_list("tanggal", flat=True)
