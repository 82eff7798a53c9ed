"""What a draft of rules would change, as it was shown to whoever publishes it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from insentif.models.aturan import KelompokASN, VersiAturan
from lib import waktu
from pegawai.models import Pegawai


class SimulasiAturan(models.Model):
    """The last trial of a draft, true for exactly the content whose fingerprint is `sidik`, over events from `sejak` on.

    `isi` holds the sums: by group, by kind of event, and people per level in the running year.
    """

    versi = models.OneToOneField(VersiAturan, on_delete=models.PROTECT, related_name="simulasi")
    sidik = models.CharField(max_length=64)
    sejak = models.DateField()
    isi = models.JSONField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dihitung_pada = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-dihitung_pada"]
        verbose_name = "simulasi aturan poin"
        verbose_name_plural = "simulasi aturan poin"

    def __str__(self) -> str:
        return f"Simulasi {self.versi}"


class SimulasiOrang(models.Model):
    """A person whose sum of points would change."""

    simulasi = models.ForeignKey(SimulasiAturan, on_delete=models.PROTECT, related_name="orang_list", db_index=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    kelompok = models.CharField(max_length=4, choices=KelompokASN)
    sebelum = models.IntegerField()
    sesudah = models.IntegerField()

    class Meta:
        ordering: ClassVar = ["simulasi", "pk"]
        verbose_name = "pegawai dalam simulasi"
        verbose_name_plural = "pegawai dalam simulasi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["simulasi", "pegawai"],
                name="simulasiorang_sekali",
                violation_error_message="Pegawai ini sudah ada dalam simulasi.",
            ),
            models.CheckConstraint(
                name="simulasiorang_berubah",
                condition=~models.Q(sebelum=models.F("sesudah")),
                violation_error_message="Hanya pegawai yang poinnya berubah yang dicatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.sebelum} → {self.sesudah}"
