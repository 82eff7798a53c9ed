"""The coarse group of units that an answer may carry: the office at the top, where enough of the batch's invited people belong to it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models import Count

from evaluasi.models import Survei, SurveiMasuk
from evaluasi.models.survei import PALING_SEDIKIT
from evaluasi.queries.survei.undangan import diundang
from lib import waktu

PUNCAK = """
    SELECT j.asal_id, coalesce(nullif(u.singkatan, ''), u.nama)
    FROM jalur_pada(%s::bigint[], %s) j JOIN pegawai_unitkerja u ON u.id = j.unit_id WHERE j.induk_id IS NULL
"""


def find_kelompok(survei: Survei, pegawai_id: int) -> str:
    """The group to write beside this person's answer, or nothing. Three queries; an SKM has no groups."""
    if survei.angkatan_id is None:
        return ""
    rows = diundang(survei).order_by()
    counts = dict(rows.values_list("unit").annotate(Count("pk")))
    top = _tops(counts)
    mine = top.get(rows.filter(pegawai=pegawai_id).values_list("unit", flat=True).first(), "")
    people: Counter[str] = Counter()
    for unit, count in counts.items():
        people[top.get(unit, "")] += count
    return mine if mine in pick_kelompok(people) else ""


def pick_kelompok(people: Mapping[str, int]) -> set[str]:
    """Groups of five invited people or more, so that the others together are none, or five or more; "" is no group."""
    kept = {name: count for name, count in people.items() if name and count >= PALING_SEDIKIT}
    rest = sum(people.values()) - sum(kept.values())
    if kept and 0 < rest < PALING_SEDIKIT:
        del kept[min(kept, key=lambda name: (kept[name], name))]
    return set(kept)


def _tops(unit_ids: Iterable[int | None]) -> dict[int | None, str]:
    with connection.cursor() as cursor:
        cursor.execute(PUNCAK, [sorted(pk for pk in unit_ids if pk is not None), waktu.today()])
        length = SurveiMasuk._meta.get_field("kelompok").max_length
        return {unit: name[:length] for unit, name in cursor.fetchall()}
