"""The seal of the log: every ten minutes a block over the rows that came since, chained to the block before (docs/keputusan/0068)."""

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

TETAP = pgtrigger.Protect(name="segel_tetap", operation=pgtrigger.Update | pgtrigger.Delete)


@pgtrigger.register(TETAP)
class Segel(models.Model):
    """A block. `batas`: the transaction that made it. `dasar`: up to the rows of that block everything is decided,
    for each transaction that could still have added one had ended."""

    nomor = models.BigIntegerField(primary_key=True)
    dibuat = models.DateTimeField()
    sidik_lalu = models.CharField("sidik blok sebelumnya", max_length=64)
    sidik = models.CharField(max_length=64, unique=True)
    batas = models.BigIntegerField()
    dasar = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["-nomor"]
        verbose_name = "segel"
        verbose_name_plural = "segel"

    def __str__(self) -> str:
        return f"Blok {self.nomor}"


@pgtrigger.register(TETAP)
class IsiSegel(models.Model):
    """The rows of one table in a block: which keys, and the hash of what these columns held. `sampai`: the highest key sealed so far."""

    segel = models.ForeignKey(Segel, on_delete=models.PROTECT, related_name="isi_list")
    tabel = models.CharField(max_length=63)
    kolom = ArrayField(models.CharField(max_length=63))
    rentang = models.TextField()  # an int8multirange
    jumlah = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    sampai = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ["segel", "tabel"]
        verbose_name = "isi segel"
        verbose_name_plural = "isi segel"
        constraints: ClassVar = [models.UniqueConstraint(fields=["tabel", "segel"], name="isi_segel_sekali")]

    def __str__(self) -> str:
        return f"{self.tabel}, blok {self.segel_id}"
