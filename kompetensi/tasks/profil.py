"""Keep the derived profile fresh: the queue rows are the work, the schedule stands in config/celery.py."""

from celery import shared_task

from kompetensi.services import profil


@shared_task(name="kompetensi.tasks.refresh_profil_tertunda")
def refresh_profil_tertunda() -> None:
    profil.drain_antrean()


@shared_task(name="kompetensi.tasks.rebuild_profil")
def rebuild_profil() -> None:
    profil.refresh_profil(None)
