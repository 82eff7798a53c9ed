"""Units of the city: a tree as deep as SIASN's, whose top level are the perangkat daerah."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Upper
from django.db.models.sql.compiler import SQLCompiler
from django.urls import reverse

from pegawai.models.riwayat import track_perubahan

if TYPE_CHECKING:
    from pegawai.models.akun import Pengguna

SUBTREE_SQL = """
    WITH RECURSIVE cabang AS (
        SELECT id FROM pegawai_unitkerja WHERE id = ANY(%s)
        UNION
        SELECT anak.id FROM pegawai_unitkerja anak JOIN cabang ON anak.induk_id = cabang.id
    ) SELECT id FROM cabang
"""
ANCESTOR_SQL = """
    WITH RECURSIVE jalur AS (
        SELECT id, induk_id FROM pegawai_unitkerja WHERE id = %s
        UNION
        SELECT atas.id, atas.induk_id FROM pegawai_unitkerja atas JOIN jalur ON atas.id = jalur.induk_id
    ) SELECT id FROM jalur
"""


class InSubtree(models.Func):
    """True where the unit lies in these branches. As an array, for the planner guesses a recursive query's size wrongly."""

    output_field = models.BooleanField()

    def __init__(self, unit: str, root_ids: Iterable[int]) -> None:
        self.root_ids = list(root_ids)
        super().__init__(models.F(unit))

    def as_sql(self, compiler: SQLCompiler, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        column, params = compiler.compile(self.get_source_expressions()[0])
        return f"({column} = ANY(ARRAY({SUBTREE_SQL})))", [*params, self.root_ids]


class UnitKerjaQuerySet(models.QuerySet["UnitKerja"]):
    def active(self) -> "UnitKerjaQuerySet":
        return self.filter(is_aktif=True)

    def visible_to(self, user: "Pengguna") -> "UnitKerjaQuerySet":
        """All units for city-wide roles; otherwise those one heads today and what lies below them."""
        return self if user.has_city_scope else self.subtree_of(user.headed_unit_ids)

    def search(self, text: str) -> "UnitKerjaQuerySet":
        """Every word must occur in the name or the short name."""
        found = self
        for word in text.split():
            found = found.filter(models.Q(nama__icontains=word) | models.Q(singkatan__icontains=word))
        return found

    def subtree_of(self, root_ids: Iterable[int]) -> "UnitKerjaQuerySet":
        """These units and everything below them, in one query."""
        return self.filter(pk__in=RawSQL(SUBTREE_SQL, [list(root_ids)]))  # noqa: S611 -- constant SQL, parameters bound

    def ancestors_of(self, unit_id: int) -> "UnitKerjaQuerySet":
        """The unit itself and the units above it."""
        return self.filter(pk__in=RawSQL(ANCESTOR_SQL, [unit_id]))  # noqa: S611 -- constant SQL, parameters bound


@track_perubahan("UnitKerjaEvent", impor=True)
class UnitKerja(models.Model):
    """A unit of the organisation; a perangkat daerah has no parent."""

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
            )
        ]
        indexes: ClassVar = [
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="unitkerja_nama_trgm"),
            GinIndex(OpClass(Upper("singkatan"), name="gin_trgm_ops"), name="unitkerja_singkatan_trgm"),
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("pegawai:unit-detail", args=[self.pk])
