"""Materials of a batch: who may see them, who may hand them out, by session."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from diklat.models import Angkatan, BahanAjar, Pendaftaran, Sesi
from diklat.models.angkatan import AngkatanQuerySet
from diklat.models.pendaftaran import PESERTA
from diklat.permissions import WRITERS
from diklat.queries import kehadiran
from pegawai.models import Pengguna
from pegawai.permissions import peran_of


@dataclass(frozen=True, slots=True)
class BahanSesi:
    """A session with what is handed out at it; `boleh`: the reader may add and take away."""

    sesi: Sesi
    bahan: list[BahanAjar]
    boleh: bool


def angkatan_terlihat(user: Pengguna) -> AngkatanQuerySet:
    """Whose materials this account may see: as `BahanAjarQuerySet.visible_to`, also while there are none."""
    rows = Angkatan.objects.visible_to(user)
    if user.has_city_scope:
        return rows
    own = Q(pk__in=Sesi.objects.held().taught_by(user).order_by().values("angkatan"))
    if user.pegawai_id is not None:
        own |= Q(pk__in=Pendaftaran.objects.filter(pegawai=user.pegawai_id, status__in=PESERTA).order_by().values("angkatan"))
    return rows.filter(own)


def sesi_bahan(user: Pengguna) -> QuerySet[Sesi]:
    """The sessions at which this account hands something out: all for those who run trainings, else those it teaches."""
    rows = Sesi.objects.held().select_related("angkatan__program")
    return rows if peran_of(user) & set(WRITERS) else rows.taught_by(user).exclude(angkatan__status=Angkatan.Status.DRAF)


def list_bahan(angkatan: Angkatan, user: Pengguna) -> list[BahanSesi]:
    """Three queries."""
    found: dict[int, list[BahanAjar]] = {}
    for row in BahanAjar.objects.visible_to(user).filter(sesi__angkatan=angkatan).select_related("diunggah_oleh"):
        found.setdefault(row.sesi_id, []).append(row)
    may = set(sesi_bahan(user).filter(angkatan=angkatan).values_list("pk", flat=True)) if not angkatan.is_final else set()
    return [BahanSesi(sesi, found.get(sesi.pk, []), sesi.pk in may) for sesi in kehadiran.sesi_of(angkatan.pk)]
