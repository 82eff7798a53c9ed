"""The states of a row in the outbox, one statement each. Open rows have no `selesai`.

    menunggu -> mulai -> terkirim | menunggu (again later) | gagal | tidak_pasti -> mulai (once more) -> ...
    menunggu -> tidak_perlu | terlambat

A worker holds rows by a lease (`sewa_sampai`); its very value is the proof, so a worker whose lease ran out changes nothing any more.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from lib import siap
from pegawai.models import Notifikasi

if TYPE_CHECKING:
    from pegawai.services.notifikasi.susun import Surat

CHUNK: Final = 250
LEASE_SECONDS: Final = 300
RETRY_SECONDS: Final = (60, 300, 900, 1800, 3600, 7200)
WORKERS_MAX: Final = 2
LOCK_SPACE: Final = 20_261
KETERANGAN_MAX: Final = 200
TIDAK_PASTI: Final = (
    "Jawaban peladen surel tidak sampai; surel ini mungkin sudah diterima. Dikirim ulang sekali dengan nomor surel yang sama."
)
TIDAK_PASTI_LAGI: Final = "Dua kali tanpa jawaban peladen surel; tidak dikirim lagi sendiri. Surel ini mungkin sudah diterima."
TIDAK_PASTI_LEWAT: Final = "Jawaban peladen surel tidak sampai; tidak diulang karena sudah lewat waktu bergunanya."
MUNGKIN_DUA: Final = "Kiriman pertama tidak terjawab dan diulang; mungkin diterima dua kali (nomor surel sama)."
LEWAT: Final = "Tidak dikirim: sudah lewat waktu bergunanya."

CLAIM: Final = """
    WITH siap AS MATERIALIZED (
        SELECT id FROM pegawai_notifikasi
        WHERE selesai IS NULL AND status IN ('menunggu', 'tidak_pasti') AND kirim_pada <= now()
          AND (sewa_sampai IS NULL OR sewa_sampai < now())
        ORDER BY kirim_pada, id LIMIT %s FOR UPDATE SKIP LOCKED)
    UPDATE pegawai_notifikasi SET sewa_sampai = now() + %s * interval '1 second' WHERE id = ANY (ARRAY(SELECT id FROM siap)) RETURNING id
"""
SENT: Final = """
    UPDATE pegawai_notifikasi SET status = 'terkirim', selesai = clock_timestamp(), sewa_sampai = NULL
    WHERE id = %s AND message_id = %s AND selesai IS NULL AND status IN ('mulai', 'tidak_pasti')
"""
START: Final = """
    UPDATE pegawai_notifikasi SET
        status = CASE WHEN id = %(last)s THEN 'terkirim' ELSE 'mulai' END,
        selesai = CASE WHEN id = %(last)s THEN clock_timestamp() END,
        sewa_sampai = CASE WHEN id <> %(last)s THEN clock_timestamp() + %(lease)s::int * interval '1 second' END,
        percobaan = CASE WHEN id = %(last)s THEN percobaan ELSE percobaan + 1 END,
        keterangan = CASE WHEN id = %(last)s THEN keterangan WHEN status = 'tidak_pasti' THEN %(twice)s::text ELSE '' END,
        message_id = CASE WHEN id = %(last)s THEN message_id ELSE %(next_id)s::text END,
        alamat = CASE WHEN id = %(last)s THEN alamat ELSE %(alamat)s::text END,
        data = CASE WHEN id = %(last)s THEN data
            ELSE data || jsonb_build_object('_judul', %(judul)s::text, '_isi', %(isi)s::text, '_tautan', %(tautan)s::text) END
    WHERE id = ANY (ARRAY[%(last)s::bigint, %(next)s::bigint]) AND selesai IS NULL AND CASE WHEN id = %(last)s
        THEN message_id = %(last_id)s AND status IN ('mulai', 'tidak_pasti')
        ELSE sewa_sampai = %(held)s AND status IN ('menunggu', 'tidak_pasti')
            AND (berguna_sampai IS NULL OR berguna_sampai > clock_timestamp()) END
    RETURNING id
"""
UNCERTAIN: Final = """
    UPDATE pegawai_notifikasi SET status = 'tidak_pasti', sewa_sampai = NULL,
        selesai = CASE WHEN data ? '_tidak_pasti' THEN clock_timestamp() END,
        keterangan = CASE WHEN data ? '_tidak_pasti' THEN %s ELSE %s END,
        kirim_pada = CASE WHEN data ? '_tidak_pasti' THEN kirim_pada ELSE clock_timestamp() + interval '1 hour' END,
        data = data || jsonb_build_object('_tidak_pasti', clock_timestamp())
    WHERE status = 'mulai' AND selesai IS NULL AND (sewa_sampai < now() OR (id = %s AND message_id = %s))
"""
LATE: Final = """
    UPDATE pegawai_notifikasi SET selesai = now(), sewa_sampai = NULL,
        status = CASE status WHEN 'menunggu' THEN 'terlambat' ELSE status END,
        keterangan = CASE status WHEN 'menunggu' THEN %s ELSE %s END
    WHERE selesai IS NULL AND status IN ('menunggu', 'tidak_pasti') AND berguna_sampai <= now()
      AND (sewa_sampai IS NULL OR sewa_sampai < now())
