"""What each recalculation of everybody's points came to."""

from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models

from lib import waktu

TERHENTI: Final = timedelta(minutes=15)  # past the time limit of a task nobody works on it any more
JENIS_PEKERJAAN: Final = "hitung-poin"


class Perhitungan(models.Model):
    """One run over everybody; `oleh` is empty for the nightly one. `poin` is by how much the sum of all points changed."""

    class Asal(models.TextChoices):
        MALAM = "malam", "Setiap malam"
        DIMINTA = "diminta", "Atas permintaan"

    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateTimeField(default=waktu.now)
    selesai = models.DateTimeField(null=True, blank=True)
    bagian = models.PositiveSmallIntegerField(default=0)
    jumlah_bagian = models.PositiveSmallIntegerField(default=0)
    dicatat = models.PositiveIntegerField(default=0)
    dibalik = models.PositiveIntegerField(default=0)
    poin = models.IntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-mulai", "-pk"]
        verbose_name = "perhitungan poin"
        verbose_name_plural = "perhitungan poin"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="perhitungan_bagian_wajar",
                condition=models.Q(bagian__lte=models.F("jumlah_bagian")),
                violation_error_message="Bagian yang selesai tidak boleh melebihi jumlahnya.",
            ),
            models.CheckConstraint(
                name="perhitungan_waktu_berurutan",
                condition=models.Q(selesai__isnull=True) | models.Q(selesai__gte=models.F("mulai")),
                violation_error_message="Waktu selesai tidak boleh sebelum waktu mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"Perhitungan poin {waktu.local(self.mulai):%Y-%m-%d %H:%M}"

    @property
    def detik(self) -> float | None:
        return (self.selesai - self.mulai).total_seconds() if self.selesai else None

    @property
    def is_terhenti(self) -> bool:
        return self.selesai is None and self.mulai < waktu.now() - TERHENTI
