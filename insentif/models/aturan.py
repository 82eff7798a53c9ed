"""What earns points: dated versions of a set of rules. All numbers are data, none stands in code."""

from datetime import date
from typing import ClassVar, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from lib import waktu
from pegawai.models.referensi import JenisASN
from pegawai.models.riwayat import track_perubahan

SEMUA_JENIS = frozenset(JenisASN.values)
TERBIT_BERUBAH = (
    "OLD.status = 'terbit' AND (NEW.status, NEW.nomor, NEW.berlaku_mulai) IS DISTINCT FROM (OLD.status, OLD.nomor, OLD.berlaku_mulai)"
)


class VersiAturanQuerySet(models.QuerySet["VersiAturan"]):
    def terbit(self) -> Self:
        """Published sets, the newest first."""
        return self.filter(status=VersiAturan.Status.TERBIT).order_by("-berlaku_mulai")

    def on(self, day: date) -> Self:
        """Of the published sets the one in force on the day, which is the last to begin; empty before the first."""
        return self.terbit().filter(berlaku_mulai__lte=day)[:1]


@track_perubahan("VersiAturanEvent")
class VersiAturan(models.Model):
    """A set of rules for events from a day on, until the next published set begins. Once published it stays as it is."""

    class Status(models.TextChoices):
        DRAF = "draf", "Draf"
        TERBIT = "terbit", "Terbit"

    nomor = models.PositiveSmallIntegerField("versi", unique=True)
    status = models.CharField(max_length=6, choices=Status, default=Status.DRAF)
    berlaku_mulai = models.DateField("berlaku untuk peristiwa mulai")
    kedudukan = ArrayField(models.CharField(max_length=4), verbose_name="kode kedudukan hukum yang mendapat poin", default=list)
    dasar = models.CharField("dasar atau alasan", max_length=300, blank=True)
    diterbitkan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    dibuat = models.DateTimeField(default=waktu.now, editable=False)

    objects = VersiAturanQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-nomor"]
        verbose_name = "versi aturan poin"
        verbose_name_plural = "versi aturan poin"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["status"],
                condition=models.Q(status="draf"),
                name="versiaturan_satu_draf",
                violation_error_message="Sudah ada draf aturan. Terbitkan atau hapus draf itu dahulu.",
            ),
            models.UniqueConstraint(
                fields=["berlaku_mulai"],
                condition=models.Q(status="terbit"),
                name="versiaturan_satu_per_hari",
                violation_error_message="Sudah ada aturan terbit yang mulai berlaku pada hari itu.",
            ),
            models.CheckConstraint(
                name="versiaturan_terbit_bertanggal",
                condition=models.Q(status="draf") | models.Q(diterbitkan_pada__isnull=False),
                violation_error_message="Aturan yang terbit harus bertanggal terbit.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="hapus_terbit", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__status="terbit")),
            pgtrigger.Protect(name="terbit_tetap", operation=pgtrigger.Update, condition=pgtrigger.Condition(TERBIT_BERUBAH)),
        ]

    def __str__(self) -> str:
        return f"Aturan poin versi {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("insentif:aturan-detail", args=[self.pk])

    @property
    def is_draf(self) -> bool:
        return self.status == self.Status.DRAF


class Kejadian(models.TextChoices):
    """What can earn or cost points. `ambang` means: a score, a gain, people present, JP, or days before the start."""

    LULUS = "lulus", "Lulus diklat (per JP)"
    LUAR = "luar", "Diklat luar yang diverifikasi (per JP)"
    KUALIFIKASI = "kualifikasi", "Nilai akhir sekurangnya ambang"
    N_GAIN = "n_gain", "N-gain sekurangnya ambang"
    UMPAN_BALIK = "umpan_balik", "Mengisi umpan balik"
    MENTORING = "mentoring", "Pertemuan mentoring sebagai mentor"
    BERBAGI = "berbagi", "Mengajar rekan (sekurangnya ambang peserta hadir)"
    PASCA_ALUMNUS = "pasca_alumnus", "Mengisi evaluasi pascadiklat sebagai alumnus tepat waktu"
    PASCA_ATASAN = "pasca_atasan", "Mengisi evaluasi pascadiklat sebagai atasan tepat waktu"
    TARGET_JP = "target_jp", "Mencapai ambang JP dalam setahun"
    MANGKIR = "mangkir", "Tidak hadir tanpa kabar, atau batal kurang dari ambang hari"


BERAMBANG = (Kejadian.KUALIFIKASI, Kejadian.N_GAIN, Kejadian.BERBAGI, Kejadian.TARGET_JP, Kejadian.MANGKIR)

