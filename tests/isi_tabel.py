"""What the tables hold, asked by one statement that is planned once a connection."""

from collections.abc import Sequence
from functools import cache

from lib.siap import fetch_siap

WRITTEN = """
    SELECT sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid))
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND split_part(relname, '_', 1) = ANY(%s)
"""


@cache
def _statement(names: Sequence[str]) -> str:
    return " UNION ALL ".join(f"SELECT '{name}', count(*), COALESCE(sum(hashtext(t::text)), 0)::bigint FROM {name} t" for name in names)


def sums(names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Rows and their sum of hashes, of each table."""
    return {name: (rows, digest) for name, rows, digest in fetch_siap(_statement(names), [])}


def written(apps: Sequence[str]) -> int:
    """Rows that this transaction has written so far, what was undone included: where it stands still, nothing need be looked through."""
    ((count,),) = fetch_siap(WRITTEN, [list(apps)])
    return int(count)
