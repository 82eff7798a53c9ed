from celery import shared_task

from pegawai.services import simpan
from pegawai.tasks.pekerjaan import run_pekerjaan


@shared_task(name="pegawai.tasks.run_pemusnahan")
def run_pemusnahan() -> None:
    for job in simpan.create_due():
        run_pekerjaan.delay(job.pk)
    simpan.delete_berkas()
