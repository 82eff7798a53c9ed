"""How many batches of one programme a month can hold: by the rule of the office, by rooms that are large enough, by who may teach it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from diklat.models import Ruang
from lib.sql import fetch
from rencana.models.periode import BULAN_SETAHUN
from rencana.optimum.masalah import Ints
from rencana.queries import masalah_sql as sql
from rencana.queries.masalah_baca import Rows
from rencana.queries.masalah_uang import Uang

HARI_SEBULAN: Final = 4  # days that a teacher can give in a month: a tenth of those of the year


def sebulan_of(rows: Rows, columns: Mapping[str, Ints], hari_kerja: Ints, aturan: int, values: Mapping[str, Any]) -> Ints:
    """(J, M). What no room is large enough for is held elsewhere; what nobody on record taught has its teachers yet to be found."""
    most = np.full((len(rows), BULAN_SETAHUN), aturan, dtype=np.int64)
    by_room, by_teacher = in_rooms(columns, hari_kerja, values), by_teachers(rows, columns["hari_pengajar"], values)
    return np.minimum(most, np.minimum(by_room, by_teacher))


def in_rooms(columns: Mapping[str, Ints], hari_kerja: Ints, values: Mapping[str, Any]) -> Ints:
    """Batches that follow each other in each room that holds their seats."""
    rooms = list(Ruang.objects.filter(is_aktif=True).order_by("pk").values_list("pk", "kapasitas"))
    free = {pk: hari_kerja.copy() for pk, _ in rooms}
    for pk, month, taken in fetch(sql.RUANG, values):
        free[pk][month - 1] -= taken
    days, most = columns["hari_ruang"], np.full((len(columns["hari_ruang"]), BULAN_SETAHUN), np.iinfo(np.int64).max)
    for place in np.flatnonzero(days):
        large = [np.maximum(0, free[pk]) // days[place] for pk, seats in rooms if seats >= columns["peserta_maks"][place]]
        if large:
            most[place] = sum(large)
    return most


def by_teachers(rows: Rows, days: Ints, values: Mapping[str, Any]) -> Ints:
    """Of a programme longer than those days a teacher holds one a month, in a month with nothing else."""
    free: dict[int, Ints] = defaultdict(lambda: np.full(BULAN_SETAHUN, HARI_SEBULAN))
    for teacher, month, taken in fetch(sql.MENGAJAR, values):
        free[teacher][month - 1] -= min(taken, HARI_SEBULAN)
    teachers: dict[int, list[int]] = defaultdict(list)
    for program, teacher in fetch(sql.PENGAJAR, values):
        teachers[program].append(teacher)
    most = np.full((len(rows), BULAN_SETAHUN), np.iinfo(np.int64).max)
    for place, row in enumerate(rows):
        if days[place] and teachers[row[0]]:
            most[place] = sum(np.maximum(free[one] // days[place], free[one] == HARI_SEBULAN) for one in teachers[row[0]])
    return most


def ada_of(rows: Rows, uang: Uang) -> Ints:
    """(J, M) batches that exist, beside the rows that stay."""
    none = [0] * BULAN_SETAHUN
    return np.array([uang.luar.get(row[0], none) for row in rows], dtype=np.int64).reshape(-1, BULAN_SETAHUN)
