"""Proposals that the head who made them may still take back: the page offers what the service checks again under its lock."""

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from diklat.models import Pendaftaran, Penggantian, Transisi
from diklat.queries.pendaftaran.langkah import DIUSULKAN
from lib import waktu
from pegawai.models import Pengguna

URUNGKAN_MENIT: Final = 10
TIBA: Final = ("usulkan", "beri_kursi", "antre")


def usulan_diurungkan(user: Pengguna) -> QuerySet[Pendaftaran]:
    """The account's own of the last ten minutes with no step but those of their arrival, and no colleague asked to take the seat."""
    later = Transisi.objects.filter(pendaftaran=OuterRef("pk")).exclude(aksi__in=TIBA)
    moved_up = Transisi.objects.filter(pendaftaran=OuterRef("pk"), dari=Pendaftaran.Status.DAFTAR_TUNGGU)
    handed = Penggantian.objects.filter(pendaftaran=OuterRef("pk"))
    rows = Pendaftaran.objects.filter(jalur=Pendaftaran.Jalur.ATASAN, diajukan_oleh=user, status__in=DIUSULKAN)
    since = waktu.now() - timedelta(minutes=URUNGKAN_MENIT)
    return rows.filter(~Exists(later), ~Exists(moved_up), ~Exists(handed), dibuat__gt=since)
