"""Rows of the draft made from those of a reckoning: what is new, and what the year holds already."""

from collections.abc import Iterator, Mapping

from django.db.models import F, Sum

from rencana.models import BarisRencana, KomitmenBiaya, PeriodeRencana, Susunan, SusunanBaris
from rencana.models.periode import BULAN_SETAHUN
from rencana.queries.masalah import values_of
from rencana.queries.masalah_uang import read_uang
from rencana.services.periode import describe

Kunci = tuple[int, int | None]


def replace_baris(susunan: Susunan, periode: PeriodeRencana) -> None:
    """Rows of the reckoning before go. Batches that were opened from them are of the year all the same, and stay in it."""
    held = read_uang(periode, {}, values_of(periode.tahun)).luar
    free = periode.baris_list.filter(asal=BarisRencana.Asal.OPTIMAL, is_terkunci=False)
    old = {(row.program_id, row.pagu_id): row for row in free.select_related("program__jenis")}
    new = {(row.program_id, row.pagu_id): row for row in susunan.baris_list.filter(is_tetap=False).select_related("program__jenis")}
    spent = biaya_ada(periode.tahun)
    free.delete()
    BarisRencana.objects.bulk_create(
        [
            *(make_baris(periode, one, held.get(one.program_id, []), spent.get(key, 0)) for key, one in new.items()),
            *keep_ada({key: row for key, row in old.items() if key not in new}, held, spent),
        ]
    )


def make_baris(periode: PeriodeRencana, one: SusunanBaris, held: list[int], spent: int) -> BarisRencana:
    """Seats per batch are rounded up; the cost is of the people that were counted, and what is committed for batches that exist."""
    months = [new + there for new, there in zip(one.bulan, held or [0] * BULAN_SETAHUN, strict=True)]
    each = max(1, -(-one.kursi // one.angkatan_count))
    row = BarisRencana(periode=periode, program=one.program, pagu_id=one.pagu_id, bulan=months, kursi=each, biaya=one.biaya + spent)
    row.asal, row.target = BarisRencana.Asal.OPTIMAL, f"{one.kursi} orang"
    describe(row)
    return row


def keep_ada(old: Mapping[Kunci, BarisRencana], held: Mapping[int, list[int]], spent: Mapping[Kunci, int]) -> Iterator[BarisRencana]:
    for key, row in old.items():
        if row.program_id in held:
            row.pk, row.bulan, row.biaya = None, held[row.program_id], spent.get(key, 0)
            row._state.adding = True
            yield row


def biaya_ada(tahun: int) -> dict[Kunci, int]:
    """Committed and spent for batches of the year, by programme and budget."""
    rows = KomitmenBiaya.objects.filter(angkatan__tahun=tahun).order_by().values_list("angkatan__program", "pagu")
    return {(program, pagu): total for program, pagu, total in rows.annotate(n=Sum(F("terikat") + F("terealisasi")))}
