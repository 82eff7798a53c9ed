import logging
from smtplib import SMTPException

from celery import shared_task

from pegawai.services import surat_akun

logger = logging.getLogger(__name__)
BATCH = 50


@shared_task(name="pegawai.tasks.send_surel_akun")
def send_surel_akun() -> None:
    """Drain the waiting mails; a mail server that refuses is asked again later."""
    for _ in range(BATCH):
        surat = surat_akun.claim_surat()
        if surat is None:
            return
        try:
            surat_akun.deliver_surat(surat)
        except (SMTPException, OSError) as error:
            logger.warning("surat akun belum terkirim", extra={"objek": surat.pk, "hasil": type(error).__name__})
            surat_akun.postpone_surat(surat)
