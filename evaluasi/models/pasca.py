"""Evaluation some months after a training: who owes which form about whom, and what he answered."""

from datetime import date, timedelta
from typing import ClassVar, Final

from django.db import models
from django.urls import reverse

from diklat.models import Pendaftaran, Program
from evaluasi.models.instrumen import Butir, VersiInstrumen
from kompetensi.models import Kompetensi
from kompetensi.models.kamus import LEVEL_MAX
from lib import waktu
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.riwayat import track_perubahan


@track_perubahan("AturanPascaEvent")
class AturanPasca(models.Model):
    """When post-training evaluation happens and who is asked; the row without a programme holds for all that have none of their own."""

    program = models.OneToOneField(
        Program, verbose_name="khusus untuk program", on_delete=models.PROTECT, null=True, blank=True, related_name="aturan_pasca"
    )
    is_aktif = models.BooleanField("evaluasi pascadiklat diadakan", default=True)
    bulan = models.PositiveSmallIntegerField("berapa bulan sesudah diklat", default=6)
    hari_tenggat = models.PositiveSmallIntegerField("lama mengisi (hari)", default=30)
    jumlah_rekan = models.PositiveSmallIntegerField("banyak rekan", default=2)
    jumlah_bawahan = models.PositiveSmallIntegerField("banyak bawahan", default=2)

    class Meta:
        ordering: ClassVar = [models.F("program").asc(nulls_first=True)]
        verbose_name = "aturan pascadiklat"
        verbose_name_plural = "aturan pascadiklat"
        constraints: ClassVar = [
            models.UniqueConstraint(
                models.F("program").asc(), name="aturanpasca_unik", nulls_distinct=False, violation_error_message="Aturan ini sudah ada."
            ),
            models.CheckConstraint(
                name="aturanpasca_bulan_1_sampai_12",
                condition=models.Q(bulan__range=(1, 12)),
                violation_error_message="Evaluasi pascadiklat 1 sampai 12 bulan sesudah diklat.",
            ),
            models.CheckConstraint(
                name="aturanpasca_tenggat_7_sampai_120",
                condition=models.Q(hari_tenggat__range=(7, 120)),
                violation_error_message="Lama mengisi 7 sampai 120 hari.",
            ),
            models.CheckConstraint(
                name="aturanpasca_paling_banyak_5",
                condition=models.Q(jumlah_rekan__lte=5, jumlah_bawahan__lte=5),
                violation_error_message="Paling banyak lima rekan dan lima bawahan.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.program or "Semua program lain")


LEWAT_HARI: Final = 60  # after its last day a form that nobody filled in is closed
LEWAT: Final = f"Lewat tenggat {LEWAT_HARI} hari tanpa isian."


class PenugasanQuerySet(models.QuerySet["PenugasanEvaluasi"]):
    def terbuka(self) -> "PenugasanQuerySet":
        return self.filter(status=PenugasanEvaluasi.Status.TERBUKA)

    def lewat_pada(self, hari: date) -> "PenugasanQuerySet":
        """What was late when that day began: open today, filled in since, or closed for its lateness since.

        When a form was closed for another reason is not kept: those do not count.
        """
        status = PenugasanEvaluasi.Status
        begin = waktu.moment(hari)
        since = models.Q(status=status.SELESAI, dikirim_pada__gte=begin) | models.Q(
            status=status.DITUTUP, alasan_tutup=LEWAT, tenggat__gte=hari - timedelta(days=LEWAT_HARI + 1)
        )
        return self.filter(models.Q(status=status.TERBUKA) | since, tenggat__lt=hari)


@track_perubahan("PenugasanEvaluasiEvent", exclude=["draf"])
class PenugasanEvaluasi(models.Model):
    """One form that one person owes about one graduate. A change of supervisor moves an open form; `menggantikan` keeps the trace."""

    class Peran(models.TextChoices):
        ALUMNUS = "alumnus", "Alumnus"
        ATASAN = "atasan", "Atasan"
        REKAN = "rekan", "Rekan"
        BAWAHAN = "bawahan", "Bawahan"

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Belum diisi"
        SELESAI = "selesai", "Sudah diisi"
        DITUTUP = "ditutup", "Ditutup tanpa isian"
        DIALIHKAN = "dialihkan", "Dialihkan"

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="penugasan_list")
    peran = models.CharField(max_length=8, choices=Peran)
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penugasan_list")
    unit = models.ForeignKey(UnitKerja, verbose_name="unit alumnus", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    versi = models.ForeignKey(VersiInstrumen, on_delete=models.PROTECT, related_name="penugasan_list")
    status = models.CharField(max_length=9, choices=Status, default=Status.TERBUKA)
    dibuka = models.DateField()
    tenggat = models.DateField()
    draf = models.JSONField("isian yang belum dikirim", default=dict, blank=True)
    draf_pada = models.DateTimeField(null=True, blank=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    alasan_tutup = models.CharField("alasan ditutup atau dialihkan", max_length=200, blank=True)
    menggantikan = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="pengganti")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["tenggat", "pk"]
        verbose_name = "penugasan evaluasi"
        verbose_name_plural = "penugasan evaluasi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pendaftaran", "peran", "penilai"],
                condition=models.Q(status__in=["terbuka", "selesai"]),
                name="penugasanevaluasi_sekali",
                violation_error_message="Orang ini sudah diminta menilai.",
            ),
            models.UniqueConstraint(
                fields=["pendaftaran", "peran"],
                condition=models.Q(peran__in=["alumnus", "atasan"], status__in=["terbuka", "selesai"]),
                name="penugasanevaluasi_satu_atasan",
                violation_error_message="Untuk peran ini cukup satu penilai.",
            ),
            models.CheckConstraint(
                name="penugasanevaluasi_tanggal_berurutan",
                condition=models.Q(tenggat__gte=models.F("dibuka")),
                violation_error_message="Tenggat tidak boleh sebelum hari dibuka.",
            ),
            models.CheckConstraint(
                name="penugasanevaluasi_selesai_bertanggal",
                condition=models.Q(status="selesai", dikirim_pada__isnull=False)
                | (~models.Q(status="selesai") & models.Q(dikirim_pada__isnull=True)),
                violation_error_message="Isian yang dikirim harus bertanggal.",
            ),
            models.CheckConstraint(
                name="penugasanevaluasi_tutup_beralasan",
                condition=models.Q(status__in=["terbuka", "selesai"]) | ~models.Q(alasan_tutup=""),
                violation_error_message="Tulis alasannya.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["penilai", "tenggat"], condition=models.Q(status="terbuka"), name="penugasanevaluasi_terbuka"),
            models.Index(fields=["unit", "status"], name="penugasanevaluasi_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.pendaftaran}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:pasca-isi", args=[self.pk])


class JawabanPasca(models.Model):
    """The answer to one item of a form that was sent."""

    penugasan = models.ForeignKey(PenugasanEvaluasi, on_delete=models.PROTECT, related_name="jawaban_list")
    butir = models.ForeignKey(Butir, on_delete=models.PROTECT, related_name="+")
    skala = models.PositiveSmallIntegerField(null=True, blank=True)
    pilihan = models.PositiveSmallIntegerField("nomor pilihan", null=True, blank=True)
    angka = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    teks = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["penugasan", "butir"]
        verbose_name = "jawaban pascadiklat"
        verbose_name_plural = "jawaban pascadiklat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["penugasan", "butir"], name="jawabanpasca_satu_per_butir"),
            models.CheckConstraint(
                name="jawabanpasca_skala_1_sampai_4", condition=models.Q(skala__isnull=True) | models.Q(skala__range=(1, 4))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penugasan_id}/{self.butir_id}"


class LevelPasca(models.Model):
    """The level that a rater sees in one competency of the programme, months later; the supervisor's becomes indicative evidence."""

    penugasan = models.ForeignKey(PenugasanEvaluasi, on_delete=models.PROTECT, related_name="level_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    level = models.DecimalField(max_digits=3, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["penugasan", "kompetensi"]
        verbose_name = "level pascadiklat"
        verbose_name_plural = "level pascadiklat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["penugasan", "kompetensi"], name="levelpasca_satu_per_kompetensi"),
            models.CheckConstraint(
                name="levelpasca_0_sampai_5",
                condition=models.Q(level__range=(0, LEVEL_MAX)),
                violation_error_message="Level harus 0 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi_id}: {self.level}"
