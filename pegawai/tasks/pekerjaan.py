from datetime import timedelta

from celery import shared_task
from django.core.cache import cache

from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import aktivasi, draf, impor, pekerjaan, simpan

TUNGGU = timedelta(seconds=10)
BANGUN_DETIK = 30  # while all workers are busy, no more messages than these for a job that waits


@shared_task(name="pegawai.tasks.run_pekerjaan")
def run_pekerjaan(pk: int) -> None:
    pekerjaan.run_pekerjaan(pk=pk)


@shared_task(name="pegawai.tasks.resume_pekerjaan")
def resume_pekerjaan() -> None:
    """Wake a worker for jobs whose first message was lost or whose worker died."""
    waiting = Pekerjaan.objects.claimable().filter(dibuat__lt=waktu.now() - TUNGGU)
    for pk, percobaan in waiting.values_list("pk", "percobaan"):
        if cache.add(f"pekerjaan:{pk}:bangun:{percobaan}", True, BANGUN_DETIK):
            run_pekerjaan.delay(pk)


@shared_task(name="pegawai.tasks.purge_berkas")
def purge_berkas() -> None:
    pekerjaan.purge_berkas()
    impor.purge_impor()
    draf.purge_draf()
    aktivasi.purge_surat()
    simpan.count_lewat()
