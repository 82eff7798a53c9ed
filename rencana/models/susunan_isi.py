"""What a reckoning holds: budgets, programmes, seats, who is left without, how it treats units."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from diklat.models import Program
from pegawai.models import Pegawai, UnitKerja
from rencana.models.pagu import PaguAnggaran
from rencana.models.periode import BULAN_SETAHUN, bulan_kosong
from rencana.models.susunan import Susunan


class SusunanPagu(models.Model):
    """One budget as a reckoning saw it: `tersedia` is what was left for it to spend, with what the scenario adds (or takes).

    `harga` are the points that one more million rupiah would bring at most; 0: this budget holds nothing back.
    """

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="pagu_list")
    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, related_name="+")
    tambahan = models.BigIntegerField("tambahan dalam skenario (rupiah)", default=0)
    tersedia = models.BigIntegerField(default=0, editable=False)
    tetap = models.BigIntegerField("biaya baris yang tetap", default=0, editable=False)
    dipakai = models.BigIntegerField(default=0, editable=False)
    harga = models.FloatField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ["susunan", "pagu__rekening__kode", "pk"]
        verbose_name = "pagu susunan"
        verbose_name_plural = "pagu susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "pagu"], name="susunanpagu_sekali", violation_error_message="Pagu ini sudah ada pada susunan."
            ),
            models.CheckConstraint(
                name="susunanpagu_tidak_terlampaui",
                condition=models.Q(dipakai__gte=0, dipakai__lte=models.F("tersedia")) | models.Q(dipakai=0),
                violation_error_message="Susunan tidak memakai lebih daripada yang tersedia.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.susunan}: {self.pagu}"


class SusunanBaris(models.Model):
    """A programme that the reckoning holds, with what it closes and costs. `kursi` are the people in it, in all its batches.

    `is_tetap`: the planner's own or locked row, for which the reckoning only found people; without the batches that were opened. Levels:
    `dijanjikan` if everybody reached the programme's level, `terbukti` the part that rests on measured graduates, `dipakai` what counted.
    """

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="baris_list")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    pagu = models.ForeignKey(PaguAnggaran, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_tetap = models.BooleanField(default=False)
    bulan = ArrayField(models.PositiveSmallIntegerField(), default=bulan_kosong, size=BULAN_SETAHUN)
    kursi = models.PositiveIntegerField()
    biaya = models.BigIntegerField()
    nilai = models.FloatField(default=0)
    level_dijanjikan = models.FloatField(default=0)
    level_terbukti = models.FloatField(default=0)
    level_dipakai = models.FloatField(default=0)
    lulusan = models.PositiveIntegerField("lulusan yang sudah diukur", default=0)

    class Meta:
        ordering: ClassVar = ["susunan", "-nilai", "program__nama", "pk"]
        verbose_name = "baris susunan"
        verbose_name_plural = "baris susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "program", "pagu"],
                name="susunanbaris_sekali",
                nulls_distinct=False,
                violation_error_message="Program ini sudah ada pada susunan dengan pagu yang sama.",
            ),
            models.CheckConstraint(
                name="susunanbaris_dua_belas_bulan",
                condition=models.Q(bulan__len=BULAN_SETAHUN),
                violation_error_message="Tulis jumlah angkatan untuk dua belas bulan.",
            ),
            models.CheckConstraint(
                name="susunanbaris_biaya_tidak_negatif",
                condition=models.Q(biaya__gte=0),
                violation_error_message="Biaya paling sedikit Rp0.",
            ),
            models.CheckConstraint(
                name="susunanbaris_berpagu_bila_berbiaya",
                condition=models.Q(pagu__isnull=False) | models.Q(is_tetap=True),
                violation_error_message="Setiap program yang dipilih hitungan mempunyai pagu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.program}: {self.angkatan_count}"

    @property
    def angkatan_count(self) -> int:
        return sum(self.bulan)

    @property
    def rupiah_per_level(self) -> int | None:
        return round(self.biaya / self.level_dipakai) if self.level_dipakai > 0 else None


class SusunanPeserta(models.Model):
    """A seat: who, in which programme, in which month, and how many levels it is expected to close for him."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="peserta_list", db_index=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    bulan = models.PositiveSmallIntegerField()
    is_wajib = models.BooleanField(default=False)
    level_tertutup = models.FloatField(default=0)

    class Meta:
        ordering: ClassVar = ["susunan", "program", "bulan", "pk"]
        verbose_name = "peserta susunan"
        verbose_name_plural = "peserta susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "program", "pegawai"],
                name="susunanpeserta_sekali",
                violation_error_message="Pegawai ini sudah mendapat kursi program itu.",
            ),
            models.CheckConstraint(
                name="susunanpeserta_bulan_1_sampai_12",
                condition=models.Q(bulan__range=(1, BULAN_SETAHUN)),
                violation_error_message="Bulan 1 sampai 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.program}"


class SusunanTak(models.Model):
    """Somebody with a gap and no seat: the first limit that is true of the programme that would help most, with its figures."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="tak_list", db_index=False)
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kode = models.CharField(max_length=20)
    ada = models.FloatField(default=0)
    batas = models.FloatField(default=0)
    lain = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["susunan", "kode", "pk"]
        verbose_name = "pegawai tanpa kursi"
        verbose_name_plural = "pegawai tanpa kursi"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "pegawai"],
                name="susunantak_sekali",
                violation_error_message="Pegawai ini sudah tercatat tanpa kursi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pegawai}: {self.kode}"


class SusunanUnit(models.Model):
    """How a reckoning treats one perangkat daerah with all units below it."""

    susunan = models.ForeignKey(Susunan, on_delete=models.CASCADE, related_name="unit_list")
    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    pegawai = models.PositiveIntegerField()
    berkesenjangan = models.PositiveIntegerField()
    dilayani = models.PositiveIntegerField()
    level_kesenjangan = models.FloatField()
    level_tertutup = models.FloatField()

    class Meta:
        ordering: ClassVar = ["susunan", "unit__sebutan", "pk"]
        verbose_name = "unit dalam susunan"
        verbose_name_plural = "unit dalam susunan"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["susunan", "unit"], name="susunanunit_sekali", violation_error_message="Unit ini sudah ada pada susunan."
            ),
            models.CheckConstraint(
                name="susunanunit_dari_pegawainya",
                condition=models.Q(dilayani__lte=models.F("pegawai"), berkesenjangan__lte=models.F("pegawai")),
                violation_error_message="Yang dilayani tidak lebih banyak daripada pegawai unitnya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.susunan}: {self.unit}"

    @property
    def persen_tertutup(self) -> float:
        return 100 * self.level_tertutup / self.level_kesenjangan if self.level_kesenjangan else 0.0
