"""The runs of the recalculation, and the jobs that are about to be one."""

from django.db.models import QuerySet

from insentif.models import Perhitungan
from insentif.models.perhitungan import JENIS_PEKERJAAN
from pegawai.models import Pekerjaan


def perhitungan_list(asal: str = "") -> QuerySet[Perhitungan]:
    """`asal` of Perhitungan.Asal; anything else is all of them."""
    rows = Perhitungan.objects.select_related("oleh")
    if asal not in Perhitungan.Asal.values:
        return rows
    return rows.filter(oleh__isnull=asal == Perhitungan.Asal.MALAM)


def find_berjalan() -> list[Pekerjaan]:
    open_status = (Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN)
    return list(Pekerjaan.objects.filter(jenis=JENIS_PEKERJAAN, status__in=open_status).select_related("oleh"))
