"""The secret address of a person's calendar feed. Whoever knows it reads the sessions, so it can be renewed and revoked at any time."""

import hashlib
import secrets

from django.db import transaction

from diklat.models import LanggananKalender
from lib import waktu
from pegawai.models import Pegawai
from pegawai.services import kunci


def sidik_of(kode: str) -> str:
    return hashlib.sha256(kode.encode()).hexdigest()


@transaction.atomic
def renew_langganan(*, pegawai: Pegawai) -> str:
    """A new code, told once and stored as its hash only; the one before ends at the same moment."""
    revoke_langganan(pegawai=pegawai)
    kode = secrets.token_urlsafe(32)
    LanggananKalender.objects.create(pegawai=pegawai, sidik=sidik_of(kode))
    return kode


@transaction.atomic
def revoke_langganan(*, pegawai: Pegawai) -> bool:
    """True when there was one to revoke."""
    kunci.lock_pegawai([pegawai.pk])
    return LanggananKalender.objects.filter(pegawai=pegawai, dicabut__isnull=True).update(dicabut=waktu.now()) > 0
