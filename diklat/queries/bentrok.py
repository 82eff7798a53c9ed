"""Which bookings of rooms and teachers overlap, and what is free at a time."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from diklat.models import Narasumber, Ruang, Sesi
from lib.format import format_hari_tanggal, format_jam


def find_bentrok(sesi: Sesi) -> Iterator[tuple[str, str, Sesi]]:
    """(whose booking, ruang or narasumber, the first session that holds it) for a session that is or may be stored."""
    others = Sesi.objects.filter(is_batal=False, mulai__lt=sesi.selesai, selesai__gt=sesi.mulai).exclude(pk=sesi.pk)
    others = others.select_related("angkatan__program", "ruang", "narasumber").order_by("mulai")
    if sesi.ruang is not None and (other := others.filter(ruang=sesi.ruang).first()):
        yield f"Ruang {sesi.ruang}", "ruang", other
    if sesi.narasumber is not None and (other := others.filter(narasumber=sesi.narasumber).first()):
        yield str(sesi.narasumber), "narasumber", other


def describe(sesi: Sesi) -> str:
    """Batch, session, time and room in one breath."""
    when = f"{format_hari_tanggal(sesi.mulai)} pukul {format_jam(sesi.mulai)}–{format_jam(sesi.selesai)}"
    where = f", {sesi.ruang}" if sesi.ruang is not None else ""
    return f"{sesi.angkatan.nama}, sesi {sesi.nomor} “{sesi.judul}”, {when}{where}"


def free_rooms(mulai: datetime, selesai: datetime, *, except_sesi: int | None = None) -> list[Ruang]:
    """Rooms in use that nobody has booked in [mulai, selesai), small ones first."""
    taken = _overlapping(mulai, selesai, except_sesi).filter(ruang__isnull=False).values("ruang")
    return list(Ruang.objects.filter(is_aktif=True).exclude(pk__in=taken).order_by("kapasitas", "nama"))


def free_teachers(mulai: datetime, selesai: datetime, *, except_sesi: int | None = None) -> set[int]:
    taken = _overlapping(mulai, selesai, except_sesi).filter(narasumber__isnull=False).values("narasumber")
    return set(Narasumber.objects.filter(is_aktif=True).exclude(pk__in=taken).values_list("pk", flat=True))


def _overlapping(mulai: datetime, selesai: datetime, except_sesi: int | None) -> QuerySet[Sesi]:
    rows = Sesi.objects.filter(is_batal=False, mulai__lt=selesai, selesai__gt=mulai)
    return rows.exclude(pk=except_sesi) if except_sesi is not None else rows
