"""Anonymous surveys: feedback on a batch, and the yearly survey of the service.

Nothing in these tables leads from an answer to a person: random keys, no times, no history, participation kept apart. Answers wait in
`SurveiMasuk` until the survey closes; then they leave it in random order as blocks of five or more, and only the frozen figures of
whole blocks are ever shown. See docs/keputusan on anonymous feedback.
"""

import uuid
from typing import ClassVar, Final

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse

from diklat.models import Angkatan, Narasumber, Program
from evaluasi.models.instrumen import Butir, VersiInstrumen
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

PALING_SEDIKIT: Final = 5
BUKA_HARI: Final = 7  # how long feedback stays open, and how long after the last day of a batch it still opens by itself


@track_perubahan("SurveiEvent")
class Survei(models.Model):
    """A form that many may answer once, without their names: the feedback of a batch, or an SKM period."""

    class Jenis(models.TextChoices):
        UMPAN_BALIK = "umpan_balik", "Umpan balik peserta"
        SKM = "skm", "Survei kepuasan masyarakat"

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Dibuka"
        DITUTUP = "ditutup", "Ditutup, menunggu diolah"
        MENUNGGU = "menunggu", "Kurang dari lima jawaban"
        DIRILIS = "dirilis", "Hasil terbit"
        BATAL = "batal", "Dibatalkan"

    jenis = models.CharField(max_length=11, choices=Jenis)
    nama = models.CharField(max_length=200)
    angkatan = models.OneToOneField(Angkatan, on_delete=models.PROTECT, null=True, blank=True, related_name="survei")
    versi = models.ForeignKey(VersiInstrumen, verbose_name="instrumen", on_delete=models.PROTECT, related_name="survei_list")
    buka = models.DateField("dibuka")
    tutup = models.DateField("hari terakhir menjawab")
    status = models.CharField(max_length=8, choices=Status, default=Status.TERBUKA)
    diundang = models.PositiveIntegerField("yang boleh menjawab", default=0, editable=False)  # frozen at closing
    alasan_batal = models.CharField("alasan pembatalan", max_length=200, blank=True)
    dirilis_pada = models.DateField(null=True, blank=True, editable=False)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-tutup", "-pk"]
        verbose_name = "survei"
        verbose_name_plural = "survei"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="survei_tanggal_berurutan",
                condition=models.Q(tutup__gte=models.F("buka")),
                violation_error_message="Hari terakhir menjawab tidak boleh sebelum hari dibuka.",
            ),
            models.CheckConstraint(
                name="survei_angkatan_sesuai_jenis",
                condition=models.Q(jenis="umpan_balik", angkatan__isnull=False) | models.Q(jenis="skm", angkatan__isnull=True),
                violation_error_message="Umpan balik selalu untuk satu angkatan; SKM tidak.",
            ),
            models.CheckConstraint(
                name="survei_batal_beralasan",
                condition=~models.Q(status="batal") | ~models.Q(alasan_batal=""),
                violation_error_message="Tulis alasan pembatalan.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["status", "tutup"], name="survei_status_tutup")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:survei-detail", args=[self.pk])


class PartisipasiSurvei(models.Model):
    """That somebody answered a survey. Random key and no time, so that no order can be laid beside the answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="partisipasi_list")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["survei", "id"]
        verbose_name = "partisipasi survei"
        verbose_name_plural = "partisipasi survei"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survei", "pegawai"],
                name="partisipasisurvei_sekali",
                violation_error_message="Anda sudah mengisi survei ini. Jawaban hanya dapat dikirim sekali.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.survei}"


class SurveiMasuk(models.Model):
    """An answer that waits for the closing. `jawaban`: {"<butir>": 3, "<butir>:<narasumber>": 4}; `komentar`: the free words, a list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, related_name="masuk_list")
    kelompok = models.CharField("kelompok unit", max_length=40, blank=True)
    jawaban = models.JSONField(default=dict)
    komentar = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = "jawaban masuk"
        verbose_name_plural = "jawaban masuk"

    def __str__(self) -> str:
        return str(self.pk)


