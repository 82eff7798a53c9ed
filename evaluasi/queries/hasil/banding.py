"""Teachers beside all other teachers, programmes beside all other programmes: sums of whole blocks on both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Sum

from diklat.models import Narasumber, Program
from evaluasi.models import BlokSurvei, KomentarSurvei
from evaluasi.queries.hasil.lembar import Kolom, Lembar, kata_of, rata_of
from evaluasi.queries.hasil.pita import Pita
from evaluasi.queries.survei import Angka, blok_list
from evaluasi.queries.survei.angka import TERBANYAK, spare
from evaluasi.queries.survei.irisan import Irisan, figure_sets
from lib.sql import fetch

JAUH: Final = Decimal("-0.4")  # so far below all others that somebody should look
BLOK_DITAMPILKAN: Final = 6
# one's own sums, and those of everybody else: the whole less one's own
SQL: Final = """
    WITH sebagian AS (
        SELECT {kunci} AS kunci, h.blok_id, h.narasumber_id, max(h.n) AS orang, sum(h.n) AS n, sum(h.jumlah) AS jumlah,
               sum(h.satu) AS satu, sum(h.dua) AS dua, sum(h.tiga) AS tiga, sum(h.empat) AS empat, {terbanyak}
        FROM evaluasi_hasilsurvei h JOIN evaluasi_bloksurvei k ON k.id = h.blok_id
        WHERE h.blok_id = ANY(%(blok)s) AND {kunci} IS NOT NULL GROUP BY 1, 2, 3
    ), tiap AS (
        SELECT kunci, count(DISTINCT blok_id) AS blok, sum(orang) AS orang,
               sum(orang) FILTER (WHERE terbanyak) AS people, sum(n) AS n, sum(jumlah) AS jumlah,
               ARRAY[sum(satu), sum(dua), sum(tiga), sum(empat)]::int[] AS hitung
        FROM sebagian GROUP BY kunci
    )
    SELECT kunci, blok::int, orang::int, people::int, n::int, jumlah::int, hitung,
           (sum(orang) OVER () - orang)::int, (sum(n) OVER () - n)::int, (sum(jumlah) OVER () - jumlah)::int
    FROM tiap
"""


@dataclass(frozen=True, slots=True)
class Banding:
    """`n`: answers (about a teacher: assessments) in `blok` blocks; `selisih`: the difference of the two means as they are shown."""

    pk: int
    nama: str
    keterangan: str
    n: int
    blok: int
    sendiri: Angka
    lain: Angka | None

    @property
    def selisih(self) -> Decimal | None:
        return None if self.lain is None else self.sendiri.rata - self.lain.rata

    @property
    def is_jauh(self) -> bool:
        return self.selisih is not None and self.selisih <= JAUH


def banding_pengajar(blok_ids: Iterable[int], q: str = "") -> list[Banding]:
    """The lowest mean first. Two queries. `q` only chooses who is listed; the others of the comparison stay all others."""
    found = _compare(blok_ids, "h.narasumber_id")
    names = {row.pk: row for row in Narasumber.objects.filter(pk__in=found)}
    return _ordered((Banding(pk, names[pk].nama, names[pk].instansi, row[1].n, *row) for pk, row in found.items()), q)


def banding_program(blok_ids: Sequence[int], q: str = "") -> list[Banding]:
    """The lowest mean first. Two queries."""
    found = _compare(blok_ids, "k.program_id")
    rows = Program.objects.filter(blok_survei_list__in=blok_ids).annotate(n=Sum("blok_survei_list__n"))
    return _ordered((Banding(row.pk, row.nama, row.kode, row.n, *found[row.pk]) for row in rows if row.pk in found), q)


def blok_of(sejak: date | None, sampai: date | None) -> list[int]:
    return list(blok_list(sejak=sejak, sampai=sampai).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class UnsurBlok:
    """One element over the newest blocks of a programme, in the order of the blocks; None where it was not asked."""

    nama: str
    angka: Sequence[Angka | None]


@dataclass(frozen=True, slots=True)
class ProgramBlok:
    """`komentar`: words of small batches released together, which no batch's page shows."""

    blok: Sequence[BlokSurvei]
    total: Sequence[Angka | None]
    unsur: Sequence[UnsurBlok]
    komentar: Sequence[KomentarSurvei]


def blok_of_program(program_id: int) -> ProgramBlok:
    """The newest blocks of a programme, oldest first, element by element. Three queries."""
    blok = list(blok_list(program_id=program_id).select_related("survei__angkatan__program")[:BLOK_DITAMPILKAN])[::-1]
    ids = [row.pk for row in blok]
    cut = figure_sets({"total": Irisan(ids, ("blok",)), "unsur": Irisan(ids, ("unsur", "blok"))})
    total = {row.blok: row for row in cut["total"]}
    cells = {(row.unsur, row.blok): row for row in cut["unsur"]}
    names = list(dict.fromkeys(row.unsur for row in cut["unsur"]))
    unsur = [UnsurBlok(name, [cells.get((name, pk)) for pk in ids]) for name in names]
    words = KomentarSurvei.objects.filter(blok__program=program_id, blok__survei=None, is_disembunyikan=False)
    komentar = list(words.select_related("butir", "narasumber").order_by("pk"))
    return ProgramBlok(blok, [total.get(pk) for pk in ids], unsur, komentar)


def to_lembar(nama: str, rows: Sequence[Banding], pita: Pita) -> Lembar:
    kolom = (
        Kolom(nama, lebar=44), Kolom("Keterangan", lebar=30), Kolom("Angkatan", "angka"), Kolom("Jawaban", "angka"),
        Kolom("Rata-rata", "desimal1"), Kolom("Arti", lebar=16), Kolom("Yang lain", "desimal1"), Kolom("Selisih", "selisih"),
    )  # fmt: skip
    lines = [
        [row.nama, row.keterangan, row.blok, row.n, rata_of(row.sendiri), kata_of(pita, row.sendiri), rata_of(row.lain), row.selisih]
        for row in rows
    ]
    return Lembar(nama, kolom, lines)


def _compare(blok_ids: Iterable[int], kunci: str) -> dict[int, tuple[int, Angka, Angka | None]]:
    return {
        row[0]: _pair(*row[1:])
        for row in fetch(SQL.format(kunci=kunci, terbanyak=TERBANYAK.format(keys=f"{kunci}, ")), {"blok": list(blok_ids)})
    }


def _pair(blok: int, orang: int, people: int, n: int, jumlah: int, hitung: Any, *lain: int) -> tuple[int, Angka, Angka | None]:
    own = spare((), ("", orang, people, n, jumlah, hitung))
    orang, n, jumlah = lain
    return blok, own, spare((), ("", orang, 0, n, jumlah, (0, 0, 0, 0))) if n else None


def _ordered(rows: Iterable[Banding], q: str) -> list[Banding]:
    words = q.casefold().split()
    chosen = (row for row in rows if all(word in f"{row.nama} {row.keterangan}".casefold() for word in words))
    return sorted(chosen, key=lambda row: (row.sendiri.rata, not row.sendiri.is_terendah, row.nama))
