"""The estimated professionalism index (IP ASN): dated tables of what gives how much, and what SIASN knows and we do not."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan


@track_perubahan("VersiIPEvent")
class VersiIP(models.Model):
    """A table of scores in force from a day on, until the next one begins."""

    berlaku_mulai = models.DateField("berlaku mulai", unique=True)
    dasar = models.CharField("dasar", max_length=300)

    class Meta:
        ordering: ClassVar = ["-berlaku_mulai"]
        verbose_name = "tabel IP ASN"
        verbose_name_plural = "tabel IP ASN"

    def __str__(self) -> str:
        return f"Tabel IP ASN mulai {self.berlaku_mulai}"


class Dimensi(models.TextChoices):
    KUALIFIKASI = "kualifikasi", "Kualifikasi"
    KOMPETENSI = "kompetensi", "Kompetensi"
    KINERJA = "kinerja", "Kinerja"
    DISIPLIN = "disiplin", "Disiplin"


class KelompokIP(models.TextChoices):
    """Kinds of position that the dimension of competence tells apart."""

    STRUKTURAL = "struktural", "JPT, administrator, pengawas"
    FUNGSIONAL = "fungsional", "Jabatan fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class Disiplin(models.TextChoices):
    TIDAK_ADA = "tidak_ada", "Tidak pernah"
    RINGAN = "ringan", "Ringan"
    SEDANG = "sedang", "Sedang"
    BERAT = "berat", "Berat"


@track_perubahan("ButirIPEvent")
class ButirIP(models.Model):
    """So much for one thing. Within a dimension and indicator the highest score that is reached counts; indicators of competence add up.

    `kode` holds what counts: SIASN ids of levels of education or of kinds of training, or the level of a disciplinary measure. `ambang` is
    the least: JP within the last `bulan` months, or a performance score.
    """

    versi = models.ForeignKey(VersiIP, on_delete=models.PROTECT, related_name="butir_list")
    dimensi = models.CharField(max_length=11, choices=Dimensi)
    kelompok = models.CharField(max_length=10, choices=KelompokIP, blank=True)
    indikator = models.CharField(max_length=80)
    kode = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    ambang = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    bulan = models.PositiveSmallIntegerField("dalam berapa bulan terakhir", null=True, blank=True)
    skor = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["versi", "dimensi", "kelompok", "indikator", "-skor"]
        verbose_name = "butir IP ASN"
        verbose_name_plural = "butir IP ASN"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["versi", "dimensi", "kelompok", "indikator", "skor"],
                name="butirip_unik",
                violation_error_message="Butir dengan skor itu sudah ada.",
            ),
            models.CheckConstraint(
                name="butirip_skor_0_sampai_40",
                condition=models.Q(skor__range=(0, 40)),
                violation_error_message="Skor 0 sampai 40.",
            ),
            models.CheckConstraint(
                name="butirip_kelompok_untuk_kompetensi",
                condition=models.Q(dimensi="kompetensi") & ~models.Q(kelompok="") | ~models.Q(dimensi="kompetensi") & models.Q(kelompok=""),
                violation_error_message="Kelompok jabatan diisi untuk dimensi kompetensi saja.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator}: {self.skor}"


@track_perubahan("KategoriIPEvent")
class KategoriIP(models.Model):
    """A word for a total from its lower bound on (unrounded, half-open)."""

    versi = models.ForeignKey(VersiIP, on_delete=models.PROTECT, related_name="kategori_list")
    nama = models.CharField(max_length=40)
    batas_bawah = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["versi", "-batas_bawah"]
        verbose_name = "kategori IP ASN"
        verbose_name_plural = "kategori IP ASN"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["versi", "batas_bawah"], name="kategoriip_unik", violation_error_message="Batas itu sudah dipakai."
            )
        ]

    def __str__(self) -> str:
        return self.nama


@track_perubahan("DataIPEvent", impor=True)
class DataIP(models.Model):
    """What other systems know about a person in a year: the performance score and the heaviest measure of the last five years."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="data_ip_list")
    tahun = models.PositiveSmallIntegerField()
    nilai_kinerja = models.DecimalField(
        max_digits=5, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    disiplin = models.CharField("hukuman disiplin", max_length=9, choices=Disiplin, blank=True)

    class Meta:
        ordering: ClassVar = ["-tahun", "pegawai"]
        verbose_name = "data IP ASN"
        verbose_name_plural = "data IP ASN"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pegawai", "tahun"], name="dataip_satu_setahun", violation_error_message="Data tahun itu sudah ada."
            ),
            models.CheckConstraint(
                name="dataip_nilai_0_sampai_100",
                condition=models.Q(nilai_kinerja__isnull=True) | models.Q(nilai_kinerja__range=(0, 100)),
                violation_error_message="Nilai kinerja 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} {self.tahun}"
