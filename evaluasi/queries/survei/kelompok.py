"""The coarse group of units that an answer may carry: the office at the top, where enough of the batch's invited people belong to it."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from evaluasi.models import Survei, SurveiMasuk
from evaluasi.models.survei import PALING_SEDIKIT
from evaluasi.queries.survei.undangan import diundang

PUNCAK = """
    WITH RECURSIVE naik AS (
        SELECT id AS asal, id, induk_id, nama, singkatan FROM pegawai_unitkerja WHERE id = ANY(%s)
        UNION ALL
        SELECT naik.asal, u.id, u.induk_id, u.nama, u.singkatan FROM naik JOIN pegawai_unitkerja u ON u.id = naik.induk_id
    ) SELECT asal, coalesce(nullif(singkatan, ''), nama) FROM naik WHERE induk_id IS NULL
"""


def find_kelompok(survei: Survei, pegawai_id: int) -> str:
    """The group to write beside this person's answer, or nothing. Two queries; an SKM has no groups."""
    if survei.angkatan_id is None:
        return ""
    unit = dict(diundang(survei).order_by().values_list("pegawai", "unit"))
    top = _tops(set(unit.values()) - {None})
    mine = top.get(unit.get(pegawai_id), "")
    return mine if mine in pick_kelompok(top.get(row, "") for row in unit.values()) else ""


def pick_kelompok(names: Iterable[str]) -> set[str]:
    """Groups of five invited people or more, so that the others together are none, or five or more."""
    counts = Counter(names)
    rest = counts.pop("", 0)
    rest += sum(count for count in counts.values() if count < PALING_SEDIKIT)
    kept = {name: count for name, count in counts.items() if count >= PALING_SEDIKIT}
    if kept and 0 < rest < PALING_SEDIKIT:
        del kept[min(kept, key=lambda name: (kept[name], name))]
    return set(kept)


def _tops(unit_ids: set[int | None]) -> dict[int | None, str]:
    with connection.cursor() as cursor:
        cursor.execute(PUNCAK, [sorted(pk for pk in unit_ids if pk is not None)])
        length = SurveiMasuk._meta.get_field("kelompok").max_length
        return {unit: name[:length] for unit, name in cursor.fetchall()}
