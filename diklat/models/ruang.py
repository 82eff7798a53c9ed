"""Where and by whom sessions are held."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan


@track_perubahan("RuangEvent")
class Ruang(models.Model):
    """A room that sessions are held in; never booked twice at once."""

    nama = models.CharField("nama ruang", max_length=120, unique=True, error_messages={"unique": "Ruang ini sudah ada."})
    lokasi = models.CharField(max_length=200, blank=True)
    kapasitas = models.PositiveSmallIntegerField("kapasitas (orang)", default=30)
    is_aktif = models.BooleanField("dipakai", default=True)

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "ruang"
        verbose_name_plural = "ruang"

    def __str__(self) -> str:
        return self.nama

    def holds(self, kursi: int) -> bool:
        """Whoever gives a batch with more seats this room is warned."""
        return self.kapasitas >= kursi

    def kurang_untuk(self, kursi: int) -> str:
        """Why it does not hold them; nothing where it does."""
        return "" if self.holds(kursi) else f"muat {self.kapasitas} orang, kursi {kursi}"


class NarasumberQuerySet(models.QuerySet["Narasumber"]):
    def search(self, text: str) -> "NarasumberQuerySet":
        """Every word must occur in the name, the institution or the address; an employee is also found as employees are."""
        named = models.Q()
        for word in text.split():
            named &= models.Q(nama__icontains=word) | models.Q(instansi__icontains=word) | models.Q(email__icontains=word)
        return self.filter(named | models.Q(pegawai__in=Pegawai.objects.search(text).order_by().values("pk"))) if named else self


@track_perubahan("NarasumberEvent")
class Narasumber(models.Model):
    """Somebody who teaches: an employee of the city, or a guest with or without an account."""

    nama = models.CharField("nama dengan gelar", max_length=150)
    instansi = models.CharField(max_length=160, blank=True)
    email = models.EmailField("surel", blank=True)
    pegawai = models.OneToOneField(Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="narasumber")
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="akun", on_delete=models.PROTECT, null=True, blank=True, related_name="narasumber"
    )
    is_aktif = models.BooleanField("dipakai", default=True)

    objects = NarasumberQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "narasumber"
        verbose_name_plural = "narasumber"

    def __str__(self) -> str:
        return self.nama
