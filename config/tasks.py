"""Background work of the site itself; Celery finds the tasks here."""

from celery import shared_task

from config.queries.ikhtisar import get_ikhtisar
from config.queries.tren import get_tren


@shared_task
def warm_ikhtisar() -> None:
    """The figures of the city read years of rows and are kept for a day: reckon them before the first reader asks."""
    get_ikhtisar()
    get_tren()
