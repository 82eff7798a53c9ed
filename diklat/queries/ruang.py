"""Rooms: the list, and the bookings of one room in a week."""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from diklat.models import Ruang, Sesi
from diklat.queries.bentrok import free_rooms
from lib import paging, waktu

SORTS: dict[str, paging.Sort] = {"nama": "nama", "kapasitas": ("kapasitas", "nama"), "sesi": ("sesi_count", "nama")}


def ruang_list(q: str = "", *, dipakai: bool = True, kosong: tuple[datetime, datetime] | None = None) -> QuerySet[Ruang]:
    """With `sesi_count`, the sessions still to come; `kosong` keeps rooms that nobody has booked then."""
    rows = search_ruang(q).filter(is_aktif=dipakai)
    if kosong is not None:
        rows = rows.filter(pk__in=[room.pk for room in free_rooms(*kosong)])
    coming = Q(sesi_list__is_batal=False, sesi_list__selesai__gt=waktu.now())
    return rows.annotate(sesi_count=Count("sesi_list", filter=coming))


def search_ruang(q: str) -> QuerySet[Ruang]:
    """Every word must occur in the name or the place."""
    rows = Ruang.objects.all()
    for word in q.split():
        rows = rows.filter(Q(nama__icontains=word) | Q(lokasi__icontains=word))
    return rows


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def day_bounds(first: date, days: int) -> tuple[datetime, datetime]:
    """The moments at which the first day begins and the last one ends."""
    return waktu.moment(first), waktu.moment(first + timedelta(days=days))


def sesi_between(start: datetime, end: datetime) -> QuerySet[Sesi]:
    """What is held in the span, drafts included: they book rooms too."""
    rows = Sesi.objects.between(start, end)
    return rows.select_related("angkatan__program", "ruang", "narasumber").order_by("mulai", "pk")
