"""Programmes to be improved first: rated low by participants twice running; and those that lost their money.

Only released blocks of answers are read, and no figure or word is shown that the pages of evaluation would keep back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from diklat.models import Program
from evaluasi.models import KomentarSurvei
from evaluasi.queries.dampak.janji import Janji, list_janji
from evaluasi.queries.hasil.pita import Jenis, Pita, load_pita
from evaluasi.queries.survei import Angka, blok_list
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from lib import waktu
from lib.format import format_angka, format_persen, format_rupiah
from rencana.models import PeriodeRencana, Susunan

BERTURUT: Final = 2
DISISIHKAN: Final = {
    "tanpa_biaya": "Belum ada biayanya. Isi biaya per angkatan dan per peserta pada programnya.",
    "tanpa_pagu": "Belum diketahui pagunya. Tulis satu barisnya pada rencana dengan pagunya, lalu hitung lagi.",
}


@dataclass(frozen=True, slots=True)
class Perbaiki:
    """A programme with its last two figures, oldest first, and what participants wrote in those blocks."""

    program_id: int
    nama: str
    angka: Sequence[Angka]
    komentar: Sequence[KomentarSurvei]
    is_dipilih: bool


@dataclass(frozen=True, slots=True)
class Hilang:
    """A programme of the plan before that the reckoning gives no money."""

    nama: str
    kalimat: str


def list_perbaiki(chosen: set[int]) -> list[Perbaiki]:
    """The lowest first. Five queries at most."""
    newest = _newest()
    pita = load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN]
    blok_ids = [pk for pks in newest.values() for pk in pks]
    figures = {row.blok: row for row in figure_sets({"tiap": Irisan(blok_ids, ("blok",))})["tiap"]} if blok_ids else {}
    low = {
        program: [figures[pk] for pk in pks]
        for program, pks in newest.items()
        if all(pk in figures and is_rendah(pita, figures[pk]) for pk in pks)
    }
    names = dict(Program.objects.filter(pk__in=low).active().values_list("pk", "nama"))
    words = _komentar([pk for program in names for pk in newest[program]])
    found = [Perbaiki(pk, nama, low[pk], words.get(pk, []), pk in chosen) for pk, nama in names.items()]
    return sorted(found, key=lambda row: (row.angka[-1].rata, row.nama))


def is_rendah(pita: Pita, angka: Angka) -> bool:
    """Below the second best band, as the pages of evaluation mark it."""
    return pita.batas_baik is not None and angka.rata < pita.batas_baik


def _newest() -> dict[int, list[int]]:
    """The last two released blocks of each programme that has two, oldest first."""
    found: dict[int, list[int]] = {}
    for program, pk in blok_list().order_by("program", "-dirilis", "-pk").values_list("program", "pk"):
        if len(blocks := found.setdefault(program, [])) < BERTURUT:
            blocks.insert(0, pk)
    return {program: blocks for program, blocks in found.items() if len(blocks) == BERTURUT}


def _komentar(blok_ids: Sequence[int]) -> dict[int, list[KomentarSurvei]]:
    rows = KomentarSurvei.objects.filter(blok__in=blok_ids, is_disembunyikan=False).select_related("butir", "narasumber", "blok")
    found: dict[int, list[KomentarSurvei]] = {}
    for row in rows.order_by("-blok__dirilis", "pk"):
        if row.blok.program_id is not None:
            found.setdefault(row.blok.program_id, []).append(row)
    return found


def list_hilang(susunan: Susunan, chosen: set[int]) -> list[Hilang]:
    """Programmes of the plan in force, of the year or else of the year before, that get nothing. Three queries."""
    years = (susunan.periode.tahun, susunan.periode.tahun - 1)
    plan = PeriodeRencana.objects.berlaku().filter(tahun__in=years).order_by("-tahun").first()
    if plan is None:
        return []
    known: dict[int, list[Janji]] = {}
    for one in list_janji():
        known.setdefault(one.program_id, []).append(one)
    rows = plan.baris_list.exclude(program__in=chosen).order_by("-biaya").values_list("program", "program__nama", "biaya")
    return [Hilang(nama, _hilang(nama, biaya, plan, known.get(pk, []))) for pk, nama, biaya in rows]


def _hilang(nama: str, biaya: int, plan: PeriodeRencana, known: Sequence[Janji]) -> str:
    """What became of its money, with what was proven of it."""
    before = f"{nama} mendapat {format_rupiah(biaya)} pada {plan}, dan tidak mendapat uang dalam susunan ini"
    proven = [one for one in known if one.bagian is not None]
    if not proven:
        return f"{before}: uang yang sama menutup lebih banyak pada program lain."
    best = max(proven, key=lambda one: one.bagian or 0)
    kept = format_persen(100 * (best.bagian or 0), 0)
    share = f"dari {format_angka(best.porsi.n)} lulusan yang terukur, yang terbukti mencapai janjinya {kept}"
    return f"{before}: {share}, jadi uang yang sama menutup lebih banyak pada program lain."


def list_disisihkan(susunan: Susunan) -> list[tuple[str, list[str]]]:
    """Programmes that could not be reckoned, by why, with what to do. One query."""
    keys = {pk for pks in susunan.disisihkan.values() for pk in pks}
    names = dict(Program.objects.filter(pk__in=keys).values_list("pk", "nama")) if keys else {}
    return [
        (DISISIHKAN.get(kode, kode), sorted(names[pk] for pk in pks if pk in names))
        for kode, pks in sorted(susunan.disisihkan.items())
        if pks
    ]
