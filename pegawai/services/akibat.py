"""What an act does, known before it is done: the act itself runs and is taken back, so that no second text of its rules can lie.

Whom it mails, in which words, is read from the outbox as the act filled it; what it breaks is asked of the rows as it left them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from secrets import compare_digest
from typing import Any, Final

from django.db import transaction

from lib.sql import fetch
from pegawai.models import Notifikasi
from pegawai.queries.akibat import Dampak
from pegawai.services.notifikasi.ramalan import Ramalan, foretell

# A row that this transaction sees and whose writer is still at work was written by this transaction, in whatever savepoint.
DITULIS_SQL: Final = """
    SELECT id FROM pegawai_notifikasi
    WHERE id > %s AND pg_xact_status(
        ((pg_current_xact_id()::text::bigint >> 32 << 32) | xmin::text::bigint)::text::xid8) = 'in progress'
    ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Akibat:
    """`hasil`: what the act returned; `jadi`: it was done, else everything was taken back."""

    hasil: Any
    surel: Sequence[Ramalan]
    dampak: Sequence[Dampak]
    jadi: bool = False

    @property
    def jumlah_surel(self) -> int:
        return sum(len(kind.penerima) for kind in self.surel)

    @property
    def is_kosong(self) -> bool:
        return not self.surel and not self.dampak

    @property
    def sidik(self) -> str:
        """Equal as long as the same people get the same mails and the same things happen."""
        mails = [[kind.aturan, kind.judul, [[one.kunci, one.alasan] for one in (*kind.penerima, *kind.tanpa)]] for kind in self.surel]
        text = json.dumps([mails, [[one.judul, one.baris] for one in self.dampak]], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def act_if_shown(
    act: Callable[[], Any],
    *,
    sidik: str,
    dampak: Callable[[Any], Iterable[Dampak]] | None = None,
    menyusul: Callable[[Any], Iterable[Ramalan]] | None = None,
) -> Akibat:
    """Do the act when what it does now is what `sidik` says was shown, or when it neither mails nor breaks; else take it back.

    `dampak` is asked with the result of the act, among the changed rows; `menyusul` for the mails that a job will
    make of it. Raises whatever the act refuses with.
    """
    with transaction.atomic():
        last = Notifikasi.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        hasil = act()
        mails = [*foretell(_written_since(last)), *(menyusul(hasil) if menyusul else ())]
        found = Akibat(hasil, mails, tuple(dampak(hasil)) if dampak else ())
        if found.is_kosong or compare_digest(found.sidik.encode(), sidik.encode()):
            return Akibat(hasil, found.surel, found.dampak, jadi=True)
        transaction.set_rollback(True)
    return found


def _written_since(last: int) -> list[Notifikasi]:
    keys = [pk for (pk,) in fetch(DITULIS_SQL, [last])]
    return list(Notifikasi.objects.filter(pk__in=keys).order_by("pk"))
