"""Ask a worker for something now instead of at the next beat: not more often than this, and never at the price of the page that asks."""

import logging
from typing import Any

from celery import current_app
from django.core.cache import cache
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def wake(tugas: str, *argumen: Any, detik: int) -> None:
    """Send this task unless it was sent with these arguments in the last seconds; without a broker it waits for its beat."""
    if not cache.add(":".join(("bangun", tugas, *map(str, argumen))), 1, detik):
        return
    try:
        current_app.send_task(tugas, argumen, retry=False)
    except OperationalError:
        logger.warning("broker away: %s waits for the next beat", tugas)
