"""Instruments: what is asked, in versions that never change once they are in use; and the bank of test questions."""

from typing import ClassVar, Final

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from diklat.models import Program
from kompetensi.models import Kompetensi
from lib import waktu
from pegawai.models.riwayat import track_perubahan

SKALA_MIN: Final = 1
SKALA_MAKS: Final = 4
PILIHAN_MIN: Final = 2
PILIHAN_MAKS: Final = 6
# Tidak Baik 1 ... Sangat Baik 4, as training offices in Indonesia word it; an item may carry words of its own.
LABEL_SKALA: Final = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


class JenisInstrumen(models.TextChoices):
    PRE_TEST = "pre_test", "Tes awal"
    POST_TEST = "post_test", "Tes akhir"
    UMPAN_BALIK = "umpan_balik", "Umpan balik peserta"
    PASCA_ALUMNUS = "pasca_alumnus", "Pascadiklat: alumnus"
    PASCA_ATASAN = "pasca_atasan", "Pascadiklat: atasan"
    PASCA_REKAN = "pasca_rekan", "Pascadiklat: rekan"
    PASCA_BAWAHAN = "pasca_bawahan", "Pascadiklat: bawahan"
    SKM = "skm", "Survei kepuasan masyarakat"


JENIS_TES: Final = (JenisInstrumen.PRE_TEST, JenisInstrumen.POST_TEST)
JENIS_PASCA: Final = (
    JenisInstrumen.PASCA_ALUMNUS,
    JenisInstrumen.PASCA_ATASAN,
    JenisInstrumen.PASCA_REKAN,
    JenisInstrumen.PASCA_BAWAHAN,
)


TERBIT_BERUBAH: Final = """
    OLD.status IN ('terbit', 'arsip') AND (
        NEW.status = 'draf' OR (OLD.instrumen_id, OLD.nomor, OLD.petunjuk, OLD.diterbitkan_pada)
            IS DISTINCT FROM (NEW.instrumen_id, NEW.nomor, NEW.petunjuk, NEW.diterbitkan_pada))
"""


@track_perubahan("InstrumenEvent")
class Instrumen(models.Model):
    """A questionnaire or test that the office keeps; what is asked stands in its versions."""

    Jenis = JenisInstrumen

    kode = models.CharField(max_length=20, unique=True, error_messages={"unique": "Kode ini sudah dipakai."})
    nama = models.CharField("nama instrumen", max_length=160)
    jenis = models.CharField(max_length=16, choices=JenisInstrumen)
    program = models.ForeignKey(
        Program, verbose_name="khusus untuk program", on_delete=models.PROTECT, null=True, blank=True, related_name="instrumen_list"
    )
    is_aktif = models.BooleanField("dipakai", default=True)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["jenis", "nama", "pk"]
        verbose_name = "instrumen"
        verbose_name_plural = "instrumen"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:instrumen-detail", args=[self.pk])

    @property
    def is_tes(self) -> bool:
        return self.jenis in JENIS_TES


