"""Background work of the site itself; Celery finds the tasks here."""

from celery import shared_task

from config.queries.ikhtisar import get_ikhtisar


@shared_task
def warm_ikhtisar() -> None:
    """The figures of the city read years of rows: reckon what changed before a reader asks. One query where nothing did."""
    get_ikhtisar()
