"""Which open batches suit a group of people: how much of their gaps each closes, and whom of them the service would let in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import F

from diklat.models import Angkatan, Program
from diklat.queries.pendaftaran import list_penolakan, load_konteks
from lib import waktu
from lib.sql import fetch

DINILAI: Final = range(3, 13)
PASANGAN: Final = 300
"""How many batches are judged person by person, fewer the more people there are; further ones close less."""
# The case of many people of `kesenjangan.Tertutup`: official levels, up to the standard or to the programme's own level.
TERTUTUP_SQL: Final = """
    SELECT r.program_id, p.pegawai_id, sum((least(r.level, p.standar) - p.level) * p.bobot)
    FROM diklat_programkompetensi r
    JOIN kompetensi_profilkompetensi p ON p.kompetensi_id = r.kompetensi_id AND p.level < least(r.level, p.standar)
    WHERE p.pegawai_id = ANY(%(pegawai)s) AND (%(kompetensi)s::bigint IS NULL OR r.kompetensi_id = %(kompetensi)s::bigint)
    GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True)
class PilihanKelompok:
    """`boleh` = who may come in, largest gap first, `tanpa_alasan` those of them of whom the rules want no reason.

    `bobot` = the weighted gap that it closes of theirs; `berkesenjangan` of all asked.
    """

    angkatan: Angkatan
    boleh: list[int]
    tanpa_alasan: list[int]
    berkesenjangan: int
    bobot: Decimal


def pilihan_kelompok(pegawai_ids: Sequence[int], kompetensi_id: int | None = None) -> list[PilihanKelompok]:
    """Batches that take applications today and close something, the most useful on top; three queries."""
    closes = _closes(pegawai_ids, kompetensi_id)
    active = Program.objects.active().filter(pk__in=closes).order_by().values("pk")
    rows = Angkatan.objects.open_on(waktu.today()).filter(program__in=active).select_related("program")
    first = rows.order_by(F("mulai").asc(nulls_last=True), "pk")
    batches = sorted(first, key=lambda row: -sum(closes[row.program_id].values()))[: _dinilai(len(pegawai_ids))]
    facts = load_konteks(((row.pk, pk) for row in batches for pk in pegawai_ids), "atasan")
    found = []
    for row in batches:
        closed = closes[row.program_id]
        against = {pk: list_penolakan(facts[row.pk, pk]) for pk in pegawai_ids if (row.pk, pk) in facts and pk in closed}
        boleh = sorted((pk for pk, rules in against.items() if all(no.mengalah for no in rules)), key=lambda pk: -closed[pk])
        bobot = sum((closed[pk] for pk in boleh[: row.sisa]), Decimal(0))
        found.append(PilihanKelompok(row, boleh, [pk for pk in boleh if not against[pk]], len(closed), bobot))
    return sorted(found, key=lambda row: -row.bobot)


def _dinilai(orang: int) -> int:
    return min(DINILAI[-1], max(DINILAI[0], PASANGAN // max(orang, 1)))


def _closes(pegawai_ids: Sequence[int], kompetensi_id: int | None) -> dict[int, dict[int, Decimal]]:
    """Programme -> person -> weighted gap closed."""
    found: dict[int, dict[int, Decimal]] = {}
    for program, pegawai, bobot in fetch(TERTUTUP_SQL, {"pegawai": list(pegawai_ids), "kompetensi": kompetensi_id}):
        found.setdefault(program, {})[pegawai] = bobot
    return found
