"""No budget is lowered while a plan over it is being approved."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, transaction

from lib import waktu
from rencana.services import pagu as budgets
from rencana.services import periode as services
from tests.factories import make_pengguna
from tests.rencana.pabrik import make_baris, make_pagu, make_periode

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_a_budget_waits_until_the_plan_over_it_is_approved():
    tahun = waktu.today().year + 1
    pagu, planner, boss = make_pagu(400, tahun=tahun), make_pengguna("pengelola"), make_pengguna("pimpinan")
    plan = make_periode(tahun)
    make_baris(plan, pagu=pagu, biaya=400)
    services.submit_periode(periode_id=plan.pk, versi=plan.versi, by=planner)
    lower = {"pagu_id": pagu.pk, "jumlah": 100, "dokumen": budgets.Dokumen("DPPA 1", waktu.today()), "by": planner}

    def waits() -> bool:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '200ms'")
                budgets.revise_pagu(**lower)
        except OperationalError as error:
            return "lock timeout" in str(error)
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        services.approve_periode(periode_id=plan.pk, by=boss)
        assert pool.submit(waits).result()
    assert budgets.revise_pagu(**lower).nilai == 100
