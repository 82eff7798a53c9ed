"""Importing tables: upload, check, preview, apply, trace, for any kind of table that registers here.

A kind is one `JenisImpor` (see `jenis.py`), registered once when its module is imported:

    register(JenisImpor(
        kode="standar", label="Standar kompetensi", objek="standar",
        penjelasan="Level yang dituntut tiap jabatan.", peran=frozenset({"kepegawaian"}),
        kolom=(Kolom("jabatan", "Jabatan", alias=("NAMA JABATAN",), wajib=True), Kolom("level", "Level", wajib=True)),
        data={"jabatan_id": "bigint", "level": "smallint"},     # name -> PostgreSQL type of what a checked row carries
        tabel=("kompetensi_standarkompetensi",),                # locked against writers while the rows are applied
        load=load_acuan, check=check_baris, compare=compare_baris, apply=apply_baris,
    ))

`peran` may upload and apply; "admin" always may, "auditor" always reads. An app registers its kinds in a module that both
its `urls` (through the views) and its `tasks` import, so that web and worker know them.

load() -> acuan
    Reference rows for the check, as dictionaries; a handful of queries whatever the rows.
check(acuan, baris, temuan) -> iterator of Baris
    Gets all rows as a stream of `Baris(nomor, nilai)`, where `nilai[kunci]` is the raw cell ("" when the cell or column is
    missing; numbers are numbers, dates are dates; clean with `lib.berkas.cells`). Yields every row again with `kunci` (the
    key shown, such as the NIP), `nama` (what a person calls the row) and `data` filled in. `temuan.galat(...)` keeps a row out,
    `temuan.peringatan(...)` does not. Collect first when a law spans rows. Never writes, never raises for a bad cell, and
    never asks the database: it runs while a COPY is open on the connection, so a query there would wait for ever.
compare(sesi) -> None
    Runs twice, in the preview and again under the lock. The rows without an error are in the temporary table `impor_baris`
    (baris, kunci, nama and the columns of `data`). Ends with `sesi.judge(sql, params)`, where the SQL gives
    (baris, objek_id, perubahan): objek_id NULL is new; perubahan is jsonb {"Judul kolom": [before, after]}, '{}' is unchanged.
    May call `sesi.temuan.galat(...)`; such rows stay out.
apply(sesi, step) -> dict of counts
    Set-based statements over `impor_baris` joined with `impor_putusan` (baris, objek_id, putusan 'baru' | 'ubah'); only rows
    that may be written are left. Call `step("Menyimpan …")` before each long statement. The counts land in `Impor.hasil`.
orang: SQL
    Of a kind whose rows are about people: the employee's key, or a query of keys, from `b` (impor_baris) or `p` (impor_putusan);
    `%(hari)s` is today. What would change the row of whoever imports is kept out and listed.
simpan: SQL
    Optional; a condition on `b` of unchanged rows that are kept with the others, for they may yet become changes.
absent(sesi) -> SQL
    Optional; (objek_id, kunci, nama, data jsonb) of what a full file does not hold. Also sees the faulty rows, in `impor_galat`.
undo {table: TakeBack(note, run(jejak, by))}
    Optional; tables whose rows are not simply removed or put back when the import is taken back. Tables outside `tabel` may stand
    here, when the kind also changes some of their rows.
padan: Padan
    Optional, of a kind whose rows name units: `berkas_unit` (jsonb: kunci, id, nama, pd) in `data` is a unit that no id tells, `unit_id`
    what it was told to be (`padanan.py`).
arti(rows) -> {key of the row: lines}
    Optional; what is new in these rows of the preview means in words, for all that a page shows at once.
lists() -> {sheet title: [header, *rows]}
    Optional reference sheets for the template.

What the engine promises every kind: the file is read in the bounded child and only the columns of `kolom` leave it; nothing
but the preview is written before "Jalankan impor"; rows are applied in one transaction together with the mark "selesai",
once; a row whose object changed between preview and apply is left out, so that nothing is written that nobody has seen; and what was
made and changed is noted from the tables themselves, so that the import can be taken back (`batal.py`).
"""

from pegawai.services.impor import pegawai, unit
from pegawai.services.impor.absen import deactivate_absen
from pegawai.services.impor.batal import start_undo, undo_impor
from pegawai.services.impor.jenis import (
    Baris,
    JenisImpor,
    Kolom,
    Sesi,
    TakeBack,
    Temuan,
    get_jenis,
    jenis_list,
    readable_by,
    register,
    writable_by,
)
from pegawai.services.impor.mesin import apply_impor, check_impor
from pegawai.services.impor.unggahan import cancel_impor, create_impor, find_seen, purge_impor, start_apply

__all__ = [
    "Baris",
    "JenisImpor",
    "Kolom",
    "Sesi",
    "TakeBack",
    "Temuan",
    "apply_impor",
    "cancel_impor",
    "check_impor",
    "create_impor",
    "deactivate_absen",
    "find_seen",
    "get_jenis",
    "jenis_list",
    "pegawai",
    "purge_impor",
    "readable_by",
    "register",
    "start_apply",
    "start_undo",
    "undo_impor",
    "unit",
    "writable_by",
]
