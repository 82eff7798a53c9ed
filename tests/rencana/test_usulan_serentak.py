"""A head whose posting ends while he proposes, decides or names a deputy: what he headed when the page was drawn does not count."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction

from lib import waktu
from pegawai.models import Penempatan, Pengguna
from pegawai.services import kunci, wakil
from rencana.models import UsulanDiklat
from rencana.services import usulan as services
from tests.diklat.pabrik import make_program
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.rencana.pabrik import make_usulan
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def end_while(head: Pengguna, act: Callable[..., object], tunggu: Callable[..., object]) -> str:
    """His posting ends in a transaction for which `act` has to wait; what it then answers."""
    found: list[str] = []

    def run() -> None:
        try:
            act(by=head)
        except ValidationError as refusal:
            found.append(str(refusal.error_list[0].code if hasattr(refusal, "error_list") else refusal.error_dict["unit"][0].code))
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        kunci.lock_pegawai([head.pegawai_id])
        Penempatan.objects.filter(pegawai=head.pegawai_id).update(selesai=waktu.today())
        thread.start()
        tunggu(someone_waits)
    thread.join(60)
    Penempatan.objects.filter(pegawai=head.pegawai_id).update(selesai=None)
    return found[0] if found else ""


def test_who_stops_leading_meanwhile_waits_and_is_refused(tunggu):
    unit, day = make_unit(), waktu.today()
    head = make_pengguna(pegawai=make_pegawai(unit=unit, memimpin=True))
    member = make_pengguna(pegawai=make_pegawai(unit=unit))
    asked = make_usulan(member, unit=unit, unit_pemutus=unit)
    new = UsulanDiklat(tahun=day.year + 1, unit=unit, program=make_program(), alasan="karier", keterangan="Perlu", peserta=3)
    for act in (
        partial(services.submit_usulan, usulan=new),
        partial(services.approve_usulan, usulan_id=asked.pk),
        partial(wakil.appoint_plh, unit_id=unit.pk, pegawai_id=member.pegawai_id, mulai=day, sampai=day, dasar="Cuti"),
    ):
        head = Pengguna.objects.get(pk=head.pk)
        assert head.headed_unit_ids == (unit.pk,)
        assert end_while(head, act, tunggu) == "bukan_wewenang"
