"""Whom a programme is not meant for: one function of the database, asked by the ORM and by statements (docs/keputusan/0042)."""

from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.lookups import Exact

PROGRAM: Final = ("jenis_asn", "kelompok_jabatan", "golongan_pns__urutan", "golongan_pppk__urutan")
KODE: Final = ArrayField(models.TextField())


class TidakCocok(models.Func):
    """Codes of the rules that somebody does not fulfil: jenis_asn, kelompok_jabatan, golongan_pns or golongan_pppk; empty where it fits.

    `program`: kinds of employment, groups of positions, least rank of each scheme; `orang`: kind, group, scheme of the rank, rank.
    """

    function = "tidak_cocok"
    output_field: Any = KODE

    def __init__(self, program: tuple[Any, ...], orang: tuple[Any, ...]) -> None:
        super().__init__(*program, *orang)

    def is_empty(self) -> Exact:
        return Exact(self, models.Value([], KODE))
