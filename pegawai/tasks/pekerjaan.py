from datetime import timedelta

from celery import shared_task
from django.core.cache import cache

from lib import waktu
from lib.sewa import shorten
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
    kini = waktu.now()
    waiting = Pekerjaan.objects.claimable().exclude(dibuat__range=(kini - TUNGGU, kini + TUNGGU))  # by a clock that was ahead, even later
    for pk, percobaan in waiting.values_list("pk", "percobaan"):
        told = f"pekerjaan:{pk}:bangun:{percobaan}"
        if cache.add(told, True, BANGUN_DETIK):
            run_pekerjaan.delay(pk)
        else:
            shorten(cache.make_key(told), BANGUN_DETIK)


@shared_task(name="pegawai.tasks.purge_berkas")
def purge_berkas() -> None:
    pekerjaan.purge_berkas()
    impor.purge_impor()
    draf.purge_draf()
    aktivasi.purge_surat()
    simpan.count_lewat()
