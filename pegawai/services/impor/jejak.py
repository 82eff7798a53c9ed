"""Notes what an import makes and changes while it does so: keys of new rows, and the change log's entries of changed ones.

The log is written by triggers, so nothing that a kind's SQL does can be forgotten here. Only births it leaves to this module: three
thousand people would be ten thousand entries, where the first and the last key of each table say the same (`KelahiranImpor`).
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

import pghistory
from django.db import connection

from pegawai.models import Impor
from pegawai.models.riwayat import DIIMPOR
from pegawai.queries.batal_impor import Tabel, tabel_of
from pegawai.services.impor.jenis import JenisImpor

# Without an event model nothing changes, rows only come: such tables tell of new rows alone.
INSERT_SQL: Final = """
    SELECT set_config('{diimpor}', '', true);
    WITH jejak AS (
        INSERT INTO pegawai_jejakimpor (impor_id, tabel, baru, kejadian, batas)
        SELECT %s, q.* FROM ({jejak}) q (tabel, baru, kejadian, batas) WHERE baru <> '{{}}' OR kejadian <> '{{}}'
        RETURNING impor_id, tabel, baru
    )
    INSERT INTO pegawai_kelahiranimpor (impor_id, tabel, dari, sampai, jumlah, oleh_id)
    SELECT impor_id, tabel, baru[1], baru[cardinality(baru)], cardinality(baru), %s FROM jejak WHERE baru <> '{{}}'
"""
NOTE_SQL: Final = "SELECT '{tabel}', {baru}, {kejadian}, {batas}"
AKHIR: Final = "(SELECT coalesce(max(pgh_id), 0) FROM {kejadian})"
BARIS: Final = "(SELECT coalesce(max(id), 0) FROM {tabel})"
BARU: Final = "ARRAY(SELECT id FROM {tabel} WHERE id > {baris} ORDER BY id)"
OWN: Final = "FROM {kejadian} WHERE pgh_id > {akhir} AND pgh_context_id = (SELECT _pgh_attach_context())"


@contextmanager
def note_jejak(impor: Impor, kind: JenisImpor, *, locked: Collection[str]) -> Iterator[None]:
    """Inside the caller's transaction. `locked`: tables to which nobody else writes, so rows above the highest key are the
    import's; in others it only changes rows. Entries of others are told apart by the context."""
    tabel_list = [tabel_of(name) for name in dict.fromkeys((*kind.tabel, *kind.undo))]
    with pghistory.context(impor=impor.pk), connection.cursor() as cursor:
        names = f" {' '.join(locked)} " if locked else ""
        cursor.execute(f"SELECT {', '.join(map(_before, tabel_list))}, set_config('{DIIMPOR}', %s, true)", [names])
        before = cursor.fetchone()
        yield
        parts = []
        for place, tabel in enumerate(tabel_list):
            baris, akhir = int(before[2 * place]), int(before[2 * place + 1])
            new = tabel.nama in locked
            parts.append(_after(tabel, baris if new else None, akhir))
        cursor.execute(INSERT_SQL.format(diimpor=DIIMPOR, jejak=" UNION ALL ".join(parts)), [impor.pk, impor.diterapkan_oleh_id])


def _before(tabel: Tabel) -> str:
    return f"{BARIS.format(tabel=tabel.nama)}, {AKHIR.format(kejadian=tabel.kejadian) if tabel.kejadian else 0}"


def _after(tabel: Tabel, baris: int | None, akhir: int) -> str:
    """A row that was made and then linked counts as made."""
    kejadian, batas = "'{}'::bigint[]", "0"
    if tabel.kejadian:
        own = OWN.format(kejadian=tabel.kejadian, akhir=akhir)
        old = "" if baris is None else f"AND pgh_obj_id <= {baris}"
        kejadian = f"ARRAY(SELECT min(pgh_id) {own} AND pgh_label = 'ubah' {old} GROUP BY pgh_obj_id ORDER BY 1)"
        batas = f"(SELECT coalesce(max(pgh_id), {akhir}) {own})"
    baru = "'{}'::bigint[]" if baris is None else BARU.format(tabel=tabel.nama, baris=baris)
    return NOTE_SQL.format(tabel=tabel.nama, baru=baru, kejadian=kejadian, batas=batas)
