"""Batches of a programme and their seats."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.functional import cached_property

from diklat.models.program import Program
from lib import waktu
from pegawai.models import UnitKerja
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna

ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def to_roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


class Sebutan(models.Func):
    """`Angkatan.sebutan` in a statement, of a number and a year: Angkatan III Tahun 2026."""

    function = "sebutan_angkatan"
    arity = 2
    output_field = models.CharField()


class TimeRange(models.Func):
    """[start, end): a session may begin at the minute another one ends."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class KursiBebas(models.Func):
    """`Angkatan.sisa` as statements ask for it: the function of the database (docs/keputusan/0042)."""

    function = "kursi_bebas"
    output_field = models.IntegerField()

    def __init__(self) -> None:
        super().__init__("kuota", "terisi", "cadangan")


class AngkatanQuerySet(models.QuerySet["Angkatan"]):
    def visible_to(self, user: "Pengguna") -> "AngkatanQuerySet":
        """Drafts only for those who hold trainings or read everything."""
        return self if user.has_city_scope else self.exclude(status=Angkatan.Status.DRAF)

    def with_free_seat(self) -> "AngkatanQuerySet":
        """A seat is left that is not kept for a unit."""
        return self.filter(GreaterThan(KursiBebas(), 0))

    def open_on(self, day: date) -> "AngkatanQuerySet":
        """Taking applications on the day (full or not)."""
        return self.filter(status__in=Angkatan.MENERIMA, is_ditangguhkan=False, pendaftaran_mulai__lte=day, pendaftaran_sampai__gte=day)


