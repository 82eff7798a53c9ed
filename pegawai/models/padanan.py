"""What a unit of files, which no UNOR ID tells us, means here."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lib import waktu
from pegawai.models.riwayat import track_perubahan
from pegawai.models.unit import UnitKerja


@track_perubahan("PadananUnitEvent")
class PadananUnit(models.Model):
    """Told once by somebody who imports, used by every import since (docs/keputusan/0038). `kunci` is what files are compared by:
    the UNOR ID, or without one the names of the unit and of its perangkat daerah."""

    kunci = models.CharField(max_length=420, unique=True, editable=False)
    unor_id = models.CharField("UNOR ID di berkas", max_length=200, blank=True)
    nama = models.CharField("nama unit di berkas", max_length=200, blank=True)
    pd = models.CharField("satuan kerja induk di berkas", max_length=200, blank=True)
    unit = models.ForeignKey(UnitKerja, verbose_name="unit di sini", on_delete=models.PROTECT, related_name="padanan_list")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    dicatat = models.DateTimeField("dicatat pada", default=waktu.now)

    class Meta:
        ordering: ClassVar = ["nama", "pd", "pk"]
        verbose_name = "padanan unit"
        verbose_name_plural = "padanan unit"

    def __str__(self) -> str:
        return ", ".join(text for text in (self.nama or self.unor_id, self.pd) if text)
