"""What points can be redeemed for, never money, and the redemptions."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


@track_perubahan("ImbalanEvent")
class Imbalan(models.Model):
    """Something without a money value to the person: a seat first in line, a book, a charter, a visit."""

    nama = models.CharField(max_length=100, unique=True)
    keterangan = models.CharField("apa yang diterima", max_length=300)
    poin = models.PositiveIntegerField()
    stok = models.PositiveIntegerField("sisa persediaan", null=True, blank=True)
    batas_tahun = models.PositiveSmallIntegerField("paling banyak seorang setahun", null=True, blank=True)
    is_aktif = models.BooleanField("dapat dipilih", default=True)

    class Meta:
        ordering: ClassVar = ["poin", "nama"]
        verbose_name = "imbalan"
        verbose_name_plural = "imbalan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="imbalan_poin_positif", condition=models.Q(poin__gte=1), violation_error_message="Poin sekurangnya 1."
            )
        ]

    def __str__(self) -> str:
        return self.nama


class PenukaranQuerySet(models.QuerySet["Penukaran"]):
    def visible_to(self, user: "Pengguna") -> "PenukaranQuerySet":
        return self if user.has_city_scope else self.filter(pegawai=user.pegawai_id)


@track_perubahan("PenukaranEvent")
class Penukaran(models.Model):
    """A wish to redeem: the points are taken when it is made, and given back when it is refused or withdrawn."""

    class Status(models.TextChoices):
        DIAJUKAN = "diajukan", "Menunggu persetujuan"
        DISETUJUI = "disetujui", "Disetujui"
        DISERAHKAN = "diserahkan", "Sudah diterima"
        DITOLAK = "ditolak", "Ditolak"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penukaran_list")
    imbalan = models.ForeignKey(Imbalan, on_delete=models.PROTECT, related_name="penukaran_list")
    poin = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DIAJUKAN)
    diajukan_pada = models.DateTimeField(default=waktu.now)
    diputus_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diserahkan_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField("alasan ditolak atau dibatalkan", max_length=300, blank=True)

    objects = PenukaranQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-diajukan_pada", "-pk"]
        verbose_name = "penukaran"
        verbose_name_plural = "penukaran"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="penukaran_diputus_lengkap",
                condition=models.Q(status="diajukan", diputus_pada__isnull=True)
                | (~models.Q(status="diajukan") & models.Q(diputus_pada__isnull=False, diputus_oleh__isnull=False)),
                violation_error_message="Penukaran yang diputus harus menyebut orang dan waktunya.",
            ),
            models.CheckConstraint(
                name="penukaran_ditolak_beralasan",
                condition=~models.Q(status="ditolak") | ~models.Q(alasan=""),
                violation_error_message="Tulis alasan penolakan.",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "imbalan"],
                condition=models.Q(status="diajukan"),
                name="penukaran_satu_menunggu",
                violation_error_message="Permintaan untuk imbalan ini masih menunggu persetujuan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.imbalan}: {self.pegawai}"

    def get_absolute_url(self) -> str:
        return reverse("insentif:penukaran-detail", args=[self.pk])
