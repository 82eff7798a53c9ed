from celery import shared_task

from evaluasi.services import ujian_kerja


@shared_task(name="evaluasi.tasks.expire_pengerjaan", ignore_result=True)
def expire_pengerjaan() -> None:
    """Attempts whose time is over are scored with what was saved."""
    ujian_kerja.expire_pengerjaan()
