"""What every page asks is written once a process: it gives what the query gives, for whoever asks, on whatever day, in any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from lib import waktu
from pegawai.adapters import MASUK, AkunBackend
from pegawai.models import KedudukanHukum, Pegawai, Penempatan, Pengguna
from pegawai.permissions import peran_of
from pegawai.services.kunci import lock_pimpinan
from tests.factories import MULAI, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db
SESUDAH = date(2199, 1, 1)
ASKED = set[int]()  # by the process of the database


def told(akun):
    return {**{name: value for name, value in vars(akun).items() if name != "_state"}, "orang": akun.pegawai}


def brought(pengguna, hari):
    return MASUK.rows(pengguna=pengguna, hari=hari, kini=waktu.now())


@pytest.fixture
def akun():
    """Two officers, one of whom retires, and an account of nobody."""
    people = [make_pegawai(unit=make_unit(), memimpin=True) for _ in range(2)]
    Pegawai.objects.filter(pk=people[1].pk).update(kedudukan=KedudukanHukum.objects.get(siasn_id="99"))
    return [make_pengguna("auditor"), *(make_pengguna("pengelola", pegawai=row) for row in people)]


@pytest.mark.parametrize("hari", [waktu.today(), SESUDAH], ids=["today", "later"])
def test_the_account_is_the_one_that_the_query_gives(akun, hari):
    for row in akun:
        assert [told(found) for found in brought(row.pk, hari)] == [told(Pengguna.objects.masuk(row.pk, hari, waktu.now()).get())]
    assert [brought(row.pk, hari)[0].is_dinas for row in akun] == [True, True, False]
    assert brought(0, hari) == []


def test_the_database_plans_it_once_a_connection(akun):
    for row in akun:
        brought(row.pk, waktu.today())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE position('menunggu_saya' IN statement) > 0")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("turn", [1, 2])
def test_a_plan_outlives_a_test(akun, turn):
    """Whichever of the two comes second on a connection finds the plan of the first."""
    pid = connection.connection.info.backend_pid
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE position('menunggu_saya' IN statement) > 0")
        known = cursor.fetchall()
        brought(akun[0].pk, waktu.today())
    assert known or pid not in ASKED
    ASKED.add(pid)


def test_units_are_those_of_the_day_and_groups_those_of_the_account(akun, django_assert_num_queries):
    unit = Penempatan.objects.get(pegawai=akun[1].pegawai).unit
    with django_assert_num_queries(6):
        days = [[brought(row.pk, hari)[0].take_wewenang() for row in akun] for hari in (MULAI, MULAI - timedelta(days=1))]
        headed = [[row.headed_units for row in rows] for rows in days]
        assert [row.group_names for row in days[0]] == [{"auditor"}, {"pengelola"}, {"pengelola"}]
    assert headed[0][:2] == [{}, {unit.pk: unit.sebutan}]
    assert headed[1] == [{}, {}, {}]
    for row, own in zip(akun, headed[0], strict=True):
        assert (row.headed_units, row.group_names) == (own, {group.name for group in row.groups.all()})


def test_another_thread_asks_over_its_own_connection(akun):
    def ask() -> list[Pengguna]:
        try:
            return brought(akun[0].pk, waktu.today())
        finally:
            connection.close()

    assert len(brought(akun[0].pk, waktu.today())) == 1
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask).result() == []  # nothing is committed


def test_a_session_asks_once_for_account_roles_and_units(akun, django_assert_num_queries):
    with django_assert_num_queries(1):
        entered = AkunBackend().get_user(akun[1].pk)
        assert (peran_of(entered), entered.pegawai.nama) == ({"pengelola", "pegawai", "atasan"}, akun[1].pegawai.nama)


def test_under_the_lock_units_are_asked_anew(akun):
    entered = AkunBackend().get_user(akun[1].pk)
    Penempatan.objects.filter(pegawai=entered.pegawai).update(selesai=waktu.today())
    lock_pimpinan(entered)
    assert entered.headed_unit_ids == ()
