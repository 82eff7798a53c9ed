"""The outbox: one row per mail that is due to somebody, and the texts that the office may edit."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from lib import waktu
from pegawai.models.pegawai import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna

JUDUL = "_judul"  # in `data` once the words were made: from then on the recipient sees the row


class AturanPengingatQuerySet(models.QuerySet["AturanPengingat"]):
    def hari_of(self, kode: str, lain: int = 0) -> int:
        """How many days that mail goes before, or after, what it tells of; `lain` where its rule names no number."""
        days = self.filter(kode=kode).values_list("hari", flat=True).first()
        return lain if days is None else days


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

    objects = AturanPengingatQuerySet.as_manager()

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


class NotifikasiQuerySet(models.QuerySet["Notifikasi"]):
    def of(self, user: "Pengguna") -> "NotifikasiQuerySet":
        """What this account and its employee were told, by mail or only here."""
        mine = models.Q(pengguna=user)
        if user.pegawai_id:
            mine |= models.Q(pegawai=user.pegawai_id)
        return self.filter(mine, data__has_key=JUDUL)

    def unread(self) -> "NotifikasiQuerySet":
        return self.filter(dibaca__isnull=True)


class Notifikasi(models.Model):
    """A mail that one person gets once for one occurrence (`kunci`); the row is the queue and the log at once.

    Whoever has no address or wants no mail of the kind finds it on the page of notices all the same (`dibaca`: when it was read there).
    """

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
    dibuat = models.DateTimeField(default=waktu.now)
    selesai = models.DateTimeField("terkirim atau ditutup pada", null=True, blank=True)
    dibaca = models.DateTimeField("dibaca pada", null=True, blank=True)

    objects = NotifikasiQuerySet.as_manager()

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
            models.Index(fields=["kirim_pada", "id"], condition=models.Q(selesai__isnull=True), name="notifikasi_giliran"),
            models.Index(fields=["objek"], name="notifikasi_objek"),
            models.Index(fields=["dibuat"], name="notifikasi_dibuat"),
            models.Index(fields=["pegawai"], condition=models.Q(dibaca__isnull=True), name="notifikasi_baru_pegawai"),
            models.Index(fields=["pengguna"], condition=models.Q(dibaca__isnull=True), name="notifikasi_baru_pengguna"),
        ]

    def __str__(self) -> str:
        return self.kunci

    @property
    def judul(self) -> str:
        return str(self.data.get(JUDUL) or "")

    @property
    def isi(self) -> str:
        return str(self.data.get("_isi") or "")

    @property
    def tautan(self) -> str:
        """The page of this site that it is about."""
        return str(self.data.get("_tautan") or "")


@track_perubahan("PilihanSurelEvent")
class PilihanSurel(models.Model):
    """Somebody wants no mail of this kind; the notice itself still stands on the own page."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pilihan_surel_list")
    aturan = models.CharField("jenis yang tidak dikirim sebagai surel", max_length=40)
    dibuat = models.DateTimeField(default=waktu.now)

    class Meta:
        ordering: ClassVar = ["aturan"]
        verbose_name = "pilihan surel"
        verbose_name_plural = "pilihan surel"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pengguna", "aturan"],
                name="pilihansurel_satu_per_jenis",
                violation_error_message="Pilihan untuk jenis surel ini sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna}: tanpa surel {self.aturan}"
