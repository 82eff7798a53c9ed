from celery import shared_task

from pegawai.services import notifikasi


@shared_task(name="pegawai.tasks.send_notifikasi")
def send_notifikasi() -> None:
    """Drain the outbox; woken by beat and after the acts that write to it."""
    notifikasi.drain()
