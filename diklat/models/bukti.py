"""What passing a programme did to the graduate's competencies, and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from diklat.models.pendaftaran import Pendaftaran
from diklat.models.program import ProgramKompetensi
from kompetensi.models import Kompetensi, Penilaian
from kompetensi.models.kamus import LEVEL_MAX, LEVEL_MIN
from lib import waktu
from pegawai.models.riwayat import track_perubahan


@track_perubahan("BuktiDiklatEvent")
class BuktiDiklat(models.Model):
    """The outcome of one programme in one competency: noted as evidence, recommended to the supervisor, or raised at once.

    `penilaian` is the assessment that came of it; taking back the result cancels both.
    """

    class Status(models.TextChoices):
        TERCATAT = "tercatat", "Dicatat sebagai bukti"
        DISARANKAN = "disarankan", "Menunggu penilaian"
        DINAIKKAN = "dinaikkan", "Level dicatat"
        DITERIMA = "diterima", "Saran diterima"
        DITOLAK = "ditolak", "Saran ditolak"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="bukti_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="bukti_diklat_list")
    cara = models.CharField(max_length=12, choices=ProgramKompetensi.Cara)
    level = models.PositiveSmallIntegerField("level program")
    tanggal = models.DateField()
    status = models.CharField(max_length=10, choices=Status)
    penilaian = models.OneToOneField(Penilaian, on_delete=models.PROTECT, null=True, blank=True, related_name="bukti_diklat")
    diputuskan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    diputuskan_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField(max_length=200, blank=True)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "bukti diklat"
        verbose_name_plural = "bukti diklat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pendaftaran", "kompetensi"],
                condition=~models.Q(status="dibatalkan"),
                name="buktidiklat_sekali",
                violation_error_message="Hasil diklat ini sudah dicatat.",
            ),
            models.CheckConstraint(
                name="buktidiklat_level_1_sampai_5",
                condition=models.Q(level__range=(LEVEL_MIN, LEVEL_MAX)),
                violation_error_message="Level harus 1 sampai 5.",
            ),
            models.CheckConstraint(
                name="buktidiklat_berpenilaian",
                condition=models.Q(status__in=["dinaikkan", "diterima"], penilaian__isnull=False)
                | models.Q(status__in=["tercatat", "disarankan", "ditolak"], penilaian__isnull=True)
                | models.Q(status="dibatalkan"),
                violation_error_message="Level yang dicatat harus mempunyai penilaian.",
            ),
            models.CheckConstraint(
                name="buktidiklat_gugur_beralasan",
                condition=~models.Q(status__in=["ditolak", "dibatalkan"]) | ~models.Q(alasan=""),
                violation_error_message="Tulis alasannya.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["tanggal"], condition=models.Q(status="disarankan"), name="buktidiklat_disarankan"),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi} level {self.level}: {self.get_status_display()}"
