from celery import shared_task

from evaluasi.services import nilai, ujian_kerja


@shared_task(name="evaluasi.tasks.expire_pengerjaan", ignore_result=True)
def expire_pengerjaan() -> None:
    """Attempts whose time is over are scored with what was saved; scores of closed tests go on record where none stands."""
    ujian_kerja.expire_pengerjaan()
    nilai.fill_nilai()
