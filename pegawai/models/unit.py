"""Units of the city: a tree as deep as SIASN's, whose top level are the perangkat daerah."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Upper
from django.db.models.sql.compiler import SQLCompiler
from django.urls import reverse

from lib import waktu
from lib.format import format_tanggal_pendek
from pegawai.models.hari import SEJAK_AWAL, DateRange
from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna

SUBTREE_SQL = "SELECT unit_id FROM cabang_pada(%s::bigint[], %s)"
PISAH: Final = " · "
NONAKTIF: Final = " (tidak aktif)"
"""What stands between the names of a `sebutan`, and at its end; the trigger that writes it says both too."""
ANCESTOR_SQL = "SELECT unit_id FROM jalur_pada(ARRAY[%s]::bigint[], %s)"
TOP_SQL = "SELECT unit_id FROM induk_pada(%s) WHERE induk_id IS NULL"
BELOW_SQL = "SELECT unit_id FROM induk_pada(%s) WHERE induk_id = ANY(%s::bigint[])"
PARENT_SQL = "SELECT induk_id FROM induk_pada(%s) WHERE induk_id IS NOT NULL"


class InSubtree(models.Func):
    """True where the unit lies in these branches on the day. As an array, for the planner guesses a recursive query's size wrongly."""

    output_field = models.BooleanField()

    def __init__(self, unit: str, root_ids: Iterable[int], day: date) -> None:
        self.root_ids, self.day = list(root_ids), day
        super().__init__(models.F(unit))

    def as_sql(self, compiler: SQLCompiler, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        column, params = compiler.compile(self.get_source_expressions()[0])
        return f"({column} = ANY(ARRAY({SUBTREE_SQL})))", [*params, self.root_ids, self.day]


def words_of(text: str) -> list[str]:
    """What is looked for in the name or the path of a unit; the marks that a `sebutan` puts between names are none."""
    return text.replace(PISAH.strip(), " ").replace(",", " ").split()


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    def active(self) -> "UnitKerjaQuerySet":
        return self.filter(is_aktif=True)

    def visible_to(self, user: "Pengguna") -> "UnitKerjaQuerySet":
        """All units for city-wide roles; otherwise those one heads today and what lies below them."""
        return self if user.has_city_scope else self.subtree_of(user.headed_unit_ids)

    def search(self, text: str) -> "UnitKerjaQuerySet":
        """Every word, in any order, occurs in the names on the way up from the unit; adds `kena`, how many do in its own."""
        found, own = self, models.Value(0)
        for word in words_of(text):
            found = found.filter(teks_cari__icontains=word)
            named = models.Q(nama__icontains=word) | models.Q(singkatan__icontains=word)
            own += models.Case(models.When(named, then=1), default=0)  # type: ignore[assignment]
        return found.annotate(kena=Cast(own, models.IntegerField()))

    def subtree_of(self, root_ids: Iterable[int], day: date | None = None) -> "UnitKerjaQuerySet":
        """These units and everything below them on the day (today), in one query."""
        return self.filter(pk__in=RawSQL(SUBTREE_SQL, [list(root_ids), day or waktu.today()]))  # noqa: S611 -- constant SQL

    def ancestors_of(self, unit_id: int, day: date | None = None) -> "UnitKerjaQuerySet":
        """The unit itself and the units above it on the day (today)."""
        return self.filter(pk__in=RawSQL(ANCESTOR_SQL, [unit_id, day or waktu.today()]))  # noqa: S611 -- constant SQL

    def top(self, day: date | None = None) -> "UnitKerjaQuerySet":
        """Perangkat daerah: no unit lies above on the day (today)."""
        return self.filter(pk__in=RawSQL(TOP_SQL, [day or waktu.today()]))  # noqa: S611 -- constant SQL

    def below(self, *unit_ids: int, day: date | None = None) -> "UnitKerjaQuerySet":
        """The units right below one of these on the day (today)."""
        return self.filter(pk__in=RawSQL(BELOW_SQL, [day or waktu.today(), list(unit_ids)]))  # noqa: S611 -- constant SQL

    def with_anak(self, day: date | None = None) -> "UnitKerjaQuerySet":
        """Adds `has_anak`: a unit lies right below on the day (today)."""
        parents = RawSQL(PARENT_SQL, [day or waktu.today()])  # noqa: S611 -- constant SQL
        return self.annotate(has_anak=models.ExpressionWrapper(models.Q(pk__in=parents), models.BooleanField()))


@track_perubahan("UnitKerjaEvent", impor=True, exclude=["sebutan", "teks_cari"])
class UnitKerja(models.Model):
    """A unit of the organisation; a perangkat daerah has no parent. `induk` is the last that is recorded and may lie ahead, RiwayatInduk
    holds those before: everything reads the parent of a day (docs/keputusan/0039).

    `sebutan` is how the unit is called wherever it does not stand below its parent: its name and as much of the way up as tells it apart
    from all others. It and `teks_cari`, all names on that way, are written by the database only, by today's tree (docs/keputusan/0038).
    """

    class Jenis(models.TextChoices):
        PERANGKAT_DAERAH = "pd", "Perangkat daerah"
        SUBUNIT = "subunit", "Bagian, bidang, atau seksi"
        UPT = "upt", "UPT, sekolah, atau puskesmas"

    siasn_id = models.CharField("ID SIASN", max_length=42, unique=True, null=True, blank=True)
    nama = models.CharField("nama unit", max_length=200)
    singkatan = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=8, choices=Jenis, default=Jenis.SUBUNIT)
    induk = models.ForeignKey("self", verbose_name="unit atasan", on_delete=models.PROTECT, null=True, blank=True, related_name="anak_list")
    is_aktif = models.BooleanField("aktif", default=True)
    sebutan = models.CharField(editable=False, default="", db_default="")
    teks_cari = models.TextField(editable=False, default="", db_default="")

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nama"]
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="unitkerja_bukan_induk_sendiri",
                condition=~models.Q(pk=models.F("induk")),
                violation_error_message="Unit tidak boleh menjadi atasan dirinya sendiri.",
            ),
            models.UniqueConstraint(
                name="unitkerja_sebutan_tunggal",
                fields=["sebutan"],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Dua unit tidak boleh disebut sama.",
            ),
        ]
        indexes: ClassVar = [
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="unitkerja_nama_trgm"),
            GinIndex(OpClass(Upper("teks_cari"), name="gin_trgm_ops"), name="unitkerja_cari_trgm"),
            GinIndex(OpClass(Upper("singkatan"), name="gin_trgm_ops"), name="unitkerja_singkatan_trgm"),
        ]

    def __str__(self) -> str:
        return self.sebutan or self.nama

    def get_absolute_url(self) -> str:
        return reverse("pegawai:unit-detail", args=[self.pk])

    @property
    def nama_dokumen(self) -> str:
        """As letters and certificates write it, which do not say whether it is still in use: "Subbagian Keuangan, Dinas Kesehatan"."""
        return str(self).removesuffix(NONAKTIF).replace(PISAH, ", ")


@track_perubahan("RiwayatIndukEvent", impor=True)
class RiwayatInduk(models.Model):
    """Below which unit a unit lies until it is moved (None: at the top); only `pegawai.services.induk` writes these rows."""

    unit = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="riwayat_induk_list")
    induk = models.ForeignKey(UnitKerja, verbose_name="unit atasan", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateField("mulai berlaku", default=SEJAK_AWAL)
    selesai = models.DateField("dipindah pada")

    class Meta:
        ordering: ClassVar = ["-mulai"]
        verbose_name = "riwayat unit atasan"
        verbose_name_plural = "riwayat unit atasan"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="riwayatinduk_tanggal_berurutan",
                condition=models.Q(selesai__gt=models.F("mulai")),
                violation_error_message="Unit dipindah sesudah tanggal mulai letaknya yang lama.",
            ),
            ExclusionConstraint(
                name="riwayatinduk_satu_per_hari",
                expressions=[("unit", RangeOperators.EQUAL), (DateRange("mulai", "selesai"), RangeOperators.OVERLAPS)],
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Unit ini sudah mempunyai unit atasan pada tanggal itu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} sampai {format_tanggal_pendek(self.selesai)}"
