"""What a programme closes of one person's gaps, as columns of a query over programmes.

The gaps go in as four arrays, so that the statement is as short for twenty competencies as for one.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.expressions import F, Func

from diklat.queries.pembaca import Butir

GAPS_SQL = """(SELECT {select} FROM diklat_programkompetensi pk
    JOIN unnest(%s::bigint[], %s::int[], %s::numeric[], %s::numeric[]) AS b (kompetensi, standar, level, bobot)
      ON b.kompetensi = pk.kompetensi_id AND pk.level > b.level
    WHERE pk.program_id = {program})"""


class OfGaps(Func):
    """A column computed from the rows of a programme that raise above the reader's level."""

    select: ClassVar[str]
    wrap: ClassVar[str] = "{}"

    def __init__(self, lacks: Sequence[Butir] = (), **extra: Any) -> None:
        super().__init__(F("pk"), **extra)
        self.lacks = list(lacks)

    def as_sql(self, compiler: Any, connection: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        program, params = compiler.compile(self.source_expressions[0])
        columns = zip(*((row.kompetensi_id, row.standar, row.level, row.bobot) for row in self.lacks), strict=True)
        arrays = [list(column) for column in columns] or [[], [], [], []]
        return self.wrap.format(GAPS_SQL.format(select=self.select, program=program)), [*arrays, *params]


class Tertutup(OfGaps):
    """The weighted gap that the programme closes: up to the standard or to its own level, whichever is lower."""

    select = "coalesce(sum((least(pk.level, b.standar) - b.level) * b.bobot), 0)"
    output_field = models.DecimalField(max_digits=9, decimal_places=4)


class Menutup(OfGaps):
    """The competencies in which it closes something."""

    select = "pk.kompetensi_id"
    wrap = "ARRAY{}"
    output_field = ArrayField(models.BigIntegerField())
