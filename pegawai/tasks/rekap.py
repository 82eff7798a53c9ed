from celery import shared_task

from pegawai import rekap


@shared_task(name=rekap.TUGAS)
def hitung_rekap(nama: str, *argumen: str) -> None:
    rekap.reckon(nama, *argumen)


@shared_task(name="pegawai.tasks.hitung_rekap_malam")
def hitung_rekap_malam() -> None:
    rekap.reckon_all()
