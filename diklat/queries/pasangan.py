"""Whom an account may bring together as mentee and mentor: one answer for the form and for the service."""

from diklat.permissions import WRITERS
from diklat.queries.usul import calon_list
from lib import waktu
from pegawai.models import Pegawai, Pengguna, UnitKerja
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.permissions import peran_of
from pegawai.queries.orang import register_lingkup


def mentee_list(user: Pengguna) -> PegawaiQuerySet:
    """Whom this account may have coached: everybody for officers, otherwise its own people."""
    return calon_list(user)


def mentor_list(user: Pengguna) -> PegawaiQuerySet:
    """Whom this account may ask to coach: everybody for officers, otherwise the people of its own perangkat daerah."""
    people, today = Pegawai.objects.active(), waktu.today()
    if not peran_of(user) & set(WRITERS):
        above = [UnitKerja.objects.ancestors_of(unit).top() for unit in user.headed_unit_ids]
        offices = {row.pk for rows in above for row in rows}
        people = people.in_subtree_of(offices, today)
    return people.with_posting(today)


register_lingkup("mentee", lambda user, _: mentee_list(user))
register_lingkup("mentor", lambda user, _: mentor_list(user))
