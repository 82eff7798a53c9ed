"""Who shall head a unit: proposed by one officer, confirmed by another (docs/keputusan: two people)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from lib import waktu
from lib.sidik import make_sidik
from pegawai.models.pegawai import Penempatan
from pegawai.models.riwayat import track_perubahan


class UsulKepalaQuerySet(models.QuerySet["UsulKepala"]):
    def menunggu(self) -> "UsulKepalaQuerySet":
        return self.filter(disahkan_oleh__isnull=True)


@track_perubahan("UsulKepalaEvent")
class UsulKepala(models.Model):
    """A posting that shall lead its unit. Until somebody else confirms it, the posting is in force without leading."""

    penempatan = models.OneToOneField(Penempatan, on_delete=models.CASCADE, related_name="usul_kepala")
    diusulkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(default=waktu.now)
    disahkan_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    disahkan_pada = models.DateTimeField(null=True, blank=True)

    objects = UsulKepalaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["diusulkan_pada", "pk"]
        verbose_name = "usul kepala unit"
        verbose_name_plural = "usul kepala unit"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="usulkepala_dua_orang",
                condition=models.Q(disahkan_oleh__isnull=True) | ~models.Q(disahkan_oleh=models.F("diusulkan_oleh")),
                violation_error_message="Kepala unit diusulkan oleh satu orang dan disahkan oleh orang lain.",
            ),
            models.CheckConstraint(
                name="usulkepala_pengesahan_lengkap",
                condition=models.Q(disahkan_oleh__isnull=True, disahkan_pada__isnull=True)
                | models.Q(disahkan_oleh__isnull=False, disahkan_pada__isnull=False),
                violation_error_message="Pengesahan harus menyebut siapa dan kapan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penempatan}"

    @property
    def is_menunggu(self) -> bool:
        return self.disahkan_oleh_id is None

    @property
    def sidik(self) -> str:
        """What the second person looks at; with it he confirms that and nothing else."""
        row = self.penempatan
        return make_sidik(self.diusulkan_pada.timestamp(), row.unit_id, row.jabatan_id, row.status, row.mulai, row.selesai, row.dasar)
