"""What a final score is made of, and the dated bands that give a number its name."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from diklat.models import Pendaftaran, Program
from lib import waktu
from pegawai.models.riwayat import track_perubahan


@track_perubahan("KategoriNilaiEvent")
class KategoriNilai(models.Model):
    """A band: values from `batas_bawah` up to the next band's bound have this name. Values are compared unrounded (half-open bands)."""

    class Jenis(models.TextChoices):
        KUALIFIKASI = "kualifikasi", "Kualifikasi kelulusan (nilai 0–100)"
        N_GAIN = "n_gain", "N-gain (nilai sampai 1)"
        SKM = "skm", "Mutu pelayanan (NIK 25–100)"
        KEPUASAN = "kepuasan", "Kepuasan peserta (skala 1–4)"

    jenis = models.CharField(max_length=12, choices=Jenis)
    kode = models.CharField(max_length=4, blank=True)
    nama = models.CharField(max_length=40)
    batas_bawah = models.DecimalField(max_digits=7, decimal_places=4)
    is_lulus = models.BooleanField("kelas kelulusan", default=True)
    berlaku_mulai = models.DateField()
    dasar = models.CharField("dasar", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    class Meta:
        ordering: ClassVar = ["jenis", "-berlaku_mulai", "-batas_bawah"]
        verbose_name = "kategori nilai"
        verbose_name_plural = "kategori nilai"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jenis", "berlaku_mulai", "batas_bawah"],
                name="kategorinilai_unik",
                violation_error_message="Batas ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


# Deferred to the end of the transaction, so that a form may change several weights at once.
JUMLAH_SERATUS = """
    IF (SELECT coalesce(sum(k.bobot), 100) FROM evaluasi_komponennilai k
        WHERE k.program_id = coalesce(NEW.program_id, OLD.program_id)) <> 100 THEN
        RAISE EXCEPTION 'bobot komponen nilai harus berjumlah 100'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'komponennilai_jumlah_100';
    END IF;
    RETURN NULL;
"""


@track_perubahan("KomponenNilaiEvent")
class KomponenNilai(models.Model):
    """One part of a programme's final score; the weights of a programme sum to 100. Without any, the post-test is the final score."""

    class Sumber(models.TextChoices):
        POST_TEST = "post_test", "Tes akhir"
        KEHADIRAN = "kehadiran", "Kehadiran (persen JP)"
        PENGAJAR = "pengajar", "Dinilai pengajar atau pengelola"

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="komponen_list")
    urutan = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=80)
    sumber = models.CharField(max_length=10, choices=Sumber)
    bobot = models.DecimalField("bobot (persen)", max_digits=5, decimal_places=2)

    class Meta:
        ordering: ClassVar = ["program", "urutan", "pk"]
        verbose_name = "komponen nilai"
        verbose_name_plural = "komponen nilai"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="komponennilai_bobot_wajar",
                condition=models.Q(bobot__gt=0, bobot__lte=100),
                violation_error_message="Bobot harus lebih dari 0 dan paling besar 100.",
            ),
            models.UniqueConstraint(
                fields=["program", "nama"], name="komponennilai_nama_unik", violation_error_message="Nama komponen ini sudah ada."
            ),
            models.UniqueConstraint(
                fields=["program", "sumber"],
                condition=~models.Q(sumber="pengajar"),
                name="komponennilai_sumber_sekali",
                violation_error_message="Tes akhir dan kehadiran masing-masing hanya sekali.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="jumlah_seratus",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=JUMLAH_SERATUS,
            )
        ]

    def __str__(self) -> str:
        return self.nama


@track_perubahan("NilaiKomponenEvent")
class NilaiKomponen(models.Model):
    """A participant's score in one part that people give; the other parts are computed."""

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="nilai_komponen_list")
    komponen = models.ForeignKey(KomponenNilai, on_delete=models.PROTECT, related_name="nilai_list")
    nilai = models.DecimalField(max_digits=5, decimal_places=2)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_pada = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["pendaftaran", "komponen"]
        verbose_name = "nilai komponen"
        verbose_name_plural = "nilai komponen"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pendaftaran", "komponen"], name="nilaikomponen_unik", violation_error_message="Nilai ini sudah dicatat."
            ),
            models.CheckConstraint(
                name="nilaikomponen_0_sampai_100",
                condition=models.Q(nilai__range=(0, 100)),
                violation_error_message="Nilai harus 0 sampai 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pendaftaran}: {self.nilai}"


class NilaiTes(models.Model):
    """Both test scores of an enrolment, a view (docs/keputusan/0035): the best attempt here, else what people entered.

    Of the final test people enter the score of its part where the programme has parts, else the final score itself.
    """

    pendaftaran = models.OneToOneField(Pendaftaran, on_delete=models.DO_NOTHING, primary_key=True, related_name="nilai_tes")
    awal = models.DecimalField("nilai tes awal", max_digits=5, decimal_places=2, null=True)
    akhir = models.DecimalField("nilai tes akhir", max_digits=5, decimal_places=2, null=True)
    gain = models.DecimalField("N-gain", max_digits=20, decimal_places=16, null=True)
    akhir_daring = models.DecimalField("nilai tes akhir yang dikerjakan di sini", max_digits=5, decimal_places=2, null=True)

    class Meta:
        managed = False
        db_table = "evaluasi_nilaites"
        ordering: ClassVar = ["pendaftaran"]
        verbose_name = "nilai tes"
        verbose_name_plural = "nilai tes"

    def __str__(self) -> str:
        return f"{self.pendaftaran}: {self.awal}, {self.akhir}"
