"""The competency dictionary: what each competency means, level by level, and how that text changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models.riwayat import track_perubahan

LEVEL_MIN, LEVEL_MAX = 1, 5
LABELS = ("Paham", "Dasar", "Menengah", "Mumpuni", "Ahli")  # what the levels are called, where a competency has no names of its own


class KompetensiQuerySet(models.QuerySet["Kompetensi"]):
    def active(self) -> "KompetensiQuerySet":
        return self.filter(is_aktif=True)


@track_perubahan("KompetensiEvent", impor=True)
class Kompetensi(models.Model):
    """A competency of the dictionary (PermenPANRB 38/2017 for the nine general ones)."""

    class Jenis(models.TextChoices):
        MANAJERIAL = "manajerial", "Manajerial"
        SOSIAL_KULTURAL = "sosial_kultural", "Sosial kultural"
        TEKNIS = "teknis", "Teknis"
        PEMERINTAHAN = "pemerintahan", "Pemerintahan"

    kode = models.CharField(max_length=12, unique=True, error_messages={"unique": "Kode ini sudah dipakai."})
    nama = models.CharField("nama kompetensi", max_length=120)
    singkatan = models.CharField(max_length=30, blank=True)
    jenis = models.CharField("jenis kompetensi", max_length=16, choices=Jenis)
    urutan = models.PositiveSmallIntegerField(default=100)
    is_aktif = models.BooleanField("dipakai", default=True)

    objects = KompetensiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["urutan", "kode"]
        verbose_name = "kompetensi"
        verbose_name_plural = "kompetensi"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kompetensi:kompetensi-detail", args=[self.pk])


@track_perubahan("VersiKompetensiEvent", impor=True)
class VersiKompetensi(models.Model):
    """The wording of a competency from a day on; an edit makes a new version and keeps the old one."""

    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="versi_list")
    nomor = models.PositiveSmallIntegerField("versi")
    definisi = models.TextField()
    berlaku_mulai = models.DateField()
    catatan = models.CharField("catatan perubahan", max_length=200, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-nomor"]
        verbose_name = "versi kompetensi"
        verbose_name_plural = "versi kompetensi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kompetensi", "nomor"],
                name="versikompetensi_nomor_unik",
                violation_error_message="Versi ini sudah ada. Muat ulang halaman lalu ulangi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi} versi {self.nomor}"


@track_perubahan("LevelKompetensiEvent", impor=True)
class LevelKompetensi(models.Model):
    """The text of one of the five levels in one version."""

    versi = models.ForeignKey(VersiKompetensi, on_delete=models.PROTECT, related_name="level_list")
    level = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40)
    deskripsi = models.TextField()
    indikator = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["level"]
        verbose_name = "level kompetensi"
        verbose_name_plural = "level kompetensi"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["versi", "level"], name="levelkompetensi_unik"),
            models.CheckConstraint(
                name="levelkompetensi_1_sampai_5",
                condition=models.Q(level__range=(LEVEL_MIN, LEVEL_MAX)),
                violation_error_message="Level harus 1 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Level {self.level}: {self.label}"
