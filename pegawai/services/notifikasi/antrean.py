"""Putting mails into the outbox. The key of a row makes the same occurrence reach the same person once, whoever asks and how often."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from lib import waktu

BERGUNA: Final = timedelta(days=7)
KUNCI_MAX: Final = 160
INSERT: Final = """
    INSERT INTO pegawai_notifikasi (kunci, aturan, pegawai_id, pengguna_id, alamat, objek, ke, data, kirim_pada, berguna_sampai,
                                    status, percobaan, message_id, keterangan, dibuat)
    SELECT q.kunci, q.aturan, q.pegawai, q.pengguna, q.alamat, q.objek, q.ke, q.data::jsonb, q.kirim_pada, q.berguna_sampai,
           'menunggu', 0, '', '', %s
    FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::text[], %s::int[], %s::text[],
                %s::timestamptz[], %s::timestamptz[])
      AS q(kunci, aturan, pegawai, pengguna, alamat, objek, ke, data, kirim_pada, berguna_sampai)
    ON CONFLICT (kunci) DO NOTHING
"""


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
    kirim_pada: datetime | None = None
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
    kirim_pada: datetime | None = None,
    berguna_sampai: datetime | None = None,
) -> int:
    """One mail of the kind for each of these people; the number of new rows. Times left out: now, and for a week."""
    shared: dict[str, Any] = {
        "aturan": aturan,
        "objek": objek,
        "ke": ke,
        "data": data or {},
        "kirim_pada": kirim_pada,
        "berguna_sampai": berguna_sampai,
    }
    rows = [Baris(pegawai_id=pk, **shared) for pk in pegawai_ids]
    rows += [Baris(pengguna_id=pk, **shared) for pk in pengguna_ids]
    rows += [Baris(alamat=address, **shared) for address in alamat if address]
    return add_each(rows)


def add_each(rows: Sequence[Baris]) -> int:
    """As `add`, with data and times per person; one statement, in the order of the keys so that two callers never deadlock."""
    if not rows:
        return 0
    now = waktu.now()
    values = []
    for row in sorted(rows, key=lambda row: row.kunci):
        start = row.kirim_pada or now
        end = row.berguna_sampai or start + BERGUNA
        text = json.dumps(row.data, cls=DjangoJSONEncoder)
        address = row.alamat.lower()
        values.append((row.kunci, row.aturan, row.pegawai_id, row.pengguna_id, address, row.objek, row.ke, text, start, end))
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [now, *map(list, zip(*values, strict=True))])
        return int(cursor.rowcount)