"""
CLOSE: Final = """
    UPDATE pegawai_notifikasi n SET status = q.status, keterangan = q.keterangan, selesai = now(), sewa_sampai = NULL,
        data = n.data || q.kata::jsonb
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS q(id, status, keterangan, kata)
    WHERE n.id = q.id AND n.selesai IS NULL AND n.sewa_sampai = %s
"""
POSTPONE: Final = """
    UPDATE pegawai_notifikasi SET status = 'menunggu', sewa_sampai = NULL, keterangan = %s,
        data = data || jsonb_build_object('_jawaban', %s::text),
        kirim_pada = clock_timestamp() + (%s::int[])[least(greatest(percobaan, 1), %s)] * interval '1 second'
    WHERE id = %s AND message_id = %s AND status = 'mulai' AND selesai IS NULL
"""
FAIL: Final = """
    UPDATE pegawai_notifikasi SET status = 'gagal', selesai = clock_timestamp(), sewa_sampai = NULL, keterangan = %s,
        data = data || jsonb_build_object('_jawaban', %s::text)
    WHERE id = %s AND message_id = %s AND status = 'mulai' AND selesai IS NULL
"""
RELEASE: Final = """
    UPDATE pegawai_notifikasi SET sewa_sampai = NULL,
        keterangan = CASE WHEN %(note)s <> '' AND status = 'menunggu' THEN %(note)s ELSE keterangan END,
        data = CASE WHEN %(note)s <> '' AND status = 'menunggu' THEN data || jsonb_build_object('_jawaban', %(said)s::text) ELSE data END
    WHERE id = ANY(%(ids)s) AND sewa_sampai = %(held)s AND selesai IS NULL AND status IN ('menunggu', 'tidak_pasti')
"""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What proves which attempt a statement is about."""

    pk: int
    message_id: str


def run(sql: str, parameters: Sequence[Any] | Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


@contextmanager
def slot() -> Iterator[bool]:
    """True for at most WORKERS_MAX at a time; the lock ends with its connection, so a killed worker leaves none behind."""
    with connection.cursor() as cursor:
        held = next((number for number in range(WORKERS_MAX) if _locked(cursor, number)), None)
        try:
            yield held is not None
        finally:
            if held is not None:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, held])


def _locked(cursor: Any, number: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, number])
    return bool(cursor.fetchone()[0])


def claim() -> list[Notifikasi]:
    """The next rows that are due, held for LEASE_SECONDS; no other worker gets them."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [CHUNK, LEASE_SECONDS])
        ids = [row[0] for row in cursor.fetchall()]
    return list(Notifikasi.objects.filter(pk__in=ids).order_by("kirim_pada", "pk")) if ids else []


def start(surat: "Surat", last: Tanda | None) -> bool:
    """Commit that the mail before arrived and that this one begins. False: it is no longer ours, or too late.

    The one statement that every mail needs: both rows in one, planned once for each connection. What the mail says, to which address
    and under which id is written down with it.
    """
    done = last or Tanda(0, "")
    parameters: dict[str, Any] = {
        "last": done.pk, "last_id": done.message_id, "next": surat.row.pk, "next_id": surat.message_id, "held": surat.row.sewa_sampai,
        "lease": LEASE_SECONDS, "twice": MUNGKIN_DUA, "alamat": surat.alamat, "judul": surat.judul, "isi": surat.isi,
        "tautan": surat.tautan,
    }  # fmt: skip
    with siap.prepared_cursor() as cursor:
        cursor.execute(START, parameters)
        return (surat.row.pk,) in cursor.fetchall()


def finish(tanda: Tanda) -> None:
    run(SENT, [tanda.pk, tanda.message_id])


def mark_uncertain(tanda: Tanda) -> None:
    run(UNCERTAIN, [TIDAK_PASTI_LAGI, TIDAK_PASTI, tanda.pk, tanda.message_id])


def expire() -> int:
    """Rows whose worker died between the beginning and the end of sending."""
    return run(UNCERTAIN, [TIDAK_PASTI_LAGI, TIDAK_PASTI, 0, ""])


def drop_late() -> int:
    return run(LATE, [LEWAT, TIDAK_PASTI_LEWAT])


def close(found: Mapping[int, tuple[str, str]], kata: Mapping[int, Mapping[str, str]], held: datetime) -> None:
    """Rows that need no mail: their key to status and reason, and to the words of those that are read all the same."""
    states = [state for state, _ in found.values()]
    reasons = [reason[:KETERANGAN_MAX] for _, reason in found.values()]
    words = [json.dumps(kata.get(pk, {})) for pk in found]
    run(CLOSE, [list(found), states, reasons, words, held])


def postpone(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    """Refused for now: again after a while that grows with the attempts. `jawaban` is what the server said, kept as it is."""
    run(
        POSTPONE,
        [keterangan[:KETERANGAN_MAX], jawaban[:KETERANGAN_MAX], list(RETRY_SECONDS), len(RETRY_SECONDS), tanda.pk, tanda.message_id],
    )


def fail(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    run(FAIL, [keterangan[:KETERANGAN_MAX], jawaban[:KETERANGAN_MAX], tanda.pk, tanda.message_id])


def release(rows: Iterable[Notifikasi], held: datetime, keterangan: str = "", jawaban: str = "") -> None:
    """Rows of this lease that were not begun are free again at once."""
    ids = [row.pk for row in rows]
    run(RELEASE, {"note": keterangan[:KETERANGAN_MAX], "said": jawaban[:KETERANGAN_MAX], "ids": ids, "held": held})
