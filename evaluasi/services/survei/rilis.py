"""The release: answers leave the inbox in random order as blocks of five or more, and their figures are written once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Count

from evaluasi.models import BlokSurvei, SelSurvei, Survei
from evaluasi.models.survei import PALING_SEDIKIT
from evaluasi.queries.survei.angka import spare_rata
from evaluasi.services.survei.audit import Sel, pick_tampil
from lib import waktu

UNIT_LAIN: Final = "Unit lain"
Status = Survei.Status
# One statement moves them: afterwards neither key nor place nor transaction of a row is left from the day it came in. Words about a
# teacher are kept only where five judged that teacher.
PINDAH: Final = """
    WITH tujuan AS (SELECT * FROM unnest(%(survei)s::bigint[], %(blok)s::bigint[]) AS t (survei_id, blok_id)),
    pindah AS (DELETE FROM evaluasi_surveimasuk m USING tujuan t WHERE m.survei_id = t.survei_id
        RETURNING t.blok_id, m.kelompok, m.jawaban, m.komentar),
    dinilai AS (SELECT blok_id, split_part(kunci, ':', 2) AS narasumber FROM pindah, jsonb_object_keys(jawaban) kunci
        WHERE kunci ~ ':' GROUP BY blok_id, kunci HAVING count(*) >= %(sedikit)s),
    tetap AS (INSERT INTO evaluasi_jawabansurvei (id, blok_id, jawaban)
        SELECT gen_random_uuid(), blok_id, jawaban FROM pindah ORDER BY random()),
    kata AS (INSERT INTO evaluasi_komentarsurvei (id, blok_id, butir_id, narasumber_id, teks, is_disembunyikan)
        SELECT gen_random_uuid(), p.blok_id, k.butir, k.narasumber, k.teks, false
        FROM pindah p, jsonb_to_recordset(p.komentar) AS k (butir bigint, narasumber bigint, teks text)
        WHERE k.teks <> '' AND (k.narasumber IS NULL OR (p.blok_id, k.narasumber::text) IN (SELECT blok_id, narasumber FROM dinilai))
        ORDER BY random()),
    nilai AS (SELECT p.blok_id, p.kelompok, b.id AS butir_id, j.value::int AS nilai
        FROM pindah p, jsonb_each_text(p.jawaban) j, evaluasi_butir b
        WHERE j.key !~ ':' AND b.id = j.key::bigint AND b.jenis = 'skala'),
    banyak AS (SELECT blok_id, butir_id FROM nilai GROUP BY 1, 2 HAVING count(*) >= %(sedikit)s),
    orang AS (SELECT blok_id, kelompok, count(*) AS n FROM pindah GROUP BY 1, 2)
    SELECT o.blok_id, o.kelompok, o.n, count(x.nilai), coalesce(sum(x.nilai), 0)
    FROM orang o LEFT JOIN (nilai JOIN banyak USING (blok_id, butir_id)) x ON x.blok_id = o.blok_id AND x.kelompok = o.kelompok
    GROUP BY 1, 2, 3
"""
HASIL: Final = """
    INSERT INTO evaluasi_hasilsurvei (blok_id, butir_id, narasumber_id, satu, dua, tiga, empat)
    SELECT n.blok_id, b.id, n.narasumber, count(*) FILTER (WHERE nilai = 1), count(*) FILTER (WHERE nilai = 2),
           count(*) FILTER (WHERE nilai = 3), count(*) FILTER (WHERE nilai = 4)
    FROM (SELECT a.blok_id, split_part(j.key, ':', 1)::bigint AS butir, nullif(split_part(j.key, ':', 2), '')::bigint AS narasumber,
                 j.value AS nilai_teks
          FROM evaluasi_jawabansurvei a, jsonb_each_text(a.jawaban) j WHERE a.blok_id = ANY(%(blok)s)) n
    JOIN evaluasi_butir b ON b.id = n.butir AND b.jenis = 'skala'
    CROSS JOIN LATERAL (SELECT n.nilai_teks::int AS nilai) v
    GROUP BY n.blok_id, b.id, n.narasumber HAVING count(*) >= %(sedikit)s ORDER BY 1, 2, 3
