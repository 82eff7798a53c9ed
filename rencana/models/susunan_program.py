"""What a reckoning says of programmes: what each closes of which competency, and why one was not chosen."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from diklat.models import Program
from kompetensi.models import Kompetensi
from rencana.models.susunan import Susunan


class SusunanTutup(models.Model):
    """How many people a programme of the reckoning brings nearer to the standard of one competency, and by how many levels."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="tutup_list", db_index=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    pegawai = models.PositiveIntegerField()
    level = models.FloatField()

    class Meta:
        ordering: ClassVar = ["susunan", "program", "-level", "pk"]
        verbose_name = "yang ditutup program"
        verbose_name_plural = "yang ditutup program"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "program", "kompetensi"],
                name="susunantutup_sekali",
                violation_error_message="Kompetensi ini sudah tercatat pada program itu.",
            ),
            models.CheckConstraint(
                name="susunantutup_ada_isinya",
                condition=models.Q(pegawai__gt=0, level__gt=0),
                violation_error_message="Yang ditutup sedikitnya pada satu pegawai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.kompetensi}"


class SusunanLewat(models.Model):
    """A programme that was judged and not chosen, with the first limit that is true of it. `peminat`: who may come and gains."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="lewat_list", db_index=False)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    peminat = models.PositiveIntegerField()
    kode = models.CharField(max_length=20)
    ada = models.FloatField(default=0)
    batas = models.FloatField(default=0)
    lain = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["susunan", "program__nama", "pk"]
        verbose_name = "program yang tidak dipilih"
        verbose_name_plural = "program yang tidak dipilih"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "program"],
                name="susunanlewat_sekali",
                violation_error_message="Program ini sudah tercatat tidak dipilih.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.kode}"
