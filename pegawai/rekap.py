"""Figures that read years of rows: kept in the database, shown at once with their moment, read anew by a worker when they are old.

    PAPAN = rekap.register("papan-unit", _read_papan, segar=timedelta(minutes=5))
    kept = PAPAN.load("2026", "pd")

What is registered takes texts and gives what JSON knows. Nobody is shown a figure older than a day: that one the page itself reads anew.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from lib import waktu
from lib.bangun import wake
from lib.sql import execute
from pegawai.models import Rekap

TUGAS: Final = "pegawai.tasks.hitung_rekap"
PALING_LAMA: Final = timedelta(days=1)
SIMPAN: Final = timedelta(days=7)  # a figure that no page showed for so long is forgotten
JEDA_DETIK: Final = 60
# Of two that were read at once the later stays; one from a clock that was ahead does not.
STORE: Final = """
    INSERT INTO pegawai_rekap AS lama (kunci, isi, saat, dibaca) VALUES (%(kunci)s, %(isi)s::jsonb, %(saat)s, %(hari)s)
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

    def load(self, *argumen: str) -> Tersimpan:
        """What is kept, or read now where nothing is that is younger than a day. One query, and one a day that notes the reading."""
        now, row = waktu.now(), Rekap.objects.filter(pk=self._key(argumen)).first()
        if row is None or not timedelta(0) <= now - row.saat < PALING_LAMA:
            return self.reckon(*argumen)
        if row.dibaca < waktu.today():
            Rekap.objects.filter(pk=row.pk).update(dibaca=waktu.today())
        is_lama = now - row.saat >= self.segar
        if is_lama:
            wake(TUGAS, self.nama, *argumen, detik=JEDA_DETIK)
        return Tersimpan(row.isi, row.saat, is_lama)

    def reckon(self, *argumen: str) -> Tersimpan:
        """As of the moment before it is read."""
        saat = waktu.now()
        isi = self.hitung(*argumen)
        values = {"kunci": self._key(argumen), "isi": json.dumps(isi), "saat": saat, "kini": waktu.now(), "hari": waktu.today()}
        execute(STORE, values)
        return Tersimpan(isi, saat)

    def _key(self, argumen: tuple[str, ...]) -> str:
        return ":".join((self.nama, *argumen))


_SUMBER: dict[str, Sumber] = {}


def register(nama: str, hitung: Callable[..., Any], *, segar: timedelta) -> Sumber:
    """To be called when the module of the figures is imported; its app imports it when it is ready, so that a worker knows it."""
    _SUMBER[nama] = Sumber(nama, hitung, segar)
    return _SUMBER[nama]


def reckon(nama: str, *argumen: str) -> None:
    _SUMBER[nama].reckon(*argumen)


def reckon_all() -> None:
    """At night: what somebody looked at in the last week is as of this night, the rest is forgotten."""
    Rekap.objects.filter(dibaca__lt=waktu.today() - SIMPAN).delete()
    for kunci in Rekap.objects.values_list("pk", flat=True):
        nama, *argumen = kunci.split(":")
        try:
            _SUMBER[nama].reckon(*argumen)
        except (KeyError, TypeError, ValueError):  # of a version that named its figures or their arguments otherwise
            Rekap.objects.filter(pk=kunci).delete()
