"""Reference tables of training: SIASN's kinds, what an hour of learning is worth, yearly targets and limits, holidays, signers."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from pegawai.models.hari import BerlakuQuerySet, DateRange
from pegawai.models.referensi import JenisASN
from pegawai.models.riwayat import track_perubahan

PERIOD = DateRange("berlaku_mulai", "berlaku_sampai")


@track_perubahan("JenisDiklatEvent")
class JenisDiklat(models.Model):
    """A kind of training in SIASN's list (jenisDiklat 1-25), with the letter of its certificate."""

    class Huruf(models.TextChoices):
        TEKNIS = "T", "T (teknis)"
        FUNGSIONAL = "F", "F (fungsional)"
        PESERTA = "P", "P (keikutsertaan)"

    siasn_id = models.PositiveSmallIntegerField("ID SIASN", unique=True)
    nama = models.CharField(max_length=80)
    huruf = models.CharField("huruf sertifikat", max_length=1, choices=Huruf, default=Huruf.TEKNIS)
    is_klasikal = models.BooleanField("klasikal", default=True)

    class Meta:
        ordering: ClassVar = ["siasn_id"]
        verbose_name = "jenis diklat"
        verbose_name_plural = "jenis diklat"

    def __str__(self) -> str:
        return self.nama


@track_perubahan("AturanJPEvent")
class AturanJP(models.Model):
    """How hours of one kind of training become JP (jam pelajaran), from a day on."""

    class Cara(models.TextChoices):
        JADWAL = "jadwal", "JP yang tertulis pada jadwal atau sertifikat"
        JAM = "jam", "Lama kegiatan dibagi lama satu JP"
        PERTEMUAN = "pertemuan", "JP tetap per pertemuan"
        PENUGASAN = "penugasan", "JP tetap per penugasan"

    jenis = models.ForeignKey(JenisDiklat, on_delete=models.PROTECT, related_name="aturan_list")
    cara = models.CharField("cara menghitung", max_length=10, choices=Cara, default=Cara.JADWAL)
    jp = models.PositiveSmallIntegerField("JP per satuan", null=True, blank=True)
    batas_harian = models.PositiveSmallIntegerField("batas JP per hari", null=True, blank=True)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai sebelum", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["jenis", "-berlaku_mulai"]
        verbose_name = "aturan JP"
        verbose_name_plural = "aturan JP"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aturanjp_satuan_terisi",
                condition=models.Q(cara__in=["jadwal", "jam"], jp__isnull=True) | models.Q(cara__in=["pertemuan", "penugasan"], jp__gte=1),
                violation_error_message="Isi JP per satuan untuk cara per pertemuan atau per penugasan, dan kosongkan untuk cara lain.",
            ),
            models.CheckConstraint(
                name="aturanjp_masa_berurutan",
                condition=models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=models.F("berlaku_mulai")),
                violation_error_message="Akhir masa berlaku harus sesudah awalnya.",
            ),
            ExclusionConstraint(
                name="aturanjp_satu_per_masa",
                expressions=[("jenis", RangeOperators.EQUAL), (PERIOD, RangeOperators.OVERLAPS)],
                violation_error_message="Jenis diklat ini sudah mempunyai aturan pada masa itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis}: {self.get_cara_display()}"


@track_perubahan("TargetJPEvent")
class TargetJP(models.Model):
    """The JP per calendar year that a kind of ASN should reach."""

    jenis_asn = models.CharField("jenis ASN", max_length=4, choices=JenisASN)
    paling_sedikit = models.PositiveSmallIntegerField("JP paling sedikit", null=True, blank=True)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai sebelum", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["jenis_asn", "-berlaku_mulai"]
        verbose_name = "target JP"
        verbose_name_plural = "target JP"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="targetjp_satu_per_masa",
                expressions=[("jenis_asn", RangeOperators.EQUAL), (PERIOD, RangeOperators.OVERLAPS)],
                violation_error_message="Jenis ASN ini sudah mempunyai target pada masa itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis_asn} sejak {self.berlaku_mulai}"


@track_perubahan("KetentuanJPEvent")
class KetentuanJP(models.Model):
    """What holds for every kind of training, from a day on: how long a JP is, what a PPPK may be assigned, how long a head may take."""

    menit_per_jp = models.PositiveSmallIntegerField("menit satu JP", default=45)
    batas_pppk = models.PositiveSmallIntegerField("batas JP penugasan PPPK setahun", null=True, blank=True)
    hari_putusan = models.PositiveSmallIntegerField("hari kerja untuk memutuskan pendaftaran", default=2)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai sebelum", null=True, blank=True)
    dasar = models.CharField("dasar hukum", max_length=200, blank=True)
    is_terverifikasi = models.BooleanField("sudah diverifikasi", default=False)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-berlaku_mulai"]
        verbose_name = "ketentuan JP"
        verbose_name_plural = "ketentuan JP"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ketentuanjp_menit_1_sampai_240",
                condition=models.Q(menit_per_jp__range=(1, 240)),
                violation_error_message="Satu JP lamanya 1 sampai 240 menit.",
            ),
            models.CheckConstraint(
                name="ketentuanjp_putusan_1_sampai_60",
                condition=models.Q(hari_putusan__range=(1, 60)),
                violation_error_message="Pendaftaran diputuskan dalam 1 sampai 60 hari kerja.",
            ),
            models.CheckConstraint(
                name="ketentuanjp_masa_berurutan",
                condition=models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=models.F("berlaku_mulai")),
                violation_error_message="Akhir masa berlaku harus sesudah awalnya.",
            ),
            ExclusionConstraint(
                name="ketentuanjp_satu_per_masa",
                expressions=[(PERIOD, RangeOperators.OVERLAPS)],
                violation_error_message="Sudah ada ketentuan pada masa itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"ketentuan JP sejak {self.berlaku_mulai}"


@track_perubahan("HariLiburEvent")
class HariLibur(models.Model):
    """A day on which the office is closed; deadlines in working days skip it."""

    tanggal = models.DateField(unique=True, error_messages={"unique": "Tanggal ini sudah tercatat."})
    nama = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar = ["-tanggal"]
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"

    def __str__(self) -> str:
        return f"{self.nama}, {self.tanggal}"


@track_perubahan("PenandaTanganEvent")
class PenandaTangan(models.Model):
    """An official whose name stands under certificates and letters."""

    nama = models.CharField("nama dengan gelar", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)
    jabatan = models.CharField(max_length=150)
    pangkat = models.CharField("pangkat dan golongan", max_length=60, blank=True)
    is_aktif = models.BooleanField("dipakai", default=True)

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "penanda tangan"
        verbose_name_plural = "penanda tangan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="penandatangan_nip_18_angka",
                condition=models.Q(nip="") | models.Q(nip__regex=r"^[0-9]{18}$"),
                violation_error_message="NIP harus 18 angka.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"
