"""A year as the optimiser would hold it: what it was asked, and what came out."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models import Pekerjaan
from rencana.models.periode import PeriodeRencana

if TYPE_CHECKING:
    from pegawai.models import Pengguna

K_PALING, DETIK_PALING, DETIK_SEDIKIT = 3, 600, 10


class SusunanQuerySet(models.QuerySet["Susunan"]):
    def visible_to(self, user: "Pengguna") -> "SusunanQuerySet":
        return self if user.has_city_scope else self.none()

    def selesai(self) -> "SusunanQuerySet":
        return self.filter(status=Susunan.Status.SELESAI)


class Susunan(models.Model):
    """A reckoning of one plan. Several stand side by side as scenarios; at most one is being reckoned, and one is in the plan.

    `versi` is that of the plan that was read, `dasar` the fingerprint of all it stands on: another one now, and its figures have fallen.
    Points (`nilai`, `batas`) compare plans; `level_` are levels of competency, `bobot_` the same weighted as points are.
    """

    class Status(models.TextChoices):
        DIHITUNG = "dihitung", "Dihitung"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    periode = models.ForeignKey(PeriodeRencana, on_delete=models.CASCADE, related_name="susunan_list")
    nama = models.CharField("nama susunan", max_length=80)
    status = models.CharField(max_length=8, choices=Status, default=Status.DIHITUNG, editable=False)
    pesan = models.CharField(max_length=1000, blank=True, editable=False)
    pekerjaan = models.OneToOneField(Pekerjaan, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="susunan")
    dibuat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    dibuat_pada = models.DateTimeField(default=waktu.now, editable=False)
    selesai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    cukup_pada = models.DateTimeField("diminta berhenti dengan yang terbaik", null=True, blank=True, editable=False)
    dipakai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dipakai_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    # What was asked.
    k = models.PositiveSmallIntegerField(
        "diklat paling banyak per pegawai", default=K_PALING, validators=[MinValueValidator(1), MaxValueValidator(K_PALING)]
    )
    percaya = models.PositiveSmallIntegerField(
        "kepercayaan pada janji yang belum terbukti (persen)", default=100, validators=[MaxValueValidator(100)]
    )
    detik = models.PositiveSmallIntegerField(
        "batas waktu hitung (detik)", default=180, validators=[MinValueValidator(DETIK_SEDIKIT), MaxValueValidator(DETIK_PALING)]
    )
    # What came out.
    versi = models.PositiveIntegerField(editable=False)
    dasar = models.CharField(max_length=64, blank=True, editable=False)
    cara = models.CharField(max_length=8, blank=True, editable=False)
    terpotong = ArrayField(models.CharField(max_length=20), default=list, blank=True, editable=False)
    sidik = models.CharField(max_length=16, blank=True, editable=False)
    detik_dipakai = models.FloatField(null=True, editable=False)
    nilai = models.FloatField(null=True, editable=False)
    batas = models.FloatField(null=True, editable=False)
    nilai_serakah = models.FloatField(null=True, editable=False)
    angkatan = models.PositiveIntegerField(default=0, editable=False)
    kursi = models.PositiveIntegerField(default=0, editable=False)
    biaya = models.BigIntegerField(default=0, editable=False)
    dilayani = models.PositiveIntegerField("pegawai yang mendapat kursi", default=0, editable=False)
    berkesenjangan = models.PositiveIntegerField("pegawai dengan kesenjangan", default=0, editable=False)
    tidak_dilayani = models.PositiveIntegerField("pegawai dengan kesenjangan tanpa kursi", default=0, editable=False)
    level_kesenjangan = models.FloatField(default=0, editable=False)
    level_tertutup = models.FloatField(default=0, editable=False)
    bobot_kesenjangan = models.FloatField(default=0, editable=False)
    bobot_tertutup = models.FloatField(default=0, editable=False)
    level_serakah = models.FloatField("level yang ditutup cara serakah", default=0, editable=False)
    bobot_serakah = models.FloatField(default=0, editable=False)
    dilayani_serakah = models.PositiveIntegerField(default=0, editable=False)
    disisihkan = models.JSONField("program yang tidak ikut dihitung, menurut sebabnya", default=dict, blank=True, editable=False)
    harga_awal = models.JSONField("harga kursi untuk hitungan berikutnya", default=dict, blank=True, editable=False)

    objects = SusunanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat_pada", "-pk"]
        verbose_name = "susunan"
        verbose_name_plural = "susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["periode"],
                condition=models.Q(status="dihitung"),
                name="susunan_satu_dihitung",
                violation_error_message="Rencana ini sedang dihitung. Tunggu hasilnya, atau hentikan dahulu.",
            ),
            models.UniqueConstraint(
                fields=["periode"],
                condition=models.Q(dipakai_pada__isnull=False),
                name="susunan_satu_dipakai",
                violation_error_message="Hanya satu susunan yang dipakai rencana ini.",
            ),
            models.UniqueConstraint(
                fields=["periode", "nama"],
                name="susunan_nama_sekali",
                violation_error_message="Rencana ini sudah mempunyai susunan dengan nama itu. Pilih nama lain.",
            ),
            models.CheckConstraint(
                name="susunan_k_1_sampai_3",
                condition=models.Q(k__range=(1, K_PALING)),
                violation_error_message="Diklat per pegawai 1 sampai 3.",
            ),
            models.CheckConstraint(
                name="susunan_percaya_0_sampai_100",
                condition=models.Q(percaya__lte=100),
                violation_error_message="Kepercayaan pada janji 0 sampai 100 persen.",
            ),
            models.CheckConstraint(
                name="susunan_detik_wajar",
                condition=models.Q(detik__range=(DETIK_SEDIKIT, DETIK_PALING)),
                violation_error_message="Batas waktu hitung 10 sampai 600 detik.",
            ),
            models.CheckConstraint(
                name="susunan_selesai_lengkap",
                condition=~models.Q(status="selesai")
                | models.Q(selesai_pada__isnull=False, nilai__isnull=False, batas__isnull=False)
                & ~models.Q(dasar="")
                & ~models.Q(sidik="")
                & ~models.Q(cara=""),
                violation_error_message="Susunan yang selesai memuat nilai, batas, dan dasarnya.",
            ),
            models.CheckConstraint(
                name="susunan_gagal_beralasan",
                condition=~models.Q(status="gagal") | ~models.Q(pesan=""),
                violation_error_message="Susunan yang gagal menyebut sebabnya.",
            ),
            models.CheckConstraint(
                name="susunan_nilai_sampai_batas",
                condition=models.Q(nilai__isnull=True) | models.Q(nilai__lte=models.F("batas")),
                violation_error_message="Nilai susunan tidak melebihi batas yang terbukti.",
            ),
            models.CheckConstraint(
                name="susunan_dipakai_bila_selesai",
                condition=models.Q(dipakai_pada__isnull=True) | models.Q(status="selesai"),
                violation_error_message="Hanya susunan yang selesai yang dapat dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("rencana:susunan-detail", args=[self.pk])

    @property
    def is_selesai(self) -> bool:
        return self.status == self.Status.SELESAI

    @property
    def celah_persen(self) -> float | None:
        """How far from the best at most, in percent of the plan; None where there are no points to compare."""
        return 100 * (self.batas / self.nilai - 1) if self.nilai and self.batas is not None and self.nilai > 0 else None

    @property
    def persen_tertutup(self) -> float:
        """Of the whole weighted gap."""
        return 100 * self.bobot_tertutup / self.bobot_kesenjangan if self.bobot_kesenjangan else 0.0

    @property
    def persen_serakah(self) -> float:
        return 100 * self.bobot_serakah / self.bobot_kesenjangan if self.bobot_kesenjangan else 0.0
