from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from pegawai.models import Pengguna


class Permintaan(HttpRequest):
    """A request behind LoginRequiredMiddleware, for type checkers: somebody is always signed in."""

    user: Pengguna
    htmx: HtmxDetails
