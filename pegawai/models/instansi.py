"""Whose installation this is: what the pages, mails and documents say of the office."""

from datetime import time
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models

from lib.format import format_hari
from lib.pola import SAH, check_pola
from pegawai.models.riwayat import track_perubahan

AWALAN: Final = "Pemerintah "
SATU_BARIS: Final = RegexValidator(r"^[^\r\n]*$", "Tulis dalam satu baris.")


def senin_sampai_jumat() -> list[int]:
    return [1, 2, 3, 4, 5]


def _pola_law(name: str, field: str, what: str) -> models.CheckConstraint:
    counted, dated = models.Q((f"{field}__regex", r"\{urut(:0[1-9]d)?\}")), models.Q((f"{field}__contains", "{tahun}"))
    return models.CheckConstraint(
        name=name,
        condition=counted & dated & models.Q((f"{field}__regex", SAH)),
        violation_error_message=f"Pola nomor {what} harus memuat {{urut}} dan {{tahun}}, tanpa tanda kurawal lain.",
    )


@track_perubahan("InstansiEvent")
class Instansi(models.Model):
    """The office that uses this installation. There is one; what it has already issued keeps the words of its day."""

    class Wilayah(models.TextChoices):
        KOTA = "kota", "Kota"
        KABUPATEN = "kabupaten", "Kabupaten"
        PROVINSI = "provinsi", "Provinsi"

    class Zona(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    pemerintah = models.CharField("pemerintah daerah", max_length=120, default="Pemerintah Daerah", validators=[SATU_BARIS])
    wilayah = models.CharField(max_length=10, choices=Wilayah, default=Wilayah.KOTA)
    badan = models.CharField("perangkat daerah", max_length=160, default="Badan Kepegawaian Daerah", validators=[SATU_BARIS])
    singkatan = models.CharField(max_length=30, default="BKD", validators=[SATU_BARIS])
    kota = models.CharField("tempat penandatanganan", max_length=60, blank=True, validators=[SATU_BARIS])
    alamat = models.CharField(max_length=200, blank=True, validators=[SATU_BARIS])
    telepon = models.CharField(max_length=40, blank=True, validators=[SATU_BARIS])
    surel = models.EmailField("surel", max_length=120, blank=True)
    laman = models.CharField(max_length=120, blank=True, validators=[SATU_BARIS])
    lambang = models.CharField("lambang daerah", max_length=100, blank=True, editable=False)
    logo = models.CharField("logo perangkat daerah", max_length=100, blank=True, editable=False)
    pola_sertifikat = models.CharField(
        "pola nomor sertifikat", max_length=50, default="800.1.13/{urut:04d}/DIKLAT/{tahun}", validators=[check_pola]
    )
    pola_piagam = models.CharField(
        "pola nomor piagam", max_length=50, default="800.1.13/{urut:04d}/PIAGAM/{tahun}", validators=[check_pola]
    )
    zona = models.CharField("zona waktu", max_length=20, choices=Zona, default=Zona.WIB)
    hari_kerja = ArrayField(models.PositiveSmallIntegerField(), default=senin_sampai_jumat)
    jam_buka = models.TimeField("jam kerja mulai", default=time(8))
    jam_tutup = models.TimeField("jam kerja selesai", default=time(16))

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        constraints: ClassVar = [
            models.CheckConstraint(name="instansi_satu", condition=models.Q(pk=1)),
            models.CheckConstraint(
                name="instansi_jam_kerja",
                condition=models.Q(jam_tutup__gt=models.F("jam_buka")),
                violation_error_message="Jam kerja selesai sesudah jam kerja mulai.",
            ),
            models.CheckConstraint(
                name="instansi_hari_kerja",
                condition=models.Q(hari_kerja__len__gt=0, hari_kerja__contained_by=[1, 2, 3, 4, 5, 6, 7]),
                violation_error_message="Pilih sedikitnya satu hari kerja.",
            ),
            _pola_law("instansi_pola_sertifikat", "pola_sertifikat", "sertifikat"),
            _pola_law("instansi_pola_piagam", "pola_piagam", "piagam"),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def daerah(self) -> str:
        """Kota Tangguh, of “Pemerintah Kota Tangguh”."""
        return self.pemerintah.removeprefix(AWALAN)

    @property
    def sebutan(self) -> str:
        return f"{self.singkatan} {self.daerah}"

    @property
    def is_lengkap(self) -> bool:
        """Documents that leave the office say where they were signed."""
        return bool(self.kota)

    @property
    def logo_nama(self) -> str:
        return self.logo.rpartition("/")[2]

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zona)

    @property
    def kontak(self) -> str:
        parts = (f"Telepon {self.telepon}" if self.telepon else "", self.surel, self.laman)
        return ", ".join(part for part in parts if part)

    @property
    def alamat_lengkap(self) -> str:
        """The line under the name of the office on a letter."""
        return ". ".join(part for part in (self.alamat, self.kontak) if part)

    @property
    def jam_kerja(self) -> str:
        """Senin–Jumat, 08.00–16.00 WIB."""
        return f"{format_hari(self.hari_kerja)}, {self.jam_buka:%H.%M}–{self.jam_tutup:%H.%M} {self.get_zona_display()}"
