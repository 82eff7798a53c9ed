"""As of a day: the SQL functions of this app in the ORM's words, so that it and set-based SQL read one text (docs/keputusan/0040)."""

from datetime import date
from typing import Any, Final, Self, TypeVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models.fields.related import ForeignObject
from django.db.models.sql.compiler import SQLCompiler

Baris = TypeVar("Baris", bound=models.Model)
SEJAK_AWAL: Final = date.min
"""The first day of a period that began before anything was recorded."""
AKTIF_SQL: Final = "({} NOT IN (SELECT t.pegawai_id FROM tidak_aktif(%s) t))"
KEDUDUKAN_SQL: Final = (
    "(SELECT k.{kolom} FROM pegawai_kedudukanhukum k JOIN kedudukan_pada(%s) s ON s.kedudukan_id = k.id WHERE s.pegawai_id = {})"
)
INDUK_SQL: Final = "(SELECT i.{kolom} FROM induk_pada(%s) t JOIN pegawai_unitkerja i ON i.id = t.induk_id WHERE t.unit_id = {})"


class DateRange(models.Func):
    function = "DATERANGE"
    output_field = DateRangeField()


def is_berlaku(mulai: date, selesai: date | None, hari: date) -> bool:
    """`berlaku` of rows that are loaded already."""
    return mulai <= hari and (selesai is None or selesai > hari)


@models.DateField.register_lookup
class Berlaku(models.Lookup):
    """`mulai__berlaku=day`: the day lies in the period that begins there; the end is the first day after it, or open."""

    lookup_name = "berlaku"
    AKHIR: Final = {"mulai": "selesai", "berlaku_mulai": "berlaku_sampai"}

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column: Any = self.lhs
        end = column.target.model._meta.get_field(self.AKHIR[column.target.name]).get_col(column.alias)
        parts = [compiler.compile(column), compiler.compile(end), self.process_rhs(compiler, connection)]
        return f"berlaku({', '.join(sql for sql, _ in parts)})", [value for _, params in parts for value in params]


class BerlakuQuerySet(models.QuerySet[Baris]):
    def on(self, day: object) -> Self:
        """Rows in force on the day; `berlaku_sampai` is the first day without."""
        return self.filter(berlaku_mulai__berlaku=day)


@ForeignObject.register_lookup
class AktifLookup(models.Lookup):
    """`pegawai__aktif=day`: the employee is active on the day."""

    lookup_name, prepare_rhs = "aktif", False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        column, params = compiler.compile(self.lhs)
        return AKTIF_SQL.format(column), [*params, self.rhs]


class Aktif(models.Func):
    """Whether the employee with this key is active on the day."""

    output_field: Any = models.BooleanField()
    sql, kolom = AKTIF_SQL, "id"

    def __init__(self, column: str, day: date) -> None:
        self.day = day
        super().__init__(models.F(column))

    def as_sql(self, compiler: SQLCompiler, connection: Any, *_: Any, **__: Any) -> tuple[str, Any]:
        column, params = compiler.compile(self.get_source_expressions()[0])
        return self.sql.format(column, kolom=self.kolom), [*params, self.day]


class Kedudukan(Aktif):
    """A column of the standing (its key, `nama`, `siasn_id`) of the employee with this key on the day."""

    sql = KEDUDUKAN_SQL

    def __init__(self, column: str, day: date, field: str = "id") -> None:
        super().__init__(column, day)
        self.output_field = models.BigIntegerField() if field == "id" else models.CharField()
        self.kolom = field


class Induk(Kedudukan):
    """A column (its key, `nama`, `siasn_id`) of the unit above the one with this key on the day; NULL at the top."""

    sql = INDUK_SQL
