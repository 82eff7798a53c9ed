"""The pattern of a programme's sessions, as the office laid it down."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from diklat.models.program import Program
from pegawai.models.riwayat import track_perubahan

HARI_MAX = 60


@track_perubahan("PolaSesiEvent")
class PolaSesi(models.Model):
    """One session of a programme's pattern: on which of its working days, at which hours, about what, by whom in which role."""

    class Pengajar(models.TextChoices):
        UTAMA = "utama", "Pengajar utama"
        PENDAMPING = "pendamping", "Pengajar pendamping"
        TAMU = "tamu", "Narasumber tamu"
        FASILITATOR = "fasilitator", "Fasilitator"

    class Tempat(models.TextChoices):
        RUANG = "ruang", "Di ruang"
        DARING = "daring", "Kelas daring"

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="pola_list")
    hari = models.PositiveSmallIntegerField("hari ke", validators=[MinValueValidator(1), MaxValueValidator(HARI_MAX)])
    mulai = models.TimeField("jam mulai")
    selesai = models.TimeField("jam selesai")
    judul = models.CharField("materi", max_length=160)
    jp = models.PositiveSmallIntegerField("JP")
    pengajar = models.CharField(max_length=12, choices=Pengajar, blank=True)
    tempat = models.CharField(max_length=8, choices=Tempat, default=Tempat.RUANG)

    class Meta:
        ordering: ClassVar = ["hari", "mulai", "pk"]
        verbose_name = "pola sesi"
        verbose_name_plural = "pola sesi"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="polasesi_hari_1_sampai_60",
                condition=models.Q(hari__range=(1, HARI_MAX)),
                violation_error_message=f"Hari ke harus 1 sampai {HARI_MAX}.",
            ),
            models.CheckConstraint(
                name="polasesi_waktu_berurutan",
                condition=models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hari ke-{self.hari}: {self.judul}"
