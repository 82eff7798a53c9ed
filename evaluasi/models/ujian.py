"""Tests before and after a training: when they may be taken, each attempt, and each answer as it was saved."""

import uuid
from datetime import datetime
from typing import ClassVar, Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models.instrumen import Butir, VersiInstrumen
from lib.waktu import now
from pegawai.models.riwayat import track_perubahan

DURASI_MAKS: Final = 480


@track_perubahan("UjianEvent")
class Ujian(models.Model):
    """The test of a batch: which version, from when until when, how long, how often."""

    class Jenis(models.TextChoices):
        PRE_TEST = "pre_test", "Tes awal"
        POST_TEST = "post_test", "Tes akhir"

    class Tampil(models.TextChoices):
        LANGSUNG = "langsung", "Nilai langsung sesudah dikirim"
        SESUDAH_TUTUP = "sesudah_tutup", "Nilai sesudah tes ditutup"
        PEMBAHASAN = "pembahasan", "Nilai dan jawaban benar sesudah tes ditutup"
        TIDAK = "tidak", "Tidak ditampilkan"

    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, related_name="ujian_list")
    jenis = models.CharField(max_length=9, choices=Jenis)
    versi = models.ForeignKey(VersiInstrumen, verbose_name="instrumen", on_delete=models.PROTECT, related_name="ujian_list")
    mulai = models.DateTimeField("dibuka")
    selesai = models.DateTimeField("ditutup")
    durasi = models.PositiveSmallIntegerField("waktu mengerjakan (menit)", null=True, blank=True)
    percobaan_maks = models.PositiveSmallIntegerField("berapa kali boleh mengerjakan", default=1)
    is_acak = models.BooleanField("urutan butir diacak", default=True)
    tampil = models.CharField("hasil bagi peserta", max_length=14, choices=Tampil, default=Tampil.SESUDAH_TUTUP)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering: ClassVar = ["angkatan", "-jenis"]  # pre_test comes after post_test in the alphabet
        verbose_name = "ujian"
        verbose_name_plural = "ujian"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["angkatan", "jenis"],
                name="ujian_satu_per_jenis",
                violation_error_message="Angkatan ini sudah mempunyai tes jenis itu.",
            ),
            models.CheckConstraint(
                name="ujian_waktu_berurutan",
                condition=models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Waktu tutup harus sesudah waktu buka.",
            ),
            models.CheckConstraint(
                name="ujian_durasi_wajar",
                condition=models.Q(durasi__isnull=True) | models.Q(durasi__range=(5, DURASI_MAKS)),
                violation_error_message="Waktu mengerjakan 5 sampai 480 menit.",
            ),
            models.CheckConstraint(
                name="ujian_percobaan_1_sampai_5",
                condition=models.Q(percobaan_maks__range=(1, 5)),
                violation_error_message="Boleh mengerjakan 1 sampai 5 kali.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.angkatan}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:ujian-detail", args=[self.pk])

    def is_terbuka(self, moment: datetime) -> bool:
        return self.mulai <= moment < self.selesai


class PengerjaanUjian(models.Model):
    """One attempt: who, in which order the items came, until when, and the score once it was handed in.

    `batas` is the moment after which no answer is accepted (end of the time or of the window, with what staff added).
    """

    class Status(models.TextChoices):
        BERJALAN = "berjalan", "Sedang dikerjakan"
        DIKIRIM = "dikirim", "Dikirim"
        WAKTU_HABIS = "waktu_habis", "Waktu habis"

    kode = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ujian = models.ForeignKey(Ujian, on_delete=models.PROTECT, related_name="pengerjaan_list")
    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="pengerjaan_list")
    percobaan = models.PositiveSmallIntegerField("percobaan ke", default=1)
    status = models.CharField(max_length=11, choices=Status, default=Status.BERJALAN)
    urutan = ArrayField(models.BigIntegerField(), verbose_name="urutan butir")
    mulai = models.DateTimeField(default=now)
    batas = models.DateTimeField()
    selesai = models.DateTimeField(null=True, blank=True)
    tambahan = models.PositiveSmallIntegerField("tambahan waktu (menit)", default=0)
    alasan_tambahan = models.CharField(max_length=200, blank=True)
    nilai = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["ujian", "pendaftaran", "percobaan"]
        verbose_name = "pengerjaan ujian"
        verbose_name_plural = "pengerjaan ujian"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ujian", "pendaftaran", "percobaan"], name="pengerjaanujian_percobaan_unik"),
            models.UniqueConstraint(
                fields=["ujian", "pendaftaran"],
                condition=models.Q(status="berjalan"),
                name="pengerjaanujian_satu_berjalan",
                violation_error_message="Tes ini sedang Anda kerjakan.",
            ),
            models.CheckConstraint(
                name="pengerjaanujian_selesai_bernilai",
                condition=models.Q(status="berjalan", selesai__isnull=True, nilai__isnull=True)
                | (~models.Q(status="berjalan") & models.Q(selesai__isnull=False, nilai__range=(0, 100))),
                violation_error_message="Pengerjaan yang selesai harus bernilai 0 sampai 100.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batas"], condition=models.Q(status="berjalan"), name="pengerjaanujian_berjalan"),
        ]

    def __str__(self) -> str:
        return f"{self.pendaftaran.pegawai}, {self.ujian}, percobaan {self.percobaan}"


class JawabanUjian(models.Model):
    """The answer to one item in one attempt, replaced each time the person saves."""

    pengerjaan = models.ForeignKey(PengerjaanUjian, on_delete=models.PROTECT, related_name="jawaban_list")
    butir = models.ForeignKey(Butir, on_delete=models.PROTECT, related_name="+", db_index=False)
    pilihan = models.PositiveSmallIntegerField("nomor pilihan", null=True, blank=True)
    angka = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    teks = models.TextField(blank=True)
    waktu = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["pengerjaan", "butir"]
        verbose_name = "jawaban ujian"
        verbose_name_plural = "jawaban ujian"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pengerjaan", "butir"], name="jawabanujian_satu_per_butir"),
        ]

    def __str__(self) -> str:
        return f"{self.pengerjaan_id}/{self.butir_id}"
