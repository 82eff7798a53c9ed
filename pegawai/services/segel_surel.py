"""The head of the sealed log, by mail, once a day: to mailboxes that who owns this database and its folders cannot empty."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from pegawai.models import Segel
from pegawai.queries.instansi import get_instansi


def send_kepala() -> int:
    """One mail for each address; who gets it is not told to the others. Gives how many were sent."""
    head = Segel.objects.first()
    if head is None:
        return 0
    context = {"kepala": head, "instansi": get_instansi(), "situs": settings.BASE_URL}
    subject = f"Kepala segel jejak: blok {head.nomor}"
    body = render_to_string("pegawai/surat/kepala_segel.txt", context)
    return get_connection().send_messages([EmailMessage(subject, body, to=[address]) for address in settings.SEAL_MAIL]) or 0
