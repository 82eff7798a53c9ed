"""Which level a position asks for, and the bands that name a JPM."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Greatest

from kompetensi.models.kamus import LABELS, LEVEL_MAX, LEVEL_MIN, Kompetensi
from pegawai.models.hari import BerlakuQuerySet, DateRange
from pegawai.models.referensi import Jabatan, KelompokJabatan
from pegawai.models.riwayat import track_perubahan

PERIOD = DateRange("berlaku_mulai", "berlaku_sampai")


@track_perubahan("StandarBawaanEvent")
class StandarBawaan(models.Model):
    """The level that every position of a group asks for by default; dated, with its legal basis."""

    kelompok = models.CharField(max_length=16, choices=KelompokJabatan)
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    bobot = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    berlaku_mulai = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kelompok", "kompetensi__urutan"]
        verbose_name = "standar bawaan kelompok jabatan"
        verbose_name_plural = "standar bawaan kelompok jabatan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="standarbawaan_level_1_sampai_5",
                condition=models.Q(level__range=(LEVEL_MIN, LEVEL_MAX)),
                violation_error_message="Level standar harus 1 sampai 5.",
            ),
            ExclusionConstraint(
                name="standarbawaan_satu_per_masa",
                expressions=[
                    ("kelompok", RangeOperators.EQUAL),
                    ("kompetensi", RangeOperators.EQUAL),
                    (PERIOD, RangeOperators.OVERLAPS),
                ],
                violation_error_message="Standar bawaan untuk kelompok dan kompetensi ini sudah ada pada masa itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kelompok_display()}, {self.kompetensi}: {self.level}"

    def get_level_display(self) -> str:
        """With the general name of the level: a list of them speaks of many competencies."""
        return f"{self.level}. {LABELS[self.level - LEVEL_MIN]}"


class StandarKompetensiQuerySet(BerlakuQuerySet["StandarKompetensi"]):
    def open_after(self, day: date) -> "StandarKompetensiQuerySet":
        """In force on the day or from a later one; a row that was withdrawn on its first day never is."""
        kept = models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=Greatest(day, models.F("berlaku_mulai")))
        return self.filter(kept)


@track_perubahan("StandarKompetensiEvent", impor=True)
class StandarKompetensi(models.Model):
    """The level (1-5) that a position asks for, from a day on; `berlaku_sampai` is the first day without it."""

    class Asal(models.TextChoices):
        KELOMPOK = "kelompok", "Dari kelompok jabatan"
        KHUSUS = "khusus", "Ditetapkan khusus"

    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="standar_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="standar_list")
    level = models.PositiveSmallIntegerField()
    bobot = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    asal = models.CharField(max_length=8, choices=Asal, default=Asal.KHUSUS)
    berlaku_mulai = models.DateField()
    berlaku_sampai = models.DateField(null=True, blank=True)

    objects = StandarKompetensiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["jabatan", "kompetensi__urutan"]
        verbose_name = "standar kompetensi jabatan"
        verbose_name_plural = "standar kompetensi jabatan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="standar_level_1_sampai_5",
                condition=models.Q(level__range=(LEVEL_MIN, LEVEL_MAX)),
                violation_error_message="Level standar harus 1 sampai 5.",
            ),
            models.CheckConstraint(
                name="standar_bobot_positif",
                condition=models.Q(bobot__gt=0),
                violation_error_message="Bobot harus lebih dari 0.",
            ),
            ExclusionConstraint(
                name="standar_satu_per_masa",
                expressions=[
                    ("jabatan", RangeOperators.EQUAL),
                    ("kompetensi", RangeOperators.EQUAL),
                    (PERIOD, RangeOperators.OVERLAPS),
                ],
                violation_error_message="Standar untuk jabatan dan kompetensi ini sudah ada pada masa itu.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["jabatan", "kompetensi"], name="standar_jabatan_kompetensi")]

    def __str__(self) -> str:
        return f"{self.jabatan}, {self.kompetensi}: {self.level}"


@track_perubahan("PerangkatBatasEvent")
class PerangkatBatas(models.Model):
    """A set of JPM bands; label words and limits belong together and are never mixed."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=80)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_utama = models.BooleanField("dipakai di layar", default=False)

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "perangkat batas JPM"
        verbose_name_plural = "perangkat batas JPM"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["is_utama"],
                condition=models.Q(is_utama=True),
                name="perangkatbatas_satu_utama",
                violation_error_message="Hanya satu perangkat batas yang dapat dipakai di layar.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


@track_perubahan("BatasJPMEvent")
class BatasJPM(models.Model):
    """A band: from its lower bound (percent) up to the next one, half-open, compared with the unrounded value."""

    class Warna(models.TextChoices):
        OK = "ok", "Atas"
        WARN = "warn", "Tengah"
        BAD = "bad", "Bawah"

    perangkat = models.ForeignKey(PerangkatBatas, on_delete=models.PROTECT, related_name="batas_list")
    label = models.CharField(max_length=60)
    batas_bawah = models.DecimalField(max_digits=5, decimal_places=2)
    warna = models.CharField(max_length=4, choices=Warna)

    class Meta:
        ordering: ClassVar = ["-batas_bawah"]
        verbose_name = "batas JPM"
        verbose_name_plural = "batas JPM"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["perangkat", "batas_bawah"], name="batasjpm_unik"),
            models.CheckConstraint(
                name="batasjpm_persen",
                condition=models.Q(batas_bawah__range=(0, 100)),
                violation_error_message="Batas harus 0 sampai 100 persen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} (mulai {self.batas_bawah})"
