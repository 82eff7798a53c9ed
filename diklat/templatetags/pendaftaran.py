"""Badges of applications, and days of a batch as people say them."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from django import template
from django.utils.safestring import SafeString

from diklat.models import Angkatan, Pendaftaran
from lib import format as fmt
from lib.templatetags.tangkas import status

register = template.Library()
Status = Pendaftaran.Status

LENCANA_MAX: Final = 1024  # most of them without a place in a queue: a dozen on all pages
LENCANA: dict[str, tuple[str, str]] = {
    Status.DIAJUKAN: ("warn", "clock"),
    Status.DISETUJUI_ATASAN: ("teal", "check"),
    Status.DAFTAR_TUNGGU: ("info", "list-numbers"),
    Status.DITAWARI: ("warn", "clock"),
    Status.TERDAFTAR: ("ok", "check"),
    Status.HADIR: ("teal", "check"),
    Status.LULUS: ("ok", "circle-check"),
    Status.TIDAK_LULUS: ("bad", "x"),
    Status.TIDAK_HADIR: ("bad", "x"),
    Status.DITOLAK: ("bad", "ban"),
    Status.DIBATALKAN: ("", "minus"),
    Status.ANGKATAN_BATAL: ("bad", "ban"),
}


@register.simple_tag
@lru_cache(LENCANA_MAX)
def status_pendaftaran(kode: str, posisi: Any = None) -> SafeString:
    """The badge of a state; `posisi` (n, m) makes "Daftar tunggu n dari m"."""
    kind, picture = LENCANA[kode]
    label = str(Status(kode).label)
    if kode == Status.DAFTAR_TUNGGU and posisi:
        label = f"{label} {posisi[0]} dari {posisi[1]}"
    return status(kind, label, picture)


@register.filter
def hari_angkatan(angkatan: Angkatan) -> str:
    """3–5 Des 2026, or that nothing is fixed yet."""
    if angkatan.mulai is None or angkatan.selesai is None:
        return "Jadwal belum ditetapkan"
    return fmt.format_rentang(angkatan.mulai, angkatan.selesai)


@register.filter
def hari_pendek(day: date | None) -> str:
    """Kamis, 3 Des: for lists where the year is plain from the context."""
    if day is None:
        return fmt.KOSONG
    return f"{fmt.HARI[day.weekday()]}, {day.day} {fmt.BULAN_PENDEK[day.month - 1]}"


@register.filter
def bulan_pendek(day: date) -> str:
    return fmt.BULAN_PENDEK[day.month - 1]
