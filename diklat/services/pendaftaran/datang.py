"""Arrival at a batch in one statement: the lock, the place in the order, the seat or the queue, the row, its first step and its mail.

The next general seat is free when nobody waits and `kursi_bebas` says that one is left. Postgres
evaluates it on the newest version of the batch's row, after any wait for the lock; other tables are read as they were before it. So the
person is locked before the batch, by a function whose own statement sees what came in during the wait: whoever has an application that
the conditions did not know (`terakhir`) does not come.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import PRIORITAS_BIASA
from diklat.services.kunci import TERAKHIR
from lib import waktu
from lib.siap import prepared_cursor
from lib.sql import codes
from pegawai.services.notifikasi.antrean import BERGUNA, insert_select

Jalur = Pendaftaran.Jalur
MENERIMA: Final = f"a.status IN {codes(Angkatan.MENERIMA)}"
KOSONG: Final = "a.terisi < a.kuota"
ADA_KURSI: Final = f"CASE WHEN {MENERIMA} THEN a.menunggu = 0 AND kursi_bebas(a.kuota, a.terisi, a.cadangan) > 0 ELSE {KOSONG} END"
# Who comes when: in time; the office also late, but only onto a free seat once the training runs; a substitute until it runs.
TEPAT_WAKTU: Final = f"{MENERIMA} AND NOT a.is_ditangguhkan AND %(hari)s BETWEEN a.pendaftaran_mulai AND a.pendaftaran_sampai"
SUSULAN: Final = f"({MENERIMA} OR (a.status IN ('berjalan', 'selesai') AND {KOSONG}))"
WAKTU: Final[dict[str, str]] = {
    Jalur.MANDIRI: TEPAT_WAKTU,
    Jalur.ATASAN: TEPAT_WAKTU,
    Jalur.PENGELOLA: SUSULAN,
    Jalur.IMPOR: SUSULAN,
    Jalur.PENGGANTI: MENERIMA,
}
FIELDS: Final = Pendaftaran._meta.concrete_fields
KOLOM: Final = ", ".join(f"daftar.{field.column}" for field in FIELDS)
NAMES: Final = [field.attname for field in FIELDS]
SURAT_SQL: Final = insert_select(
    """
    FROM daftar JOIN (VALUES ('terdaftar', 'terdaftar'), ('daftar_tunggu', 'masuk_tunggu'), ('disetujui_atasan', 'diusulkan'))
        AS kabar (status, aturan) USING (status)
    """,
    aturan="aturan",
    pegawai="pegawai_id",
    objek="'pendaftaran:' || id",
    berguna_sampai="%(berguna_sampai)s",
)


def _sql(syarat: str) -> str:
    text = f"""
    WITH orang AS MATERIALIZED (SELECT {TERAKHIR} AS terakhir),
    kursi AS (
        UPDATE diklat_angkatan a
        SET urutan_terakhir = a.urutan_terakhir + 1,
            terisi = a.terisi + (%(ke)s = '' AND {ADA_KURSI})::int,
            menunggu = a.menunggu + (%(ke)s = '' AND NOT {ADA_KURSI})::int,
            cadangan = CASE WHEN %(ke)s = '' AND {ADA_KURSI} THEN LEAST(a.cadangan, a.kuota - a.terisi - 1) ELSE a.cadangan END
        FROM orang
        WHERE a.id = %(angkatan)s::bigint AND {syarat} AND orang.terakhir IS NOT DISTINCT FROM %(terakhir)s::bigint
        RETURNING a.id, a.urutan_terakhir, a.cadangan,
            CASE WHEN %(ke)s <> '' THEN %(ke)s WHEN a.menunggu = 0 OR NOT {MENERIMA} THEN 'terdaftar' ELSE 'daftar_tunggu' END AS status
    ),
    daftar AS (
        INSERT INTO diklat_pendaftaran (
            angkatan_id, pegawai_id, status, jalur, prioritas, urutan, unit_pemutus_id, batas_putusan, eskalasi, unit_id, jabatan_id,
            golongan_id, atasan_id, alasan, alasan_pengecualian, diajukan_oleh_id, dibuat, menggantikan_id
        )
        SELECT kursi.id, %(pegawai)s::bigint, kursi.status, %(jalur)s, %(prioritas)s::int, kursi.urutan_terakhir,
               %(unit_pemutus)s::bigint, %(batas_putusan)s::date, 0, %(unit)s::bigint, %(jabatan)s::bigint, %(golongan)s::bigint,
               %(atasan)s::bigint, '', %(alasan_pengecualian)s, %(oleh)s::bigint, %(kini)s::timestamptz, %(menggantikan)s::bigint
        FROM kursi
        RETURNING *
    ),
    langkah AS (
        INSERT INTO diklat_transisi (pendaftaran_id, aksi, dari, ke, alasan, oleh_id, waktu)
        SELECT id, CASE WHEN %(ke)s <> '' THEN %(aksi)s WHEN status = 'terdaftar' THEN 'beri_kursi' ELSE 'antre' END, '', status, '',
               %(oleh)s::bigint, %(kini)s::timestamptz
        FROM daftar
    ),
    surat AS (
        {SURAT_SQL}
    )
    SELECT kursi.cadangan, {KOLOM} FROM daftar, kursi
"""  # noqa: S608 -- constant SQL, parameters bound
    return " ".join(text.split())


SQL: Final = {jalur: _sql(syarat) for jalur, syarat in WAKTU.items()}
# What somebody else's, or one's own other, click in the same moment leaves to the database.
TERTOLAK: Final = {
    "pendaftaran_satu_per_orang": ("sudah_terdaftar", "Pegawai ini sudah ada pada angkatan ini. Lihat pendaftaran yang ada."),
    "pendaftaran_satu_per_program": (
        "program_sama",
        "Pegawai ini sedang mengikuti angkatan lain dari program ini. Batalkan dahulu yang itu.",
    ),
}


@dataclass(frozen=True, slots=True)
class Kedatangan:
    """Who comes how. `ke`: the status that waits for a decision, or the seat that is taken over; empty: a seat or the queue."""

    angkatan_id: int
    pegawai_id: int
    jalur: str
    oleh_id: int
    unit_id: int | None
    jabatan_id: int | None
    golongan_id: int | None
    atasan_id: int | None
    terakhir_id: int | None
    ke: str = ""
    aksi: str = ""
    prioritas: int = PRIORITAS_BIASA
    alasan_pengecualian: str = ""
    unit_pemutus_id: int | None = None
    batas_putusan: Any = None
    menggantikan_id: int | None = None


def arrive(tamu: Kedatangan) -> tuple[Pendaftaran, int] | None:
    """The new row, and how many seats the batch still keeps for units; None when the batch does not take this way in any more, or when
    the person has an application that the conditions did not know. Refuses: sudah_terdaftar, program_sama.
    """
    kini = waktu.now()
    values = {
        **{name.removesuffix("_id"): getattr(tamu, name) for name in Kedatangan.__slots__},
        "hari": waktu.day(kini),
        "kini": kini,
        "berguna_sampai": kini + BERGUNA,
    }
    try:
        with prepared_cursor() as cursor:
            cursor.execute(SQL[tamu.jalur], values)
            found = cursor.fetchone()
    except IntegrityError as error:
        for constraint, (code, text) in TERTOLAK.items():
            if constraint in str(error):
                raise ValidationError(text, code=code) from error
        raise
    if found is None:
        return None
    cadangan, *row = found
    return Pendaftaran.from_db(connection.alias, NAMES, row), cadangan
