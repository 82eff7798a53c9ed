"""Evidence of a level: append-only, cancelled with a reason, never changed."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from kompetensi.models.kamus import LEVEL_MAX, Kompetensi
from lib import waktu
from pegawai.models import Impor, Pegawai
from pegawai.models.riwayat import ledger, note_imported, track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna

FIXED_FIELDS = ("pegawai", "kompetensi", "level", "tanggal", "berlaku_sampai", "sumber", "dicatat_pada")


class Sumber(models.TextChoices):
    ASESMEN = "asesmen", "Asesmen"
    UJI = "uji", "Uji kompetensi"
    ATASAN = "atasan", "Penilaian atasan"
    MANDIRI = "mandiri", "Penilaian mandiri"
    DIKLAT = "diklat", "Diklat"
    PASCA = "pasca", "Pascadiklat"


OFFICIAL = (Sumber.ASESMEN, Sumber.UJI)


def end_of(day: date) -> datetime:
    """The moment at which the day is over where the office is."""
    return waktu.moment(day + timedelta(days=1))


class HasilBerlaku(models.Func):
    """A result counts on the day: given by then, not yet expired, not cancelled by its end."""

    function = "hasil_berlaku"
    output_field = models.BooleanField()

    def __init__(self, day: date) -> None:
        super().__init__("tanggal", "berlaku_sampai", "dibatalkan_pada", models.Value(day), models.Value(end_of(day)))


@track_perubahan("MasaBerlakuEvent")
class MasaBerlaku(models.Model):
    """How many years a result of a source stays valid (Peraturan BKN 26/2019 art. 29(4) for assessments)."""

    sumber = models.CharField(max_length=8, choices=Sumber)
    tahun = models.PositiveSmallIntegerField()
    berlaku_mulai = models.DateField()
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    class Meta:
        ordering: ClassVar = ["sumber", "-berlaku_mulai"]
        verbose_name = "masa berlaku hasil"
        verbose_name_plural = "masa berlaku hasil"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sumber", "berlaku_mulai"], name="masaberlaku_unik"),
            models.CheckConstraint(name="masaberlaku_1_sampai_10", condition=models.Q(tahun__range=(1, 10))),
        ]

    def __str__(self) -> str:
        return f"{self.get_sumber_display()}: {self.tahun} tahun"


class PenilaianQuerySet(models.QuerySet["Penilaian"]):
    def visible_to(self, user: "Pengguna") -> "PenilaianQuerySet":
        """All for city-wide roles, without looking each person up."""
        return self if user.has_city_scope else self.filter(pegawai__in=Pegawai.objects.visible_to(user))

    def valid_on(self, day: date) -> "PenilaianQuerySet":
        """Given on or before the day, not yet expired, and not cancelled by then."""
        return self.filter(HasilBerlaku(day))


@note_imported
@ledger("dicatat_pada", "dicatat_oleh_id")
@track_perubahan("PenilaianEvent", lahir=False)
class Penilaian(models.Model):
    """A level (0-5, two decimals) that a person showed in a competency on a day; `berlaku_sampai` is the first day it no longer counts."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penilaian_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="penilaian_list")
    level = models.DecimalField(max_digits=3, decimal_places=2)
    tanggal = models.DateField("tanggal penilaian")
    berlaku_sampai = models.DateField()
    sumber = models.CharField(max_length=8, choices=Sumber)
    keterangan = models.CharField(max_length=200, blank=True)
    dicatat_pada = models.DateTimeField(default=waktu.now)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan_batal = models.CharField("alasan pembatalan", max_length=200, blank=True)

    objects = PenilaianQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="penilaian_level_0_sampai_5",
                condition=models.Q(level__range=(0, LEVEL_MAX)),
                violation_error_message="Level harus 0 sampai 5.",
            ),
            models.CheckConstraint(
                name="penilaian_masa_berurutan",
                condition=models.Q(berlaku_sampai__gt=models.F("tanggal")),
                violation_error_message="Masa berlaku harus sesudah tanggal penilaian.",
            ),
            models.CheckConstraint(
                name="penilaian_batal_beralasan",
                condition=models.Q(dibatalkan_pada__isnull=True) | ~models.Q(alasan_batal=""),
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "kompetensi", "sumber", "tanggal"],
                condition=models.Q(dibatalkan_pada__isnull=True),
                name="penilaian_satu_per_sumber_dan_tanggal",
                violation_error_message="Penilaian dari sumber dan tanggal yang sama sudah ada. Batalkan dahulu yang lama.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["pegawai", "kompetensi", "-tanggal", "sumber", "-id"],
                include=["level", "berlaku_sampai", "dibatalkan_pada"],
                name="penilaian_terbaru",
            ),
            models.Index(fields=["dicatat_pada", "id"], name="penilaian_dicatat"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="hapus_dilarang", operation=pgtrigger.Delete),
            pgtrigger.Protect(name="isi_tetap", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(*FIXED_FIELDS)),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.kompetensi}: {self.level}"

    def keadaan_pada(self, day: date) -> str:
        if self.dibatalkan_pada is not None:
            return "Dibatalkan"
        return "Berlaku" if self.berlaku_sampai > day else "Kedaluwarsa"
