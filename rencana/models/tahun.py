"""The batches that the year's plan became, and the people that a plan names for them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from diklat.models import Angkatan
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan
from rencana.models.periode import BULAN_SETAHUN, BarisRencana


@track_perubahan("AngkatanRencanaEvent")
class AngkatanRencana(models.Model):
    """Which row of a plan, and which of its months, a batch stands for. `is_rancangan`: the plan made it; else it was there already.

    A batch stands for one row at a time; with the next revision it goes over to that plan's row (docs/keputusan/0055).
    """

    baris = models.ForeignKey(BarisRencana, on_delete=models.PROTECT, related_name="angkatan_list")
    angkatan = models.OneToOneField(Angkatan, on_delete=models.PROTECT, related_name="rencana")
    bulan = models.PositiveSmallIntegerField("bulan menurut rencana")
    is_rancangan = models.BooleanField("dirancang dari rencana", default=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["baris", "bulan", "pk"]
        verbose_name = "angkatan rencana"
        verbose_name_plural = "angkatan rencana"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="angkatanrencana_bulan_1_sampai_12",
                condition=models.Q(bulan__range=(1, BULAN_SETAHUN)),
                violation_error_message="Bulan 1 sampai 12.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.angkatan} untuk {self.baris}"


@track_perubahan("CalonRencanaEvent")
class CalonRencana(models.Model):
    """Somebody whom the plan names for a batch; once registration is open the office brings him in, and the conditions are asked then."""

    rancangan = models.ForeignKey(AngkatanRencana, on_delete=models.CASCADE, related_name="calon_list")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["rancangan", "pegawai__nama", "pk"]
        verbose_name = "calon peserta rencana"
        verbose_name_plural = "calon peserta rencana"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rancangan", "pegawai"], name="calonrencana_sekali", violation_error_message="Pegawai ini sudah dicalonkan."
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} untuk {self.rancangan}"
