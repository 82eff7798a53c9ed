"""Awards: who may be nominated when, the nominations, and the charter that an award ends in."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse

from diklat.models import PenandaTangan
from diklat.models.terbitan import Terbitan, fixed
from insentif.models.aturan import KelompokASN
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


@track_perubahan("PenghargaanEvent")
class Penghargaan(models.Model):
    """An award of a year that so many people get at most; never money."""

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        DIBUKA = "dibuka", "Nominasi dibuka"
        DITUTUP = "ditutup", "Ditutup"

    nama = models.CharField(max_length=120)
    tahun = models.PositiveSmallIntegerField()
    keterangan = models.TextField("untuk apa diberikan", max_length=1000)
    kelompok = models.CharField("hanya untuk", max_length=4, choices=KelompokASN, blank=True)
    poin_minimum = models.PositiveIntegerField("poin sekurangnya pada tahun itu", default=0)
    jumlah = models.PositiveSmallIntegerField("paling banyak penerima", default=1)
    nominasi_mulai = models.DateField("nominasi mulai")
    nominasi_sampai = models.DateField("nominasi sampai")
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAF)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-tahun", "nama"]
        verbose_name = "penghargaan"
        verbose_name_plural = "penghargaan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tahun", "nama"],
                name="penghargaan_unik",
                violation_error_message="Penghargaan dengan nama itu sudah ada tahun ini.",
            ),
            models.CheckConstraint(
                name="penghargaan_jumlah_1_sampai_500",
                condition=models.Q(jumlah__range=(1, 500)),
                violation_error_message="Jumlah penerima 1 sampai 500.",
            ),
            models.CheckConstraint(
                name="penghargaan_masa_berurutan",
                condition=models.Q(nominasi_sampai__gte=models.F("nominasi_mulai")),
                violation_error_message="Hari terakhir nominasi tidak boleh sebelum hari pertamanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("insentif:penghargaan-detail", args=[self.pk])


class NominasiQuerySet(models.QuerySet["Nominasi"]):
    def visible_to(self, user: "Pengguna") -> "NominasiQuerySet":
        """All for city-wide roles; otherwise those about people in one's scope and those made by oneself."""
        if user.has_city_scope:
            return self
        people = Pegawai.objects.visible_to(user).order_by().values("pk")
        return self.filter(models.Q(pegawai__in=people) | models.Q(diusulkan_oleh=user))


@track_perubahan("NominasiEvent")
class Nominasi(models.Model):
    """One person for one award, with a reason; decided by somebody who neither is that person nor proposed him."""

    class Status(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Tidak terpilih"
        DITARIK = "ditarik", "Ditarik"

    penghargaan = models.ForeignKey(Penghargaan, on_delete=models.PROTECT, related_name="nominasi_list")
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="nominasi_list")
    alasan = models.TextField("mengapa pegawai ini", max_length=1000)
    status = models.CharField(max_length=9, choices=Status, default=Status.DIUSULKAN)
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(default=waktu.now)
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)
    alasan_putusan = models.CharField(max_length=300, blank=True)

    objects = NominasiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-diusulkan_pada", "-pk"]
        verbose_name = "nominasi"
        verbose_name_plural = "nominasi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["penghargaan", "pegawai"],
                condition=models.Q(status__in=["diusulkan", "disetujui"]),
                name="nominasi_satu_per_orang",
                violation_error_message="Pegawai ini sudah dinominasikan untuk penghargaan ini.",
            ),
            models.CheckConstraint(
                name="nominasi_diputus_orang_lain",
                condition=models.Q(status__in=["diusulkan", "ditarik"])
                | models.Q(diputus_oleh__isnull=False, diputus_pada__isnull=False) & ~models.Q(diputus_oleh=models.F("diusulkan_oleh")),
                violation_error_message="Nominasi diputus oleh orang lain dari pengusulnya.",
            ),
            models.CheckConstraint(
                name="nominasi_ditolak_beralasan",
                condition=~models.Q(status="ditolak") | ~models.Q(alasan_putusan=""),
                violation_error_message="Tulis alasan mengapa tidak terpilih.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.penghargaan}"

    def get_absolute_url(self) -> str:
        return reverse("insentif:nominasi-detail", args=[self.pk])


class PiagamQuerySet(models.QuerySet["Piagam"]):
    def diusulkan(self) -> "PiagamQuerySet":
        """Those that somebody asked to withdraw and that wait for a second person."""
        return self.filter(dicabut_pada__isnull=True, usul_oleh__isnull=False)


@track_perubahan("PiagamEvent", exclude=["kode", "isi", "berkas", "sha256"])
class Piagam(Terbitan):
    """The charter of an award; number, facts and file never change once issued, but it may be withdrawn."""

    RINCIAN: ClassVar = "insentif/_piagam_isi.html"
    alasan = ""  # not for strangers
    pengganti = None

    nominasi = models.OneToOneField(Nominasi, on_delete=models.PROTECT, related_name="piagam")
    penanda_tangan = models.ForeignKey(PenandaTangan, on_delete=models.PROTECT, related_name="+")
    berkas = models.FileField(upload_to="piagam/", max_length=200, blank=True)
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan_cabut = models.CharField(max_length=300, blank=True)

    objects = PiagamQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tahun", "-urut"]
        verbose_name = "piagam"
        verbose_name_plural = "piagam"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tahun", "urut"], name="piagam_urut_unik"),
            models.CheckConstraint(
                name="piagam_dicabut_lengkap",
                condition=models.Q(dicabut_pada__isnull=True, dicabut_oleh__isnull=True, alasan_cabut="")
                | (models.Q(dicabut_pada__isnull=False, dicabut_oleh__isnull=False) & ~models.Q(alasan_cabut="")),
                violation_error_message="Pencabutan piagam harus menyebut orang, waktu, dan alasannya.",
            ),
            models.CheckConstraint(
                name="piagam_usul_lengkap",
                condition=models.Q(usul_oleh__isnull=True, usul_pada__isnull=True, usul_alasan="")
                | (models.Q(usul_oleh__isnull=False, usul_pada__isnull=False) & ~models.Q(usul_alasan="")),
                violation_error_message="Usul pencabutan harus menyebut pengusul, waktu, dan alasannya.",
            ),
            models.CheckConstraint(
                name="piagam_dicabut_dua_orang",
                condition=models.Q(usul_oleh__isnull=True)
                | models.Q(dicabut_oleh__isnull=True)
                | ~models.Q(usul_oleh=models.F("dicabut_oleh")),
                violation_error_message="Pencabutan diusulkan oleh satu orang dan disahkan oleh orang lain.",
            ),
        ]
        triggers: ClassVar = [
            *fixed("nominasi"),
            pgtrigger.Protect(  # those withdrawn before two people were asked for stay as they are
                name="cabut_dua_orang",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.dicabut_pada IS NULL AND NEW.dicabut_pada IS NOT NULL AND NEW.usul_oleh_id IS NULL"),
            ),
        ]

    @property
    def status(self) -> str:
        return "terbit" if self.dicabut_pada is None else "dicabut"

    @property
    def berakhir_pada(self) -> datetime | None:
        return self.dicabut_pada
