"""The row of a person as a lock: what has no row of its own yet (a first line of JP, a first level, a first objection) meets there.

Taken after every lock of trainings (`diklat.services.kunci`, docs/keputusan/0046). Rows of others that name the person do not wait for it.
"""

from collections.abc import Iterable

from pegawai.models import Pegawai, Pengguna


def lock_pegawai(pegawai_ids: Iterable[int]) -> None:
    """Until the transaction ends; in one order, so call it once with everybody."""
    rows = Pegawai.objects.select_for_update(no_key=True).filter(pk__in=sorted(set(pegawai_ids)))
    list(rows.order_by("pk").values_list("pk"))


def lock_pimpinan(pengguna: Pengguna, *others: int) -> None:
    """What he heads is asked anew, and stays so until the transaction ends: his postings wait. `others` are locked with him."""
    lock_pegawai([pk for pk in (pengguna.pegawai_id, *others) if pk is not None])
    for name in ("headed_units", "headed_unit_ids"):
        pengguna.__dict__.pop(name, None)


def read_pegawai(pk: int) -> Pegawai:
    """One person, as the row is under the lock."""
    return Pegawai.objects.select_for_update(no_key=True).get(pk=pk)
