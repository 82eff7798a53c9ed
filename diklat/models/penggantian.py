"""A seat that is offered to a colleague; whoever holds it keeps it until the colleague has agreed and everybody who decides has too."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from diklat.models.angkatan import Angkatan
from diklat.models.pendaftaran import Pendaftaran, Status
from lib.waktu import now
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan


class PenggantianQuerySet(models.QuerySet["Penggantian"]):
    def open(self, pada: datetime | None = None) -> "PenggantianQuerySet":
        """Waiting for an answer that still helps: in time, the seat still held, the batch not begun."""
        return self.filter(
            status=Penggantian.Status.DITAWARKAN,
            sampai__gt=pada or now(),
            pendaftaran__status=Status.TERDAFTAR,
            pendaftaran__angkatan__status__in=Angkatan.MENERIMA,
        )


@track_perubahan("PenggantianEvent")
class Penggantian(models.Model):
    """`sebagai`: in which way in the offer was made, which tells who decides after the colleague. `hasil`: his application."""

    class Status(models.TextChoices):
        DITAWARKAN = "ditawarkan", "Menunggu jawaban"
        DITERIMA = "diterima", "Disanggupi"
        DITOLAK = "ditolak", "Tidak disanggupi"
        DITARIK = "ditarik", "Ditarik"
        LEWAT = "lewat", "Lewat waktu"

    pendaftaran = models.ForeignKey(Pendaftaran, on_delete=models.PROTECT, related_name="penggantian_list")
    calon = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="penggantian_list")
    sebagai = models.CharField(max_length=9, choices=Pendaftaran.Jalur)
    alasan = models.CharField(max_length=300)
    sampai = models.DateTimeField("dijawab paling lambat")
    status = models.CharField(max_length=10, choices=Status, default=Status.DITAWARKAN)
    hasil = models.OneToOneField(Pendaftaran, on_delete=models.PROTECT, null=True, blank=True, related_name="asal")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField("ditawarkan pada", default=now)

    objects = PenggantianQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["dibuat", "pk"]
        verbose_name = "penggantian peserta"
        verbose_name_plural = "penggantian peserta"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pendaftaran"],
                condition=models.Q(status="ditawarkan"),
                name="penggantian_satu_tawaran",
                violation_error_message="Kursi ini sedang ditawarkan kepada rekan lain. Tarik dahulu tawaran itu.",
            ),
            models.CheckConstraint(
                name="penggantian_diterima_berhasil",
                condition=models.Q(status="diterima", hasil__isnull=False) | (~models.Q(status="diterima") & models.Q(hasil__isnull=True)),
                violation_error_message="Tawaran yang disanggupi mempunyai pendaftaran, dan hanya yang itu.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["calon", "sampai"], condition=models.Q(status="ditawarkan"), name="penggantian_menunggu"),
        ]

    def __str__(self) -> str:
        return f"{self.pendaftaran} kepada {self.calon}"

    def get_absolute_url(self) -> str:
        return reverse("diklat:penggantian-detail", args=[self.pk])
