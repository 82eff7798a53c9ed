from celery import shared_task

from pegawai import tasks
from rencana.services import laporan


@shared_task(name="rencana.tasks.make_laporan_bulanan", ignore_result=True)
def make_laporan_bulanan() -> None:
    """Every hour, so that a first of the month on which nothing ran is caught up; all but one of them find nothing to do."""
    if laporan.make_tertunggak():
        tasks.send_notifikasi.delay()
