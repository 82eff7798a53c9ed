"""What asks for trainings: proposals of people and units, needs counted on the gap map, and what is mandatory."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from diklat.models import Program
from kompetensi.models import Kompetensi
from lib import waktu
from pegawai.models import Jabatan, Pegawai, UnitKerja
from pegawai.models.hari import BerlakuQuerySet
from pegawai.models.referensi import JenisASN, KelompokJabatan
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class UsulanQuerySet(models.QuerySet["UsulanDiklat"]):
    def visible_to(self, user: "Pengguna") -> "UsulanQuerySet":
        """All for city-wide roles; otherwise one's own, those of people and units in one's scope, and those one has to decide."""
        if user.has_city_scope:
            return self
        units = UnitKerja.objects.subtree_of(user.headed_unit_ids).values("pk")
        mine = models.Q(pengusul=user) | models.Q(unit__in=units) | models.Q(unit_pemutus__in=user.headed_unit_ids)
        if user.pegawai_id is not None:
            mine |= models.Q(pegawai=user.pegawai_id)
        return self.filter(mine)

    def awaiting_decision_of(self, user: "Pengguna") -> "UsulanQuerySet":
        """What this account may decide today as head of the unit that is asked; never what it proposed or what is about itself."""
        rows = self.filter(status=UsulanDiklat.Status.DIAJUKAN, unit_pemutus__in=user.headed_unit_ids).exclude(pengusul=user)
        return rows.exclude(pegawai=user.pegawai_id) if user.pegawai_id else rows

    def awaiting_office(self, user: "Pengguna") -> "UsulanQuerySet":
        """Those above which nobody stands: the training office decides."""
        rows = self.filter(status=UsulanDiklat.Status.DIAJUKAN, unit_pemutus=None).exclude(pengusul=user)
        return rows.exclude(pegawai=user.pegawai_id) if user.pegawai_id else rows


@track_perubahan("UsulanDiklatEvent")
class UsulanDiklat(models.Model):
    """A wish for a year: a person for himself, or the head of a unit for its people (`pegawai` is then empty and `peserta` counts them)."""

    class Alasan(models.TextChoices):
        KESENJANGAN = "kesenjangan", "Menutup kesenjangan"
        WAJIB = "wajib", "Diwajibkan jabatan"
        KARIER = "karier", "Pengembangan karier"

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", "Menunggu atasan"
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"
        DITARIK = "ditarik", "Ditarik"

    tahun = models.PositiveSmallIntegerField("untuk tahun")
    pengusul = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, blank=True, related_name="usulan_diklat_list")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="usulan_diklat_list")
    alasan = models.CharField(max_length=11, choices=Alasan)
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    peserta = models.PositiveIntegerField("jumlah peserta", default=1)
    keterangan = models.CharField("mengapa diperlukan", max_length=500)
    status = models.CharField(max_length=9, choices=Status, default=Status.DIAJUKAN, editable=False)
    unit_pemutus = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    diputus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    diputus_pada = models.DateTimeField(null=True, blank=True, editable=False)
    alasan_putusan = models.CharField("alasan putusan", max_length=300, blank=True, editable=False)
    dibuat = models.DateTimeField("diajukan pada", default=waktu.now, editable=False)

    objects = UsulanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "usulan diklat"
        verbose_name_plural = "usulan diklat"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="usulandiklat_menyebut_yang_diminta",
                condition=models.Q(kompetensi__isnull=False) | models.Q(program__isnull=False),
                violation_error_message="Pilih kompetensi atau programnya.",
            ),
            models.CheckConstraint(
                name="usulandiklat_seorang_atau_unit",
                condition=models.Q(pegawai__isnull=False, peserta=1) | models.Q(pegawai__isnull=True, unit__isnull=False, peserta__gte=1),
                violation_error_message="Usulan menyebut seorang pegawai, atau unit dengan jumlah pesertanya.",
            ),
            models.CheckConstraint(
                name="usulandiklat_ditolak_beralasan",
                condition=~models.Q(status="ditolak") | ~models.Q(alasan_putusan=""),
                violation_error_message="Tulis alasan penolakan; pengusul membacanya.",
            ),
            models.CheckConstraint(
                name="usulandiklat_diputus_lengkap",
                condition=models.Q(status__in=["diajukan", "ditarik"])
                | models.Q(diputus_pada__isnull=False, diputus_oleh__isnull=False) & ~models.Q(diputus_oleh=models.F("pengusul")),
                violation_error_message="Usulan diputus oleh orang lain daripada pengusulnya.",
            ),
            models.UniqueConstraint(
                fields=["tahun", "pegawai", "unit", "kompetensi", "program"],
                condition=models.Q(status__in=["diajukan", "disetujui"]),
                name="usulandiklat_sekali",
                nulls_distinct=False,
                violation_error_message="Usulan yang sama untuk tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="usulandiklat_tahun_wajar", condition=models.Q(tahun__range=(2000, 2199)), violation_error_message="Periksa tahunnya."
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit_pemutus"], condition=models.Q(status="diajukan"), name="usulandiklat_menunggu")]

    def __str__(self) -> str:
        return f"{self.diminta} {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("rencana:usulan-detail", args=[self.pk])

    @property
    def diminta(self) -> str:
        return str(self.program or self.kompetensi)


class KebutuhanQuerySet(models.QuerySet["KebutuhanRencana"]):
    def visible_to(self, user: "Pengguna") -> "KebutuhanQuerySet":
        return self if user.has_city_scope else self.filter(unit__in=UnitKerja.objects.subtree_of(user.headed_unit_ids).values("pk"))


@track_perubahan("KebutuhanRencanaEvent")
class KebutuhanRencana(models.Model):
    """What a unit (or the whole city, without one) needs in a year, as put together from the gap map."""

    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="kebutuhan_list")
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = KebutuhanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tahun", "unit__sebutan", "pk"]
        verbose_name = "kebutuhan rencana"
        verbose_name_plural = "kebutuhan rencana"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tahun", "unit"],
                name="kebutuhanrencana_sekali",
                nulls_distinct=False,
                violation_error_message="Kebutuhan unit ini untuk tahun itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"Kebutuhan {self.unit or 'seluruh pegawai'} {self.tahun}"


@track_perubahan("BarisKebutuhanEvent")
class BarisKebutuhan(models.Model):
    """One cell of the gap map, with its people as they were counted on the day: a plan does not change when the map does."""

    kebutuhan = models.ForeignKey(KebutuhanRencana, on_delete=models.CASCADE, related_name="baris_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    dinilai = models.PositiveIntegerField()
    di_bawah = models.PositiveIntegerField("di bawah standar")
    belum = models.PositiveIntegerField("belum dinilai")
    per = models.DateField("dihitung per")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["kebutuhan", "-di_bawah", "pk"]
        verbose_name = "baris kebutuhan"
        verbose_name_plural = "baris kebutuhan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kebutuhan", "kompetensi"],
                name="bariskebutuhan_sekali",
                violation_error_message="Kompetensi ini sudah ada pada kebutuhan unit.",
            ),
            models.CheckConstraint(
                name="bariskebutuhan_bawah_dari_dinilai",
                condition=models.Q(di_bawah__lte=models.F("dinilai")),
                violation_error_message="Yang di bawah standar tidak lebih banyak daripada yang dinilai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi}: {self.di_bawah}"


@track_perubahan("DaftarWajibEvent")
class DaftarWajib(models.Model):
    """A programme that everybody must take who holds a position, a kind of post or employment, or works in a unit; empty: everybody."""

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="wajib_list")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kelompok_jabatan = ArrayField(
        models.CharField(max_length=16, choices=KelompokJabatan), verbose_name="kelompok jabatan", default=list, blank=True
    )
    jenis_asn = ArrayField(models.CharField(max_length=4, choices=JenisASN), verbose_name="jenis ASN", default=list, blank=True)
    unit = models.ForeignKey(
        UnitKerja, verbose_name="unit dan di bawahnya", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dasar = models.CharField("dasar kewajiban", max_length=200)
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("tidak berlaku lagi sejak", null=True, blank=True)

    objects = BerlakuQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["program__nama", "-berlaku_mulai", "pk"]
        verbose_name = "diklat wajib"
        verbose_name_plural = "daftar wajib"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="daftarwajib_tanggal_berurutan",
                condition=models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=models.F("berlaku_mulai")),
                violation_error_message="Hari terakhir harus sesudah hari mulai berlaku.",
            ),
            models.CheckConstraint(
                name="daftarwajib_berdasar", condition=~models.Q(dasar=""), violation_error_message="Tulis dasar kewajibannya."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program} ({self.dasar})"

    @property
    def kelompok_labels(self) -> list[str]:
        return [str(KelompokJabatan(kode).label) for kode in self.kelompok_jabatan]
