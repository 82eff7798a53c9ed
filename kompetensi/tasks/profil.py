"""Keep the derived profile fresh: the queue rows are the work, the schedule stands in config/celery.py."""

import logging

from celery import shared_task
from django.core.cache import cache
from kombu.exceptions import OperationalError

from kompetensi.services import profil

WAKE_PAUSE_SECONDS = 10
logger = logging.getLogger(__name__)


@shared_task(name="kompetensi.tasks.refresh_profil_tertunda")
def refresh_profil_tertunda() -> None:
    profil.drain_antrean()


@shared_task(name="kompetensi.tasks.rebuild_profil")
def rebuild_profil() -> None:
    profil.refresh_profil(None)


def wake_refresh() -> None:
    """Ask for a refresh now instead of at the next beat; readers of a stale summary ask at most every few seconds."""
    if not cache.add("profil-dibangunkan", 1, WAKE_PAUSE_SECONDS):
        return
    try:
        refresh_profil_tertunda.apply_async(retry=False)
    except OperationalError:
        logger.warning("broker away: the profile waits for the next beat")
