"""Whom a head may name to lead his unit while he is away."""

from lib import waktu
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet


def calon_list(user: Pengguna) -> PegawaiQuerySet:
    """Active people of the units that the account heads today, never itself."""
    people = Pegawai.objects.active().in_subtree_of(user.headed_unit_ids, waktu.today())
    return people.exclude(pk=user.pegawai_id) if user.pegawai_id is not None else people.none()


def may_appoint(user: Pengguna, pegawai: Pegawai) -> bool:
    return bool(user.headed_unit_ids) and calon_list(user).filter(pk=pegawai.pk).exists()
