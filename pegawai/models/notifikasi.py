"""The outbox: one row per mail that is due to somebody, and the texts that the office may edit."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from pegawai.models.pegawai import Pegawai
from pegawai.models.riwayat import track_perubahan


@track_perubahan("AturanPengingatEvent")
class AturanPengingat(models.Model):
    """One kind of mail: whether it is sent, when, and its words. Placeholders: $nama, $tautan and those the kind offers."""

    kode = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    kelompok = models.CharField(max_length=60)
    judul = models.CharField("judul surel", max_length=150)
    isi = models.TextField("isi surel")
    hari = models.SmallIntegerField("hari", null=True, blank=True)
    arti_hari = models.CharField("arti angka hari", max_length=120, blank=True, editable=False)
    penanda = models.CharField("penanda yang dapat dipakai", max_length=300, blank=True, editable=False)
    is_aktif = models.BooleanField("dikirim", default=True)
    urutan = models.PositiveSmallIntegerField(default=100, editable=False)

    class Meta:
        ordering: ClassVar = ["urutan", "kode"]
        verbose_name = "aturan pengingat"
        verbose_name_plural = "aturan pengingat"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aturanpengingat_hari_wajar",
                condition=models.Q(hari__isnull=True) | models.Q(hari__range=(0, 60)),
                violation_error_message="Jumlah hari 0 sampai 60.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class Notifikasi(models.Model):
    """A mail that one person gets once for one occurrence (`kunci`); the row is the queue and the log at once."""

    class Status(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu"
        DIKIRIM_MULAI = "mulai", "Sedang dikirim"
        TERKIRIM = "terkirim", "Terkirim"
        TIDAK_PASTI = "tidak_pasti", "Tidak pasti"
        TIDAK_PERLU = "tidak_perlu", "Tidak perlu lagi"
        TERLAMBAT = "terlambat", "Terlambat, tidak dikirim"
        GAGAL = "gagal", "Gagal"

    kunci = models.CharField(max_length=160, unique=True)
    aturan = models.CharField(max_length=40)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="notifikasi_list")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="notifikasi_list")
    alamat = models.EmailField("dikirim ke", blank=True)
    objek = models.CharField(max_length=60)
    ke = models.PositiveSmallIntegerField("yang ke", default=1)
    data = models.JSONField(default=dict, blank=True)
    kirim_pada = models.DateTimeField("dikirim mulai")
    berguna_sampai = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.MENUNGGU)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=120, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField("terkirim atau ditutup pada", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "notifikasi"
        verbose_name_plural = "notifikasi"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notifikasi_ada_penerima",
                condition=models.Q(pegawai__isnull=False) | models.Q(pengguna__isnull=False) | ~models.Q(alamat=""),
                violation_error_message="Notifikasi harus mempunyai penerima.",
            ),
            models.CheckConstraint(
                name="notifikasi_selesai_bila_tertutup",
                condition=models.Q(status__in=["menunggu", "mulai"], selesai__isnull=True)
                | models.Q(status="tidak_pasti")
                | models.Q(status__in=["terkirim", "tidak_perlu", "terlambat", "gagal"], selesai__isnull=False),
                violation_error_message="Notifikasi yang tertutup harus menyebut waktunya.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kirim_pada"], condition=models.Q(selesai__isnull=True), name="notifikasi_terbuka"),
            models.Index(fields=["objek"], name="notifikasi_objek"),
            models.Index(fields=["dibuat"], name="notifikasi_dibuat"),
        ]

    def __str__(self) -> str:
        return self.kunci
