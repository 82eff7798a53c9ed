"""What a level of a competency means in words, as the dictionary in force says: for whoever reads or chooses one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import OuterRef, Subquery

from kompetensi.models import LevelKompetensi, VersiKompetensi
from kompetensi.models.kamus import LEVEL_MAX, LEVEL_MIN
from lib.format import format_level

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
    """One query, whatever their number."""
    newest = VersiKompetensi.objects.filter(kompetensi=OuterRef("versi__kompetensi"), berlaku_mulai__lte=day).order_by("-nomor")
    rows = LevelKompetensi.objects.filter(versi__kompetensi__in=set(kompetensi_ids), versi__nomor=Subquery(newest.values("nomor")[:1]))
    found = rows.values_list("versi__kompetensi", "level", "label", "deskripsi")
    return Kata({(kompetensi, level): Arti(label, words) for kompetensi, level, label, words in found})
