"""Published figures: sums of whole blocks, and nothing finer than security allows. Nobody reads `HasilSurvei` by any other way.

Every figure of any screen is a sum over whole blocks of one item (and teacher), so any difference of two figures is made of whole
blocks again. What is sparing about them stands in `Angka`; see docs/keputusan/0015.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from evaluasi.models import BlokSurvei, HasilSurvei
from lib.format import format_desimal
from lib.sql import fetch

PORSI_SEJAK: Final = 10  # shares from ten people on
PORSI_LANGKAH: Final = 5
RATA_TERENDAH: Final = Decimal("1.5")
SATU_DESIMAL: Final = Decimal("0.1")
DIMENSI: Final = {
    "blok": "k.id",
    "survei": "k.survei_id",
    "program": "k.program_id",
    "versi": "b.versi_id",
    "unsur": "b.unsur",
    "butir": "b.id",
    "narasumber": "h.narasumber_id",
}
# several teachers of a block were judged by the same people: the largest of their numbers stands for all
TERBANYAK: Final = "row_number() OVER (PARTITION BY {keys}h.blok_id ORDER BY max(h.n) DESC) = 1 AS terbanyak"
SQL: Final = """
    WITH sebagian AS (
        SELECT {inner} min(b.urutan) AS urutan, min(b.teks) AS teks, max(h.n) AS orang, sum(h.n) AS n, sum(h.jumlah) AS jumlah,
               sum(h.satu) AS satu, sum(h.dua) AS dua, sum(h.tiga) AS tiga, sum(h.empat) AS empat, {terbanyak}
        FROM evaluasi_hasilsurvei h JOIN evaluasi_butir b ON b.id = h.butir_id JOIN evaluasi_bloksurvei k ON k.id = h.blok_id
        WHERE {where} GROUP BY {keys} h.blok_id, h.narasumber_id)
    SELECT {outer} min(teks), sum(orang)::int, sum(orang) FILTER (WHERE terbanyak)::int, sum(n)::int, sum(jumlah)::int,
           ARRAY[sum(satu), sum(dua), sum(tiga), sum(empat)]::int[]
    FROM sebagian {group} HAVING sum(n) > 0 ORDER BY min(urutan) {order}
"""


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure. Of blok, survei, program, versi, unsur, butir and narasumber only those that were asked for are set.

    `n`: people who answered (about several teachers: assessments). `rata`: one decimal, never below 1.5, for a worst answer that all
    share would give each of them away. `porsi`: percent of the answers 1 to 4 in steps of five, only from ten people on, however many
    teachers they judged.
    """

    n: int
    rata: Decimal
    is_terendah: bool
    porsi: tuple[int, int, int, int] | None
    teks: str = ""
    blok: int | None = None
    survei: int | None = None
    program: int | None = None
    versi: int | None = None
    unsur: str = ""
    butir: int | None = None
    narasumber: int | None = None

    @property
    def rata_teks(self) -> str:
        return f"≤ {format_desimal(self.rata, 1)}" if self.is_terendah else format_desimal(self.rata, 1)


def blok_list(
    *,
    program_id: int | None = None,
    survei_ids: Iterable[int] | None = None,
    narasumber_id: int | None = None,
    sejak: date | None = None,
    sampai: date | None = None,
) -> QuerySet[BlokSurvei]:
    """Released blocks of feedback, newest first; with `survei_ids` those of these surveys, SKM too. Days are days of release."""
    rows = BlokSurvei.objects.filter(survei__in=survei_ids) if survei_ids is not None else BlokSurvei.objects.exclude(program=None)
    if program_id is not None:
        rows = rows.filter(program=program_id)
    if narasumber_id is not None:
        rows = rows.filter(Exists(HasilSurvei.objects.filter(blok=OuterRef("pk"), narasumber=narasumber_id)))
    if sejak is not None:
        rows = rows.filter(dirilis__gte=sejak)
    return rows.filter(dirilis__lte=sampai) if sampai is not None else rows


def figures(
    blok_ids: Iterable[int],
    *,
    menurut: Sequence[str] = ("unsur",),
    pengajar: bool | None = None,
    narasumber_id: int | None = None,
) -> list[Angka]:
    """Figures over these whole blocks, one for each combination of `menurut` (keys of DIMENSI; empty for one figure over all).

    `pengajar` True keeps items about teachers only, False leaves them out; `narasumber_id` keeps one teacher. One query.
    """
    names = list(menurut)
    sql = make_sql(names, pengajar=pengajar, narasumber=narasumber_id is not None)
    return [spare(names, row) for row in fetch(sql, {"blok": list(blok_ids), "narasumber": narasumber_id})]


def make_sql(names: Sequence[str], *, pengajar: bool | None, narasumber: bool, at: str = "") -> str:
    """The statement of `figures`, with the parameters blok and narasumber, their names ending with `at`."""
    where = [f"h.blok_id = ANY(%(blok{at})s)"]
    if pengajar is not None:
        where.append("h.narasumber_id IS NOT NULL" if pengajar else "h.narasumber_id IS NULL")
    if narasumber:
        where.append(f"h.narasumber_id = %(narasumber{at})s")
    keys = "".join(f"{DIMENSI[name]}, " for name in names)
    return SQL.format(
        inner="".join(f"{DIMENSI[name]} AS d_{name}, " for name in names),
        keys=keys,
        terbanyak=TERBANYAK.format(keys=keys),
        outer="".join(f"d_{name}, " for name in names),
        order="".join(f", d_{name}" for name in names),
        group="GROUP BY " + ", ".join(f"d_{name}" for name in names) if names else "",
        where=" AND ".join(where),
    )


def spare_rata(jumlah: int, n: int) -> tuple[Decimal, bool]:
    """The mean as it may be shown, and whether it is the lowest class."""
    rata = (Decimal(jumlah) / n).quantize(SATU_DESIMAL, ROUND_HALF_UP)
    return max(rata, RATA_TERENDAH), jumlah <= RATA_TERENDAH * n


def spare_porsi(counts: Sequence[int]) -> tuple[int, int, int, int] | None:
    n = sum(counts)
    if n < PORSI_SEJAK:
        return None
    step = PORSI_LANGKAH * n
    satu, dua, tiga, empat = ((200 * count + step) // (2 * step) * PORSI_LANGKAH for count in counts)  # the nearest step, halves up
    return satu, dua, tiga, empat


def spare(names: Sequence[str], row: Sequence[Any]) -> Angka:
    teks, orang, people, n, jumlah, counts = row[len(names) :]
    rata, lowest = spare_rata(jumlah, n)
    porsi = spare_porsi(counts) if people >= PORSI_SEJAK else None
    keys = dict(zip(names, row, strict=False))
    return Angka(n=orang, rata=rata, is_terendah=lowest, porsi=porsi, teks=teks if "butir" in names else "", **keys)