@pgtrigger.register(pgtrigger.Protect(name="blok_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class BlokSurvei(models.Model):
    """Answers released together, never changed afterwards: those of one survey, or the small rests of several of one programme."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="blok_survei_list")
    survei = models.ForeignKey(Survei, on_delete=models.PROTECT, null=True, blank=True, related_name="blok_list")  # None: rests together
    n = models.PositiveIntegerField("banyaknya jawaban")
    dirilis = models.DateField(default=waktu.today)

    class Meta:
        ordering: ClassVar = ["-dirilis", "-pk"]
        verbose_name = "blok jawaban"
        verbose_name_plural = "blok jawaban"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bloksurvei_sedikitnya_5",
                condition=models.Q(n__gte=PALING_SEDIKIT),
                violation_error_message="Satu blok memuat sedikitnya lima jawaban.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survei or self.program}: {self.n}"


class JawabanSurvei(models.Model):
    """A released answer, for the record only: no screen reads it, see HasilSurvei."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blok = models.ForeignKey(BlokSurvei, on_delete=models.PROTECT, related_name="jawaban_list")
    jawaban = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = "jawaban survei"
        verbose_name_plural = "jawaban survei"

    def __str__(self) -> str:
        return str(self.pk)


@pgtrigger.register(pgtrigger.Protect(name="hasil_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class HasilSurvei(models.Model):
    """The frozen figures of one item (and teacher) in one block: how many chose 1, 2, 3 and 4. At least five answers."""

    blok = models.ForeignKey(BlokSurvei, on_delete=models.PROTECT, related_name="hasil_list")
    butir = models.ForeignKey(Butir, on_delete=models.PROTECT, related_name="+")
    narasumber = models.ForeignKey(Narasumber, on_delete=models.PROTECT, null=True, blank=True, related_name="hasil_survei_list")
    satu = models.PositiveIntegerField(default=0)
    dua = models.PositiveIntegerField(default=0)
    tiga = models.PositiveIntegerField(default=0)
    empat = models.PositiveIntegerField(default=0)
    n = models.GeneratedField(
        expression=models.F("satu") + models.F("dua") + models.F("tiga") + models.F("empat"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
    )
    jumlah = models.GeneratedField(
        expression=models.F("satu") + models.F("dua") * 2 + models.F("tiga") * 3 + models.F("empat") * 4,
        output_field=models.PositiveIntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering: ClassVar = ["blok", "butir__urutan", "narasumber"]
        verbose_name = "hasil survei"
        verbose_name_plural = "hasil survei"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["blok", "butir", "narasumber"], name="hasilsurvei_unik", nulls_distinct=False),
            models.CheckConstraint(
                name="hasilsurvei_sedikitnya_5",
                condition=models.Q(
                    satu__gte=PALING_SEDIKIT - models.F("dua") - models.F("tiga") - models.F("empat"),
                ),
                violation_error_message="Angka dari kurang dari lima jawaban tidak diterbitkan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.butir_id}: {self.n}"


@pgtrigger.register(pgtrigger.Protect(name="sel_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class SelSurvei(models.Model):
    """The published mean of one group of units in one block, after the audit; a hidden cell has no row."""

    blok = models.ForeignKey(BlokSurvei, on_delete=models.PROTECT, related_name="sel_list")
    kelompok = models.CharField("kelompok unit", max_length=40)
    n = models.PositiveIntegerField()
    rata = models.DecimalField("rata-rata (satu desimal)", max_digits=2, decimal_places=1)

    class Meta:
        ordering: ClassVar = ["blok", "kelompok"]
        verbose_name = "sel hasil survei"
        verbose_name_plural = "sel hasil survei"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["blok", "kelompok"], name="selsurvei_unik"),
            models.CheckConstraint(name="selsurvei_sedikitnya_5", condition=models.Q(n__gte=PALING_SEDIKIT)),
        ]

    def __str__(self) -> str:
        return f"{self.kelompok}: {self.n}"


@track_perubahan("KomentarSurveiEvent", exclude=["teks", "narasumber"], lahir=False)
class KomentarSurvei(models.Model):
    """Free words of a block, apart from the other answers of the same person, in no order. `narasumber`: words about a teacher."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    blok = models.ForeignKey(BlokSurvei, on_delete=models.PROTECT, related_name="komentar_list")
    butir = models.ForeignKey(Butir, on_delete=models.PROTECT, related_name="+")
    narasumber = models.ForeignKey(Narasumber, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    teks = models.TextField()
    is_disembunyikan = models.BooleanField("disembunyikan karena memuat nama atau tidak pantas", default=False)
    alasan_sembunyi = models.CharField("alasan menyembunyikan", max_length=200, blank=True, default="", db_default="")
    disembunyikan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    disembunyikan_pada = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        constraints: ClassVar = [
            models.CheckConstraint(name="komentarsurvei_berisi", condition=~models.Q(teks="")),
            models.CheckConstraint(
                name="komentarsurvei_sembunyi_beralasan",
                condition=models.Q(is_disembunyikan=False) | ~models.Q(alasan_sembunyi=""),
                violation_error_message="Tulis alasan menyembunyikan komentar ini.",
            ),
        ]

    def __str__(self) -> str:
        return self.teks[:60]
