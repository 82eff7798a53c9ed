"""Keeps the JP of people equal to what a rebuild would give, whoever writes at the same time."""

from collections.abc import Iterable

from django.db import connection, transaction

from diklat.queries.jp import hitung
from pegawai.services import kunci

LOCK_SHARED = "LOCK TABLE diklat_catatanjp IN ROW EXCLUSIVE MODE"
LOCK_ALONE = "LOCK TABLE diklat_catatanjp IN SHARE ROW EXCLUSIVE MODE"
TUNED = "SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)"


@transaction.atomic
def refresh_jp(*, pegawai_ids: Iterable[int] | None) -> None:
    """Derive again the JP of these people, or of everybody with None; joins the caller's transaction.

    Call it once per transaction, with all people, after the last write: locks are taken in the order of keys only within one call.
    """
    ids = None if pegawai_ids is None else sorted(set(pegawai_ids))
    if ids == []:
        return
    values = hitung.parameters(pegawai=ids)
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute(LOCK_ALONE)
            cursor.execute(TUNED)
        else:
            cursor.execute(LOCK_SHARED)
            kunci.lock_pegawai(ids)  # a first line has no row of its own to lock
        cursor.execute(hitung.TULIS[ids is not None], values)
