"""What teachers hand out."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from diklat.models.pendaftaran import PESERTA, Pendaftaran
from diklat.models.sesi import Sesi
from lib import waktu
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class BahanAjarQuerySet(models.QuerySet["BahanAjar"]):
    def visible_to(self, user: "Pengguna") -> "BahanAjarQuerySet":
        """All for city-wide roles; otherwise of batches that one takes part in or teaches."""
        if user.has_city_scope:
            return self
        own = models.Q(sesi__angkatan__in=Sesi.objects.held().taught_by(user).order_by().values("angkatan"))
        if user.pegawai_id is not None:
            seats = Pendaftaran.objects.filter(pegawai=user.pegawai_id, status__in=PESERTA)
            own |= models.Q(sesi__angkatan__in=seats.order_by().values("angkatan"))
        return self.filter(own).exclude(sesi__angkatan__status="draf")


@track_perubahan("BahanAjarEvent")
class BahanAjar(models.Model):
    """A document handed out at a session: participants, teachers and the office may take it, nobody else."""

    sesi = models.ForeignKey(Sesi, on_delete=models.PROTECT, related_name="bahan_list")
    judul = models.CharField(max_length=160)
    berkas = models.FileField("berkas (PDF, JPEG, atau PNG)", upload_to="bahan/", max_length=200)
    nama_berkas = models.CharField(max_length=160, editable=False)
    jenis_berkas = models.CharField(max_length=40, editable=False)
    ukuran = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    diunggah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = BahanAjarQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["sesi__mulai", "dibuat", "pk"]
        verbose_name = "bahan ajar"
        verbose_name_plural = "bahan ajar"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sesi", "sha256"], name="bahanajar_sekali", violation_error_message="Berkas ini sudah ada pada sesi itu."
            )
        ]

    def __str__(self) -> str:
        return self.judul
