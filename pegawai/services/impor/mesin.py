"""The engine: reads the file in the bounded child, stages what the preview shows, and applies it under a lock."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.backends.utils import CursorWrapper

from lib import waktu
from lib.berkas.errors import BerkasDitolak
from lib.berkas.reader import Table, open_table
from lib.format import format_angka
from pegawai.models import Impor, Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.impor.jejak import note_jejak
from pegawai.services.impor.jenis import Baris, JenisImpor, Sesi, Temuan, dump_json, get_jenis, show_value
from pegawai.services.impor.pemetaan import TANYAKAN, PerluDipetakan, look_impor, match_columns, read_options
from pegawai.services.impor.sendiri import compare_others, note_applied, note_preview
from pegawai.services.impor.unggahan import drop_berkas, lock_impor, stop_apply, stop_check
from pegawai.services.kemajuan import Progress

Status = Impor.Status
STEP_ROWS: Final = 500
PERSEN: Final = 100
CATATAN: Final = {"cp1252": "Berkas CSV ini tidak berpengodean UTF-8; dibaca sebagai Windows-1252. Periksa huruf beraksen."}
GALAT_COLUMNS: Final = "impor_id, baris, nama, kolom, nilai, kode, berat, alasan, tindakan"


@pekerjaan.handler("impor-periksa", after_stop=stop_check)
def run_check(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    impor = check_impor(impor=lock_impor(job.parameter["impor"]), progress=progress)
    if impor.status == Status.PEMETAAN:
        return pekerjaan.Hasil(pesan="Sebagian judul kolom belum dikenal. Petakan kolomnya.", lanjut=impor.get_absolute_url())
    pesan = f"{format_angka(impor.jumlah_baris)} baris diperiksa, {format_angka(impor.jumlah_galat)} galat."
    return pekerjaan.Hasil(pesan=pesan, lanjut=impor.get_absolute_url())


@pekerjaan.handler("impor-terapkan", after_stop=stop_apply)
def run_apply(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    impor = apply_impor(impor=lock_impor(job.parameter["impor"]), progress=progress)
    return pekerjaan.Hasil(pesan=f"{format_angka(impor.jumlah_tulis)} baris tersimpan.", lanjut=impor.get_absolute_url())


def check_impor(*, impor: Impor, progress: Progress) -> Impor:
    """Fill the preview, inside the caller's transaction. A file that cannot be read is a ValidationError with its code."""
    if impor.status != Status.DIPERIKSA:
        return impor
    kind = get_jenis(impor.jenis)
    sesi = Sesi(impor=impor, cursor=connection.cursor(), temuan=Temuan(kind.kolom), acuan=kind.load())
    sesi.cursor.execute(_create_sql(kind))
    progress.step(2, PERSEN, "Membuka berkas")
    if not (path := Path(impor.berkas.path)).exists():  # a backup holds no raw files, so a restored import has none
        raise ValidationError("Berkas unggahan ini tidak ada lagi di peladen. Unggah ulang berkasnya.", code="berkas_hilang")
    if not _read_file(sesi, kind, path, progress):
        return impor
    progress.step(60, PERSEN, "Membandingkan dengan data sekarang")
    milik = compare_others(sesi, kind, impor.oleh)
    note_preview(sesi, milik)
    if impor.hanya_baru:
        sesi.cursor.execute("UPDATE impor_putusan SET putusan = 'sama' WHERE putusan = 'ubah'")
    progress.step(80, PERSEN, "Menyusun pratinjau")
    _store_preview(sesi, kind)
    if impor.pemetaan is None:
        drop_berkas(impor)
    impor.status = Status.PRATINJAU
    impor.save()
    return impor


