"""Background work of the site itself; Celery finds the tasks here."""

import logging
from typing import Final

from celery import shared_task

from config.cadangan import malam
from config.queries.ikhtisar import get_ikhtisar
from config.queries.lari import list_lari
from pegawai.services import lari

logger = logging.getLogger(__name__)
CADANGAN_DETIK: Final = 6 * 3600


@shared_task
def warm_ikhtisar() -> None:
    """The figures of the city read years of rows: reckon what changed before a reader asks. One query where nothing did."""
    get_ikhtisar()


@shared_task(time_limit=CADANGAN_DETIK, soft_time_limit=CADANGAN_DETIK)
def make_cadangan() -> None:
    malam.save_malam()


@shared_task
def watch_jadwal() -> None:
    """Say so, once, when something of the schedule did not run in its time."""
    found = list_lari()
    lari.expect([row.tugas for row in found])
    for name in lari.tell_late([row.tugas for row in found if row.terlambat]):
        logger.error("tugas terjadwal tidak berjalan", extra={"objek": name})
