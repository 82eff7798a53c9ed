"""A year's plan and its rows."""

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from diklat.models import Program
from lib import waktu
from pegawai.models.riwayat import track_perubahan
from rencana.models.pagu import PaguAnggaran

if TYPE_CHECKING:
    from pegawai.models import Pengguna

BULAN_SETAHUN = 12


class PeriodeQuerySet(models.QuerySet["PeriodeRencana"]):
    def visible_to(self, user: "Pengguna") -> "PeriodeQuerySet":
        return self if user.has_city_scope else self.none()

    def berlaku(self) -> "PeriodeQuerySet":
        """Plans in force: approved and not followed by a later revision."""
        return self.filter(status__in=PeriodeRencana.BERLAKU)


@track_perubahan("PeriodeRencanaEvent", exclude=["versi", "diubah_pada", "diubah_oleh"])
class PeriodeRencana(models.Model):
    """The plan of a year, revision by revision; one is in force, and one may be in the making.

    `versi` counts every change to it and its rows: who changes it says which one he saw, so that nobody overwrites a colleague.
    """

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        DIAJUKAN = "diajukan", "Diajukan"
        DISETUJUI = "disetujui", "Disetujui"
        TERKUNCI = "terkunci", "Terkunci"
        DIGANTIKAN = "digantikan", "Digantikan"

    BERLAKU = (Status.DISETUJUI, Status.TERKUNCI)
    DISUSUN = (Status.DRAF, Status.DIAJUKAN)

    tahun = models.PositiveSmallIntegerField()
    revisi = models.PositiveSmallIntegerField(default=0, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAF, editable=False)
    catatan = models.CharField(max_length=300, blank=True)
    batas_usulan = models.DateField("usulan paling lambat", null=True, blank=True)
    batas_putusan = models.DateField("diputuskan paling lambat", null=True, blank=True)
    salinan_dari = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    versi = models.PositiveIntegerField(default=1, editable=False)
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    diubah_pada = models.DateTimeField(default=waktu.now, editable=False)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    diajukan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True, editable=False)
    dikunci_pada = models.DateTimeField(null=True, blank=True, editable=False)
    digantikan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    alasan_kembali = models.CharField("alasan dikembalikan", max_length=300, blank=True, editable=False)
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = PeriodeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tahun", "-revisi"]
        verbose_name = "periode rencana"
        verbose_name_plural = "periode rencana"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tahun", "revisi"], name="perioderencana_revisi_sekali", violation_error_message="Revisi ini sudah ada."
            ),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=models.Q(status__in=["disetujui", "terkunci"]),
                name="perioderencana_satu_berlaku",
                violation_error_message="Sudah ada rencana yang berlaku untuk tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["tahun"],
                condition=models.Q(status__in=["draf", "diajukan"]),
                name="perioderencana_satu_disusun",
                violation_error_message="Rencana tahun ini sedang disusun. Lanjutkan yang itu.",
            ),
            models.CheckConstraint(
                name="perioderencana_dua_orang",
                condition=models.Q(status__in=["draf", "diajukan"])
                | models.Q(disetujui_pada__isnull=False, disetujui_oleh__isnull=False, diajukan_oleh__isnull=False)
                & ~models.Q(disetujui_oleh=models.F("diajukan_oleh")),
                violation_error_message="Rencana disetujui oleh orang lain daripada yang mengajukannya.",
            ),
            models.CheckConstraint(
                name="perioderencana_diajukan_lengkap",
                condition=models.Q(status="draf") | models.Q(diajukan_pada__isnull=False, diajukan_oleh__isnull=False),
                violation_error_message="Rencana yang diajukan menyebut orang dan waktunya.",
            ),
            models.CheckConstraint(
                name="perioderencana_tahun_wajar",
                condition=models.Q(tahun__range=(2000, 2199)),
                violation_error_message="Periksa tahunnya.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="hapus_bukan_draf", operation=pgtrigger.Delete, condition=~pgtrigger.Q(old__status="draf")),
            pgtrigger.Protect(name="tahun_tetap", operation=pgtrigger.Update, condition=pgtrigger.AnyChange("tahun", "revisi")),
        ]

    def __str__(self) -> str:
        return f"Rencana {self.tahun}{f' revisi {self.revisi}' if self.revisi else ''}"

    def get_absolute_url(self) -> str:
        return reverse("rencana:periode-detail", args=[self.pk])

    @property
    def is_draf(self) -> bool:
        return self.status == self.Status.DRAF


