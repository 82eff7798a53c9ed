"""Mentoring: a pair, goals tied to competencies, meetings that both confirm."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from diklat.models.program import Program
from kompetensi.models import Kompetensi
from kompetensi.models.kamus import LEVEL_MAX, LEVEL_MIN
from lib import waktu
from pegawai.models import Pegawai
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models import Pengguna


class MentoringQuerySet(models.QuerySet["Mentoring"]):
    def visible_to(self, user: "Pengguna") -> "MentoringQuerySet":
        """All for city-wide roles; otherwise those of people in one's scope, and those one takes part in."""
        if user.has_city_scope:
            return self
        people = Pegawai.objects.visible_to(user).order_by().values("pk")
        return self.filter(models.Q(mentee__in=people) | models.Q(mentor=user.pegawai_id))


@track_perubahan("MentoringEvent")
class Mentoring(models.Model):
    """A mentor and a mentee who work together for some time on some competencies."""

    class Status(models.TextChoices):
        BERJALAN = "berjalan", "Berjalan"
        SELESAI = "selesai", "Selesai"
        BATAL = "batal", "Batal"

    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="mentoring_list")
    mentor = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="mentoring_sebagai_mentor")
    mentee = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="mentoring_sebagai_mentee")
    status = models.CharField(max_length=8, choices=Status, default=Status.BERJALAN)
    mulai = models.DateField()
    selesai = models.DateField("direncanakan sampai")
    catatan_akhir = models.TextField("catatan penutup", blank=True)
    alasan_batal = models.CharField(max_length=200, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(default=waktu.now)

    objects = MentoringQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-mulai", "-pk"]
        verbose_name = "mentoring"
        verbose_name_plural = "mentoring"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mentoring_dua_orang",
                condition=~models.Q(mentor=models.F("mentee")),
                violation_error_message="Mentor dan mentee harus orang yang berbeda.",
            ),
            models.CheckConstraint(
                name="mentoring_tanggal_berurutan",
                condition=models.Q(selesai__gte=models.F("mulai")),
                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                name="mentoring_batal_beralasan",
                condition=~models.Q(status="batal") | ~models.Q(alasan_batal=""),
                violation_error_message="Tulis alasan pembatalan.",
            ),
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=models.Q(status="berjalan"),
                name="mentoring_satu_berjalan",
                violation_error_message="Pasangan ini masih mempunyai mentoring yang berjalan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} membimbing {self.mentee}"

    def get_absolute_url(self) -> str:
        return reverse("diklat:mentoring-detail", args=[self.pk])


@track_perubahan("TujuanMentoringEvent")
class TujuanMentoring(models.Model):
    """One competency the pair works on: where it starts, where it should go, and where the mentor sees it at the end."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.PROTECT, related_name="tujuan_list")
    kompetensi = models.ForeignKey(Kompetensi, on_delete=models.PROTECT, related_name="+")
    level_awal = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    level_tujuan = models.PositiveSmallIntegerField()
    uraian = models.CharField("apa yang ingin dicapai", max_length=300)
    level_akhir = models.PositiveSmallIntegerField("level menurut mentor", null=True, blank=True)
    catatan = models.CharField("catatan mentor", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["kompetensi__urutan"]
        verbose_name = "tujuan mentoring"
        verbose_name_plural = "tujuan mentoring"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentoring", "kompetensi"],
                name="tujuanmentoring_unik",
                violation_error_message="Kompetensi ini sudah menjadi tujuan.",
            ),
            models.CheckConstraint(
                name="tujuanmentoring_level_wajar",
                condition=models.Q(level_tujuan__range=(LEVEL_MIN, LEVEL_MAX))
                & (models.Q(level_akhir__isnull=True) | models.Q(level_akhir__range=(0, LEVEL_MAX))),
                violation_error_message="Level harus 1 sampai 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kompetensi} sampai level {self.level_tujuan}"

    @property
    def kurang(self) -> int | None:
        """Levels still missing in the mentor's view; None before the closing."""
        return None if self.level_akhir is None else max(0, self.level_tujuan - self.level_akhir)


class PertemuanQuerySet(models.QuerySet["PertemuanMentoring"]):
    def pending(self) -> "PertemuanQuerySet":
        """Recorded by one, not yet confirmed by both."""
        return self.filter(models.Q(mentor_setuju__isnull=True) | models.Q(mentee_setuju__isnull=True))

    def waiting_for(self, pegawai_id: Any) -> "PertemuanQuerySet":
        """Meetings of running pairs that this person has yet to confirm."""
        mentor = models.Q(mentoring__mentor=pegawai_id, mentor_setuju__isnull=True)
        mentee = models.Q(mentoring__mentee=pegawai_id, mentee_setuju__isnull=True)
        return self.filter(mentor | mentee, mentoring__status=Mentoring.Status.BERJALAN)


@track_perubahan("PertemuanMentoringEvent")
class PertemuanMentoring(models.Model):
    """A meeting; it counts for JP when both have confirmed it."""

    mentoring = models.ForeignKey(Mentoring, on_delete=models.PROTECT, related_name="pertemuan_list")
    tanggal = models.DateField()
    menit = models.PositiveSmallIntegerField("lama (menit)", default=60)
    topik = models.CharField(max_length=200)
    catatan = models.TextField("hasil dan tindak lanjut", blank=True)
    dicatat_oleh = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    mentor_setuju = models.DateTimeField("dipastikan mentor pada", null=True, blank=True)
    mentee_setuju = models.DateTimeField("dipastikan mentee pada", null=True, blank=True)
    dibuat = models.DateTimeField(default=waktu.now)

    objects = PertemuanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tanggal", "-pk"]
        verbose_name = "pertemuan mentoring"
        verbose_name_plural = "pertemuan mentoring"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pertemuanmentoring_lama_wajar",
                condition=models.Q(menit__range=(15, 480)),
                violation_error_message="Lama pertemuan 15 sampai 480 menit.",
            ),
            models.UniqueConstraint(
                fields=["mentoring", "tanggal"],
                name="pertemuanmentoring_satu_per_hari",
                violation_error_message="Pertemuan pada tanggal ini sudah dicatat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanggal}: {self.topik}"

    @property
    def is_sah(self) -> bool:
        return self.mentor_setuju is not None and self.mentee_setuju is not None
