"""Rows of a file about whoever imports it: kept out, named with their number in the sheet; the rest goes in (pegawai/permissions.py)."""

from typing import Final, NamedTuple

from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import SENDIRI
from pegawai.services.impor.jenis import Baris, JenisImpor, Sesi, dump_json

ALASAN: Final = "Baris tentang Anda sendiri"


class Milik(NamedTuple):
    nomor: int
    kunci: str
    nama: str
    is_baru: bool
    sel: int

    @property
    def baris(self) -> Baris:
        return Baris(nomor=self.nomor, nilai={}, kunci=self.kunci, nama=self.nama)


def compare_others(sesi: Sesi, kind: JenisImpor, by: Pengguna | None) -> list[Milik]:
    """Compare, and take out what would change the row of `by`. What goes on then is judged once more without it: a place
    that he would have left is not free."""
    kind.compare(sesi)
    milik = _take_out(sesi, kind, by)
    if milik:
        sesi.cursor.execute("DELETE FROM impor_putusan")
        kind.compare(sesi)
        sesi.temuan.rows[:] = dict.fromkeys(sesi.temuan.rows)  # the second look finds the same again
    return milik


def note_preview(sesi: Sesi, milik: list[Milik]) -> None:
    """In the preview: faulty rows like any other."""
    for row in milik:
        shown = dump_json({"sel": [row.kunci, *[""] * (len(sesi.impor.kolom) - 1)]})
        sesi.cursor.execute(
            "INSERT INTO impor_galat (baris, kunci, nama, data) VALUES (%s, %s, %s, %s)", [row.nomor, row.kunci, row.nama, shown]
        )
        note_own(sesi, row)
    sesi.impor.jumlah_galat += len(milik)


def note_applied(sesi: Sesi, milik: list[Milik]) -> None:
    """Somebody else uploaded the file: at the end the preview's counts are short of his rows."""
    impor = sesi.impor
    for row in milik:
        impor.jumlah_baru -= row.is_baru
        impor.jumlah_ubah -= not row.is_baru
        impor.jumlah_sel -= row.sel
        note_own(sesi, row)
    impor.jumlah_dilewati = len(sesi.temuan.galat_baris)


def _take_out(sesi: Sesi, kind: JenisImpor, by: Pengguna | None) -> list[Milik]:
    if not kind.orang or by is None or by.pegawai_id is None:
        return []
    sesi.cursor.execute(
        f"""
        WITH milik AS (
            SELECT b.baris, b.kunci, b.nama, p.putusan = 'baru' AS baru, (SELECT count(*) FROM jsonb_object_keys(p.perubahan)) AS sel
            FROM impor_baris b JOIN impor_putusan p USING (baris) WHERE p.putusan = ANY(%(putusan)s) AND %(saya)s IN ({kind.orang})
        ), keluar AS (DELETE FROM impor_baris b USING milik WHERE b.baris = milik.baris)
        SELECT baris, kunci, nama, baru, sel FROM milik ORDER BY baris
        """,  # noqa: S608 -- the kind's own expression
        {"putusan": ["baru"] if sesi.impor.hanya_baru else ["baru", "ubah"], "saya": by.pegawai_id, "hari": waktu.today()},
    )
    return [Milik(*row) for row in sesi.cursor.fetchall()]


def note_own(sesi: Sesi, row: Milik) -> None:
    kolom = "id" if sesi.impor.jenis == "unit" else "nip"
    sesi.temuan.galat(row.baris, kolom, "sendiri", ALASAN, SENDIRI, row.kunci)
