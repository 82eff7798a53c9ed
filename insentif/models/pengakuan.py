"""Recognition beside the points: badges, who does not want to be listed, and objections to a line of the ledger."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from insentif.models.aturan import Kejadian
from insentif.models.posting import PostingPoin
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


@track_perubahan("LencanaEvent")
class Lencana(models.Model):
    """A badge for so many postings of a kind that stand, ever or within one year; it is read from the ledger and stored nowhere."""

    nama = models.CharField(max_length=60, unique=True)
    keterangan = models.CharField(max_length=200)
    kejadian = models.CharField(max_length=14, choices=Kejadian)
    hanya_celah = models.BooleanField("hanya yang menutup kesenjangan sendiri", default=False)
    kali = models.PositiveSmallIntegerField("sekurangnya (kali)")
    dalam_tahun = models.BooleanField("dalam satu tahun", default=False)
    urutan = models.PositiveSmallIntegerField(default=100)
    is_aktif = models.BooleanField("diberikan", default=True)

    class Meta:
        ordering: ClassVar = ["urutan", "nama"]
        verbose_name = "lencana"
        verbose_name_plural = "lencana"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="lencana_kali_1_sampai_1000",
                condition=models.Q(kali__range=(1, 1000)),
                violation_error_message="Jumlah kali 1 sampai 1.000.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


@track_perubahan("SembunyiPapanEvent")
class SembunyiPapan(models.Model):
    """This person does not want to be named on a leaderboard; the own place stays visible to the person."""

    pegawai = models.OneToOneField(Pegawai, on_delete=models.PROTECT, related_name="sembunyi_papan")
    sejak = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["pegawai"]
        verbose_name = "tidak tampil di papan"
        verbose_name_plural = "tidak tampil di papan"

    def __str__(self) -> str:
        return str(self.pegawai)


class KeberatanQuerySet(models.QuerySet["KeberatanPoin"]):
    def visible_to(self, user: "Pengguna") -> "KeberatanQuerySet":
        return self if user.has_city_scope else self.filter(pegawai=user.pegawai_id)


@track_perubahan("KeberatanPoinEvent", exclude=["isi"])
class KeberatanPoin(models.Model):
    """A person says that a line is wrong or one is missing; the office answers. Points change only by what the rules derive."""

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", "Diajukan"
        DIPERBAIKI = "diperbaiki", "Diperbaiki"
        DITOLAK = "ditolak", "Tidak diubah"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="keberatan_poin_list")
    posting = models.ForeignKey(PostingPoin, on_delete=models.PROTECT, null=True, blank=True, related_name="keberatan_list")
    isi = models.TextField("apa yang keliru", max_length=1000)
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    jawaban = models.TextField(max_length=1000, blank=True)
    dijawab_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    dibuat = models.DateTimeField(default=waktu.now)

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "keberatan poin"
        verbose_name_plural = "keberatan poin"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="keberatanpoin_dijawab_lengkap",
                condition=models.Q(status="diajukan", dijawab_pada__isnull=True, jawaban="")
                | (~models.Q(status="diajukan") & models.Q(dijawab_pada__isnull=False, dijawab_oleh__isnull=False) & ~models.Q(jawaban="")),
                violation_error_message="Keberatan yang dijawab harus memuat jawaban, penjawab, dan waktunya.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "posting"],
                condition=models.Q(status="diajukan"),
                name="keberatanpoin_satu_terbuka",
                nulls_distinct=False,
                violation_error_message="Keberatan Anda tentang baris ini masih menunggu jawaban.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.isi[:40]}"