def _read_file(sesi: Sesi, kind: JenisImpor, path: Path, progress: Progress) -> bool:
    """Whether its rows are staged; else its columns wait to be mapped."""
    impor, ask = sesi.impor, bool(sesi.impor.lihat.get("ulang"))
    try:
        if not ask:
            with open_table(path, required=kind.required, columns=kind.titles, **read_options(impor, kind)) as table:
                _stage_rows(sesi, kind, table, progress)
            return True
    except PerluDipetakan:
        pass
    except BerkasDitolak as refusal:
        if refusal.code not in TANYAKAN or not _look(impor, kind, path):
            raise ValidationError(str(refusal), code=refusal.code) from refusal
        return False
    if not _look(impor, kind, path):
        raise ValidationError("Tidak ada baris judul di berkas ini. Tulis judul kolomnya, lalu unggah kembali.", code="tanpa_judul")
    return False


def _look(impor: Impor, kind: JenisImpor, path: Path) -> bool:
    try:
        return look_impor(impor, kind, path)
    except BerkasDitolak as refusal:
        raise ValidationError(str(refusal), code=refusal.code) from refusal


def _create_sql(kind: JenisImpor) -> str:
    columns = ", ".join(f"{name} {sql_type}" for name, sql_type in kind.data.items())
    return f"""
        DROP TABLE IF EXISTS pg_temp.impor_baris, pg_temp.impor_galat, pg_temp.impor_putusan;
        CREATE TEMP TABLE impor_baris (baris integer, kunci text, nama text, {columns}) ON COMMIT DROP;
        CREATE TEMP TABLE impor_galat (baris integer, kunci text, nama text, data jsonb) ON COMMIT DROP;
        CREATE TEMP TABLE impor_putusan (baris integer, objek_id bigint, putusan text, perubahan jsonb) ON COMMIT DROP;
    """


def _stage_rows(sesi: Sesi, kind: JenisImpor, table: Table, progress: Progress) -> None:
    """COPY good rows into `impor_baris` while they stream; the faulty ones are held as JSON text and follow."""
    kolom = match_columns(sesi.impor, kind, table)
    faulty: list[tuple[Any, ...]] = []
    names = list(kind.data)
    count = 0

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal count
        for baris in kind.check(sesi.acuan, _stream(kind, table, kolom, progress), sesi.temuan):
            count += 1
            if baris.nomor in sesi.temuan.galat_baris:
                cells = [show_value(baris.nilai[kunci]) for kunci in kolom]
                faulty.append((baris.nomor, baris.kunci[:100], baris.nama[:200], dump_json({"sel": cells, **_faulty_data(kind, baris)})))
            else:
                yield (baris.nomor, baris.kunci[:100], baris.nama[:200], *map(baris.data.get, names))

    copy_rows(sesi.cursor, f"impor_baris (baris, kunci, nama, {', '.join(names)})", rows())
    if faulty:
        copy_rows(sesi.cursor, "impor_galat (baris, kunci, nama, data)", faulty)
    impor = sesi.impor
    impor.jumlah_baris, impor.jumlah_galat = count, len(faulty)
    ours = {item.kunci: item.judul for item in kind.kolom}
    impor.kolom = [ours[kunci] if impor.pemetaan else table.header[place] for kunci, place in kolom.items()]
    notice = kind.notice(sesi.acuan) if kind.notice else ""
    impor.catatan = [CATATAN[name] for name in table.notices if name in CATATAN] + ([notice] if notice else [])


def _faulty_data(kind: JenisImpor, baris: Baris) -> dict[str, Any]:
    """As the preview keeps a good row, for a faulty one may yet become good."""
    found = {name: value for name, value in baris.data.items() if value is not None}
    return {name: json.loads(value) if kind.data.get(name) == "jsonb" else str(value) for name, value in found.items()}


