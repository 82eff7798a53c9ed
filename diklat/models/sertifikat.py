"""Certificates with a number without gaps, and letters of a batch."""

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Upper
from django.urls import reverse

from diklat.models.angkatan import Angkatan
from diklat.models.pendaftaran import Pendaftaran
from diklat.models.referensi import PenandaTangan
from diklat.models.terbitan import Terbitan, fixed
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


@track_perubahan("NomorUrutEvent", exclude=["terakhir"])
class NomorUrut(models.Model):
    """The last number given in a year; locked while the next one is taken, so that a rollback leaves no gap."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-tahun"]
        verbose_name = "nomor urut sertifikat"
        verbose_name_plural = "nomor urut sertifikat"

    def __str__(self) -> str:
        return f"{self.tahun}: {self.terakhir}"


TANDAI = """
    UPDATE diklat_pendaftaran p SET bersertifikat = true FROM baru WHERE p.id = baru.pendaftaran_id AND NOT p.bersertifikat;
    RETURN NULL;
"""
NIP_DIGITS = 6  # fewer digits are a running number rather than part of a NIP


class SertifikatQuerySet(models.QuerySet["Sertifikat"]):
    def visible_to(self, user: "Pengguna") -> "SertifikatQuerySet":
        """All for city-wide roles; otherwise one's own and those of the people in one's scope."""
        if user.has_city_scope:
            return self
        return self.filter(pendaftaran__pegawai__in=Pegawai.objects.visible_to(user).order_by().values("pk"))

    def diusulkan(self) -> "SertifikatQuerySet":
        """Those that somebody asked to withdraw or to replace and that wait for a second person."""
        return self.filter(status=Sertifikat.Status.TERBIT, usul_oleh__isnull=False)

    def search(self, text: str) -> "SertifikatQuerySet":
        """Every word must occur in the number, the printed name, or the NIP (spaces allowed)."""
        digits = "".join(text.split())
        if digits.isdecimal() and len(digits) >= NIP_DIGITS:
            return self.filter(models.Q(pendaftaran__pegawai__nip__contains=digits) | models.Q(nomor__contains=digits))
        found = self
        for word in text.split():
            found = found.filter(models.Q(nomor__icontains=word) | models.Q(isi__nama__icontains=word))
        return found


@track_perubahan("SertifikatEvent", exclude=["kode", "isi", "berkas", "sha256"])
class Sertifikat(Terbitan):
    """What a participant gets: number, facts and file never change once issued; it may be withdrawn or replaced."""

    class Status(models.TextChoices):
        TERBIT = "terbit", "Terbit"
        DIGANTI = "diganti", "Diganti"
        DICABUT = "dicabut", "Dicabut"

    RINCIAN: ClassVar = "diklat/_sertifikat_isi.html"

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="sertifikat_list")
    status = models.CharField(max_length=8, choices=Status, default=Status.TERBIT)
    penanda_tangan = models.ForeignKey(PenandaTangan, on_delete=models.PROTECT, related_name="+")
    berkas = models.FileField(upload_to="sertifikat/", max_length=200, blank=True)
    diterbitkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    berakhir_pada = models.DateTimeField("dicabut atau diganti pada", null=True, blank=True)
    diakhiri_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.CharField("alasan dicabut atau diganti", max_length=300, blank=True)
    usul_penanda_tangan = models.ForeignKey(
        PenandaTangan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="penanda tangan pengganti yang diusulkan",
    )
    pengganti = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="menggantikan")

    objects = SertifikatQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tahun", "-urut"]
        verbose_name = "sertifikat"
        verbose_name_plural = "sertifikat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tahun", "urut"], name="sertifikat_urut_unik"),
            models.UniqueConstraint(
                fields=["pendaftaran"],
                condition=models.Q(status="terbit"),
                name="sertifikat_satu_berlaku",
                violation_error_message="Peserta ini sudah mempunyai sertifikat yang berlaku.",
            ),
            models.CheckConstraint(
                name="sertifikat_berakhir_beralasan",
                condition=models.Q(status="terbit", berakhir_pada__isnull=True)
                | (~models.Q(status="terbit") & models.Q(berakhir_pada__isnull=False) & ~models.Q(alasan="")),
                violation_error_message="Tulis alasan pencabutan atau penggantian.",
            ),
            models.CheckConstraint(
                name="sertifikat_diganti_punya_pengganti",
                condition=(models.Q(status="diganti") & models.Q(pengganti__isnull=False))
                | (~models.Q(status="diganti") & models.Q(pengganti__isnull=True)),
                violation_error_message="Sertifikat yang diganti harus menunjuk penggantinya.",
            ),
            models.CheckConstraint(
                name="sertifikat_usul_lengkap",
                condition=models.Q(usul_oleh__isnull=True, usul_pada__isnull=True, usul_alasan="", usul_penanda_tangan__isnull=True)
                | (models.Q(usul_oleh__isnull=False, usul_pada__isnull=False) & ~models.Q(usul_alasan="")),
                violation_error_message="Usul pencabutan atau penggantian harus menyebut pengusul, waktu, dan alasannya.",
            ),
            models.CheckConstraint(
                name="sertifikat_dicabut_dua_orang",
                condition=~models.Q(status="dicabut")
                | models.Q(usul_oleh__isnull=False, diakhiri_oleh__isnull=False) & ~models.Q(usul_oleh=models.F("diakhiri_oleh")),
                violation_error_message="Pencabutan diusulkan oleh satu orang dan dipastikan oleh orang lain.",
            ),
            models.CheckConstraint(
                name="sertifikat_diakhiri_dua_orang",
                condition=models.Q(usul_oleh__isnull=True)
                | models.Q(diakhiri_oleh__isnull=True)
                | ~models.Q(usul_oleh=models.F("diakhiri_oleh")),
                violation_error_message="Usul disahkan oleh orang lain daripada yang mengusulkan.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sha256"], name="sertifikat_sha256"),
            GinIndex(OpClass(Upper("nomor"), name="gin_trgm_ops"), name="sertifikat_nomor_trgm"),
            GinIndex(OpClass(Upper(KT("isi__nama")), name="gin_trgm_ops"), name="sertifikat_nama_trgm"),
        ]
        triggers: ClassVar = [
            *fixed("pendaftaran"),
            pgtrigger.Trigger(
                name="tandai_pendaftaran",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="baru"),
                func=TANDAI,
            ),
            pgtrigger.Protect(  # those replaced before two people were asked for stay as they are
                name="ganti_dua_orang",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status = 'terbit' AND NEW.status = 'diganti' AND (OLD.usul_oleh_id IS NULL OR NEW.diakhiri_oleh_id IS NULL)"
                ),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("diklat:sertifikat-detail", args=[self.pk])

    @property
    def diklat(self) -> str:
        """The course by the name under which it was signed."""
        return self.isi.get("program") or self.pendaftaran.angkatan.program.nama

    @property
    def angkatan(self) -> str:
        """The batch likewise."""
        words = [self.isi.get("angkatan"), self.isi.get("tahun")]
        return f"{words[0]} Tahun {words[1]}" if all(words) else self.pendaftaran.angkatan.sebutan

    @property
    def is_usul_ganti(self) -> bool:
        """What was asked for is a replacement; it names who is to sign."""
        return self.is_usul and self.usul_penanda_tangan_id is not None


@track_perubahan("SuratDinasEvent")
class SuratDinas(models.Model):
    """A letter of a batch: an invitation, or the order to attend, for all its participants."""

    class Jenis(models.TextChoices):
        UNDANGAN = "undangan", "Undangan"
        TUGAS = "tugas", "Surat tugas"

    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, related_name="surat_list")
    jenis = models.CharField(max_length=8, choices=Jenis)
    nomor = models.CharField("nomor surat", max_length=80)
    tanggal = models.DateField("tanggal surat")
    dasar = models.TextField("dasar", blank=True)
    sumber_biaya = models.CharField(max_length=160, blank=True)
    tembusan = models.TextField(blank=True)
    penanda_tangan = models.ForeignKey(PenandaTangan, on_delete=models.PROTECT, related_name="+")
    kop = models.JSONField("kepala surat", default=dict, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "surat dinas"
        verbose_name_plural = "surat dinas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jenis", "nomor"], name="suratdinas_nomor_unik", violation_error_message="Nomor surat ini sudah dipakai."
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}"
