"""Who may answer a survey: whoever was at one session at least."""

from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from diklat.models import Angkatan, Kehadiran, Narasumber, Pendaftaran
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import Survei

BULAN_SKM: Final = 12


def diundang(survei: Survei) -> QuerySet[Pendaftaran]:
    """Enrolments whose people may answer: of the batch, or for an SKM of the batches that ended in the twelve months before it opened."""
    rows = Pendaftaran.objects.filter(status__in=PESERTA, pk__in=_present())
    if survei.angkatan_id is not None:
        return rows.filter(angkatan=survei.angkatan_id).exclude(angkatan__status=Angkatan.Status.BATAL)
    return rows.filter(_ended_before(survei.buka))


def is_diundang(survei: Survei, pegawai_id: int) -> bool:
    return diundang(survei).filter(pegawai=pegawai_id).exists()


def pengajar_of(survei: Survei) -> list[Narasumber]:
    """The teachers that the form asks about: those of sessions that took place, by name."""
    if survei.angkatan_id is None:
        return []
    rows = Narasumber.objects.filter(sesi_list__angkatan=survei.angkatan_id, sesi_list__is_batal=False)
    return list(rows.distinct().order_by("nama", "pk"))


def months_before(day: date, months: int) -> date:
    """The same day that many calendar months earlier; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _present() -> QuerySet[Kehadiran, int]:
    return Kehadiran.objects.filter(status=Kehadiran.Status.HADIR, sesi__is_batal=False).values_list("pendaftaran_id", flat=True)


def _ended_before(day: date) -> Q:
    return Q(angkatan__status__in=Angkatan.LEWAT, angkatan__selesai__gt=months_before(day, BULAN_SKM), angkatan__selesai__lte=day)
