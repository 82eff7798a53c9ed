"""The facts of `get_konteks` for many pairs of batch and person in one statement: for lists, previews and imports."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.db import connection

from diklat.queries.pendaftaran.konteks import KONTEKS_SQL, Konteks
from lib import waktu

_PAIRS: Final = "unnest(%(angkatan)s::bigint[], %(pegawai)s::bigint[]) AS pasangan (angkatan_id, pegawai_id)"
# The same statement once per pair: its two keys become columns of the list that it stands beside.
_SATU: Final = KONTEKS_SQL.replace("%(angkatan)s", "pasangan.angkatan_id").replace("%(pegawai)s", "pasangan.pegawai_id")
BANYAK_SQL: Final = f"SELECT satu.* FROM {_PAIRS} CROSS JOIN LATERAL ({_SATU}) AS satu"  # noqa: S608 -- constant SQL, parameters bound


def load_konteks(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Konteks]:
    """(batch, person) -> the facts; a pair that does not exist is missing."""
    wanted = list(dict.fromkeys(pairs))
    if not wanted:
        return {}
    values: dict[str, Any] = {"hari": waktu.today(), "zona": settings.TIME_ZONE}
    values |= {"angkatan": [pair[0] for pair in wanted], "pegawai": [pair[1] for pair in wanted]}
    with connection.cursor() as cursor:
        cursor.execute(BANYAK_SQL, values)
        found = [Konteks(*row) for row in cursor.fetchall()]
    return {(row.angkatan_id, row.pegawai_id): row for row in found}