def _stream(kind: JenisImpor, table: Table, kolom: dict[str, int], progress: Progress) -> Iterator[Baris]:
    empty = dict.fromkeys((item.kunci for item in kind.kolom), "")
    pairs = list(kolom.items())
    for count, (number, row) in enumerate(table.rows):
        if count % STEP_ROWS == 0:
            progress.step(min(55, 5 + count // 400), PERSEN, f"Memeriksa baris {format_angka(number)}")
        yield Baris(nomor=number, nilai={**empty, **{kunci: row[place] for kunci, place in pairs}})


def copy_rows(cursor: CursorWrapper, target: str, rows: Iterable[Sequence[Any]]) -> None:
    """A lost connection is Django's error here too, for which the job waits and is done again; a copy goes past Django's own wrapping."""
    with cursor.db.wrap_database_errors, cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _store_preview(sesi: Sesi, kind: JenisImpor) -> None:
    """New, changed, faulty and absent rows; unchanged ones are only counted."""
    columns = ", ".join(f"b.{name}" for name in kind.data)
    absent = kind.absent(sesi) if sesi.impor.berkas_penuh and kind.absent else ""
    absent_rows = f"UNION ALL SELECT 0, a.kunci, a.nama, 'absen', a.objek_id, a.data, '{{}}' FROM ({absent}) a" if absent else ""  # noqa: S608
    sesi.cursor.execute(
        f"""
        WITH tersimpan AS (INSERT INTO pegawai_barisimpor (impor_id, baris, kunci, nama, putusan, objek_id, data, perubahan)
        SELECT %s, q.* FROM (
            SELECT b.baris, b.kunci, b.nama, p.putusan, p.objek_id,
                   (SELECT jsonb_strip_nulls(to_jsonb(d)) FROM (SELECT {columns}) AS d({", ".join(kind.data)})), p.perubahan
            FROM impor_baris b JOIN impor_putusan p USING (baris)
            WHERE p.putusan IN ('baru', 'ubah') OR (p.putusan = 'sama' AND {kind.simpan})
            UNION ALL SELECT baris, kunci, nama, 'galat', NULL, data, '{{}}' FROM impor_galat
            {absent_rows}
        ) q RETURNING putusan)
        SELECT count(*) FILTER (WHERE putusan = 'absen') FROM tersimpan
        """,  # noqa: S608 -- column names and SQL of the kind
        [sesi.impor.pk],
    )
    (sesi.impor.jumlah_absen,) = sesi.cursor.fetchone()
    store_galat(sesi)
    _count(sesi)


def store_galat(sesi: Sesi) -> None:
    pk = sesi.impor.pk
    if not sesi.temuan.rows:
        return
    copy_rows(sesi.cursor, f"pegawai_galatimpor ({GALAT_COLUMNS})", ((pk, *row) for row in sesi.temuan.rows))


def _count(sesi: Sesi) -> None:
    impor, cursor = sesi.impor, sesi.cursor
    cursor.execute(
        """
        SELECT count(*) FILTER (WHERE putusan = 'baru'), count(*) FILTER (WHERE putusan = 'ubah'),
               count(*) FILTER (WHERE putusan = 'sama'),
               coalesce(sum((SELECT count(*) FROM jsonb_object_keys(perubahan))) FILTER (WHERE putusan = 'ubah'), 0)
        FROM impor_putusan
        """
    )
    impor.jumlah_baru, impor.jumlah_ubah, impor.jumlah_sama, impor.jumlah_sel = map(int, cursor.fetchone())
    impor.jumlah_peringatan = sum(row[5] == "peringatan" for row in sesi.temuan.rows)


def apply_impor(*, impor: Impor, progress: Progress) -> Impor:
    """Write the previewed rows, inside the caller's transaction that holds the row lock on `impor`. Done once.

    The verdicts are computed again: a row whose object changed since the preview is left out and listed.
    """
    if impor.status != Status.DITERAPKAN:
        return impor
    kind, total = get_jenis(impor.jenis), impor.jumlah_tulis
    sesi = Sesi(impor=impor, cursor=connection.cursor(), temuan=Temuan(kind.kolom), acuan=None)
    stage = iter(range(1, PERSEN))

    def step(tahap: str) -> None:
        progress.step(min(total, total * next(stage) // 6), total, tahap)

    step("Menyiapkan baris")
    load_staged(sesi, kind, ("baru", "ubah"), lock=True)
    step("Membandingkan sekali lagi")
    milik = compare_others(sesi, kind, impor.diterapkan_oleh)
    _drop_changed(sesi, [row.nomor for row in milik])
    note_applied(sesi, milik)
    with note_jejak(impor, kind, locked=kind.tabel):
        impor.hasil = kind.apply(sesi, step)
    _close(sesi)
    progress.step(total, total, "Selesai")
    return impor


def load_staged(sesi: Sesi, kind: JenisImpor, putusan: Sequence[str], *, lock: bool = False) -> None:
    """The rows of the preview with these verdicts, as the check left them; with `lock` writers wait from here on, readers do not, and a
    row that names what is gone since is left out."""
    first = f"LOCK TABLE {', '.join(kind.tabel)} IN SHARE ROW EXCLUSIVE MODE;" if lock else ""
    typed = ", ".join(f"{name} {sql_type}" for name, sql_type in kind.data.items())
    columns = ", ".join(f"d.{name}" for name in kind.data)
    gone = [f"NOT EXISTS (SELECT FROM {table} t WHERE t.id = b.{name}) AND b.{name} IS NOT NULL" for name, table in kind.rujukan.items()]
    orphans = f"DELETE FROM impor_baris b WHERE {' OR '.join(gone)}" if gone else ""  # noqa: S608 -- names of models
    sesi.cursor.execute(
        f"""
        {first}
        {_create_sql(kind)}
        INSERT INTO impor_baris (baris, kunci, nama, {", ".join(kind.data)})
        SELECT b.baris, b.kunci, b.nama, {columns}
        FROM pegawai_barisimpor b, jsonb_to_record(b.data) AS d({typed})
        WHERE b.impor_id = %s AND b.putusan = ANY(%s);
        {orphans if lock else ""}
        """,  # noqa: S608 -- column names of the kind
        [sesi.impor.pk, [str(name) for name in putusan]],
    )


def _drop_changed(sesi: Sesi, kept_out: list[int]) -> None:
    """Keep only the rows that still mean what the preview showed. Rows that are done already count as unchanged."""
    sesi.temuan.rows.clear()
    sesi.cursor.execute(
        """
        WITH beda AS (
            SELECT b.baris, b.nama, b.kunci, coalesce(p.putusan = 'sama', false) AS selesai, b.putusan, b.perubahan
            FROM pegawai_barisimpor b LEFT JOIN impor_putusan p USING (baris)
            WHERE b.impor_id = %s AND b.putusan IN ('baru', 'ubah') AND b.baris <> ALL(%s)
              AND (b.putusan, b.perubahan) IS DISTINCT FROM (p.putusan, p.perubahan)
        ), putus AS (DELETE FROM impor_putusan USING beda WHERE impor_putusan.baris = beda.baris
        ), hapus AS (DELETE FROM impor_baris USING beda WHERE impor_baris.baris = beda.baris)
        SELECT baris, nama, kunci, selesai, putusan = 'baru', (SELECT count(*) FROM jsonb_object_keys(perubahan)) FROM beda ORDER BY baris
        """,
        [sesi.impor.pk, kept_out],
    )
    impor = sesi.impor
    for nomor, nama, kunci, selesai, baru, sel in sesi.cursor.fetchall():
        impor.jumlah_baru -= baru
        impor.jumlah_ubah -= not baru
        impor.jumlah_sel -= sel
        impor.jumlah_sama += selesai
        if not selesai:
            sesi.temuan.galat(
                Baris(nomor=nomor, nilai={}, nama=nama),
                "Data sekarang",
                "berubah_sejak_pratinjau",
                "Data berubah sejak pratinjau",
                "Baris ini tidak disimpan. Unggah ulang berkasnya untuk melihat keadaan yang baru.",
                kunci,
            )
    impor.jumlah_dilewati = len(sesi.temuan.galat_baris)


def _close(sesi: Sesi) -> None:
    """The mark "selesai" with the counts of what was really written, in the same transaction."""
    store_galat(sesi)
    sesi.impor.status, sesi.impor.pesan, sesi.impor.selesai_pada = Status.SELESAI, "", waktu.now()
    sesi.impor.save()
