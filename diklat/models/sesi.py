"""The sessions a batch consists of."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.contrib.postgres.fields import RangeOperators
from django.db import models

from diklat.models.angkatan import Angkatan, TimeRange
from diklat.models.ruang import Narasumber, Ruang
from lib.kendala import Exclusion
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class SesiQuerySet(models.QuerySet["Sesi"]):
    def held(self) -> "SesiQuerySet":
        """Those that take place, in the order of the clock."""
        return self.filter(is_batal=False).order_by("mulai", "nomor")

    def between(self, mulai: datetime, selesai: datetime) -> "SesiQuerySet":
        """Those that take place at some moment of [mulai, selesai)."""
        return self.filter(is_batal=False, mulai__lt=selesai, selesai__gt=mulai)

    def taught_by(self, user: "Pengguna") -> "SesiQuerySet":
        """Those whose teacher this account is, by itself or by its person."""
        teaches = models.Q(narasumber__pengguna=user)
        if user.pegawai_id is not None:
            teaches |= models.Q(narasumber__pegawai_id=user.pegawai_id)
        return self.filter(teaches)


@track_perubahan("SesiEvent")
class Sesi(models.Model):
    """A part of a batch at one time in one place, worth some JP when attended.

    `alasan_bentrok`: why it is held although room, teacher, people, another session or a holiday speak against it; without one no room
    and no teacher is booked twice.
    """

    angkatan = models.ForeignKey(Angkatan, on_delete=models.PROTECT, related_name="sesi_list")
    nomor = models.PositiveSmallIntegerField("sesi ke")
    judul = models.CharField("materi", max_length=160)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    jp = models.PositiveSmallIntegerField("JP", default=0)
    ruang = models.ForeignKey(Ruang, on_delete=models.PROTECT, null=True, blank=True, related_name="sesi_list")
    tautan = models.URLField("tautan kelas daring", blank=True)
    narasumber = models.ForeignKey(Narasumber, on_delete=models.PROTECT, null=True, blank=True, related_name="sesi_list")
    is_batal = models.BooleanField(default=False, editable=False)
    alasan_bentrok = models.CharField("alasan tetap dijadwalkan", max_length=300, blank=True, db_default="")
    kehadiran_ditutup = models.DateTimeField("kehadiran ditutup pada", null=True, blank=True, editable=False)

    objects = SesiQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["mulai", "nomor"]
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["angkatan", "nomor"],
                name="sesi_nomor_unik",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Nomor sesi ini sudah dipakai.",
            ),
            models.CheckConstraint(
                name="sesi_waktu_berurutan",
                condition=models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            Exclusion(
                name="sesi_ruang_sekali",
                expressions=[("ruang", RangeOperators.EQUAL), (TimeRange("mulai", "selesai"), RangeOperators.OVERLAPS)],
                condition=models.Q(is_batal=False, alasan_bentrok=""),
                violation_error_message="Ruang ini sudah dipakai sesi lain pada waktu itu.",
            ),
            Exclusion(
                name="sesi_narasumber_sekali",
                expressions=[("narasumber", RangeOperators.EQUAL), (TimeRange("mulai", "selesai"), RangeOperators.OVERLAPS)],
                condition=models.Q(is_batal=False, alasan_bentrok=""),
                violation_error_message="Narasumber ini sudah mengajar sesi lain pada waktu itu.",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["mulai"], name="sesi_mulai")]

    def __str__(self) -> str:
        return f"Sesi {self.nomor}: {self.judul}"

    @property
    def sempit(self) -> str:
        """Why its room does not hold all seats of the batch."""
        return self.ruang.kurang_untuk(self.angkatan.kuota) if self.ruang is not None else ""
