"""What a level of a competency means in words, as the dictionary in force says: for whoever reads or chooses one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, OuterRef, QuerySet, Subquery, Value

from kompetensi.models import LevelKompetensi, VersiKompetensi
from kompetensi.models.kamus import LEVEL_MAX, LEVEL_MIN
from lib.format import format_level
from lib.siap import Siap
from lib.sql import AnyOf
from pegawai.models.akun import CONTOH

BELUM = "Belum menunjukkan level 1"
NOL = (0, f"0. {BELUM}")


class Arti(NamedTuple):
    label: str
    deskripsi: str


@dataclass(frozen=True, slots=True)
class Kata:
    """By competency and level; a level between two is told by the lower one, which is reached."""

    teks: Mapping[tuple[int, int], Arti] = field(default_factory=dict)

    def of(self, kompetensi_id: int | None, level: Decimal | int | None) -> str:
        """ "Dasar: Mampu …"; nothing where the dictionary has no words for it."""
        if level is None:
            return ""
        if level < 1:
            return BELUM
        row = self.teks.get((kompetensi_id or 0, int(level)))
        return f"{row.label}: {row.deskripsi}" if row else ""

    def kalimat(self, kompetensi_id: int | None, level: Decimal | int | None, sebutan: str) -> str:
        """ "Sekarang 2,75. Dasar: Mampu …"; nothing where there are no words."""
        words = self.of(kompetensi_id, level)
        return f"{sebutan} {format_level(level)}. {words}" if words else ""

    def pilihan(self, kompetensi_id: int | None) -> list[tuple[int, str]]:
        """Levels 1 to 5 to choose from, each with its words where the dictionary has them."""
        named = ((level, self.of(kompetensi_id, level)) for level in range(LEVEL_MIN, LEVEL_MAX + 1))
        return [(level, f"{level}. {words}" if words else f"Level {level}") for level, words in named]


def kata_of(kompetensi_ids: Iterable[int], day: date) -> Kata:
    """One query, whatever their number; none for nothing."""
    asked = list(set(kompetensi_ids))
    found = LEVEL.rows(kompetensi=asked, hari=day) if asked else []
    return Kata({(kompetensi, level): Arti(label, words) for kompetensi, level, label, words in found})


def _level_of(kompetensi: list[int], hari: date) -> QuerySet[LevelKompetensi, Any]:
    newest = VersiKompetensi.objects.filter(kompetensi=OuterRef("versi__kompetensi"), berlaku_mulai__lte=hari).order_by("-nomor")
    asked = AnyOf(F("versi__kompetensi"), Value(kompetensi, ArrayField(BigIntegerField())))
    rows = LevelKompetensi.objects.filter(asked, versi__nomor=Subquery(newest.values("nomor")[:1]))
    return rows.values_list("versi__kompetensi", "level", "label", "deskripsi")


LEVEL = Siap(_level_of, kompetensi=[CONTOH], hari=date.max)
