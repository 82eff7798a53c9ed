"""An uploaded file on its way into the database: upload, check, preview, apply, trace."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from lib import waktu
from lib.format import format_angka
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.pemetaan import PemetaanKolom
from pegawai.models.riwayat import ledger

UMUR_PRATINJAU: Final = timedelta(days=7)
UMUR_BERKAS: Final = timedelta(days=2)
UMUR_RINCIAN: Final = timedelta(days=90)


class ImporQuerySet(models.QuerySet["Impor"]):
    def of_jenis(self, kode_list: Iterable[str]) -> "ImporQuerySet":
        return self.filter(jenis__in=list(kode_list))


@ledger("dibuat", "oleh_id", exclude=["berkas", "sha256", "lihat"])
class Impor(models.Model):
    """One uploaded file with its counts and who did what when; nothing is written before it is applied."""

    class Status(models.TextChoices):
        DIPERIKSA = "diperiksa", "Sedang diperiksa"
        PEMETAAN = "pemetaan", "Menunggu pemetaan kolom"
        PRATINJAU = "pratinjau", "Menunggu keputusan Anda"
        DITERAPKAN = "diterapkan", "Sedang diterapkan"
        SELESAI = "selesai", "Selesai"
        DITOLAK = "ditolak", "Berkas ditolak"
        PEMBATALAN = "pembatalan", "Sedang dibatalkan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    jenis = models.CharField(max_length=20)
    berkas = models.FileField(upload_to="impor/", max_length=200)
    nama_berkas = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField("ukuran (byte)")
    berkas_penuh = models.BooleanField("berkas memuat seluruh pegawai", default=False)
    hanya_baru = models.BooleanField("hanya menambah yang baru", default=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIPERIKSA)
    pesan = models.TextField(blank=True)
    jumlah_baris = models.PositiveIntegerField(default=0)
    jumlah_baru = models.PositiveIntegerField(default=0)
    jumlah_ubah = models.PositiveIntegerField(default=0)
    jumlah_sel = models.PositiveIntegerField("jumlah sel yang berubah", default=0)
    jumlah_sama = models.PositiveIntegerField(default=0)
    jumlah_galat = models.PositiveIntegerField(default=0)
    jumlah_peringatan = models.PositiveIntegerField(default=0)
    jumlah_absen = models.PositiveIntegerField("jumlah yang tidak ada di berkas", default=0)
    jumlah_dilewati = models.PositiveIntegerField("jumlah yang berubah sejak pratinjau", default=0)
    kolom = models.JSONField("kolom yang terbaca", default=list, blank=True)
    catatan = models.JSONField("catatan pembacaan", default=list, blank=True)
    tak_diambil = models.JSONField("kolom dan lembar yang tidak diambil", default=dict, blank=True)
    lihat = models.JSONField("isi berkas yang dipetakan", default=dict, blank=True)
    pemetaan = models.ForeignKey(PemetaanKolom, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    hasil = models.JSONField("jumlah hasil", default=dict, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="impor_list")
    dibuat = models.DateTimeField(default=waktu.now)
    diterapkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibatalkan_pada = models.DateTimeField("ditarik kembali pada", null=True, blank=True)
    pekerjaan = models.ForeignKey(Pekerjaan, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ImporQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "impor"
        verbose_name_plural = "impor"

    def __str__(self) -> str:
        return self.nama_berkas

    def get_absolute_url(self) -> str:
        return reverse("pegawai:impor-detail", args=[self.pk])

    @property
    def jumlah_tulis(self) -> int:
        return self.jumlah_baru + self.jumlah_ubah

    @property
    def pratinjau_sampai(self) -> datetime:
        return self.dibuat + UMUR_PRATINJAU

    @property
    def berkas_sampai(self) -> datetime:
        """Until when a file that was or is to be mapped waits for a change of mind."""
        return self.dibuat + UMUR_BERKAS

    @property
    def dapat_dipetakan(self) -> bool:
        """Its file is still here, and nothing of it has been written. A restored backup holds no such files."""
        waits = self.status in (self.Status.PEMETAAN, self.Status.PRATINJAU) and bool(self.berkas)
        return waits and self.berkas.storage.exists(str(self.berkas.name))

    @property
    def is_rinci(self) -> bool:
        """Whether the single rows are still kept; what was wrong in the file is kept for good."""
        kept = self.dibatalkan_pada is not None or self.status in (self.Status.PRATINJAU, self.Status.SELESAI, self.Status.PEMBATALAN)
        return kept and waktu.now() < self.rinci_sampai

    @property
    def rinci_sampai(self) -> datetime:
        return self.dibuat + UMUR_RINCIAN


class BarisImpor(models.Model):
    """A row that the preview shows: new or changed with its checked values, faulty with its raw cells, or absent."""

    class Putusan(models.TextChoices):
        BARU = "baru", "Baru"
        UBAH = "ubah", "Akan berubah"
        SAMA = "sama", "Tidak berubah"
        GALAT = "galat", "Galat"
        ABSEN = "absen", "Tidak ada di berkas"

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="baris_list")
    baris = models.PositiveIntegerField("baris lembar")
    kunci = models.CharField(max_length=100)
    nama = models.CharField(max_length=200, blank=True)
    putusan = models.CharField(max_length=5, choices=Putusan)
    objek_id = models.BigIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict)
    perubahan = models.JSONField(default=dict)
    arti: Sequence[str] = ()  # what it means in words, where its kind of import says so and a page has asked

    class Meta:
        ordering: ClassVar = ["baris", "pk"]
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        indexes: ClassVar = [models.Index(fields=["impor", "putusan", "baris"], name="barisimpor_putusan")]

    def __str__(self) -> str:
        return f"Baris {self.baris}: {self.nama or self.kunci}"

    @property
    def perubahan_list(self) -> list[tuple[str, Any, Any]]:
        """Column, before and after of each cell that changes; a nought is something."""
        return [(kolom, *("kosong" if cell in (None, "") else cell for cell in cells)) for kolom, cells in sorted(self.perubahan.items())]


class GalatImpor(models.Model):
    """What is wrong in a cell, why, and what to do; errors keep the row out, warnings do not."""

    class Berat(models.TextChoices):
        GALAT = "galat", "Galat"
        PERINGATAN = "peringatan", "Peringatan"

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="galat_list")
    baris = models.PositiveIntegerField("baris lembar")
    nama = models.CharField(max_length=200, blank=True)
    kolom = models.CharField(max_length=80)
    nilai = models.CharField("isi di berkas", max_length=200, blank=True)
    kode = models.CharField(max_length=40)
    berat = models.CharField(max_length=10, choices=Berat)
    alasan = models.CharField(max_length=300)
    tindakan = models.CharField("yang perlu dilakukan", max_length=300)

    class Meta:
        ordering: ClassVar = ["baris", "pk"]
        verbose_name = "galat impor"
        verbose_name_plural = "galat impor"
        indexes: ClassVar = [models.Index(fields=["impor", "berat", "baris"], name="galatimpor_berat")]

    def __str__(self) -> str:
        return f"Baris {self.baris}, {self.kolom}: {self.alasan}"


class JejakImpor(models.Model):
    """What an import did to one table: the keys of the rows it made, and the entries of the change log that hold the rows it changed
    as they were. `batas` is the last entry of its own: what comes after it was done by somebody else."""

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="jejak_list")
    tabel = models.CharField(max_length=63)
    baru = ArrayField(models.BigIntegerField(), default=list)
    kejadian = ArrayField(models.BigIntegerField(), default=list)
    batas = models.BigIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "jejak impor"
        verbose_name_plural = "jejak impor"

    def __str__(self) -> str:
        return f"{self.tabel}: {len(self.baru)} baru, {len(self.kejadian)} diubah"


@ledger("waktu", "oleh_id")
@pgtrigger.register(pgtrigger.Protect(name="kelahiran_tetap", operation=pgtrigger.Update | pgtrigger.Delete))
class KelahiranImpor(models.Model):
    """The rows that an import made in one table: all whose keys lie between these, for nobody else wrote to the table meanwhile. Kept for
    good, as the change log is: by it a row's log tells how the row was born."""

    impor = models.ForeignKey(Impor, on_delete=models.PROTECT, related_name="kelahiran_list")
    tabel = models.CharField(max_length=63)
    dari = models.BigIntegerField("nomor baris pertama")
    sampai = models.BigIntegerField("nomor baris terakhir")
    jumlah = models.PositiveIntegerField("jumlah baris")
    waktu = models.DateTimeField(db_default=Now())
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="diterapkan oleh"
    )

    class Meta:
        ordering: ClassVar = ["-waktu", "-pk"]
        verbose_name = "baris baru dari impor"
        verbose_name_plural = "baris baru dari impor"
        indexes: ClassVar = [models.Index(fields=["tabel", "dari"], name="kelahiranimpor_tabel")]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        """The change log of this import, row by row."""
        return f"{reverse('pegawai:perubahan-list')}?{urlencode({'objek': f'impor {self.impor_id}'})}"

    @property
    def nama(self) -> str:
        return f"Impor #{self.impor_id}: {format_angka(self.jumlah)} {self.nama_tabel}"

    @property
    def nama_tabel(self) -> str:
        return next((str(m._meta.verbose_name_plural) for m in apps.get_models() if m._meta.db_table == self.tabel), self.tabel)
