"""What time alone does to enrolments; the schedule stands in config/celery.py, twice does once."""

from celery import shared_task

from diklat.services import pendaftaran


@shared_task(name="diklat.tasks.expire_tawaran")
def expire_tawaran() -> None:
    pendaftaran.expire_tawaran()


@shared_task(name="diklat.tasks.escalate_persetujuan")
def escalate_persetujuan() -> None:
    pendaftaran.escalate_persetujuan()


@shared_task(name="diklat.tasks.withdraw_nonaktif")
def withdraw_nonaktif() -> None:
    pendaftaran.withdraw_nonaktif()