@track_perubahan("VersiInstrumenEvent")
class VersiInstrumen(models.Model):
    """One wording of an instrument. A draft may change; once published it stays as it is, and a new draft is drawn from it."""

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        TERBIT = "terbit", "Terbit"
        ARSIP = "arsip", "Arsip"

    instrumen = models.ForeignKey(Instrumen, on_delete=models.PROTECT, related_name="versi_list")
    nomor = models.PositiveSmallIntegerField("versi")
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAF)
    petunjuk = models.TextField("petunjuk pengisian", blank=True)
    diterbitkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["instrumen", "-nomor"]
        verbose_name = "versi instrumen"
        verbose_name_plural = "versi instrumen"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instrumen", "nomor"], name="versiinstrumen_nomor_unik", violation_error_message="Nomor versi ini sudah ada."
            ),
            models.UniqueConstraint(
                fields=["instrumen"],
                condition=models.Q(status="draf"),
                name="versiinstrumen_satu_draf",
                violation_error_message="Instrumen ini sudah mempunyai draf.",
            ),
            models.UniqueConstraint(
                fields=["instrumen"],
                condition=models.Q(status="terbit"),
                name="versiinstrumen_satu_terbit",
                violation_error_message="Instrumen ini sudah mempunyai versi yang terbit.",
            ),
            models.CheckConstraint(
                name="versiinstrumen_terbit_bertanggal",
                condition=models.Q(status="draf") | models.Q(diterbitkan_pada__isnull=False),
                violation_error_message="Versi yang terbit harus bertanggal terbit.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="hapus_terbit", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__status__in=["terbit", "arsip"])),
            pgtrigger.Protect(
                name="terbit_tetap",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(TERBIT_BERUBAH),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrumen}, versi {self.nomor}"

    @property
    def is_draf(self) -> bool:
        return self.status == self.Status.DRAF


# An item of a version that left the draft can neither be added, changed nor removed, whoever tries.
BUTIR_TETAP: Final = """
    IF TG_OP <> 'INSERT' AND (SELECT v.status FROM evaluasi_versiinstrumen v WHERE v.id = OLD.versi_id) <> 'draf' THEN
        RAISE EXCEPTION 'butir versi yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_terbit_tetap';
    END IF;
    IF TG_OP <> 'DELETE' AND (SELECT v.status FROM evaluasi_versiinstrumen v WHERE v.id = NEW.versi_id) <> 'draf' THEN
        RAISE EXCEPTION 'butir versi yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'butir_terbit_tetap';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


class JenisButir(models.TextChoices):
    PILIHAN = "pilihan", "Pilihan ganda"
    SKALA = "skala", "Skala 1–4"
    ANGKA = "angka", "Angka"
    TEKS = "teks", "Isian bebas"


class TentangButir(models.TextChoices):
    """Whom an item of a feedback form is about; items about the teacher are asked once for each teacher."""

    UMUM = "", "Umum"
    MATERI = "materi", "Materi"
    PENGAJAR = "pengajar", "Pengajar"
    PENYELENGGARA = "penyelenggara", "Penyelenggaraan"
    DAMPAK = "dampak", "Dampak"


@track_perubahan("SoalEvent", exclude=["kunci"])
class Soal(models.Model):
    """A multiple-choice question kept for reuse; putting it into a test copies it."""

    class Tingkat(models.TextChoices):
        MUDAH = "mudah", "Mudah"
        SEDANG = "sedang", "Sedang"
        SUKAR = "sukar", "Sukar"

    kode = models.CharField(max_length=20, unique=True, error_messages={"unique": "Kode soal ini sudah dipakai."})
    topik = models.CharField("materi", max_length=80)
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, null=True, blank=True, related_name="soal_list")
    teks = models.TextField("pertanyaan")
    pilihan = ArrayField(models.CharField(max_length=300), verbose_name="pilihan jawaban")
    kunci = models.PositiveSmallIntegerField("kunci (nomor pilihan)")
    tingkat = models.CharField("tingkat kesukaran", max_length=6, choices=Tingkat, default=Tingkat.SEDANG)
    is_aktif = models.BooleanField("dipakai", default=True)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["topik", "kode"]
        verbose_name = "soal"
        verbose_name_plural = "bank soal"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="soal_pilihan_2_sampai_6",
                condition=models.Q(pilihan__len__gte=PILIHAN_MIN) & models.Q(pilihan__len__lte=PILIHAN_MAKS),
                violation_error_message="Isi dua sampai enam pilihan jawaban.",
            ),
            models.CheckConstraint(
                name="soal_kunci_ada",
                condition=models.Q(kunci__gte=1) & models.Q(pilihan__len__gte=models.F("kunci")),
                violation_error_message="Kunci harus nomor salah satu pilihan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode}: {self.teks[:60]}"


@track_perubahan("ButirEvent", exclude=["kunci"])
class Butir(models.Model):
    """One item of a version: a choice with its key, a scale of four, a number, or free words.

    `unsur` groups items in results: the topic of a test question, the element of satisfaction, U1 to U9 of the SKM.
    """

    Jenis = JenisButir
    Tentang = TentangButir

    versi = models.ForeignKey(VersiInstrumen, on_delete=models.PROTECT, related_name="butir_list")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=8, choices=JenisButir)
    tentang = models.CharField("tentang siapa", max_length=14, choices=TentangButir, blank=True)
    unsur = models.CharField("unsur atau materi", max_length=80, blank=True)
    teks = models.TextField("pertanyaan")
    bantuan = models.CharField("penjelasan", max_length=200, blank=True)
    is_wajib = models.BooleanField("wajib dijawab", default=True)
    bobot = models.DecimalField(max_digits=6, decimal_places=2, default=1)
    pilihan = ArrayField(models.CharField(max_length=300), verbose_name="pilihan jawaban", default=list, blank=True)
    kunci = models.PositiveSmallIntegerField("kunci (nomor pilihan)", null=True, blank=True)
    label_skala = ArrayField(models.CharField(max_length=40), verbose_name="kata untuk 1 sampai 4", default=list, blank=True)
    angka_min = models.DecimalField("paling kecil", max_digits=10, decimal_places=2, null=True, blank=True)
    angka_maks = models.DecimalField("paling besar", max_digits=10, decimal_places=2, null=True, blank=True)
    soal = models.ForeignKey(Soal, on_delete=models.PROTECT, null=True, blank=True, related_name="butir_list")

    class Meta:
        ordering: ClassVar = ["versi", "urutan", "pk"]
        verbose_name = "butir"
        verbose_name_plural = "butir"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["versi", "urutan"], name="butir_urutan_unik", deferrable=models.Deferrable.DEFERRED),
            models.CheckConstraint(
                name="butir_pilihan_sesuai_jenis",
                condition=models.Q(jenis="pilihan", pilihan__len__gte=PILIHAN_MIN, pilihan__len__lte=PILIHAN_MAKS)
                | (~models.Q(jenis="pilihan") & models.Q(pilihan__len=0, kunci__isnull=True)),
                violation_error_message="Butir pilihan ganda memerlukan dua sampai enam pilihan; jenis lain tidak.",
            ),
            models.CheckConstraint(
                name="butir_kunci_ada",
                condition=models.Q(kunci__isnull=True) | (models.Q(kunci__gte=1) & models.Q(pilihan__len__gte=models.F("kunci"))),
                violation_error_message="Kunci harus nomor salah satu pilihan.",
            ),
            models.CheckConstraint(
                name="butir_label_skala_empat",
                condition=models.Q(label_skala__len=0) | models.Q(jenis="skala", label_skala__len=SKALA_MAKS),
                violation_error_message="Isi keempat kata skala, atau kosongkan semuanya.",
            ),
            models.CheckConstraint(
                name="butir_bobot_positif", condition=models.Q(bobot__gt=0), violation_error_message="Bobot harus lebih dari nol."
            ),
            models.CheckConstraint(
                name="butir_angka_berurutan",
                condition=models.Q(angka_min__isnull=True)
                | models.Q(angka_maks__isnull=True)
                | models.Q(angka_maks__gt=models.F("angka_min")),
                violation_error_message="Angka paling besar harus melebihi yang paling kecil.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="terbit_tetap",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=BUTIR_TETAP,
            )
        ]

    def __str__(self) -> str:
        return self.teks

    @property
    def label_list(self) -> list[str]:
        """The words of the scale, lowest first."""
        return self.label_skala or list(LABEL_SKALA)
