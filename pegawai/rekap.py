"""Figures that read years of rows: kept in the database, shown at once with their moment, read anew by a worker when they are old.

    PAPAN = rekap.register("papan-unit", _read_papan, segar=timedelta(minutes=5))
    kept = PAPAN.load("2026", "pd")

What is registered takes texts and gives what JSON knows. Nobody is shown a figure older than a day: that one the page itself reads anew.
What is read for all at once and shown in parts (`bagian`) is given as a dict of these and kept as a row each.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet

from lib import waktu
from lib.bangun import wake
from lib.sql import execute
from pegawai.models import Rekap

TUGAS: Final = "pegawai.tasks.hitung_rekap"
PALING_LAMA: Final = timedelta(days=1)
SIMPAN: Final = timedelta(days=7)  # a figure that no page showed for so long is forgotten
JEDA_DETIK: Final = 60
# Of two that were read at once the later stays; one from a clock that was ahead does not.
# In order, so that two who read all parts at once wait for one another and not in a circle.
STORE: Final = """
    INSERT INTO pegawai_rekap AS lama (kunci, isi, saat, dibaca)
    SELECT kunci, isi, %(saat)s, %(hari)s FROM unnest(%(kunci)s::text[], %(isi)s::jsonb[]) AS baru (kunci, isi) ORDER BY kunci
    ON CONFLICT (kunci) DO UPDATE SET isi = excluded.isi, saat = excluded.saat WHERE lama.saat < excluded.saat OR lama.saat > %(kini)s
"""


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """`is_lama`: a worker was asked to read it anew."""

    isi: Any
    saat: datetime
    is_lama: bool = False


@dataclass(frozen=True, slots=True)
class Sumber:
    nama: str
    hitung: Callable[..., Any]
    segar: timedelta
    is_terbagi: bool = False
    tetap: Sequence[tuple[str, ...]] = ()

    def load(self, *argumen: str, bagian: str = "") -> Tersimpan:
        """What is kept, or read now where nothing is that is younger than a day. One query, and one a day that notes the reading."""
        now, row = waktu.now(), Rekap.objects.filter(pk=self._key(argumen, bagian)).first()
        if row is None or not timedelta(0) <= now - row.saat < PALING_LAMA:
            return self.reckon(*argumen, bagian=bagian)
        if row.dibaca < waktu.today():
            Rekap.objects.filter(pk=row.pk).update(dibaca=waktu.today())
        is_lama = now - row.saat >= self.segar
        if is_lama:
            wake(TUGAS, self.nama, *argumen, detik=JEDA_DETIK)
        return Tersimpan(row.isi, row.saat, is_lama)

    def reckon(self, *argumen: str, bagian: str = "") -> Tersimpan:
        """As of the moment before it is read. A part that there is not is None."""
        saat = waktu.now()
        isi = self.hitung(*argumen)
        parts = isi if self.is_terbagi else {"": isi}
        if bagian:
            parts.setdefault(bagian, None)
        values = {"kunci": [self._key(argumen, name) for name in parts], "isi": [json.dumps(part) for part in parts.values()]}
        execute(STORE, values | {"saat": saat, "kini": waktu.now(), "hari": waktu.today()})
        return Tersimpan(parts.get(bagian), saat)

    def forget(self) -> None:
        """What it stands on was changed by somebody who looks at it next."""
        with transaction.atomic():
            _drop(Rekap.objects.filter(Q(pk=self.nama) | Q(pk__startswith=f"{self.nama}:")))

    def _key(self, argumen: tuple[str, ...], bagian: str) -> str:
        return ":".join((self.nama, *argumen)) + (f"/{bagian}" if bagian else "")


def write_hari(hari: date) -> str:
    """A day as an argument: a year up to its last day or today is one and the same figure every day."""
    return str(hari.year) if hari == waktu.last_day(hari.year) else hari.isoformat()


def read_hari(text: str) -> date:
    return waktu.last_day(int(text)) if text.isdigit() else date.fromisoformat(text)


_SUMBER: dict[str, Sumber] = {}


def register(
    nama: str, hitung: Callable[..., Any], *, segar: timedelta, is_terbagi: bool = False, tetap: Sequence[tuple[str, ...]] = ()
) -> Sumber:
    """To be called when the module of the figures is imported; the tasks of its app import it, so that a worker knows it.

    `tetap`: arguments with which it is read every night, whether somebody looked or not, for the first look would be too long.
    """
    _SUMBER[nama] = Sumber(nama, hitung, segar, is_terbagi, tetap)
    return _SUMBER[nama]


def reckon(nama: str, *argumen: str) -> None:
    _SUMBER[nama].reckon(*argumen)


def reckon_all() -> None:
    """At night: what somebody looked at in the last week is as of this night, the rest is forgotten."""
    with transaction.atomic():
        _drop(Rekap.objects.filter(dibaca__lt=waktu.today() - SIMPAN))
    always = {one._key(argumen, "") for one in _SUMBER.values() for argumen in one.tetap}
    for kunci in sorted(always | {kunci.partition("/")[0] for kunci in Rekap.objects.values_list("pk", flat=True)}):
        nama, *argumen = kunci.split(":")
        try:
            _SUMBER[nama].reckon(*argumen)
        except (KeyError, TypeError, ValueError):  # of a version that named its figures or their arguments otherwise
            Rekap.objects.filter(Q(pk=kunci) | Q(pk__startswith=f"{kunci}/")).delete()


def _drop(rows: "QuerySet[Rekap]") -> None:
    """Locked in the order in which they are stored."""
    Rekap.objects.filter(pk__in=list(rows.order_by("pk").select_for_update().values_list("pk", flat=True))).delete()
