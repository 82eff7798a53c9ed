"""Moves of sessions that the officer who made them may still take back: the board offers what the service checks again under its lock."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from django.db.models import BigIntegerField, Exists, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from pghistory.models import Context

from diklat.models import Kehadiran, Ruang, Sesi
from diklat.queries.sesi import check_pindah, letak_of
from lib import waktu
from pegawai.models import Pengguna

URUNGKAN_MENIT: Final = 10


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a session stood before its last move, and the reason for which it stood there although something spoke against it."""

    sesi: Sesi
    ruang: Ruang | None
    mulai: datetime
    alasan: str
    pada: datetime


def pindah_diurungkan(user: Pengguna) -> list[Asal]:
    """This account's own of the last ten minutes, the latest first: of sessions that may be moved, that nobody moved since, and that
    were moved alone and kept their length. Three queries, one where no schedule changed."""
    events = _events()
    if not events:
        return []
    noted = Exists(Kehadiran.objects.filter(sesi=OuterRef("pk")))
    sessions = Sesi.objects.select_related("angkatan__program", "ruang").annotate(tercatat=noted)
    last = [(sesi, _last_move(sesi, events)) for sesi in sessions.filter(pk__in={row.pgh_obj_id for row in events})]
    together = Counter(move.pgh_context_id for _, move in last if move)
    own = [(sesi, move) for sesi, move in last if move and move.oleh_id == user.pk and together[move.pgh_context_id] == 1]
    rooms = Ruang.objects.in_bulk({move.ruang_id for _, move in own if move.ruang_id})
    found = [
        Asal(sesi, rooms.get(move.ruang_id), move.mulai, move.alasan_bentrok, move.pgh_created_at)
        for sesi, move in own
        if _may_return(sesi, move)
    ]
    return sorted(found, key=lambda row: row.pada, reverse=True)


def _events() -> list[Any]:
    """From the change log, with who made them; an event holds the row before the change."""
    model: Any = Sesi.pgh_event_model  # type: ignore[attr-defined]
    hand = Context.objects.filter(pk=OuterRef("pgh_context_id")).values(oleh=Cast(KT("metadata__user"), BigIntegerField()))
    since = waktu.now() - timedelta(minutes=URUNGKAN_MENIT)
    rows = model.objects.filter(pgh_created_at__gt=since, pgh_label="ubah")
    return list(rows.annotate(oleh_id=Subquery(hand)).order_by("-pgh_id"))


def _last_move(sesi: Sesi, events: list[Any]) -> Any:
    """What the row became stands in the next event, or in the row."""
    own = [row for row in events if row.pgh_obj_id == sesi.pk]
    return next((event for after, event in pairwise([sesi, *own]) if letak_of(event) != letak_of(after)), None)


def _may_return(sesi: Sesi, move: Any) -> bool:
    same = move.selesai - move.mulai == sesi.selesai - sesi.mulai
    return same and move.mulai > waktu.now() and check_pindah(sesi, tercatat=vars(sesi)["tercatat"]) is None
