"""One scheduler at a time: of several beats one sends, the others stand by and take over within seconds when it is gone."""

import logging
from functools import cached_property
from typing import Any, Final

from celery.beat import PersistentScheduler
from django.core.cache import cache
from redis.exceptions import LockError, RedisError
from redis.lock import Lock

from lib.sewa import shorten

KUNCI: Final = "tangkas:penjadwal"
SEWA_DETIK: Final = 15
LANGKAH_DETIK: Final = 5  # how often the lease is renewed, or asked for
logger = logging.getLogger(__name__)


class SatuPenjadwal(PersistentScheduler):
    """What a beat that takes over believes to be due is sent once more rather than never: every task may run twice."""

    @cached_property
    def kunci(self) -> Lock:
        client: Any = cache
        return Lock(client._cache.get_client(write=True), KUNCI, timeout=SEWA_DETIK, blocking=False, thread_local=False)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        if not self.holds():
            return LANGKAH_DETIK
        self.forget_future()
        return min(float(super().tick(*args, **kwargs)), LANGKAH_DETIK)

    def forget_future(self) -> None:
        """Where the clock was ahead and was set right, what had run by it would wait until that hour has come."""
        now = self.app.now()
        if ahead := [entry for entry in self.schedule.values() if entry.last_run_at > now]:
            for entry in ahead:
                entry.last_run_at = now
            self._heap = None  # made anew from these

    def holds(self) -> bool:
        try:
            if self.kunci.owned():
                return bool(self.kunci.reacquire())
            taken = bool(self.kunci.acquire())
            if not taken:
                shorten(KUNCI, SEWA_DETIK)
        except (RedisError, LockError):  # nothing could be sent either; or the lease ended just now
            return False
        if taken:
            logger.info("penjadwal ini yang mengirim")
        return taken

    def close(self) -> None:
        super().close()
        if self.kunci.owned():
            self.kunci.release()
