from smtplib import SMTPException

from celery import shared_task

from pegawai.services import segel, segel_surel


@shared_task(name="pegawai.tasks.seal_jejak")
def seal_jejak() -> None:
    segel.seal_jejak()


@shared_task(name="pegawai.tasks.check_jejak")
def check_jejak() -> None:
    """What is found stands in the log of the process, as an error."""
    segel.prove_jejak()


@shared_task(name="pegawai.tasks.send_kepala", autoretry_for=(SMTPException, OSError), retry_backoff=60, max_retries=6)
def send_kepala() -> None:
    """A mail server that refuses is asked again for an hour; then the task counts as failed."""
    segel_surel.send_kepala()
