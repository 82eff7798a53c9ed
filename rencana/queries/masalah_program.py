"""The catalogue as the optimiser knows it: what a batch costs, holds and occupies, when it may run, what is to be held in any case."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np

from diklat.hari_kerja import is_hari_kerja
from diklat.models import HariLibur, Program, ProgramKompetensi, Ruang
from lib import waktu
from lib.sql import fetch
from rencana.models.periode import BULAN_SETAHUN
from rencana.optimum.masalah import Ints
from rencana.queries import masalah_sql as sql
from rencana.queries.masalah_baca import Rows
from rencana.queries.masalah_bulan import ada_of, sebulan_of
from rencana.queries.masalah_uang import Tetap, Uang

JP_SEHARI: Final = 8  # of 45 minutes: a whole day
HARI_PENGAJAR: Final = 40  # days a year that a teacher, who has an office of his own, can give to trainings
KURSI_BIASA, PESERTA_BIASA = 30, 10  # of a programme that was never held, or without a minimum
ANGKATAN_PALING: Final = 12  # of a programme in a year: one a month
TANPA_BATAS: Final = 1_000_000  # an office without rooms on record holds its trainings elsewhere
Metode = Program.Metode


@dataclass(frozen=True, slots=True, eq=False)
class Katalog:
    """(J,) `program` sorted; `columns` of the optimiser by name. `raiser`, `raises`, `level`: which programme lifts what how far.

    `disisihkan`: keys of programmes that cannot be planned, by why.
    """

    program: Ints
    nama: Mapping[int, str]
    columns: Mapping[str, Any]
    raiser: Ints
    raises: Ints
    level: Ints
    prasyarat: list[tuple[int, int]]
    disisihkan: Mapping[str, list[int]]


def read_katalog(uang: Uang, values: Mapping[str, Any], sebulan: int) -> Katalog:
    """`sebulan`: batches of a programme in a month, by the rule of the office."""
    kept = rows_of(uang.tetap)
    rows, left_out = sift(fetch(sql.PROGRAM, {"tetap": list(kept)}), uang, kept)
    program = np.array([row[0] for row in rows], dtype=np.int64)
    raised = ProgramKompetensi.objects.filter(program__in=program.tolist()).order_by("program", "kompetensi")
    triples = np.array(list(raised.values_list("program", "kompetensi", "level")), dtype=np.int64).reshape(-1, 3)
    links = Program.prasyarat.through.objects.filter(from_program__in=program.tolist()).order_by("from_program", "to_program")
    needed = [(int(np.searchsorted(program, first)), then) for first, then in links.values_list("from_program", "to_program")]
    columns = {**columns_of(rows, uang, kept), **rooms_of(rows, values), **teachers_of(rows, uang, values)}
    free = np.array([[0] * BULAN_SETAHUN if row[0] in kept else months_left(uang.periode.tahun) for row in rows], dtype=np.int64)
    most = sebulan_of(rows, columns, working_days(values["tahun"]), sebulan, values) - ada_of(rows, uang)
    columns["sebulan"] = np.maximum(free.reshape(-1, BULAN_SETAHUN) * np.maximum(0, most), columns["kunci_angkatan"])
    names = {row[0]: row[1] for row in rows}
    return Katalog(program, names, columns, np.searchsorted(program, triples[:, 0]), triples[:, 1], triples[:, 2], needed, left_out)


def rows_of(kept: Iterable[Tetap]) -> dict[int, list[Tetap]]:
    found: dict[int, list[Tetap]] = defaultdict(list)
    for row in kept:
        found[row.baris.program_id].append(row)
    return found


def sift(rows: Rows, uang: Uang, kept: Mapping[int, list[Tetap]]) -> tuple[Rows, dict[str, list[int]]]:
    """What a planner wrote himself has a cost and a budget as he wrote it; of the rest both must be known."""
    chosen, left_out = [], defaultdict(list)
    for row in rows:
        if row[0] in kept:
            chosen.append(row)
        elif not row[3] + row[4]:
            left_out["tanpa_biaya"].append(row[0])
        elif uang.place_of(row[0]) is None:
            left_out["tanpa_pagu"].append(row[0])
        else:
            chosen.append(row)
    return chosen, dict(left_out)


def columns_of(rows: Rows, uang: Uang, kept: Mapping[int, list[Tetap]]) -> dict[str, Ints]:
    parts = [of_kept(row, kept[row[0]], uang) if row[0] in kept else of_free(row, uang) for row in rows]
    names = ("biaya_angkatan", "biaya_kursi", "peserta_min", "peserta_maks", "angkatan_maks", "pagu")
    columns = {name: np.array([part[place] for part in parts], dtype=np.int64) for place, name in enumerate(names)}
    shape = (len(rows), BULAN_SETAHUN)
    return {
        **columns,
        "kunci_angkatan": np.array([part[6] for part in parts], dtype=np.int64).reshape(shape),
        "jp_program": np.array([row[2] for row in rows], dtype=np.int64),
        "menyita": np.array([row[5] != Metode.DARING for row in rows], dtype=bool),
    }


def months_left(tahun: int) -> list[bool]:
    """From next month on in the running year; all of a year to come."""
    today = waktu.today()
    return [(tahun, month) > (today.year, today.month) for month in range(1, BULAN_SETAHUN + 1)]


def of_free(row: tuple[Any, ...], uang: Uang) -> tuple[Any, ...]:
    seats = row[6] or KURSI_BIASA
    least = min(seats, row[7] or PESERTA_BIASA)
    return row[3], row[4], least, seats, ANGKATAN_PALING, uang.place_of(row[0]), [0] * BULAN_SETAHUN


def of_kept(row: tuple[Any, ...], kept: list[Tetap], uang: Uang) -> tuple[Any, ...]:
    """Held as the planner wrote it, no more and no less; its money is taken off the budget before."""
    months = [sum(each) for each in zip(*(one.bulan for one in kept), strict=True)]
    count = sum(months)
    seats = sum(one.baris.kursi * one.angkatan for one in kept) // count if count else row[6] or KURSI_BIASA
    keys = {one.baris.pagu_id for one in kept}
    place = uang.pagu.tolist().index(next(iter(keys))) if len(keys) == 1 and None not in keys else len(uang.pagu_list)
    return 0, 0, 1, max(1, seats), count, place, months


def days_of(row: tuple[Any, ...]) -> int:
    return -(-int(row[2]) // JP_SEHARI)


def rooms_of(rows: Rows, values: Mapping[str, Any]) -> dict[str, Ints]:
    """Half of a blended programme is held in a room. Rooms by working days of each month, less those that are booked."""
    share = {Metode.TATAP_MUKA: 2, Metode.CAMPURAN: 1, Metode.DARING: 0}
    days = np.array([-(-days_of(row) * share[row[5]] // 2) for row in rows], dtype=np.int64)
    rooms = Ruang.objects.filter(is_aktif=True).count()
    if not rooms:
        return {"hari_ruang": 0 * days, "ruang": np.full(BULAN_SETAHUN, TANPA_BATAS)}
    free = rooms * working_days(values["tahun"])
    for _, month, taken in fetch(sql.RUANG, values):
        free[month - 1] -= taken
    return {"hari_ruang": days, "ruang": np.maximum(0, free)}


def working_days(tahun: int) -> Ints:
    closed = set(HariLibur.objects.filter(tanggal__year=tahun).values_list("tanggal", flat=True))
    count = np.zeros(BULAN_SETAHUN, dtype=np.int64)
    day = date(tahun, 1, 1)
    while day.year == tahun:
        count[day.month - 1] += is_hari_kerja(day, closed)
        day += timedelta(days=1)
    return count


def teachers_of(rows: Rows, uang: Uang, values: Mapping[str, Any]) -> dict[str, Ints]:
    """Programmes that share a teacher are one group, with all their teachers' days of the year less those of batches that exist."""
    group = {row[0]: row[0] for row in rows}
    teachers: dict[int, int] = {}

    def head(program: int) -> int:
        while group[program] != program:
            program = group[program]
        return program

    for program, teacher in fetch(sql.PENGAJAR, values):
        if program in group:
            group[head(program)] = head(teachers.setdefault(teacher, program))
    heads = sorted({head(program) for program in teachers.values()})
    capacity = np.zeros(len(heads), dtype=np.int64)
    for program in teachers.values():
        capacity[heads.index(head(program))] += HARI_PENGAJAR
    place = np.array([heads.index(head(row[0])) if head(row[0]) in heads else -1 for row in rows], dtype=np.int64)
    days = np.array([days_of(row) for row in rows], dtype=np.int64)
    for row, at in zip(rows, place, strict=True):
        if at >= 0:
            capacity[at] -= uang.ada.get(row[0], 0) * days_of(row)
    return {"hari_pengajar": days, "kelompok_pengajar": place, "pengajar": np.maximum(0, capacity)}
