"""Whom a head may name to lead his unit while he is away, and whom he named."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Value

from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.queries.orang import register_lingkup


def calon_list(user: Pengguna) -> PegawaiQuerySet:
    """Active people of the units that the account heads today, never itself."""
    people = Pegawai.objects.active().in_subtree_of(user.headed_unit_ids, waktu.today())
    return people.exclude(pk=user.pegawai_id) if user.pegawai_id is not None else people.none()


def may_appoint(user: Pengguna) -> Exists | Value:
    """Of each person of a list, whether the account may name him; asked with the list itself."""
    return Exists(calon_list(user).filter(pk=OuterRef("pk"))) if user.headed_unit_ids else Value(value=False)


def plh_list(user: Pengguna, **where: int) -> Sequence[Penempatan]:
    """Who stands in for this head, today or on days to come, with `hari_terakhir`; of one unit or one person by `where`."""
    if not user.headed_unit_ids:
        return ()
    rows = Penempatan.objects.filter(status=Penempatan.Status.PLH, unit__in=user.headed_unit_ids, selesai__gt=waktu.today(), **where)
    others = rows.filter(selesai__gt=F("mulai")).exclude(pegawai=user.pegawai_id)
    found = list(others.select_related("pegawai", "unit").order_by("mulai", "pk"))
    for row in found:
        row.hari_terakhir = row.selesai - timedelta(days=1)  # type: ignore[attr-defined, operator]
    return found


register_lingkup("plh", lambda user, _: calon_list(user))
