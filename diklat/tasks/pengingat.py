from celery import shared_task

from diklat.services import pengingat
from pegawai import tasks


@shared_task(name="diklat.tasks.scan_pengingat")
def scan_pengingat() -> None:
    """Put into the outbox what is due by the calendar, and wake the worker that sends."""
    if sum(pengingat.scan_semua().values()):
        tasks.send_notifikasi.delay()
