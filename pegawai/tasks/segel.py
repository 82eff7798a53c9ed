from celery import shared_task

from pegawai.services import segel


@shared_task(name="pegawai.tasks.seal_jejak")
def seal_jejak() -> None:
    segel.seal_jejak()


@shared_task(name="pegawai.tasks.check_jejak")
def check_jejak() -> None:
    """What is found stands in the log of the process, as an error."""
    segel.prove_jejak()
