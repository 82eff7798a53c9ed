"""Several cuts of published figures in one statement, for pages that show many of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from evaluasi.queries.survei.angka import Angka, make_sql, spare
from lib.sql import fetch

COLUMNS: Final = ("teks", "orang", "people", "n", "jumlah", "hitung")
BAGIAN: Final = """
    SELECT {at} AS bagian, row_number() OVER () AS urut, jsonb_build_array({keys})::text, teks, orang, people, n, jumlah, hitung
    FROM ({sql}) x({columns})
"""


@dataclass(frozen=True, slots=True)
class Irisan:
    """The arguments of `figures`."""

    blok_ids: Iterable[int]
    menurut: tuple[str, ...] = ("unsur",)
    pengajar: bool | None = None
    narasumber_id: int | None = None


def figure_sets(irisan: Mapping[str, Irisan]) -> dict[str, list[Angka]]:
    """What `figures` says for each of these, under the same names. One query."""
    parts: list[str] = []
    params: dict[str, Any] = {}
    for at, cut in enumerate(irisan.values()):
        sql = make_sql(cut.menurut, pengajar=cut.pengajar, narasumber=cut.narasumber_id is not None, at=str(at))
        keys = [f"k{number}" for number in range(len(cut.menurut))]
        parts.append(BAGIAN.format(at=at, keys=", ".join(keys), columns=", ".join([*keys, *COLUMNS]), sql=sql))
        params |= {f"blok{at}": list(cut.blok_ids), f"narasumber{at}": cut.narasumber_id}
    found: dict[str, list[Angka]] = {name: [] for name in irisan}
    names = list(irisan)
    for bagian, _, keys, *figures in _fetch(" UNION ALL ".join(parts) + " ORDER BY 1, 2", params):
        name = names[bagian]
        found[name].append(spare(irisan[name].menurut, [*json.loads(keys), *figures]))
    return found


def _fetch(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    return fetch(sql, params)
