"""Keep the derived profile fresh: the queue rows are the work, the schedule stands in config/celery.py."""

from typing import Final

from celery import shared_task

from kompetensi.services import profil
from lib.bangun import wake

JEDA_DETIK: Final = 10
TERTUNDA: Final = "kompetensi.tasks.refresh_profil_tertunda"


@shared_task(name=TERTUNDA)
def refresh_profil_tertunda() -> None:
    profil.drain_antrean()


@shared_task(name="kompetensi.tasks.rebuild_profil")
def rebuild_profil() -> None:
    profil.refresh_profil(None)


def wake_refresh() -> None:
    """Readers of a stale summary ask for a refresh now instead of at the next beat."""
    wake(TERTUNDA, detik=JEDA_DETIK)
