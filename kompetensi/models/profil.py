"""What can be derived: the present level of each person and the sums per unit. Rebuilding gives the same rows.

The foreign keys of these tables carry no database constraint: their values are copied by one statement from rows that have it, and
checking 600,000 keys again would make the first build of a city six times as long. Their indexes are the named ones only.
"""

from typing import Any, ClassVar

from django.db import models

from kompetensi.models.kamus import Kompetensi
from kompetensi.models.penilaian import Penilaian, Sumber
from pegawai.models import Pegawai, UnitKerja

DERIVED: dict[str, Any] = {"on_delete": models.PROTECT, "db_constraint": False, "db_index": False}


class ProfilKompetensi(models.Model):
    """Where a placed person stands today in one competency: standard, official level, indicative level.

    `standar` NULL: the position does not ask for it. `level` NULL: never assessed, or the result expired.
    """

    pegawai = models.ForeignKey(Pegawai, related_name="profil_list", **DERIVED)
    kompetensi = models.ForeignKey(Kompetensi, related_name="+", **DERIVED)
    unit = models.ForeignKey(UnitKerja, related_name="+", **DERIVED)
    standar = models.PositiveSmallIntegerField(null=True)
    bobot = models.DecimalField(max_digits=5, decimal_places=2, default=1)
    level = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    penilaian = models.ForeignKey(Penilaian, null=True, related_name="+", **DERIVED)
    level_indikatif = models.DecimalField(max_digits=3, decimal_places=2, null=True)
    sumber_indikatif = models.CharField(max_length=8, choices=Sumber, blank=True)
    tanggal_indikatif = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["kompetensi__urutan"]
        verbose_name = "profil kompetensi"
        verbose_name_plural = "profil kompetensi"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pegawai", "kompetensi"], name="profilkompetensi_unik"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "kompetensi"], name="profil_unit_kompetensi")]

    def __str__(self) -> str:
        return f"{self.pegawai}, {self.kompetensi}"


class ProfilPegawai(models.Model):
    """Sums of one placed person over the competencies that are both required and assessed; JPM = capaian / standar x 100."""

    pegawai = models.OneToOneField(Pegawai, primary_key=True, related_name="profil", **DERIVED)
    unit = models.ForeignKey(UnitKerja, related_name="+", **DERIVED)
    berstandar = models.PositiveSmallIntegerField()
    dinilai = models.PositiveSmallIntegerField()
    memenuhi = models.PositiveSmallIntegerField()
    jumlah_standar = models.DecimalField(max_digits=9, decimal_places=4)
    jumlah_capaian = models.DecimalField("jumlah level, paling tinggi standar", max_digits=9, decimal_places=4)
    jumlah_level = models.DecimalField("jumlah level tanpa batas", max_digits=9, decimal_places=4)

    class Meta:
        verbose_name = "profil pegawai"
        verbose_name_plural = "profil pegawai"
        indexes: ClassVar = [models.Index(fields=["unit"], name="profilpegawai_unit")]

    def __str__(self) -> str:
        return str(self.pegawai)


class RingkasanUnit(models.Model):
    """Sums over the people placed in a unit or anywhere below it, per competency they are required to have."""

    unit = models.ForeignKey(UnitKerja, related_name="+", **DERIVED)
    kompetensi = models.ForeignKey(Kompetensi, related_name="+", **DERIVED)
    berstandar = models.IntegerField(default=0)
    dinilai = models.IntegerField(default=0)
    memenuhi = models.IntegerField(default=0)
    jumlah_kurang = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    jumlah_standar = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    jumlah_capaian = models.DecimalField(max_digits=14, decimal_places=4, default=0)

    class Meta:
        verbose_name = "ringkasan unit"
        verbose_name_plural = "ringkasan unit"
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "kompetensi"], name="ringkasanunit_unik")]

    def __str__(self) -> str:
        return f"{self.unit}, {self.kompetensi}"


class RingkasanJPM(models.Model):
    """How many people of a unit and those below it have a JPM of which class, within a kind of competency.

    `kelas` = the highest limit of any band set that the JPM reaches, x 100 (7800 = from 78 percent up to the next limit), so that every
    set can be told from the same rows; 0 = below all limits, BELUM = required but never assessed, TANPA = nothing required.
    """

    BELUM, TANPA = -1, -2

    class Lingkup(models.TextChoices):
        UMUM = "umum", "Manajerial dan sosial kultural"
        MANAJERIAL = "manajerial", "Manajerial"
        SOSIAL_KULTURAL = "sosial_kultural", "Sosial kultural"
        TEKNIS = "teknis", "Teknis"
        PEMERINTAHAN = "pemerintahan", "Pemerintahan"
        SEMUA = "semua", "Semua jenis"

    unit = models.ForeignKey(UnitKerja, related_name="+", **DERIVED)
    lingkup = models.CharField(max_length=16, choices=Lingkup)
    kelas = models.SmallIntegerField()
    jumlah = models.IntegerField(default=0)

    class Meta:
        verbose_name = "sebaran JPM unit"
        verbose_name_plural = "sebaran JPM unit"
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "lingkup", "kelas"], name="ringkasanjpm_unik")]

    def __str__(self) -> str:
        return f"{self.unit}, {self.lingkup}: {self.kelas}"


class PerluDihitung(models.Model):
    """People whose profile must be derived again; filled by triggers, NULL means everybody."""

    pegawai_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "antrean hitung ulang profil"
        verbose_name_plural = "antrean hitung ulang profil"

    def __str__(self) -> str:
        return f"pegawai {self.pegawai_id or 'semua'}"


class TandaRingkasan(models.Model):
    """For which day the derived rows were made; expiry and dated postings change them without a write."""

    tanggal = models.DateField()
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = "tanda ringkasan"
        verbose_name_plural = "tanda ringkasan"

    def __str__(self) -> str:
        return str(self.tanggal)
