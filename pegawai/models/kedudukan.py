"""What the legal standing of a person was before it changed."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from lib.format import format_tanggal_pendek
from pegawai.models.hari import SEJAK_AWAL, DateRange
from pegawai.models.pegawai import Pegawai
from pegawai.models.referensi import KedudukanHukum
from pegawai.models.riwayat import track_perubahan


@track_perubahan("RiwayatKedudukanEvent", impor=True)
class RiwayatKedudukan(models.Model):
    """A standing that ends, or ended, on a day; what holds after the last of these rows stands on the person.

    Rows of a person leave no gap, so the standing of every day is known; only `pegawai.services.kedudukan` writes them.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="riwayat_kedudukan_list")
    kedudukan = models.ForeignKey(KedudukanHukum, verbose_name="kedudukan hukum", on_delete=models.PROTECT, related_name="+")
    mulai = models.DateField("mulai berlaku", default=SEJAK_AWAL)
    selesai = models.DateField("berganti pada")
    dasar = models.CharField("dasar pergantian", max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["-mulai"]
        verbose_name = "riwayat kedudukan"
        verbose_name_plural = "riwayat kedudukan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="riwayatkedudukan_tanggal_berurutan",
                condition=models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Kedudukan hukum berganti sesudah tanggal mulainya.",
            ),
            ExclusionConstraint(
                name="riwayatkedudukan_satu_per_hari",
                expressions=[("pegawai", RangeOperators.EQUAL), (DateRange("mulai", "selesai"), RangeOperators.OVERLAPS)],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Pegawai ini sudah mempunyai kedudukan hukum pada tanggal itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kedudukan} sampai {format_tanggal_pendek(self.selesai)}"
