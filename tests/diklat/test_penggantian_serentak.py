"""A seat that passes to a colleague while others press: one person, one seat, one answer."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from config.runner import procs
from diklat.models import Angkatan, Pendaftaran, Penggantian
from diklat.queries import pendaftaran as queries
from diklat.services import kunci
from diklat.services import pendaftaran as services
from tests.diklat.kantor import make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pegawai, make_pengguna
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def make_offers(count, angkatan=None):
    """Seats of so many colleagues, all offered to the same person; and how he accepts each."""
    kantor, angkatan = make_kantor(), angkatan or make_angkatan()
    akun = make_pengguna(pegawai=kantor.dodi)
    givers = [kantor.rina, *[make_pengguna(pegawai=make_pegawai(unit=kantor.bidang)) for _ in range(count - 1)]]
    rows = [make_pendaftaran(angkatan, giver.pegawai) for giver in givers]
    services.recount_kursi(angkatan_id=angkatan.pk)
    calls = [partial(services.offer_kursi, pegawai_id=kantor.dodi.pk, by=giver, alasan="Cuti") for giver in givers]
    offers = [call(pendaftaran_id=row.pk) for call, row in zip(calls, rows, strict=True)]
    return [partial(services.accept_penggantian, penggantian_id=offer.pk, by=akun) for offer in offers]


def check_one(results, refusal):
    assert [result for result in results if not isinstance(result, Pendaftaran)] == [refusal]
    assert list(Pendaftaran.objects.filter(jalur="pengganti").values_list("status", flat=True)) == ["terdaftar"]
    assert Pendaftaran.objects.filter(status="dibatalkan").count() == 1
    assert Penggantian.objects.filter(status="diterima").count() == 1
    assert queries.find_beda() == []


def test_who_agrees_twice_takes_one_seat():
    [accept] = make_offers(1)
    check_one(meet(accept, accept), "tawaran_lewat")


def test_two_colleagues_seats_go_to_one_person_once():
    check_one(meet(*make_offers(2)), "sudah_terdaftar")


def test_two_accounts_offer_one_seat_once():
    kantor = make_kantor()
    row, other = make_pendaftaran(make_angkatan(), kantor.rina.pegawai), make_pegawai(unit=kantor.bidang)
    offer = partial(services.offer_kursi, pendaftaran_id=row.pk, alasan="Cuti")
    results = meet(partial(offer, pegawai_id=kantor.dodi.pk, by=kantor.rina), partial(offer, pegawai_id=other.pk, by=kantor.kepala))
    assert [result for result in results if not isinstance(result, Penggantian)] == ["ditawarkan"]


def test_a_batch_that_begins_while_he_agrees_takes_nobody():
    angkatan = make_angkatan()
    [accept] = make_offers(1, angkatan)

    def alone():
        try:
            return accept()
        except ValidationError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            kunci.lock_angkatan(angkatan.pk)
            answer = pool.submit(alone)
            assert procs.wait_until(someone_waits, 10, pause=0.01)
            Angkatan.objects.filter(pk=angkatan.pk).update(status="berjalan")
        assert answer.result(10) == "tawaran_lewat"
    assert list(Pendaftaran.objects.values_list("status", flat=True)) == ["terdaftar"]
