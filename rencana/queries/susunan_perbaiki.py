"""Programmes to be improved first: rated low by participants twice running; and those that lost their money.

Only released blocks of answers are read, and no figure or word is shown that the pages of evaluation would keep back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONArray

from diklat.models import Program
from evaluasi.models import KomentarSurvei
from evaluasi.queries.dampak.janji import Janji, load_janji
from evaluasi.queries.hasil.pita import Jenis, Pita, load_pita
from evaluasi.queries.survei import Angka, blok_list
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from lib import waktu
from lib.format import format_angka, format_persen, format_rupiah
from pegawai.rekap import Tersimpan
from rencana.models import BarisRencana, PeriodeRencana, Susunan

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
    """A programme of the plan before that the reckoning gives no money, and what it had there."""

    program_id: int
    nama: str
    biaya: int
    kalimat: str


@dataclass(frozen=True, slots=True)
class Disisihkan:
    """A programme that could not be reckoned, and what to do about it."""

    program_id: int
    nama: str
    kalimat: str


Row = TypeVar("Row", Perbaiki, Hilang, Disisihkan)


@dataclass(frozen=True, slots=True)
class Daftar:
    """The three lists, narrowed by name; `rekap`: of when it is what was proven of programmes that lost their money."""

    rendah: Sequence[Perbaiki]
    hilang: Sequence[Hilang]
    sisih: Sequence[Disisihkan]
    rekap: Tersimpan | None


@dataclass(slots=True)
class Tentang:
    """A programme: whether the reckoning holds it, and what the plan in force gave it, as (year, revision, rupiah)."""

    nama: str
    is_aktif: bool
    is_dipilih: bool
    rencana: list[tuple[int, int, int]]


def read_program(susunan: Susunan) -> dict[int, Tentang]:
    """All programmes by name, with the plans in force of the year and of the year before. One query."""
    tahun = susunan.periode.tahun
    plans = PeriodeRencana.objects.berlaku().filter(tahun__in=(tahun, tahun - 1))
    baris = BarisRencana.objects.filter(program=OuterRef("pk"), periode__in=plans).order_by("pk")
    rows = Program.objects.annotate(
        rencana=ArraySubquery(baris.values(isi=JSONArray("periode__tahun", "periode__revisi", "biaya"))),
        dipilih=Exists(susunan.baris_list.filter(program=OuterRef("pk"))),
    )
    fields = ("pk", "nama", "is_aktif", "dipilih", "rencana")
    return {
        pk: Tentang(nama, aktif, dipilih, [(year, revisi, biaya) for year, revisi, biaya in rencana])
        for pk, nama, aktif, dipilih, rencana in rows.order_by("nama", "pk").values_list(*fields)
    }


def list_perbaiki(program: dict[int, Tentang]) -> list[Perbaiki]:
    """The lowest first. Four queries at most."""
    newest = _newest()
    pita = load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN]
    blok_ids = [pk for pks in newest.values() for pk in pks]
    figures = {row.blok: row for row in figure_sets({"tiap": Irisan(blok_ids, ("blok",))})["tiap"]} if blok_ids else {}
    low = {
        key: [figures[pk] for pk in pks] for key, pks in newest.items() if all(pk in figures and is_rendah(pita, figures[pk]) for pk in pks)
    }
    named = {pk: program[pk] for pk in low if pk in program and program[pk].is_aktif}
    words = _komentar([blok for pk in named for blok in newest[pk]]) if named else {}
    found = [Perbaiki(pk, about.nama, low[pk], words.get(pk, []), about.is_dipilih) for pk, about in named.items()]
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


def list_hilang(program: dict[int, Tentang]) -> tuple[list[Hilang], Tersimpan | None]:
    """Programmes of the plan in force, of the year or else of the year before, that get nothing; the dearest first. One query at most."""
    last = max((year for about in program.values() for year, _, _ in about.rencana), default=None)
    lost = [
        (biaya, pk, about.nama, f"{PeriodeRencana(tahun=year, revisi=revisi)}")
        for pk, about in program.items()
        for year, revisi, biaya in about.rencana
        if year == last and not about.is_dipilih
    ]
    known: dict[int, list[Janji]] = {}
    janji, kept = load_janji() if lost else ([], None)
    for one in janji:
        known.setdefault(one.program_id, []).append(one)
    rows = sorted(lost, key=lambda row: (-row[0], row[2]))
    return [Hilang(pk, nama, biaya, _hilang(biaya, plan, known.get(pk, []))) for biaya, pk, nama, plan in rows], kept


def _hilang(biaya: int, plan: str, known: Sequence[Janji]) -> str:
    """What became of its money, with what was proven of it."""
    before = f"Mendapat {format_rupiah(biaya)} pada {plan}, dan tidak mendapat uang dalam susunan ini"
    proven = [one for one in known if one.bagian is not None]
    if not proven:
        return f"{before}: uang yang sama menutup lebih banyak pada program lain."
    best = max(proven, key=lambda one: one.bagian or 0)
    kept = format_persen(100 * (best.bagian or 0), 0)
    share = f"dari {format_angka(best.porsi.n)} lulusan yang terukur, yang terbukti mencapai janjinya {kept}"
    return f"{before}: {share}, jadi uang yang sama menutup lebih banyak pada program lain."


def list_disisihkan(susunan: Susunan, program: dict[int, Tentang]) -> list[Disisihkan]:
    """By why."""
    found = [
        Disisihkan(pk, program[pk].nama, DISISIHKAN.get(kode, kode))
        for kode, pks in susunan.disisihkan.items()
        for pk in pks
        if pk in program
    ]
    return sorted(found, key=lambda row: (row.kalimat, row.nama))


def get_daftar(susunan: Susunan, q: str = "") -> Daftar:
    """Six queries at most."""
    program = read_program(susunan)
    lost, kept = list_hilang(program)
    return Daftar(narrow(list_perbaiki(program), q), narrow(lost, q), narrow(list_disisihkan(susunan, program), q), kept)


def narrow(rows: Sequence[Row], q: str) -> list[Row]:
    return [row for row in rows if all(word in row.nama.casefold() for word in q.casefold().split())]
