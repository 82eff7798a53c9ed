"""What may be spent on trainings in a year, and each decision that set or changed it."""

from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from pegawai.models import UnitKerja
from pegawai.models.riwayat import ledger, track_perubahan
from rencana.models.acuan import Rekening, SubKegiatan

if TYPE_CHECKING:
    from pegawai.models import Pengguna

HITUNGAN = ("nilai", "terikat", "terealisasi", "izin")
DIHITUNG_LANGSUNG = f"pg_trigger_depth() = 0 AND ({', '.join(f'NEW.{name}' for name in HITUNGAN)}) IS DISTINCT FROM (%s)"
PERINGATAN_PERSEN = 80

# Each revision follows the last one: the next number, not on an earlier day, and the first one alone is the original budget.
REVISI_BERURUTAN = """
    SELECT max(r.nomor), max(r.tanggal) INTO terakhir, hari FROM rencana_revisipagu r WHERE r.pagu_id = NEW.pagu_id;
    IF NEW.nomor <> coalesce(terakhir, 0) + 1 OR NEW.tanggal < hari THEN
        RAISE EXCEPTION 'revisi pagu harus berurutan' USING ERRCODE = 'check_violation', CONSTRAINT = 'revisipagu_berurutan';
    END IF;
    RETURN NEW;
"""
REVISI_BERLAKU = """
    UPDATE rencana_paguanggaran p SET nilai = NEW.jumlah WHERE p.id = NEW.pagu_id;
    RETURN NULL;
"""


class PaguQuerySet(models.QuerySet["PaguAnggaran"]):
    def visible_to(self, user: "Pengguna") -> "PaguQuerySet":
        """Budgets are for those who see the whole city."""
        return self if user.has_city_scope else self.none()


@track_perubahan("PaguAnggaranEvent", exclude=list(HITUNGAN))
class PaguAnggaran(models.Model):
    """What one sub-kegiatan may spend of one kind in one year, for the whole city or for one unit.

    `nilai` (the last revision), `terikat` (committed, neither spent nor released), `terealisasi` and `izin` (by how much leadership lets
    it be exceeded) are the sums of its ledgers; triggers keep them, and the laws below hold them, whoever writes.
    """

    tahun = models.PositiveSmallIntegerField()
    sub_kegiatan = models.ForeignKey(SubKegiatan, verbose_name="sub-kegiatan", on_delete=models.PROTECT, related_name="pagu_list")
    rekening = models.ForeignKey(Rekening, on_delete=models.PROTECT, related_name="pagu_list")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, null=True, blank=True, related_name="pagu_list")
    nilai = models.BigIntegerField(default=0, editable=False)
    terikat = models.BigIntegerField(default=0, editable=False)
    terealisasi = models.BigIntegerField(default=0, editable=False)
    izin = models.BigIntegerField(default=0, editable=False)

    objects = PaguQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-tahun", "sub_kegiatan__kode", "rekening__kode", "pk"]
        verbose_name = "pagu anggaran"
        verbose_name_plural = "pagu anggaran"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tahun", "sub_kegiatan", "rekening", "unit"],
                name="paguanggaran_sekali",
                nulls_distinct=False,
                violation_error_message="Pagu untuk sub-kegiatan, rekening, dan unit ini sudah ada. Ubah yang itu.",
            ),
            models.CheckConstraint(
                name="paguanggaran_tidak_negatif",
                condition=models.Q(nilai__gte=0, terikat__gte=0, terealisasi__gte=0, izin__gte=0),
                violation_error_message="Tidak ada jumlah yang boleh di bawah nol.",
            ),
            models.CheckConstraint(
                name="paguanggaran_tidak_terlampaui",
                condition=models.Q(terikat__lte=models.F("nilai") + models.F("izin") - models.F("terealisasi")),
                violation_error_message="Yang dikomitmenkan dan direalisasikan tidak boleh melebihi pagunya.",
            ),
            models.CheckConstraint(
                name="paguanggaran_tahun_wajar",
                condition=models.Q(tahun__range=(2000, 2199)),
                violation_error_message="Periksa tahunnya.",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="lahir_kosong",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition(f"(({', '.join(f'NEW.{name}' for name in HITUNGAN)}) IS DISTINCT FROM (0, 0, 0, 0))"),
            ),
            pgtrigger.Protect(
                name="hitungan_milik_buku",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(DIHITUNG_LANGSUNG % ", ".join(f"OLD.{name}" for name in HITUNGAN)),
            ),
            pgtrigger.Protect(
                name="pos_tetap", operation=pgtrigger.Update, condition=pgtrigger.AnyChange("tahun", "sub_kegiatan", "rekening", "unit")
            ),
        ]

    def __str__(self) -> str:
        where = f", {self.unit.sebutan}" if self.unit else ""
        return f"{self.rekening.kode} {self.rekening.nama} {self.tahun}{where}"

    def get_absolute_url(self) -> str:
        return reverse("rencana:pagu-detail", args=[self.pk])

    @property
    def terpakai(self) -> int:
        return self.terikat + self.terealisasi

    @property
    def batas(self) -> int:
        return self.nilai + self.izin

    @property
    def sisa(self) -> int:
        return self.batas - self.terpakai

    @property
    def is_menipis(self) -> bool:
        """From 80 percent on; a pagu of nothing warns of nothing."""
        return self.nilai > 0 and 100 * self.terpakai >= PERINGATAN_PERSEN * self.nilai


@ledger("dibuat", "oleh_id")
class RevisiPagu(models.Model):
    """A document that sets the amount of a pagu from a day on: the original budget, a shift between items, or a change of the budget."""

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERGESERAN = "pergeseran", "Pergeseran"
        PERUBAHAN = "perubahan", "Perubahan"

    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, related_name="revisi_list")
    nomor = models.PositiveSmallIntegerField("revisi ke")
    jenis = models.CharField(max_length=10, choices=Jenis)
    tanggal = models.DateField("tanggal dokumen")
    dokumen = models.CharField("nomor dokumen", max_length=120)
    jumlah = models.BigIntegerField("jumlah pagu sesudahnya (rupiah)")
    keterangan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dibuat = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["pagu", "nomor"]
        verbose_name = "revisi pagu"
        verbose_name_plural = "revisi pagu"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pagu", "nomor"], name="revisipagu_nomor_sekali", violation_error_message="Nomor revisi ini sudah ada."
            ),
            models.CheckConstraint(
                name="revisipagu_jumlah_tidak_negatif",
                condition=models.Q(jumlah__gte=0),
                violation_error_message="Pagu paling sedikit Rp0.",
            ),
            models.CheckConstraint(
                name="revisipagu_pertama_murni",
                condition=models.Q(nomor=1, jenis="murni") | (models.Q(nomor__gt=1) & ~models.Q(jenis="murni")),
                violation_error_message="Pagu murni hanya yang pertama; sesudahnya pergeseran atau perubahan.",
            ),
            models.CheckConstraint(
                name="revisipagu_berdokumen", condition=~models.Q(dokumen=""), violation_error_message="Tulis nomor dokumennya."
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="revisi_tetap", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="berurutan",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("terakhir", "INTEGER"), ("hari", "DATE")],
                func=REVISI_BERURUTAN,
            ),
            pgtrigger.Trigger(name="berlaku", when=pgtrigger.After, operation=pgtrigger.Insert, func=REVISI_BERLAKU),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.dokumen}"