@track_perubahan("AngkatanEvent", exclude=["terisi", "menunggu", "cadangan", "urutan_terakhir"])
class Angkatan(models.Model):
    """A batch: one time that a programme is held, with its seats. Its name is a number in a year of the programme.

    `terisi` (registered and offered), `menunggu` (waiting), `cadangan` (allotted seats not yet used) are kept by the enrolment
    service under the lock of this row; `periksa_kursi` proves that they equal the rows they count.
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        TERBUKA = "terbuka", "Terbuka"
        DIPASTIKAN = "dipastikan", "Dipastikan"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        DITUTUP = "ditutup", "Ditutup"
        BATAL = "batal", "Batal"

    class CaraKursi(models.TextChoices):
        LANGSUNG = "langsung", "Langsung terdaftar, dengan surel"
        DITAWARKAN = "ditawarkan", "Ditawarkan; hangus bila tidak dijawab"

    MENERIMA = (Status.TERBUKA, Status.DIPASTIKAN)
    BELUM_SELESAI = (Status.DRAF, *MENERIMA, Status.BERJALAN)
    LEWAT = (Status.SELESAI, Status.DITUTUP)
    FINAL = (Status.DITUTUP, Status.BATAL)
    DIAM = (Status.DRAF, *FINAL)

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="angkatan_list")
    nomor = models.PositiveSmallIntegerField("angkatan ke")
    tahun = models.PositiveSmallIntegerField("tahun", editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF)
    kuota = models.PositiveIntegerField("jumlah kursi")
    minimum = models.PositiveIntegerField("peserta paling sedikit", default=0)
    minimum_tanggal = models.DateField("dipastikan paling lambat", null=True, blank=True)
    minimum_diingatkan = models.DateTimeField(null=True, blank=True, editable=False)
    pendaftaran_mulai = models.DateField("pendaftaran dibuka")
    pendaftaran_sampai = models.DateField("pendaftaran sampai")
    batas_batal = models.DateField("boleh batal sampai", null=True, blank=True)
    cara_kursi = models.CharField("bila kursi kosong", max_length=10, choices=CaraKursi, default=CaraKursi.LANGSUNG)
    jam_tawaran = models.PositiveSmallIntegerField("lama tawaran (jam)", default=48)
    is_ditangguhkan = models.BooleanField("pendaftaran ditangguhkan", default=False)
    tempat = models.CharField(max_length=200, blank=True)
    catatan = models.TextField("catatan untuk peserta", blank=True)
    mulai = models.DateField("hari pertama", null=True, blank=True)
    selesai = models.DateField("hari terakhir", null=True, blank=True)
    versi_jadwal = models.PositiveSmallIntegerField(default=1, editable=False)
    penanggung_jawab = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    salinan_dari = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan_batal = models.CharField("alasan pembatalan", max_length=200, blank=True)
    alasan_buka_kembali = models.CharField("alasan dibuka kembali", max_length=200, blank=True)
    berakhir_pada = models.DateTimeField("dibatalkan atau ditutup pada", null=True, blank=True)
    terisi = models.PositiveIntegerField(default=0, editable=False)
    menunggu = models.PositiveIntegerField(default=0, editable=False)
    cadangan = models.PositiveIntegerField(default=0, editable=False)
    urutan_terakhir = models.PositiveIntegerField(default=0, editable=False)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = AngkatanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-mulai", "-pk"]
        verbose_name = "angkatan"
        verbose_name_plural = "angkatan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["program", "tahun", "nomor"],
                name="angkatan_nomor_unik",
                violation_error_message="Nomor angkatan ini sudah dipakai pada program dan tahun ini.",
            ),
            models.CheckConstraint(
                name="angkatan_kuota_positif", condition=models.Q(kuota__gte=1), violation_error_message="Jumlah kursi sedikitnya 1."
            ),
            models.CheckConstraint(
                name="angkatan_minimum_dalam_kuota",
                condition=models.Q(minimum__lte=models.F("kuota")),
                violation_error_message="Peserta paling sedikit tidak boleh melebihi jumlah kursi.",
            ),
            models.CheckConstraint(
                name="angkatan_pendaftaran_berurutan",
                condition=models.Q(pendaftaran_sampai__gte=models.F("pendaftaran_mulai")),
                violation_error_message="Akhir pendaftaran tidak boleh sebelum pembukaannya.",
            ),
            models.CheckConstraint(
                name="angkatan_hari_berurutan",
                condition=models.Q(mulai__isnull=True, selesai__isnull=True) | models.Q(selesai__gte=models.F("mulai")),
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
            models.CheckConstraint(
                name="angkatan_batal_beralasan",
                condition=~models.Q(status="batal") | ~models.Q(alasan_batal=""),
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.CheckConstraint(
                name="angkatan_jam_tawaran_1_sampai_336",
                condition=models.Q(jam_tawaran__range=(1, 336)),
                violation_error_message="Lama tawaran 1 sampai 336 jam.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["status", "mulai"], name="angkatan_status_mulai"),
            models.Index(fields=["mulai", "selesai"], name="angkatan_hari"),
            models.Index(
                fields=["program", "pendaftaran_sampai"],
                condition=models.Q(status__in=["terbuka", "dipastikan"]),
                name="angkatan_menerima",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="tidak_lebih_dari_kuota",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("NEW.terisi > OLD.terisi AND NEW.terisi + NEW.cadangan > NEW.kuota"),
            ),
            pgtrigger.Protect(name="program_tetap", operation=pgtrigger.Update, condition=pgtrigger.AnyChange("program")),
            pgtrigger.Protect(
                name="batal_tetap_batal",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.status = 'batal' AND NEW.status <> 'batal'"),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("diklat:angkatan-detail", args=[self.pk])

    @property
    def romawi(self) -> str:
        return to_roman(self.nomor)

    @property
    def sebutan(self) -> str:
        return f"Angkatan {self.romawi} Tahun {self.tahun}"

    @property
    def nama(self) -> str:
        return f"{self.program.nama}, {self.sebutan}"

    @property
    def sisa(self) -> int:
        """Seats that the next person may take, allotted ones left out; never below 0."""
        return max(0, self.kuota - self.terisi - self.cadangan)

    @property
    def ada_kursi(self) -> bool:
        """The next to come gets a seat: one is left, and nobody waits for it."""
        return self.sisa > 0 and not self.menunggu

    @property
    def tempat_berikut(self) -> str:
        """Where the next to come lands: `kursi`, `antrean`, or nowhere ("") in a batch that is full and takes no queue any more."""
        if self.ada_kursi or (self.sisa > 0 and self.status not in self.MENERIMA):
            return "kursi"
        return "antrean" if self.status in self.MENERIMA else ""

    @cached_property
    def sesi_pertama(self) -> datetime | None:
        """When the first session begins that takes place."""
        return self.sesi_list.held().values_list("mulai", flat=True).first()

    @property
    def is_open(self) -> bool:
        """Takes applications today."""
        today = waktu.today()
        in_time = self.pendaftaran_mulai <= today <= self.pendaftaran_sampai
        return self.status in self.MENERIMA and not self.is_ditangguhkan and in_time

    @property
    def is_final(self) -> bool:
        return self.status in self.FINAL


@track_perubahan("JatahUnitEvent", exclude=["terpakai"])
class JatahUnit(models.Model):
    """Seats of a batch kept for the people of one unit and those below it, until a day; `terpakai` is kept like the batch's counters."""

    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, related_name="jatah_list")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    jumlah = models.PositiveIntegerField("jumlah kursi")
    sampai = models.DateField("dijaga sampai", null=True, blank=True)
    is_dilepas = models.BooleanField("sudah dilepas", default=False, editable=False)
    terpakai = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ["unit__nama"]
        verbose_name = "jatah unit"
        verbose_name_plural = "jatah unit"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["angkatan", "unit"],
                name="jatahunit_satu_per_unit",
                violation_error_message="Unit ini sudah mempunyai jatah pada angkatan ini.",
            ),
            models.CheckConstraint(
                name="jatahunit_jumlah_positif", condition=models.Q(jumlah__gte=1), violation_error_message="Jatah sedikitnya 1 kursi."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.jumlah}"

    @property
    def sisa(self) -> int:
        """Seats still kept for the unit."""
        return 0 if self.is_dilepas else max(0, self.jumlah - self.terpakai)
