"""The states of a row in the outbox, one statement each. Open rows have no `selesai`.

    menunggu -> mulai -> terkirim | menunggu (again later) | gagal | tidak_pasti -> mulai (once more) -> ...
    menunggu -> tidak_perlu | terlambat

A worker holds rows by a lease (`sewa_sampai`); its very value is the proof, so a worker whose lease ran out changes nothing any more.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from lib import siap, waktu
from pegawai.models import Notifikasi

if TYPE_CHECKING:
    from pegawai.services.notifikasi.susun import Surat

CHUNK: Final = 250
LEASE: Final = timedelta(minutes=5)
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
        WHERE selesai IS NULL AND status IN ('menunggu', 'tidak_pasti') AND kirim_pada <= %(kini)s
          AND (sewa_sampai IS NULL OR sewa_sampai < %(kini)s)
        ORDER BY kirim_pada, id LIMIT %(chunk)s FOR UPDATE SKIP LOCKED)
    UPDATE pegawai_notifikasi SET sewa_sampai = %(until)s WHERE id = ANY (ARRAY(SELECT id FROM siap)) RETURNING id
"""
SENT: Final = """
    UPDATE pegawai_notifikasi SET status = 'terkirim', selesai = %(kini)s, sewa_sampai = NULL
    WHERE id = %(id)s AND message_id = %(message_id)s AND selesai IS NULL AND status IN ('mulai', 'tidak_pasti')
"""
START: Final = """
    UPDATE pegawai_notifikasi SET
        status = CASE WHEN id = %(last)s THEN 'terkirim' ELSE 'mulai' END,
        selesai = CASE WHEN id = %(last)s THEN %(kini)s END,
        sewa_sampai = CASE WHEN id <> %(last)s THEN %(until)s END,
        percobaan = CASE WHEN id = %(last)s THEN percobaan ELSE percobaan + 1 END,
        keterangan = CASE WHEN id = %(last)s THEN keterangan WHEN status = 'tidak_pasti' THEN %(twice)s::text ELSE '' END,
        message_id = CASE WHEN id = %(last)s THEN message_id ELSE %(next_id)s::text END,
        alamat = CASE WHEN id = %(last)s THEN alamat ELSE %(alamat)s::text END,
        data = CASE WHEN id = %(last)s THEN data
            ELSE data || jsonb_build_object('_judul', %(judul)s::text, '_isi', %(isi)s::text, '_tautan', %(tautan)s::text) END
    WHERE id = ANY (ARRAY[%(last)s::bigint, %(next)s::bigint]) AND selesai IS NULL AND CASE WHEN id = %(last)s
        THEN message_id = %(last_id)s AND status IN ('mulai', 'tidak_pasti')
        ELSE sewa_sampai = %(held)s AND status IN ('menunggu', 'tidak_pasti')
            AND (berguna_sampai IS NULL OR berguna_sampai > %(kini)s) END
    RETURNING id
"""
UNCERTAIN: Final = """
    UPDATE pegawai_notifikasi SET status = 'tidak_pasti', sewa_sampai = NULL,
        selesai = CASE WHEN data ? '_tidak_pasti' THEN %(kini)s END,
        keterangan = CASE WHEN data ? '_tidak_pasti' THEN %(again)s ELSE %(first)s END,
        kirim_pada = CASE WHEN data ? '_tidak_pasti' THEN kirim_pada ELSE %(kini)s::timestamptz + interval '1 hour' END,
        data = data || jsonb_build_object('_tidak_pasti', %(kini)s::timestamptz)
    WHERE status = 'mulai' AND selesai IS NULL AND (sewa_sampai < %(kini)s OR (id = %(id)s AND message_id = %(message_id)s))
"""
LATE: Final = """
    UPDATE pegawai_notifikasi SET selesai = %(kini)s, sewa_sampai = NULL,
        status = CASE status WHEN 'menunggu' THEN 'terlambat' ELSE status END,
        keterangan = CASE status WHEN 'menunggu' THEN %(late)s ELSE %(uncertain)s END
    WHERE selesai IS NULL AND status IN ('menunggu', 'tidak_pasti') AND berguna_sampai <= %(kini)s
      AND (sewa_sampai IS NULL OR sewa_sampai < %(kini)s)
"""
CLOSE: Final = """
    UPDATE pegawai_notifikasi n SET status = q.status, keterangan = q.keterangan, selesai = %(kini)s, sewa_sampai = NULL,
        data = n.data || q.kata::jsonb
    FROM unnest(%(ids)s::bigint[], %(states)s::text[], %(reasons)s::text[], %(words)s::text[]) AS q(id, status, keterangan, kata)
    WHERE n.id = q.id AND n.selesai IS NULL AND n.sewa_sampai = %(held)s
"""
POSTPONE: Final = """
    UPDATE pegawai_notifikasi SET status = 'menunggu', sewa_sampai = NULL, keterangan = %(note)s,
        data = data || jsonb_build_object('_jawaban', %(said)s::text),
        kirim_pada = %(kini)s::timestamptz + (%(steps)s::int[])[least(greatest(percobaan, 1), %(last_step)s)] * interval '1 second'
    WHERE id = %(id)s AND message_id = %(message_id)s AND status = 'mulai' AND selesai IS NULL
"""
FAIL: Final = """
    UPDATE pegawai_notifikasi SET status = 'gagal', selesai = %(kini)s, sewa_sampai = NULL, keterangan = %(note)s,
        data = data || jsonb_build_object('_jawaban', %(said)s::text)
    WHERE id = %(id)s AND message_id = %(message_id)s AND status = 'mulai' AND selesai IS NULL
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


def run(sql: str, **parameters: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"kini": waktu.now(), **parameters})
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
    """The next rows that are due, held for the time of a LEASE; no other worker gets them."""
    with connection.cursor() as cursor:
        kini = waktu.now()
        cursor.execute(CLAIM, {"kini": kini, "until": kini + LEASE, "chunk": CHUNK})
        ids = [row[0] for row in cursor.fetchall()]
    return list(Notifikasi.objects.filter(pk__in=ids).order_by("kirim_pada", "pk")) if ids else []


def start(surat: "Surat", last: Tanda | None) -> bool:
    """Commit that the mail before arrived and that this one begins. False: it is no longer ours, or too late.

    The one statement that every mail needs: both rows in one, planned once for each connection. What the mail says, to which address
    and under which id is written down with it.
    """
    done, kini = last or Tanda(0, ""), waktu.now()
    parameters: dict[str, Any] = {
        "last": done.pk, "last_id": done.message_id, "next": surat.row.pk, "next_id": surat.message_id, "held": surat.row.sewa_sampai,
        "kini": kini, "until": kini + LEASE, "twice": MUNGKIN_DUA, "alamat": surat.alamat, "judul": surat.judul, "isi": surat.isi,
        "tautan": surat.tautan,
    }  # fmt: skip
    with siap.prepared_cursor() as cursor:
        cursor.execute(START, parameters)
        return (surat.row.pk,) in cursor.fetchall()


def finish(tanda: Tanda) -> None:
    run(SENT, id=tanda.pk, message_id=tanda.message_id)


def mark_uncertain(tanda: Tanda) -> None:
    run(UNCERTAIN, again=TIDAK_PASTI_LAGI, first=TIDAK_PASTI, id=tanda.pk, message_id=tanda.message_id)


def expire() -> int:
    """Rows whose worker died between the beginning and the end of sending."""
    return run(UNCERTAIN, again=TIDAK_PASTI_LAGI, first=TIDAK_PASTI, id=0, message_id="")


def drop_late() -> int:
    return run(LATE, late=LEWAT, uncertain=TIDAK_PASTI_LEWAT)


def close(found: Mapping[int, tuple[str, str]], kata: Mapping[int, Mapping[str, str]], held: datetime) -> None:
    """Rows that need no mail: their key to status and reason, and to the words of those that are read all the same."""
    states = [state for state, _ in found.values()]
    reasons = [reason[:KETERANGAN_MAX] for _, reason in found.values()]
    words = [json.dumps(kata.get(pk, {})) for pk in found]
    run(CLOSE, ids=list(found), states=states, reasons=reasons, words=words, held=held)


def postpone(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    """Refused for now: again after a while that grows with the attempts. `jawaban` is what the server said, kept as it is."""
    run(POSTPONE, steps=list(RETRY_SECONDS), last_step=len(RETRY_SECONDS), **_why(tanda, keterangan, jawaban))


def fail(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    run(FAIL, **_why(tanda, keterangan, jawaban))


def _why(tanda: Tanda, keterangan: str, jawaban: str) -> dict[str, Any]:
    note, said = keterangan[:KETERANGAN_MAX], jawaban[:KETERANGAN_MAX]
    return {"id": tanda.pk, "message_id": tanda.message_id, "note": note, "said": said}


def release(rows: Iterable[Notifikasi], held: datetime, keterangan: str = "", jawaban: str = "") -> None:
    """Rows of this lease that were not begun are free again at once."""
    ids = [row.pk for row in rows]
    run(RELEASE, note=keterangan[:KETERANGAN_MAX], said=jawaban[:KETERANGAN_MAX], ids=ids, held=held)