# Rows of a plan that left the draft stand as they were approved, whoever tries.
BARIS_TETAP = """
    IF TG_OP <> 'INSERT' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = OLD.periode_id) <> 'draf'
        OR TG_OP <> 'DELETE' AND (SELECT p.status FROM rencana_perioderencana p WHERE p.id = NEW.periode_id) <> 'draf' THEN
        RAISE EXCEPTION 'baris rencana hanya berubah dalam draf'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'barisrencana_hanya_draf';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def bulan_kosong() -> list[int]:
    return [0] * BULAN_SETAHUN


@track_perubahan("BarisRencanaEvent")
class BarisRencana(models.Model):
    """How often a programme is held in a year, when, for how many, and which pagu bears it; the columns of article 207(3) of PP 11/2017.

    `biaya` is the estimate of the whole row. A locked row (`is_terkunci`) survives when the plan is reckoned anew.
    """

    class Asal(models.TextChoices):
        OPTIMAL = "optimal", "Hasil hitungan"
        TANGAN = "tangan", "Ditulis perencana"
        USULAN = "usulan", "Dari usulan"

    periode = models.ForeignKey(PeriodeRencana, on_delete=models.CASCADE, related_name="baris_list")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="baris_rencana_list")
    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, null=True, blank=True, related_name="baris_list")
    bulan = ArrayField(models.PositiveSmallIntegerField(), verbose_name="angkatan per bulan", default=bulan_kosong, size=BULAN_SETAHUN)
    kursi = models.PositiveIntegerField("kursi per angkatan")
    biaya = models.BigIntegerField("perkiraan biaya (rupiah)")
    is_terkunci = models.BooleanField("dikunci", default=False)
    asal = models.CharField(max_length=8, choices=Asal, default=Asal.TANGAN)
    jenis_kompetensi = models.CharField("jenis kompetensi", max_length=120, blank=True)
    target = models.CharField("target peserta", max_length=200, blank=True)
    jalur = models.CharField("jenis dan jalur pengembangan", max_length=120, blank=True)
    penyelenggara = models.CharField(max_length=160, blank=True)
    kesesuaian = models.CharField("kesesuaian dengan standar kurikulum", max_length=200, blank=True)
    alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["-biaya", "program__nama", "pk"]
        verbose_name = "baris rencana"
        verbose_name_plural = "baris rencana"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["periode", "program", "pagu"],
                name="barisrencana_sekali",
                nulls_distinct=False,
                violation_error_message="Program ini sudah ada pada rencana dengan pagu yang sama. Ubah baris itu.",
            ),
            models.CheckConstraint(
                name="barisrencana_kursi_positif", condition=models.Q(kursi__gte=1), violation_error_message="Kursi sedikitnya 1."
            ),
            models.CheckConstraint(
                name="barisrencana_biaya_tidak_negatif",
                condition=models.Q(biaya__gte=0),
                violation_error_message="Biaya paling sedikit Rp0.",
            ),
            models.CheckConstraint(
                name="barisrencana_dua_belas_bulan",
                condition=models.Q(bulan__len=BULAN_SETAHUN),
                violation_error_message="Tulis jumlah angkatan untuk dua belas bulan.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="hanya_draf",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=BARIS_TETAP,
            )
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.angkatan_count} × {self.kursi}"

    @property
    def angkatan_count(self) -> int:
        return sum(self.bulan)
