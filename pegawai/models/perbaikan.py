"""Requests of people to have what is kept about them corrected."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models.pegawai import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna


class PerbaikanDataQuerySet(models.QuerySet["PerbaikanData"]):
    def visible_to(self, user: "Pengguna") -> "PerbaikanDataQuerySet":
        """All for city-wide roles, otherwise one's own."""
        return self if user.has_city_scope else self.filter(pegawai=user.pegawai_id)


@track_perubahan("PerbaikanDataEvent", exclude=["alasan", "bukti", "nama_bukti", "jenis_bukti"])
class PerbaikanData(models.Model):
    """A person says what is wrong in his data and what it should be; an officer corrects it, or says why not."""

    class Bagian(models.TextChoices):
        DIRI = "diri", "Nama, NIP, atau kelahiran"
        KONTAK = "kontak", "Surel atau telepon"
        PENEMPATAN = "penempatan", "Jabatan, unit, atau penempatan"
        GOLONGAN = "golongan", "Golongan atau pendidikan"
        PENILAIAN = "penilaian", "Hasil penilaian kompetensi"
        DIKLAT = "diklat", "Pendaftaran, kehadiran, nilai, atau sertifikat"
        LAIN = "lain", "Lainnya"

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", "Menunggu putusan"
        DIPERBAIKI = "diperbaiki", "Diperbaiki"
        DITOLAK = "ditolak", "Ditolak"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="perbaikan_list")
    bagian = models.CharField("data yang keliru", max_length=10, choices=Bagian)
    tertulis = models.CharField("yang tertulis sekarang", max_length=200, blank=True)
    seharusnya = models.CharField("yang seharusnya", max_length=200)
    alasan = models.TextField("alasan dan buktinya", max_length=1000)
    bukti = models.FileField("bukti (PDF, JPEG, atau PNG)", upload_to="perbaikan/", max_length=200, blank=True)
    nama_bukti = models.CharField(max_length=160, blank=True, editable=False)
    jenis_bukti = models.CharField(max_length=40, blank=True, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    jawaban = models.TextField(max_length=1000, blank=True)
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)
    dibuat = models.DateTimeField("diajukan", default=waktu.now)

    objects = PerbaikanDataQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "permintaan perbaikan data"
        verbose_name_plural = "permintaan perbaikan data"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="perbaikandata_diputus_lengkap",
                condition=models.Q(status="diajukan", diputus_pada__isnull=True, jawaban="")
                | (~models.Q(status="diajukan") & models.Q(diputus_pada__isnull=False, diputus_oleh__isnull=False) & ~models.Q(jawaban="")),
                violation_error_message="Permintaan yang diputus harus memuat jawaban, pemutus, dan waktunya.",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["status", "dibuat"], name="perbaikandata_menunggu")]

    def __str__(self) -> str:
        return f"{self.get_bagian_display()}: {self.seharusnya[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("pegawai:perbaikan-detail", args=[self.pk])
