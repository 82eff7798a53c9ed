from celery import shared_task

from diklat.services import angkatan


@shared_task(name="diklat.tasks.advance_angkatan", ignore_result=True)
def advance_angkatan() -> None:
    """Batches begin and end by the clock, and too few people are told once."""
    angkatan.advance_angkatan()
