"""Putting mails into the outbox. The key of a row makes the same occurrence reach the same person once, whoever asks and how often."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder

from lib import waktu
from lib.sql import execute

BERGUNA: Final = timedelta(days=7)
KUNCI_MAX: Final = 160


def insert_select(
    dari: str,
    *,
    aturan: str,
    objek: str,
    pegawai: str,
    berguna_sampai: str,
    pengguna: str = "NULL",
    alamat: str = "''",
    ke: str = "1",
    data: str = "'{}'",
    kunci: str = "",
) -> str:
    """The statement that puts one mail into the outbox for each row of `dari` (FROM and what follows), unless it is there already.

    Everything else is an expression over those rows; `%(kini)s` is the moment. In the order of the keys, so that two never deadlock.
    """
    kunci = kunci or f"{aturan} || '|p' || {pegawai} || '|' || {objek} || '|' || {ke}"
    return f"""
        INSERT INTO pegawai_notifikasi (kunci, aturan, pegawai_id, pengguna_id, alamat, objek, ke, data, kirim_pada, berguna_sampai,
                                        status, percobaan, message_id, keterangan, dibuat)
        SELECT {kunci}, {aturan}, {pegawai}, {pengguna}, {alamat}, {objek}, {ke}, {data}, %(kini)s, {berguna_sampai},
               'menunggu', 0, '', '', %(kini)s
        {dari}
        ORDER BY 1
        ON CONFLICT (kunci) DO NOTHING
    """


INSERT: Final = insert_select(
    """
    FROM unnest(%(kunci)s::text[], %(aturan)s::text[], %(pegawai)s::bigint[], %(pengguna)s::bigint[], %(alamat)s::text[],
                %(objek)s::text[], %(ke)s::int[], %(data)s::text[], %(berguna_sampai)s::timestamptz[])
      AS q(kunci, aturan, pegawai, pengguna, alamat, objek, ke, data, berguna_sampai)
    """,
    kunci="q.kunci",
    aturan="q.aturan",
    pegawai="q.pegawai",
    pengguna="q.pengguna",
    alamat="q.alamat",
    objek="q.objek",
    ke="q.ke",
    data="q.data::jsonb",
    berguna_sampai="q.berguna_sampai",
)


@dataclass(frozen=True, slots=True)
class Baris:
    """One mail for one person: exactly one of `pegawai_id`, `pengguna_id`, `alamat`."""

    aturan: str
    objek: str
    pegawai_id: int | None = None
    pengguna_id: int | None = None
    alamat: str = ""
    ke: int = 1
    data: Mapping[str, Any] = field(default_factory=dict)
    berguna_sampai: datetime | None = None

    @property
    def penerima(self) -> str:
        if self.pegawai_id is not None:
            return f"p{self.pegawai_id}"
        return f"u{self.pengguna_id}" if self.pengguna_id is not None else self.alamat.lower()

    @property
    def kunci(self) -> str:
        kunci = f"{self.aturan}|{self.penerima}|{self.objek}|{self.ke}"
        if len(kunci) > KUNCI_MAX:  # a very long address stands in the key by its hash
            digest = hashlib.sha256(self.penerima.encode()).hexdigest()[:40]
            kunci = f"{self.aturan}|{digest}|{self.objek}|{self.ke}"
        return kunci


def add(
    *,
    aturan: str,
    objek: str,
    pegawai_ids: Iterable[int] = (),
    pengguna_ids: Iterable[int] = (),
    alamat: Iterable[str] = (),
    ke: int = 1,
    data: Mapping[str, Any] | None = None,
    berguna_sampai: datetime | None = None,
) -> int:
    """One mail of the kind for each of these people; the number of new rows. It goes at once; left out, it is useful for a week."""
    shared: dict[str, Any] = {
        "aturan": aturan,
        "objek": objek,
        "ke": ke,
        "data": data or {},
        "berguna_sampai": berguna_sampai,
    }
    rows = [Baris(pegawai_id=pk, **shared) for pk in pegawai_ids]
    rows += [Baris(pengguna_id=pk, **shared) for pk in pengguna_ids]
    rows += [Baris(alamat=address, **shared) for address in alamat if address]
    return add_each(rows)


def add_each(rows: Sequence[Baris]) -> int:
    """As `add`, with data and times per person; one statement."""
    if not rows:
        return 0
    now = waktu.now()
    values: dict[str, Any] = {
        "kini": now,
        "kunci": [row.kunci for row in rows],
        "aturan": [row.aturan for row in rows],
        "pegawai": [row.pegawai_id for row in rows],
        "pengguna": [row.pengguna_id for row in rows],
        "alamat": [row.alamat.lower() for row in rows],
        "objek": [row.objek for row in rows],
        "ke": [row.ke for row in rows],
        "data": [json.dumps(row.data, cls=DjangoJSONEncoder) for row in rows],
        "berguna_sampai": [row.berguna_sampai or now + BERGUNA for row in rows],
    }
    return execute(INSERT, values)
