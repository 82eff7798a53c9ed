"""Whose sessions stand in a calendar feed, and since when it has been as it is."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from diklat.models import Angkatan, LanggananKalender, Pendaftaran, Sesi, Transisi
from diklat.models.pendaftaran import PESERTA, Status
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.hari import Aktif

LAMPAU_HARI = 365


def find_pemilik(sidik: str) -> LanggananKalender | None:
    """The subscription in force with this hash, of somebody in service."""
    rows = LanggananKalender.objects.filter(sidik=sidik, dicabut__isnull=True).filter(Aktif("pegawai_id", waktu.today()))
    return rows.select_related("pegawai").first()


def seats_of(pegawai: Pegawai) -> QuerySet[Pendaftaran]:
    """Applications that hold a seat, and those that once held one: their sessions have to vanish from the calendar."""
    once = Exists(Transisi.objects.filter(pendaftaran=OuterRef("pk"), ke=Status.TERDAFTAR))
    ended = Q(status__in=(Status.DIBATALKAN, Status.ANGKATAN_BATAL)) & Q(once)
    return pegawai.pendaftaran_list.filter(Q(status__in=PESERTA) | ended).order_by()


def sessions_of(pegawai: Pegawai) -> list[tuple[Sesi, bool, bool]]:
    """(session, fell out, is taught by the person) of a year back and everything to come."""
    status: dict[int, set[str]] = {}
    for batch, state in seats_of(pegawai).values_list("angkatan", "status"):
        status.setdefault(batch, set()).add(state)
    since = waktu.now() - timedelta(days=LAMPAU_HARI)
    rows = Sesi.objects.filter(Q(angkatan__in=status) | Q(narasumber__pegawai=pegawai), selesai__gte=since)
    found = rows.exclude(angkatan__status=Angkatan.Status.DRAF).select_related("angkatan__program", "ruang", "narasumber")
    return [_place(sesi, status.get(sesi.angkatan_id, set()), pegawai) for sesi in found.order_by("mulai", "pk")]


def _place(sesi: Sesi, states: set[str], pegawai: Pegawai) -> tuple[Sesi, bool, bool]:
    teaches = sesi.narasumber is not None and sesi.narasumber.pegawai_id == pegawai.pk
    takes_part = bool(states & set(PESERTA)) or teaches
    return sesi, sesi.is_batal or sesi.angkatan.status == Angkatan.Status.BATAL or not takes_part, teaches


def last_change(langganan: LanggananKalender) -> datetime:
    """Of the sessions, their batches and the person's seats; never before the subscription itself."""
    batches = set(seats_of(langganan.pegawai).values_list("angkatan", flat=True))
    batches |= set(Sesi.objects.filter(narasumber__pegawai=langganan.pegawai).order_by().values_list("angkatan", flat=True))
    moments: list[datetime | None] = [
        langganan.dibuat,
        Transisi.objects.filter(pendaftaran__pegawai=langganan.pegawai).aggregate(n=Max("waktu"))["n"],
        apps.get_model("diklat", "SesiEvent").objects.filter(angkatan__in=batches).aggregate(n=Max("pgh_created_at"))["n"],
        apps.get_model("diklat", "AngkatanEvent").objects.filter(id__in=batches).aggregate(n=Max("pgh_created_at"))["n"],
    ]
    return max(moment for moment in moments if moment is not None)
