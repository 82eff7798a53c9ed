"""What city leaders are told of a month."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.urls import reverse

from lib import waktu
from lib.bulan import BULAN

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class LaporanQuerySet(models.QuerySet["LaporanBulanan"]):
    def visible_to(self, user: "Pengguna") -> "LaporanQuerySet":
        return self if user.has_city_scope else self.none()


class LaporanBulanan(models.Model):
    """The report of a month: the figures as they stood when it was made, once, and never changed."""

    bulan = models.DateField(unique=True)
    isi = models.JSONField("angka yang dibekukan")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-bulan"]
        verbose_name = "laporan bulanan"
        verbose_name_plural = "laporan bulanan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="laporanbulanan_hari_pertama",
                condition=models.Q(bulan__day=1),
                violation_error_message="Laporan bulanan bertanggal hari pertama bulannya.",
            )
        ]

    def __str__(self) -> str:
        return f"Laporan {name_bulan(self.bulan)}"

    def get_absolute_url(self) -> str:
        return reverse("rencana:laporan-detail", args=[self.pk])


def name_bulan(day: date) -> str:
    return f"{BULAN[day.month - 1]} {day.year}"
