from celery import shared_task

from pegawai.services import induk


@shared_task(name="pegawai.tasks.refresh_sebutan")
def refresh_sebutan() -> None:
    induk.refresh_sebutan()
