"""What budgets are filed under. Codes come from regulations that change every few years, so they are rows with days, never code."""

from typing import ClassVar

from django.db import models

from pegawai.models.hari import BerlakuQuerySet
from pegawai.models.riwayat import track_perubahan


class Acuan(models.Model):
    """A code with its name and the days on which it may be chosen."""

    kode = models.CharField(max_length=30)
    nama = models.CharField(max_length=250)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("tidak berlaku lagi sejak", null=True, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["kode", "-berlaku_mulai"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kode", "berlaku_mulai"],
                name="%(class)s_kode_sekali",
                violation_error_message="Kode ini sudah tercatat mulai hari itu.",
            ),
            models.CheckConstraint(
                name="%(class)s_tanggal_berurutan",
                condition=models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=models.F("berlaku_mulai")),
                violation_error_message="Hari terakhir harus sesudah hari mulai berlaku.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


@track_perubahan("SubKegiatanEvent")
class SubKegiatan(Acuan):
    """The activity of the budget under which trainings are paid."""

    class Meta(Acuan.Meta):
        verbose_name = "sub-kegiatan"
        verbose_name_plural = "sub-kegiatan"


@track_perubahan("RekeningEvent")
class Rekening(Acuan):
    """The kind of spending."""

    class Meta(Acuan.Meta):
        verbose_name = "rekening"
        verbose_name_plural = "rekening"
