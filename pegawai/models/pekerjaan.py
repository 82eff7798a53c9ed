"""Long work that a person watches: the row is the queue, a worker claims it by a lease."""

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final

from django.conf import settings
from django.db import models
from django.urls import reverse

from lib import waktu
from lib.sewa import is_lapsed, lapsed
from pegawai.peran import Peran

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna


DATA_SAYA: Final = "data-saya"
SEWA: Final = timedelta(seconds=15)  # and five until the next sweep: nobody waits longer than 20 s for a job whose worker was killed


class PekerjaanQuerySet(models.QuerySet["Pekerjaan"]):
    def visible_to(self, user: "Pengguna") -> "PekerjaanQuerySet":
        """One's own jobs; admin and auditor see all, except what others had collected about themselves."""
        if user.is_superuser or Peran.AUDITOR in user.group_names:
            return self.filter(models.Q(oleh=user) | ~models.Q(jenis=DATA_SAYA))
        return self.filter(oleh=user)

    def claimable(self) -> "PekerjaanQuerySet":
        """Waiting jobs, and running ones whose worker let the lease run out."""
        return self.filter(models.Q(status="antre") | models.Q(lapsed("sewa_sampai", SEWA), status="berjalan"))


class Pekerjaan(models.Model):
    """A background job with its state, progress and result."""

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=160)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pekerjaan_list")
    parameter = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.ANTRE)
    tahap = models.CharField(max_length=120, blank=True)
    langkah = models.PositiveIntegerField(default=0)
    jumlah_langkah = models.PositiveIntegerField(default=0)
    pesan = models.TextField(blank=True)
    hasil = models.FileField(upload_to="hasil/", max_length=200, blank=True)
    nama_hasil = models.CharField(max_length=160, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    dibuat = models.DateTimeField(default=waktu.now)
    dimulai = models.DateTimeField(null=True, blank=True)
    berakhir = models.DateTimeField(null=True, blank=True)

    objects = PekerjaanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-dibuat", "-pk"]
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pekerjaan_langkah_wajar",
                condition=models.Q(langkah__lte=models.F("jumlah_langkah")),
                violation_error_message="Kemajuan tidak boleh melebihi jumlah langkah.",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["dibuat"], condition=models.Q(status__in=["antre", "berjalan"]), name="pekerjaan_terbuka")
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("pegawai:pekerjaan-detail", args=[self.pk])

    @property
    def is_abandoned(self) -> bool:
        """Nobody works at it, though it may be called running."""
        return self.status == self.Status.ANTRE or (self.sewa_sampai is not None and is_lapsed(self.sewa_sampai, SEWA))

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.ANTRE, self.Status.BERJALAN)

    @property
    def persen(self) -> int:
        return self.langkah * 100 // self.jumlah_langkah if self.jumlah_langkah else 0
