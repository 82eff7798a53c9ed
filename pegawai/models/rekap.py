"""Figures that read years of rows, kept with the moment at which they were read."""

from typing import ClassVar

from django.db import models


class Rekap(models.Model):
    """One row for each figure and its arguments; `dibaca` is the last day on which a page showed it."""

    kunci = models.CharField(max_length=120, primary_key=True)
    isi = models.JSONField()
    saat = models.DateTimeField()
    dibaca = models.DateField()

    class Meta:
        ordering: ClassVar = ["kunci"]
        verbose_name = "rekap"
        verbose_name_plural = "rekap"

    def __str__(self) -> str:
        return self.kunci
