"""When each background task last ran: what tells that a night was missed."""

from typing import ClassVar

from django.db import models

from lib import waktu


class LariTugas(models.Model):
    """One row for each kind of task, by its name in the broker; written when a worker is done with one."""

    nama = models.CharField(max_length=100, primary_key=True)
    sejak = models.DateTimeField(default=waktu.now)
    berhasil_pada = models.DateTimeField(null=True)
    gagal_pada = models.DateTimeField(null=True)
    berhasil = models.PositiveBigIntegerField(default=0)
    gagal = models.PositiveBigIntegerField(default=0)
    detik = models.FloatField(default=0)
    galat = models.CharField(max_length=100, blank=True)
    terlambat_sejak = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "lari tugas"
        verbose_name_plural = "lari tugas"

    def __str__(self) -> str:
        return self.nama
