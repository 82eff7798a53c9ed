"""What a reckoning closes of each competency."""

from typing import ClassVar

from django.db import models

from kompetensi.models import Kompetensi
from rencana.models.susunan import Susunan


class SusunanKompetensi(models.Model):
    """The levels that people lack of one competency, and how many of them a reckoning is expected to close."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="kompetensi_list", db_index=False)
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    pegawai = models.PositiveIntegerField("pegawai dengan kesenjangan")
    level_kesenjangan = models.FloatField()
    level_tertutup = models.FloatField()

    class Meta:
        ordering: ClassVar = ["susunan", "-level_kesenjangan", "pk"]
        verbose_name = "kompetensi dalam susunan"
        verbose_name_plural = "kompetensi dalam susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "kompetensi"],
                name="susunankompetensi_sekali",
                violation_error_message="Kompetensi ini sudah ada pada susunan.",
            ),
            models.CheckConstraint(
                name="susunankompetensi_level_tidak_negatif",
                condition=models.Q(level_kesenjangan__gte=0, level_tertutup__gte=0),
                violation_error_message="Level paling sedikit 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.susunan}: {self.kompetensi}"

    @property
    def level_sisa(self) -> float:
        return max(0.0, self.level_kesenjangan - self.level_tertutup)

    @property
    def persen_tertutup(self) -> float:
        return 100 * self.level_tertutup / self.level_kesenjangan if self.level_kesenjangan else 0.0
