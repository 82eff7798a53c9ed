"""JP (jam pelajaran): what each person learned, day by day, here and elsewhere."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import ExtractYear
from django.urls import reverse

from diklat.models.mentoring import PertemuanMentoring
from diklat.models.pendaftaran import Kehadiran, Pendaftaran
from diklat.models.referensi import JenisDiklat
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class RiwayatLuarQuerySet(models.QuerySet["RiwayatLuar"]):
    def visible_to(self, user: "Pengguna") -> "RiwayatLuarQuerySet":
        people = Pegawai.objects.visible_to(user).order_by().values("pk")
        return self if user.has_city_scope else self.filter(pegawai__in=people)


@track_perubahan("RiwayatLuarEvent")
class RiwayatLuar(models.Model):
    """Training that somebody took elsewhere; it counts once an officer has verified the proof."""

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", "Menunggu verifikasi"
        DIVERIFIKASI = "diverifikasi", "Diverifikasi"
        DITOLAK = "ditolak", "Ditolak"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="riwayat_luar_list")
    jenis = models.ForeignKey(JenisDiklat, verbose_name="jenis diklat", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField("nama diklat", max_length=160)
    penyelenggara = models.CharField(max_length=160)
    nomor_sertifikat = models.CharField(max_length=80, blank=True)
    mulai = models.DateField("tanggal mulai")
    selesai = models.DateField("tanggal selesai")
    jp = models.PositiveSmallIntegerField("jumlah JP")
    is_penugasan = models.BooleanField("atas penugasan instansi", default=False)
    bukti = models.FileField("bukti (PDF, JPEG, atau PNG)", upload_to="bukti/", max_length=200)
    nama_bukti = models.CharField(max_length=160, editable=False)
    jenis_bukti = models.CharField(max_length=40, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    status = models.CharField(max_length=12, choices=Status, default=Status.DIAJUKAN)
    catatan = models.CharField("catatan petugas", max_length=300, blank=True)
    diputuskan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    diputuskan_pada = models.DateTimeField(null=True, blank=True)
    dibuat = models.DateTimeField(default=waktu.now)

    objects = RiwayatLuarQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-selesai", "-pk"]
        verbose_name = "riwayat diklat luar"
        verbose_name_plural = "riwayat diklat luar"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="riwayatluar_tanggal_berurutan",
                condition=models.Q(selesai__gte=models.F("mulai")),
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                name="riwayatluar_jp_1_sampai_1000",
                condition=models.Q(jp__range=(1, 1000)),
                violation_error_message="Jumlah JP harus 1 sampai 1.000.",
            ),
            models.CheckConstraint(
                name="riwayatluar_tolak_beralasan",
                condition=~models.Q(status="ditolak") | ~models.Q(catatan=""),
                violation_error_message="Tulis alasan penolakan.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "sha256"],
                condition=~models.Q(status="ditolak"),
                name="riwayatluar_bukti_sekali",
                violation_error_message="Bukti ini sudah diajukan.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["dibuat"], condition=models.Q(status="diajukan"), name="riwayatluar_menunggu")]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.nama}"

    def get_absolute_url(self) -> str:
        return reverse("diklat:riwayat-detail", args=[self.pk])


class CatatanJP(models.Model):
    """One line of a person's JP: a day (so that a course over New Year splits), an amount, and where it comes from.

    Derived from attendance, meetings and verified training elsewhere by the rules in force on the day; rebuilding gives the same rows.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="catatan_jp_list", db_index=False)
    tanggal = models.DateField()
    tahun = models.PositiveSmallIntegerField()
    jp = models.PositiveSmallIntegerField("JP")
    is_penugasan = models.BooleanField("atas penugasan instansi", default=True)
    kehadiran = models.OneToOneField(Kehadiran, on_delete=models.PROTECT, null=True, blank=True, related_name="catatan_jp")
    # Of the attendance, so that what an application brought is read without it; held by the foreign key beside it.
    pendaftaran = models.ForeignKey(
        Pendaftaran, models.PROTECT, null=True, blank=True, related_name="catatan_jp_list", db_index=False, db_constraint=False
    )
    riwayat_luar = models.ForeignKey(RiwayatLuar, on_delete=models.PROTECT, null=True, blank=True, related_name="catatan_jp_list")
    pertemuan = models.ForeignKey(PertemuanMentoring, on_delete=models.PROTECT, null=True, blank=True, related_name="catatan_jp_list")

    class Meta:
        ordering: ClassVar = ["tanggal", "pk"]
        verbose_name = "catatan JP"
        verbose_name_plural = "catatan JP"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="catatanjp_satu_sumber",
                condition=models.Q(kehadiran__isnull=False, riwayat_luar__isnull=True, pertemuan__isnull=True)
                | models.Q(kehadiran__isnull=True, riwayat_luar__isnull=False, pertemuan__isnull=True)
                | models.Q(kehadiran__isnull=True, riwayat_luar__isnull=True, pertemuan__isnull=False),
                violation_error_message="Catatan JP mempunyai tepat satu sumber.",
            ),
            models.UniqueConstraint(fields=["riwayat_luar", "tahun"], name="catatanjp_luar_per_tahun"),
            models.UniqueConstraint(fields=["pertemuan", "pegawai"], name="catatanjp_pertemuan_per_orang"),
            models.CheckConstraint(
                name="catatanjp_tahun_dari_tanggal",
                condition=models.Q(tahun=ExtractYear("tanggal")),
                violation_error_message="Tahun harus tahun dari tanggalnya.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pegawai", "tahun"], include=["tanggal", "jp", "is_penugasan"], name="catatanjp_pegawai_tahun"),
            models.Index(fields=["tahun", "pegawai"], include=["tanggal", "jp", "is_penugasan"], name="catatanjp_tahun"),
            models.Index(
                fields=["pendaftaran"], include=["jp"], condition=models.Q(pendaftaran__isnull=False), name="catatanjp_pendaftaran"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.tanggal}: {self.jp} JP"


@track_perubahan("LanggananKalenderEvent", exclude=["sidik"])
class LanggananKalender(models.Model):
    """The secret address of one person's calendar feed; only its hash is stored, and a new one ends the old."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="langganan_list")
    sidik = models.CharField("SHA-256 kode", max_length=64, unique=True)
    dibuat = models.DateTimeField(default=waktu.now)
    dicabut = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-dibuat"]
        verbose_name = "langganan kalender"
        verbose_name_plural = "langganan kalender"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pegawai"], condition=models.Q(dicabut__isnull=True), name="langganankalender_satu_berlaku")
        ]

    def __str__(self) -> str:
        return f"kalender {self.pegawai}"
