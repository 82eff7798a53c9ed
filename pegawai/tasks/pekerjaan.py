from datetime import timedelta

from celery import shared_task

from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import draf, impor, pekerjaan

TUNGGU = timedelta(seconds=20)


@shared_task(name="pegawai.tasks.run_pekerjaan")
def run_pekerjaan(pk: int) -> None:
    pekerjaan.run_pekerjaan(pk=pk)


@shared_task(name="pegawai.tasks.resume_pekerjaan")
def resume_pekerjaan() -> None:
    """Wake a worker for jobs whose first message was lost or whose worker died."""
    for pk in Pekerjaan.objects.claimable().filter(dibuat__lt=waktu.now() - TUNGGU).values_list("pk", flat=True):
        run_pekerjaan.delay(pk)


@shared_task(name="pegawai.tasks.purge_berkas")
def purge_berkas() -> None:
    pekerjaan.purge_berkas()
    impor.purge_impor()
    draf.purge_draf()
