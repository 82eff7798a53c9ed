"""What is sealed, how a row is put into words that stay the same, and which rows no block has yet (docs/keputusan/0068).

Keys are not committed in their order, so a block names the very keys it holds, and the next one looks again below them, as far back as a
transaction may still have been open (`Segel.dasar`). Numbers of transactions are those of one server: a copy restored elsewhere begins
lower, and of what a block of the old one saw nothing is open there.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import connection, models
from django.db.models.functions import Coalesce

from lib.pemicu import only_growing
from lib.sql import fetch
from pegawai.models import IsiSegel, Segel

VERSI: Final = 1
SEKALI: Final = 1_000_000  # rows of a table in one block; the others are the next one's
JEDA: Final = timedelta(minutes=1)  # a row has its key, and soon after its transaction a number
KONTEKS: Final = "pghistory_context"
AWAL: Final = "0" * 64

# The words of a row depend on these.
UCAPAN: Final = """
    SELECT set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
        set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)
"""
DASAR_SQL: Final = """
    SELECT coalesce(max(a.nomor), 0) FROM pegawai_segel a JOIN pegawai_segel b ON b.dibuat >= a.dibuat + %(jeda)s, pg_current_snapshot() s
    WHERE a.nomor >= %(lalu)s AND b.nomor > a.nomor
    AND NOT b.batas BETWEEN pg_snapshot_xmin(s)::text::bigint + 1 AND pg_snapshot_xmax(s)::text::bigint
"""
BATAS_SQL: Final = "SELECT pg_current_xact_id()::text::bigint"
LANTAI_SQL: Final = """
    SELECT t.nama, coalesce(i.sampai, 0), a.sampai, a.sudah::text
    FROM unnest(%(tabel)s::text[]) t (nama)
    LEFT JOIN LATERAL (
        SELECT sampai FROM pegawai_isisegel WHERE tabel = t.nama AND segel_id <= %(dasar)s ORDER BY segel_id DESC LIMIT 1
    ) i ON true
    CROSS JOIN LATERAL (
        SELECT coalesce(max(s.sampai), 0) AS sampai, coalesce(range_agg(r), '{}') AS sudah
        FROM pegawai_isisegel s, unnest(s.rentang::int8multirange) r WHERE s.tabel = t.nama AND s.segel_id > %(dasar)s
    ) a
"""
BARU_SQL: Final = """
    WITH baru AS (
        SELECT t.{kunci} AS id, {sidik} AS sidik FROM {tabel} t
        WHERE t.{kunci} > %s AND NOT t.{kunci}::bigint <@ %s::int8multirange ORDER BY t.{kunci} LIMIT {sekali}
    )
    SELECT count(*), range_agg(int8range(id, id + 1))::text, encode(sha256(string_agg(sidik, ''::bytea ORDER BY id)), 'hex'), max(id)
    FROM baru
"""
# Contexts from before their key was the hash of what they say; there are no new ones.
LAMA_SQL: Final = """
    SELECT count(*),
        encode(sha256(coalesce(string_agg(sha256(convert_to(ROW(t.id, t.metadata)::text, 'UTF8')), ''::bytea ORDER BY t.id), '')), 'hex')
    FROM pghistory_context t WHERE NOT t.metadata ? 'konteks'
"""


@dataclass(frozen=True, slots=True)
class Isi:
    tabel: str
    kolom: tuple[str, ...]
    rentang: str
    jumlah: int
    sidik: str
    sampai: int


def sealed_models() -> dict[str, type[models.Model]]:
    """Table → model of what only grows, all of it but the seal."""
    return {name: model for name, model in sorted(only_growing().items()) if model not in (Segel, IsiSegel)}


def columns_of(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(sorted(str(c.column) for c in model._meta.concrete_fields))


def row_hash(kolom: Iterable[str]) -> str:
    """The SQL of one row's hash, `t` being the row."""
    names = ", ".join(f"t.{connection.ops.quote_name(name)}" for name in kolom)
    return f"sha256(convert_to(ROW({names})::text, 'UTF8'))"


def sidik_of(nomor: int, dibuat: datetime, lalu: str, isi: Sequence[Isi | IsiSegel]) -> str:
    rows = sorted([row.tabel, list(row.kolom), row.rentang, row.jumlah, row.sidik] for row in isi)
    text = json.dumps([VERSI, nomor, dibuat.astimezone(UTC).isoformat(timespec="microseconds"), lalu, rows], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def find_dasar(lalu: int) -> int:
    """The newest block below whose rows nothing can come any more, not older than the one that was so last time."""
    asked: dict[str, Any] = {"lalu": lalu, "jeda": JEDA}
    return max(lalu, int(fetch(DASAR_SQL, asked)[0][0]))


def find_batas() -> int:
    """The number of this transaction: every one begun before has a lower one."""
    return int(fetch(BATAS_SQL)[0][0])


def find_unsealed(dasar: int) -> list[Isi]:
    """The rows that are in no block, of each table that has some."""
    tables = sealed_models()
    with connection.cursor() as cursor:
        cursor.execute(UCAPAN)
        cursor.execute(LANTAI_SQL, {"tabel": list(tables), "dasar": dasar})
        found = [_unsealed_of(cursor, tables[nama], lantai, max(lantai, atas), sudah) for nama, lantai, atas, sudah in cursor.fetchall()]
    return [row for row in found if row is not None]


def find_konteks_lama() -> Isi:
    jumlah, sidik = fetch(LAMA_SQL)[0]
    return Isi(KONTEKS, ("id", "metadata"), "{}", int(jumlah), sidik, 0)


def _unsealed_of(cursor: Any, model: type[models.Model], lantai: int, atas: int, sudah: str) -> Isi | None:
    kolom, quote = columns_of(model), connection.ops.quote_name
    kunci = quote(str(model._meta.pk.column))
    cursor.execute(BARU_SQL.format(kunci=kunci, tabel=quote(model._meta.db_table), sidik=row_hash(kolom), sekali=SEKALI), [lantai, sudah])
    jumlah, rentang, sidik, sampai = cursor.fetchone()
    return Isi(model._meta.db_table, kolom, rentang, int(jumlah), sidik, max(atas, int(sampai))) if jumlah else None


def segel_list() -> models.QuerySet[Segel]:
    inside = IsiSegel.objects.filter(segel=models.OuterRef("pk")).order_by().values("segel").annotate(n=models.Sum("jumlah")).values("n")
    return Segel.objects.annotate(baris=Coalesce(models.Subquery(inside), 0))


def get_kepala() -> Segel | None:
    return Segel.objects.first()
