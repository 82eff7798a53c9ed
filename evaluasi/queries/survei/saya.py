"""The surveys of one person."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from diklat.models import Pendaftaran
from evaluasi.models import PartisipasiSurvei, Survei
from evaluasi.queries.survei.undangan import diundang
from lib import waktu


@dataclass(frozen=True, slots=True)
class SurveiSaya:
    survei: Survei
    sudah: bool

    @property
    def url(self) -> str:
        return reverse("evaluasi:survei-isi", args=[self.survei.pk])


def survei_saya(pegawai_id: int) -> list[SurveiSaya]:
    """Open surveys that this person may answer or has answered; the first to close on top. Two queries, one more for each open SKM."""
    today = waktu.today()
    taken = PartisipasiSurvei.objects.filter(survei=OuterRef("pk"), pegawai=pegawai_id)
    mine = Pendaftaran.objects.filter(pegawai=pegawai_id).values("angkatan")
    rows = Survei.objects.filter(status=Survei.Status.TERBUKA, buka__lte=today, tutup__gte=today)
    rows = rows.filter(Q(angkatan=None) | Q(angkatan__in=mine)).annotate(sudah=Exists(taken))
    found = list(rows.select_related("angkatan__program").order_by("tutup", "pk"))
    return [SurveiSaya(row, row.sudah) for row in found if row.sudah or _is_mine(row, pegawai_id)]


def _is_mine(survei: Survei, pegawai_id: int) -> bool:
    return diundang(survei).filter(pegawai=pegawai_id).exists()