"""


@dataclass(slots=True)
class Rencana:
    """A block to be: whose answers, and how many."""

    survei_list: list[Survei] = field(default_factory=list)
    n: int = 0

    def add(self, survei: Survei, n: int) -> None:
        self.survei_list.append(survei)
        self.n += n


@transaction.atomic
def release_many(survei_ids: Iterable[int], *, hari: date | None = None) -> int:
    """Release these closed surveys, however many, in about ten statements; the number of blocks made. Safe to repeat.

    Fewer than five answers wait (status menunggu) until rests of the same programme and form, whenever they closed, are five together.
    The rests of an SKM are never released. `hari` is the day written on the blocks.
    """
    found = Survei.objects.select_for_update().filter(pk__in=list(survei_ids), status__in=(Status.DITUTUP, Status.MENUNGGU))
    closed = list(found.order_by("pk"))
    rows = sorted({*closed, *_lock_waiting(closed)}, key=lambda row: (row.tutup, row.pk))
    counts = dict(Survei.objects.filter(pk__in=[row.pk for row in rows]).order_by().values_list("pk", Count("masuk_list")))
    plans = _plan(rows, counts)
    day = hari or waktu.today()
    if plans:
        _release(plans, day)
    released = [row.pk for plan in plans for row in plan.survei_list]
    Survei.objects.filter(pk__in=released).update(status=Status.DIRILIS, dirilis_pada=day)
    Survei.objects.filter(pk__in=[row.pk for row in closed]).exclude(pk__in=released).update(status=Status.MENUNGGU)
    return len(plans)


def _lock_waiting(closed: Sequence[Survei]) -> list[Survei]:
    """Earlier rests of the same forms."""
    rows = Survei.objects.select_for_update().filter(status=Status.MENUNGGU, versi__in={row.versi_id for row in closed})
    return list(rows.exclude(angkatan=None).order_by("pk"))


def _plan(rows: Sequence[Survei], counts: dict[int, int]) -> list[Rencana]:
    """Whole surveys only: a figure over some of a survey's answers would leave the others to a subtraction."""
    program = dict(Survei.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "angkatan__program"))
    plans: list[Rencana] = []
    rests: dict[tuple[int, int], Rencana] = defaultdict(Rencana)
    for row in rows:
        n = counts[row.pk]
        if n >= PALING_SEDIKIT:
            plans.append(Rencana([row], n))
        elif n and row.angkatan_id is not None:
            rest = rests[program[row.pk], row.versi_id]
            rest.add(row, n)
            if rest.n >= PALING_SEDIKIT:
                plans.append(rests.pop((program[row.pk], row.versi_id)))
    return plans


def _release(plans: Sequence[Rencana], day: date) -> None:
    program = dict(Survei.objects.filter(pk__in=[plan.survei_list[0].pk for plan in plans]).values_list("pk", "angkatan__program"))
    made = BlokSurvei.objects.bulk_create(
        BlokSurvei(
            program_id=program[plan.survei_list[0].pk],
            survei=plan.survei_list[0] if len(plan.survei_list) == 1 else None,
            n=plan.n,
            dirilis=day,
        )
        for plan in plans
    )
    pairs = [(row.pk, blok.pk) for plan, blok in zip(plans, made, strict=True) for row in plan.survei_list]
    params: dict[str, Any] = {"survei": [pair[0] for pair in pairs], "blok": [pair[1] for pair in pairs], "sedikit": PALING_SEDIKIT}
    with connection.cursor() as cursor:
        cursor.execute(PINDAH, params)
        cells = cursor.fetchall()
        cursor.execute(HASIL, {"blok": [blok.pk for blok in made], "sedikit": PALING_SEDIKIT})
    _write_sel({blok.pk for blok in made if blok.survei_id is not None}, cells)


def _write_sel(alone: set[int], cells: Sequence[Sequence[Any]]) -> None:
    """Means by group, for blocks of one survey; joined rests are too few for it."""
    tables: dict[int, dict[str, Sel]] = defaultdict(dict)
    for blok, kelompok, orang, nilai, jumlah in cells:
        if blok in alone:
            tables[blok][kelompok or UNIT_LAIN] = Sel(orang, nilai, jumlah)
    SelSurvei.objects.bulk_create(
        SelSurvei(blok_id=blok, kelompok=name, n=row.orang, rata=spare_rata(row.jumlah, row.nilai)[0])
        for blok, table in tables.items()
        for name, row in sorted(pick_tampil(table).items())
    )
