"""Proposals: which wait for whom, and the list."""

from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import peran_of
from rencana.models import UsulanDiklat
from rencana.models.kebutuhan import UsulanQuerySet


def waiting_for(user: Pengguna) -> UsulanQuerySet:
    """What this account may decide: as head of the unit that is asked, or as the office where nobody stands above."""
    rows = UsulanDiklat.objects.awaiting_decision_of(user)
    return rows | UsulanDiklat.objects.awaiting_office(user) if Peran.PENGELOLA in peran_of(user) else rows
