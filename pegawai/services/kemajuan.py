"""What a running job tells while its transaction is still open: progress in the cache, the lease from a thread of its own."""

import threading
import time
from pathlib import Path
from typing import Any, Final

from django.core.cache import cache
from django.db import connections
from django.db.utils import DatabaseError

from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.models.pekerjaan import SEWA
from pegawai.queries.pekerjaan import progress_key, read_progress

DETAK_DETIK: Final = 3.0
TULIS_DETIK: Final = 0.25
SIMPAN_DETIK: Final = 3600


class SewaLepas(BaseException):
    """The job was cancelled or taken over. Not an Exception, so that no handler swallows it by accident."""


def _cancel_key(pk: int) -> str:
    return f"pekerjaan:{pk}:batal"


def forget_progress(pk: int) -> None:
    cache.delete_many([progress_key(pk), _cancel_key(pk)])


def save_cancel_flag(pk: int) -> None:
    cache.set(_cancel_key(pk), True, SIMPAN_DETIK)


class Heartbeat:
    """Renews the lease from a second connection, for the handler's own may be inside a transaction for minutes."""

    def __init__(self, job: Pekerjaan, every: float = DETAK_DETIK) -> None:
        self.lost = threading.Event()
        self._mine: dict[str, Any] = {"pk": job.pk, "percobaan": job.percobaan, "status": Pekerjaan.Status.BERJALAN}
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"sewa-{job.pk}", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._stop.wait(self._every):
                self._renew()
        finally:
            connections.close_all()

    def _renew(self) -> None:
        try:
            renewed = Pekerjaan.objects.filter(**self._mine).update(sewa_sampai=waktu.now() + SEWA)
            # A row this connection cannot see at all belongs to a transaction that is still open: nobody else has it either.
            if not renewed and Pekerjaan.objects.filter(pk=self._mine["pk"]).exists():
                self.lost.set()
        except DatabaseError:
            connections.close_all()


class Progress:
    """Live numbers. The bar never goes back: a step that would be less than what was shown changes the words only."""

    def __init__(self, job: Pekerjaan, heartbeat: Heartbeat) -> None:
        shown = read_progress(job.pk) or {}
        self.langkah: int = shown.get("langkah", 0)
        self.jumlah: int = shown.get("jumlah", 0)
        self.tahap: str = ""
        self.folder = Path()
        self._pk = job.pk
        self._heartbeat = heartbeat
        self._written = 0.0

    def step(self, langkah: int, jumlah: int, tahap: str = "") -> None:
        """Call it as often as you like; raises SewaLepas when the job was cancelled or taken over."""
        changed = tahap != self.tahap
        self.tahap = tahap
        if langkah * max(self.jumlah, 1) >= self.langkah * jumlah:
            self.langkah, self.jumlah = min(langkah, jumlah), jumlah
        now = time.monotonic()
        if changed or now - self._written >= TULIS_DETIK:
            self._written = now
            self.check()
            cache.set(progress_key(self._pk), {"langkah": self.langkah, "jumlah": self.jumlah, "tahap": tahap}, SIMPAN_DETIK)

    def check(self) -> None:
        if self._heartbeat.lost.is_set() or cache.get(_cancel_key(self._pk)):
            raise SewaLepas
