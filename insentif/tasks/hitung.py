"""At night the ledger of points is brought in line with everything that happened during the day."""

from celery import shared_task

from insentif.services import hitung


@shared_task(name="insentif.tasks.recalculate_malam")
def recalculate_malam() -> None:
    hitung.recalculate()
