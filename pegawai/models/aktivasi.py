"""Invitations to a whole unit to use its accounts: a mailed link for who has an address, a code on paper for the others."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.riwayat import track_perubahan
from pegawai.models.unit import UnitKerja


@track_perubahan("AktivasiEvent", exclude=["berkas"])
class Aktivasi(models.Model):
    """One batch of letters. Its file holds codes that open accounts: encrypted, for who made it alone, gone when the codes end."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="aktivasi_list")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="dibuat oleh")
    dibuat = models.DateTimeField(default=waktu.now)
    berlaku_sampai = models.DateTimeField("kode berlaku sampai")
    jumlah_akun = models.PositiveIntegerField("akun dibuat", default=0)
    jumlah_surel = models.PositiveIntegerField("tautan dikirim", default=0)
    jumlah_kode = models.PositiveIntegerField("surat berkode", default=0)
    dilewati = models.JSONField("yang dilewati, dengan alasannya", default=list, blank=True)
    berkas = models.FileField(upload_to="aktivasi/", max_length=200, blank=True)
    unduhan = models.PositiveSmallIntegerField("berapa kali diunduh", default=0)
    diunduh = models.DateTimeField("terakhir diunduh", null=True, blank=True)
    ditarik = models.DateTimeField("ditarik pada", null=True, blank=True)
    ditarik_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditarik oleh"
    )
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "aktivasi akun"
        verbose_name_plural = "aktivasi akun"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aktivasi_ditarik_oleh_seseorang",
                condition=models.Q(ditarik__isnull=True, ditarik_oleh__isnull=True)
                | models.Q(ditarik__isnull=False, ditarik_oleh__isnull=False),
                violation_error_message="Penarikan surat harus menyebut waktu dan petugasnya.",
            )
        ]

    def __str__(self) -> str:
        return f"Aktivasi akun {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("pegawai:aktivasi-detail", args=[self.pk])

    @property
    def is_berlaku(self) -> bool:
        """Whether a code of it may still open an account."""
        return self.ditarik is None and waktu.now() < self.berlaku_sampai


class KodeAktivasi(models.Model):
    """The code of a letter, kept as its SHA-256. A trigger marks it used when the account gets a password or is entered."""

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Belum dipakai"
        DIPAKAI = "dipakai", "Akun sudah dipakai"
        DIGANTI = "diganti", "Diganti surat yang lebih baru"

    aktivasi = models.ForeignKey(Aktivasi, on_delete=models.PROTECT, related_name="kode_list")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="kode_aktivasi_list")
    sidik = models.CharField(max_length=64, unique=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.TERBUKA)
    berakhir = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "kode aktivasi"
        verbose_name_plural = "kode aktivasi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=models.Q(status="terbuka"),
                name="kodeaktivasi_satu_terbuka",
                violation_error_message="Akun ini sudah mempunyai surat dengan kode yang belum dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: {self.get_status_display()}"
