from celery import shared_task

from evaluasi.services import survei


@shared_task(name="evaluasi.tasks.advance_survei", ignore_result=True)
def advance_survei() -> None:
    """Surveys open and close by the calendar, and closed ones are released."""
    survei.advance_survei()