# A rule or band of a published set can neither be added, changed nor removed, whoever tries.
TERBIT_TETAP = """
    IF TG_OP <> 'INSERT' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = OLD.versi_id) <> 'draf' THEN
        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';
    END IF;
    IF TG_OP <> 'DELETE' AND (SELECT v.status FROM insentif_versiaturan v WHERE v.id = NEW.versi_id) <> 'draf' THEN
        RAISE EXCEPTION 'aturan yang terbit tidak berubah' USING ERRCODE = 'check_violation', CONSTRAINT = 'versiaturan_terbit_tetap';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def terbit_tetap() -> pgtrigger.Trigger:
    """What belongs to a set stays as it is once the set is published."""
    events = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(name="terbit_tetap", when=pgtrigger.Before, operation=events, func=TERBIT_TETAP)


def sekali_per_jenis(jenis: JenisASN) -> models.UniqueConstraint:
    """A rule without kinds is for everybody, so it meets the rules of each kind."""
    return models.UniqueConstraint(
        fields=["versi", "kejadian", "ambang"],
        name=f"aturanpoin_sekali_{jenis.value.lower()}",
        condition=models.Q(jenis_asn=[]) | models.Q(jenis_asn__contains=[jenis.value]),
        nulls_distinct=False,
        violation_error_message=f"Aturan bagi {jenis.label} untuk peristiwa dan ambang ini sudah ada. Ubah aturan itu.",
    )


@track_perubahan("AturanPoinEvent")
class AturanPoin(models.Model):
    """So many points for an event. Of several rules for one kind of event the one with the highest threshold that is reached counts."""

    versi = models.ForeignKey(VersiAturan, on_delete=models.PROTECT, related_name="aturan_list")
    kejadian = models.CharField(max_length=14, choices=Kejadian)
    nama = models.CharField(max_length=80)
    poin = models.DecimalField(max_digits=6, decimal_places=2)
    ambang = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    pengali_celah = models.DecimalField("pengali bila menutup kesenjangan sendiri", max_digits=4, decimal_places=2, default=1)
    batas_tahun = models.PositiveSmallIntegerField("paling banyak setahun", null=True, blank=True)
    kelompok_batas = models.CharField("batas bersama", max_length=14, blank=True)
    jenis_asn = ArrayField(models.CharField(max_length=4, choices=JenisASN), verbose_name="hanya untuk", default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["versi", "pk"]
        verbose_name = "aturan poin"
        verbose_name_plural = "aturan poin"
        constraints: ClassVar = [
            *map(sekali_per_jenis, JenisASN),
            models.CheckConstraint(
                name="aturanpoin_mangkir_mengurangi",
                condition=(models.Q(kejadian="mangkir") & models.Q(poin__lt=0)) | (~models.Q(kejadian="mangkir") & models.Q(poin__gt=0)),
                violation_error_message="Poin harus lebih dari nol; untuk tidak hadir kurang dari nol.",
            ),
            models.CheckConstraint(
                name="aturanpoin_pengali_1_sampai_5",
                condition=models.Q(pengali_celah__range=(1, 5)),
                violation_error_message="Pengali 1 sampai 5.",
            ),
            models.CheckConstraint(
                name="aturanpoin_ambang_sesuai",
                condition=models.Q(ambang__isnull=False, kejadian__in=[str(kode) for kode in BERAMBANG])
                | (models.Q(ambang__isnull=True) & ~models.Q(kejadian__in=[str(kode) for kode in BERAMBANG])),
                violation_error_message="Isi ambang untuk peristiwa ini, atau kosongkan bila tidak memakai ambang.",
            ),
        ]
        triggers: ClassVar = [terbit_tetap()]

    def __str__(self) -> str:
        return self.nama

    @property
    def berlaku_bagi(self) -> frozenset[str]:
        return frozenset(self.jenis_asn) or SEMUA_JENIS


class KelompokASN(models.TextChoices):
    """Groups within which people are compared: a PPPK may be assigned 24 JP a year, so that one scale for all would not be fair."""

    PNS = "PNS", "PNS dan CPNS"
    PPPK = "PPPK", "PPPK"


@track_perubahan("TingkatPoinEvent")
class TingkatPoin(models.Model):
    """A level of recognition that a person of the group reaches with so many points in a calendar year."""

    versi = models.ForeignKey(VersiAturan, on_delete=models.PROTECT, related_name="tingkat_list")
    kelompok = models.CharField(max_length=4, choices=KelompokASN)
    nama = models.CharField(max_length=40)
    ambang = models.PositiveIntegerField("mulai dari (poin setahun)")

    class Meta:
        ordering: ClassVar = ["versi", "kelompok", "ambang"]
        verbose_name = "tingkat poin"
        verbose_name_plural = "tingkat poin"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["versi", "kelompok", "ambang"],
                name="tingkatpoin_ambang_unik",
                violation_error_message="Sudah ada tingkat dengan poin itu untuk kelompok ini.",
            ),
            models.UniqueConstraint(
                fields=["versi", "kelompok", "nama"],
                name="tingkatpoin_nama_unik",
                violation_error_message="Sudah ada tingkat dengan nama itu untuk kelompok ini.",
            ),
        ]
        triggers: ClassVar = [terbit_tetap()]

    def __str__(self) -> str:
        return f"{self.nama} ({self.kelompok})"
