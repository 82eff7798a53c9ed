"""The states of a row in the outbox. Open rows have no `selesai`.

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

from django.db import connection, transaction
from django.db.models import Case, F, Func, JSONField, Q, QuerySet, Value, When

from lib import siap, waktu
from lib.sewa import lapsed
from pegawai.models import Notifikasi

if TYPE_CHECKING:
    from pegawai.services.notifikasi.susun import Surat

Status = Notifikasi.Status
AKAN: Final = (Status.MENUNGGU, Status.TIDAK_PASTI)
CHUNK: Final = 250
LEASE: Final = timedelta(minutes=5)
DIULANG: Final = timedelta(hours=1)
RETRY_SECONDS: Final = (60, 300, 900, 1800, 3600, 7200)
TUNDA_MAKS: Final = timedelta(seconds=RETRY_SECONDS[-1])
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
CLOSE: Final = """
    UPDATE pegawai_notifikasi n SET status = q.status, keterangan = q.keterangan, selesai = %(kini)s, sewa_sampai = NULL,
        data = n.data || q.kata::jsonb
    FROM unnest(%(ids)s::bigint[], %(states)s::text[], %(reasons)s::text[], %(words)s::text[]) AS q(id, status, keterangan, kata)
    WHERE n.id = q.id AND n.selesai IS NULL AND n.sewa_sampai = %(held)s
"""


@dataclass(frozen=True, slots=True)
class Tanda:
    """What proves which attempt a statement is about."""

    pk: int
    message_id: str


def _open(*states: str) -> QuerySet[Notifikasi]:
    return Notifikasi.objects.filter(selesai=None, status__in=states).order_by()


def _free() -> QuerySet[Notifikasi]:
    """To be sent, and in nobody's hands."""
    return _open(*AKAN).filter(Q(sewa_sampai=None) | lapsed("sewa_sampai", LEASE))


def _with(**kata: str) -> Func:
    """What is noted in `data`, with more words."""
    return Func(F("data"), Value(kata, JSONField()), template="%(expressions)s", arg_joiner=" || ", output_field=JSONField())


@contextmanager
def slot() -> Iterator[bool]:
    """True for at most WORKERS_MAX at a time. The lock belongs to a transaction on a connection of its own, so a killed worker leaves none
    behind, and a pgbouncer cannot give its connection to somebody else meanwhile."""
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            yield any(_locked(cursor, number) for number in range(WORKERS_MAX))
    finally:
        own.close()


def _locked(cursor: Any, number: int) -> bool:
    cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK_SPACE, number])
    return bool(cursor.fetchone()[0])


def _due() -> QuerySet[Notifikasi]:
    """In the order of an index: however many wait, no more are read than are taken."""
    return _free().filter(Q(kirim_pada__lte=F("dibuat")) | lapsed("kirim_pada", TUNDA_MAKS)).order_by("kirim_pada", "pk")


@transaction.atomic
def claim() -> list[Notifikasi]:
    """The next rows that are due, held for the time of a LEASE; no other worker gets them.

    Due is what is new, whenever that was by the clock of then, and what was put off for longer than anybody may (docs/keputusan/0064).
    """
    kini = waktu.now()
    rows = list(_due().select_for_update(skip_locked=True)[:CHUNK])
    Notifikasi.objects.filter(pk__in=[row.pk for row in rows]).update(sewa_sampai=kini + LEASE)
    for row in rows:
        row.sewa_sampai = kini + LEASE
    return rows


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
    sent = _open(Status.DIKIRIM_MULAI, Status.TIDAK_PASTI).filter(pk=tanda.pk, message_id=tanda.message_id)
    sent.update(status=Status.TERKIRIM, selesai=waktu.now(), sewa_sampai=None)


def mark_uncertain(tanda: Tanda) -> None:
    _uncertain(Q(pk=tanda.pk, message_id=tanda.message_id))


def expire() -> int:
    """Rows whose worker died between the beginning and the end of sending."""
    return _uncertain(lapsed("sewa_sampai", LEASE))


def _uncertain(which: Q) -> int:
    """Once more in an hour; the second time it is left to people."""
    kini, again = waktu.now(), Q(data__has_key="_tidak_pasti")
    rows = _open(Status.DIKIRIM_MULAI).filter(which)
    return rows.update(
        status=Status.TIDAK_PASTI,
        sewa_sampai=None,
        selesai=Case(When(again, then=Value(kini))),
        keterangan=Case(When(again, then=Value(TIDAK_PASTI_LAGI)), default=Value(TIDAK_PASTI)),
        kirim_pada=Case(When(again, then=F("kirim_pada")), default=Value(kini + DIULANG)),
        data=_with(_tidak_pasti=kini.isoformat()),
    )


def drop_late() -> int:
    kini, waiting = waktu.now(), Q(status=Status.MENUNGGU)
    rows = _free().filter(berguna_sampai__lte=kini)
    return rows.update(
        selesai=kini,
        sewa_sampai=None,
        status=Case(When(waiting, then=Value(Status.TERLAMBAT)), default=F("status")),
        keterangan=Case(When(waiting, then=Value(LEWAT)), default=Value(TIDAK_PASTI_LEWAT)),
    )


def close(found: Mapping[int, tuple[str, str]], kata: Mapping[int, Mapping[str, str]], held: datetime) -> None:
    """Rows that need no mail: their key to status and reason, and to the words of those that are read all the same."""
    states = [state for state, _ in found.values()]
    reasons = [reason[:KETERANGAN_MAX] for _, reason in found.values()]
    words = [json.dumps(kata.get(pk, {})) for pk in found]
    values: dict[str, Any] = {"kini": waktu.now(), "ids": list(found), "states": states, "reasons": reasons, "words": words, "held": held}
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, values)


def postpone(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    """Refused for now: again after a while that grows with the attempts. `jawaban` is what the server said, kept as it is."""
    *steps, last = (Value(waktu.now() + timedelta(seconds=seconds)) for seconds in RETRY_SECONDS)
    later = Case(*(When(percobaan__lte=number, then=step) for number, step in enumerate(steps, start=1)), default=last)
    _begun(tanda).update(status=Status.MENUNGGU, sewa_sampai=None, kirim_pada=later, **_why(keterangan, jawaban))


def fail(tanda: Tanda, keterangan: str, jawaban: str) -> None:
    _begun(tanda).update(status=Status.GAGAL, selesai=waktu.now(), sewa_sampai=None, **_why(keterangan, jawaban))


def release(rows: Iterable[Notifikasi], held: datetime, keterangan: str = "", jawaban: str = "") -> None:
    """Rows of this lease that were not begun are free again at once."""
    ours = _open(*AKAN).filter(pk__in=[row.pk for row in rows], sewa_sampai=held)
    if keterangan:
        ours.filter(status=Status.MENUNGGU).update(**_why(keterangan, jawaban))
    ours.update(sewa_sampai=None)


def _begun(tanda: Tanda) -> QuerySet[Notifikasi]:
    return _open(Status.DIKIRIM_MULAI).filter(pk=tanda.pk, message_id=tanda.message_id)


def _why(keterangan: str, jawaban: str) -> dict[str, Any]:
    return {"keterangan": keterangan[:KETERANGAN_MAX], "data": _with(_jawaban=jawaban[:KETERANGAN_MAX])}
