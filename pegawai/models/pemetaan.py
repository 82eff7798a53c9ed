"""Which column of a file is which of ours, for headers that are not ours."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lib import waktu
from pegawai.models.riwayat import track_perubahan


@track_perubahan("PemetaanKolomEvent", exclude=["sidik", "dipakai"])
class PemetaanKolom(models.Model):
    """Told once by somebody who imports, used for every file of the kind with the same header since (docs/keputusan/0066).

    `sidik` is the fingerprint of that header, `judul` its titles by the letters of their columns, `kolom` the letter for each of ours.
    """

    jenis = models.CharField("isi berkas", max_length=20)
    sidik = models.CharField(max_length=64, editable=False)
    judul = models.JSONField("judul di berkas", default=dict)
    kolom = models.JSONField("kolom yang diambil", default=dict)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="dipetakan oleh")
    dicatat = models.DateTimeField("dipetakan pada", default=waktu.now)
    dipakai = models.DateTimeField("terakhir dipakai", default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-dipakai", "-pk"]
        verbose_name = "pemetaan kolom"
        verbose_name_plural = "pemetaan kolom"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jenis", "sidik"], name="pemetaankolom_satu", violation_error_message="Judul kolom ini sudah dipetakan."
            )
        ]

    def __str__(self) -> str:
        titles = [title for title in self.judul.values() if title]
        return ", ".join(titles[:3]) + (" …" if len(titles) > 3 else "")
