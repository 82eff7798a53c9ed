"""What a level of a competency means in words, as the dictionary in force says: for whoever reads or chooses one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from kompetensi.models import LevelKompetensi, VersiKompetensi

BELUM = "Belum menunjukkan level 1"


@dataclass(frozen=True, slots=True)
class Kata:
    """By competency and level; a level between two is told by the lower one, which is reached."""

    teks: Mapping[tuple[int, int], LevelKompetensi] = field(default_factory=dict)

    def of(self, kompetensi_id: int, level: Decimal | int | None) -> str:
        """ "Dasar: Mampu …"; nothing where the dictionary has no words for it."""
        if level is None:
            return ""
        if level < 1:
            return BELUM
        row = self.teks.get((kompetensi_id, int(level)))
        return f"{row.label}: {row.deskripsi}" if row else ""


def kata_of(kompetensi_ids: Iterable[int], day: date) -> Kata:
    """One query, whatever their number."""
    newest = VersiKompetensi.objects.filter(kompetensi=OuterRef("versi__kompetensi"), berlaku_mulai__lte=day).order_by("-nomor")
    rows = LevelKompetensi.objects.filter(versi__kompetensi__in=set(kompetensi_ids), versi__nomor=Subquery(newest.values("nomor")[:1]))
    return Kata({(row.versi.kompetensi_id, row.level): row for row in rows.select_related("versi")})
