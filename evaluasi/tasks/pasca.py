"""Post-training evaluation by the clock; the schedule stands in config/celery.py, twice does once."""

from celery import shared_task

from evaluasi.services import pasca, pengingat
from pegawai import tasks


@shared_task(name="evaluasi.tasks.refresh_pasca")
def refresh_pasca() -> None:
    """Open what is due, hand on and close what has changed."""
    pasca.refresh_penugasan()


@shared_task(name="evaluasi.tasks.scan_pengingat")
def scan_pengingat() -> None:
    """Put into the outbox what is due by the calendar, and wake the worker that sends."""
    if sum(pengingat.scan_semua().values()):
        tasks.send_notifikasi.delay()
