"""What a plan of the optimiser means in levels, people, units and rupiah: arrays in, rows out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from rencana.models import (
    SusunanBaris,
    SusunanKompetensi,
    SusunanLewat,
    SusunanPagu,
    SusunanPeserta,
    SusunanTak,
    SusunanTutup,
    SusunanUnit,
)
from rencana.optimum import KunciMustahilError, Masalah, Penjelasan, Rencana, Sebab, kunci, serakah
from rencana.optimum.masalah import Bools, Floats, Ints
from rencana.optimum.pilihan import list_pilihan
from rencana.queries.masalah import SKALA, Bahan
from rencana.queries.masalah_program import rows_of

JUTA: Final = 1_000_000
PROGRAM_LAIN: Final = ("k", "jp_pppk", "dua_tempat", "sudah_tertutup", "menunggu", "prasyarat")
PAGU_LAIN: Final = ("pagu", "pagu_unit")
PARTS: Final = ("nilai", "dijanjikan", "terbukti", "dipakai")


@dataclass(frozen=True, slots=True, eq=False)
class Tutup:
    """(n,) of each seat, in levels: what the programme promises, what counted, what of it is proven, what counted as it weighs; and points.

    A competency of a person counts once, at the seat that closes most of it. Points of all seats are those of the plan, before what units
    without enough people take off. By programme and competency instead (J, C): `isi` what counted, `orang` for how many.
    """

    dijanjikan: Floats
    dipakai: Floats
    terbukti: Floats
    bobot: Floats
    nilai: Floats
    isi: Floats
    orang: Ints


def count_tutup(bahan: Bahan, kursi: Ints) -> Tutup:
    """Seats sorted by person, as plans have them."""
    masalah = bahan.masalah
    if not len(kursi):
        seats, none = np.zeros(0), np.zeros(masalah.target.shape)
        return Tutup(seats, seats, seats, seats, seats, none, none.astype(np.int64))
    who, program = kursi[:, 0], kursi[:, 1]
    promised = np.maximum(0, np.minimum(masalah.syarat[who], masalah.target[program]) - masalah.kini[who]) / SKALA
    used = promised * masalah.efek[program]
    counted = first_best(used, who)
    weight = masalah.bobot[who] * SKALA
    proven = bahan.janji.terbukti[program]
    closed, kept, known, weighed = ((part * counted).sum(axis=1) for part in (promised, used, used * proven, used * weight))
    seat, place = np.nonzero(counted)
    isi, people = np.zeros(masalah.target.shape), np.zeros(masalah.target.shape, dtype=np.int64)
    np.add.at(isi, (program[seat], place), used[seat, place])
    np.add.at(people, (program[seat], place), 1)
    return Tutup(closed, kept, known, weighed, weighed + points_beside(masalah, kursi), isi, people)


def points_beside(masalah: Masalah, kursi: Ints) -> Floats:
    """Of hours that were missing, shared as the seats bring them; of duties; less for those who had seats before."""
    who, program, rules = kursi[:, 0], kursi[:, 1], masalah.aturan
    hours = masalah.jp_program[program]
    total = np.bincount(who, hours, minlength=len(masalah.bobot))
    reached = np.minimum(masalah.jp_kurang, total) / np.maximum(1, total)
    points: Floats = rules.nilai_jp * reached[who] * hours + rules.nilai_wajib * is_wajib(masalah, kursi)
    return points - rules.potongan_lalu * np.maximum(0, masalah.lalu[who] - 1)


def is_wajib(masalah: Masalah, kursi: Ints) -> Bools:
    count = len(masalah.pagu)
    found: Bools = np.isin(kursi[:, 0] * count + kursi[:, 1], masalah.wajib[:, 0] * count + masalah.wajib[:, 1])
    return found


def first_best(used: Floats, who: Ints) -> Bools:
    """(n, C) the first seat of a person that closes most of a competency."""
    begin = np.flatnonzero(np.r_[True, who[1:] != who[:-1]])
    group = np.cumsum(np.r_[True, who[1:] != who[:-1]]) - 1
    best: Bools = (used == np.maximum.reduceat(used, begin, axis=0)[group]) & (used > 0)
    number = np.cumsum(best, axis=0)
    first: Bools = best & (number - (number[begin] - best[begin])[group] == 1)
    return first


def list_serakah(masalah: Masalah) -> Ints:
    """Seats of the greedy rule on the same question; none where it finds no place for what is locked."""
    try:
        state = kunci.start(list_pilihan(masalah))
    except KunciMustahilError:
        return np.zeros((0, 3), dtype=np.int64)
    serakah.complete(state)
    seats: Ints = state.kursi
    return seats


def gap_of(bahan: Bahan) -> Floats:
    """(P, C) levels that people lack."""
    gap: Floats = np.maximum(0, bahan.masalah.syarat - bahan.masalah.kini) / SKALA
    return gap


def weight_gap(bahan: Bahan) -> float:
    return float((gap_of(bahan) * bahan.masalah.bobot * SKALA).sum())


def list_baris(bahan: Bahan, rencana: Rencana, tutup: Tutup) -> Iterator[SusunanBaris]:
    """Programmes that are held; of rows that stay what is still to be opened, their people on the first of a programme."""
    kept = rows_of(bahan.uang.tetap)
    program = rencana.kursi[:, 1]
    seats = np.bincount(program, minlength=len(bahan.program))
    sums = {
        name: np.bincount(program, getattr(tutup, part), minlength=len(bahan.program))
        for name, part in zip(("nilai", "level_dijanjikan", "level_terbukti", "level_dipakai"), PARTS, strict=True)
    }
    for place, pk in enumerate(bahan.program.tolist()):
        found = {name: float(values[place]) for name, values in sums.items()}
        found |= {"program_id": pk, "kursi": int(seats[place]), "lulusan": int(bahan.janji.lulusan[place])}
        for row in kept.get(pk, ()):
            same = {"pagu_id": row.baris.pagu_id, "bulan": list(row.bulan), "biaya": row.biaya, "is_tetap": True}
            yield SusunanBaris(**{**found, **same})
            found = {"program_id": pk, "kursi": 0, "lulusan": found["lulusan"]}
        batches = rencana.angkatan[place]
        if pk not in kept and batches.any():
            cost = int(batches.sum() * bahan.masalah.biaya_angkatan[place] + seats[place] * bahan.masalah.biaya_kursi[place])
            pagu = int(bahan.uang.pagu[bahan.masalah.pagu[place]])
            yield SusunanBaris(**{**found, "pagu_id": pagu, "bulan": batches.tolist(), "biaya": cost})


def list_peserta(bahan: Bahan, rencana: Rencana, tutup: Tutup) -> Iterator[SusunanPeserta]:
    mandatory = is_wajib(bahan.masalah, rencana.kursi)
    for (who, program, month), closed, must in zip(rencana.kursi.tolist(), tutup.dipakai.tolist(), mandatory.tolist(), strict=True):
        yield SusunanPeserta(
            pegawai_id=int(bahan.pegawai[who]),
            program_id=int(bahan.program[program]),
            bulan=month + 1,
            is_wajib=must,
            level_tertutup=closed,
        )


def list_tutup(bahan: Bahan, tutup: Tutup) -> Iterator[SusunanTutup]:
    """Of each programme the competencies that it closes something of."""
    for program, place in np.argwhere(tutup.isi > 0).tolist():
        yield SusunanTutup(
            program_id=int(bahan.program[program]),
            kompetensi_id=int(bahan.kompetensi[place]),
            pegawai=int(tutup.orang[program, place]),
            level=float(tutup.isi[program, place]),
        )


def list_lewat(bahan: Bahan, facts: Penjelasan) -> Iterator[SusunanLewat]:
    """Programmes that were judged and not chosen, but for rows that stay, of which everything was opened."""
    kept = rows_of(bahan.uang.tetap)
    for program, pk in enumerate(bahan.program.tolist()):
        reason = None if pk in kept else facts.why_not_held(program)
        if reason is not None:
            figures = {"kode": reason.kode, "ada": reason.ada, "batas": reason.batas, "lain": keys_of(bahan, reason)}
            yield SusunanLewat(program_id=pk, peminat=facts.wanted(program), **figures)


def list_tak(bahan: Bahan, facts: Penjelasan) -> Iterator[SusunanTak]:
    """People with a gap and no seat, by what keeps them from the programme that would help most."""
    order = np.lexsort((facts.pilihan.nilai, facts.pilihan.orang))
    best = dict(zip(facts.pilihan.orang[order].tolist(), facts.pilihan.program[order].tolist(), strict=True))
    waiting = (facts.keadaan.banyak == 0) & (bahan.masalah.syarat > bahan.masalah.kini).any(axis=1)
    for who in np.flatnonzero(waiting).tolist():
        program = best.get(who)
        reason = Sebab("tanpa_pilihan") if program is None else facts.why_not(who, program)
        if reason is not None:
            yield SusunanTak(
                pegawai_id=int(bahan.pegawai[who]),
                program_id=None if program is None else int(bahan.program[program]),
                kode=reason.kode,
                ada=reason.ada,
                batas=reason.batas,
                lain=keys_of(bahan, reason),
            )


def keys_of(bahan: Bahan, reason: Sebab) -> list[int]:
    """Keys of the programmes or the budget that a reason names."""
    if reason.kode in PROGRAM_LAIN:
        return [int(bahan.program[place]) for place in reason.lain]
    return [int(bahan.uang.pagu[place]) for place in reason.lain] if reason.kode in PAGU_LAIN else list(reason.lain)


def list_unit(bahan: Bahan, rencana: Rencana, tutup: Tutup) -> Iterator[SusunanUnit]:
    keys, place = np.unique(bahan.akar, return_inverse=True)
    gap = gap_of(bahan).sum(axis=1)
    served = np.zeros(len(bahan.pegawai), dtype=bool)
    served[rencana.kursi[:, 0]] = True
    columns = (np.ones(len(gap)), gap > 0, served, gap)
    people, lacking, seated, missing = (np.bincount(place, column, minlength=len(keys)) for column in columns)
    closed = np.bincount(place[rencana.kursi[:, 0]], tutup.dipakai, minlength=len(keys))
    for row, pk in enumerate(keys.tolist()):
        yield SusunanUnit(
            unit_id=pk,
            pegawai=int(people[row]),
            berkesenjangan=int(lacking[row]),
            dilayani=int(seated[row]),
            level_kesenjangan=float(missing[row]),
            level_tertutup=float(closed[row]),
        )


def list_kompetensi(bahan: Bahan, tutup: Tutup) -> Iterator[SusunanKompetensi]:
    """Those that somebody lacks."""
    gap = gap_of(bahan)
    columns = (bahan.kompetensi, (gap > 0).sum(axis=0), gap.sum(axis=0), tutup.isi.sum(axis=0))
    for pk, people, missing, closed in zip(*(column.tolist() for column in columns), strict=True):
        if people:
            yield SusunanKompetensi(kompetensi_id=pk, pegawai=people, level_kesenjangan=missing, level_tertutup=closed)


def list_pagu(bahan: Bahan, rencana: Rencana, tambahan: Mapping[int, int]) -> Iterator[SusunanPagu]:
    kept = bahan.uang.biaya_tetap
    prices = rencana.bayangan.pagu if rencana.bayangan is not None else np.zeros(len(bahan.uang.pagu))
    for place, row in enumerate(bahan.uang.pagu_list):
        yield SusunanPagu(
            pagu=row,
            tambahan=tambahan.get(row.pk, 0),
            tersedia=int(bahan.masalah.pagu_rupiah[place]),
            tetap=kept.get(row.pk, 0),
            dipakai=int(rencana.pemakaian.pagu[place]),
            harga=float(prices[place]) * JUTA,
        )
