"""What every page asks is written once a process: it gives what the query gives, for whoever asks, on whatever day, in any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from lib import waktu
from pegawai.adapters import MASUK
from pegawai.models import KedudukanHukum, Pegawai, Penempatan, Pengguna
from pegawai.models.akun import NAMA_GRUP, UNIT_DIPIMPIN
from tests.factories import MULAI, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
SESUDAH = date(2199, 1, 1)


def told(akun):
    return {**{name: value for name, value in vars(akun).items() if name != "_state"}, "orang": akun.pegawai}


@pytest.fixture
def akun():
    """Two officers, one of whom retires, and an account of nobody."""
    people = [make_pegawai(unit=make_unit(), memimpin=True) for _ in range(2)]
    Pegawai.objects.filter(pk=people[1].pk).update(kedudukan=KedudukanHukum.objects.get(siasn_id="99"))
    return [make_pengguna("auditor"), *(make_pengguna("pengelola", pegawai=row) for row in people)]


@pytest.mark.parametrize("hari", [waktu.today(), SESUDAH], ids=["today", "later"])
def test_the_account_is_the_one_that_the_query_gives(akun, hari):
    for row in akun:
        assert [told(found) for found in MASUK.rows(pengguna=row.pk, hari=hari)] == [told(Pengguna.objects.masuk(row.pk, hari).get())]
    assert [MASUK.rows(pengguna=row.pk, hari=hari)[0].is_dinas for row in akun] == [True, True, False]
    assert MASUK.rows(pengguna=0, hari=hari) == []


def test_units_are_those_of_the_day_and_groups_those_of_the_account(akun):
    unit = Penempatan.objects.get(pegawai=akun[1].pegawai).unit
    days = (MULAI, MULAI - timedelta(days=1))
    assert [UNIT_DIPIMPIN.rows(pegawai=akun[1].pegawai_id, hari=hari) for hari in days] == [[(unit.pk, unit.sebutan)], []]
    assert [NAMA_GRUP.rows(pengguna=row.pk) for row in akun] == [["auditor"], ["pengelola"], ["pengelola"]]


def test_another_thread_asks_over_its_own_connection(akun):
    assert NAMA_GRUP.rows(pengguna=akun[0].pk) == ["auditor"]

    def ask() -> list[str]:
        try:
            return NAMA_GRUP.rows(pengguna=akun[0].pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask).result() == []  # nothing is committed


def test_it_is_one_statement(akun, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert MASUK.rows(pengguna=akun[1].pk, hari=waktu.today())[0].pegawai.nama
