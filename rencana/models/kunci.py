"""People whom a planner puts into a programme of a plan, or keeps out of it, whatever a reckoning finds."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from diklat.models import Program
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan
from rencana.models.periode import BARIS_TETAP, PeriodeRencana

KUNCI_TETAP = BARIS_TETAP.replace("baris rencana hanya", "kunci kursi hanya").replace("barisrencana_", "kuncikursi_")


@track_perubahan("KunciKursiEvent")
class KunciKursi(models.Model):
    """Every reckoning of the plan keeps it: `masuk` the person has a seat, `keluar` he has none."""

    class Arah(models.TextChoices):
        MASUK = "masuk", "Harus ikut"
        KELUAR = "keluar", "Tidak ikut"

    periode = models.ForeignKey(PeriodeRencana, on_delete=models.CASCADE, related_name="kunci_list")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    arah = models.CharField(max_length=6, choices=Arah)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+")
    dibuat_pada = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["program__nama", "pegawai__nama", "pk"]
        verbose_name = "kunci kursi"
        verbose_name_plural = "kunci kursi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["periode", "pegawai", "program"],
                name="kuncikursi_sekali",
                violation_error_message="Pegawai ini sudah dikunci pada program itu.",
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="hanya_draf",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=KUNCI_TETAP,
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.program}: {self.get_arah_display().lower()}"
