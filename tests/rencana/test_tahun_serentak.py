"""Two planners at once: a plan is drafted once, and a year's first plan is made once."""

from functools import partial

import pytest
from django.db import IntegrityError

from diklat.models import Angkatan, Sesi
from rencana.models import AngkatanRencana, PeriodeRencana
from rencana.services import periode, tahun
from tests.diklat.pabrik import make_ruang
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pengguna
from tests.rencana.pabrik import make_baris, make_periode
from tests.rencana.test_tahun import TAHUN, bulan

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_two_who_draft_the_same_plan_at_once_draft_it_once():
    plan, by = make_periode(TAHUN, status="disetujui"), make_pengguna("pengelola")
    make_baris(plan, bulan=bulan(mar=3), kursi=20)
    make_ruang(kapasitas=30)
    results = meet(*[partial(tahun.draft_tahun, periode_id=plan.pk, by=by)] * 2)
    assert sorted(type(row).__name__ for row in results) == ["Hasil", "str"]
    assert [row for row in results if isinstance(row, str)] == ["lengkap"]
    assert (Angkatan.objects.count(), AngkatanRencana.objects.count()) == (3, 3)
    assert Sesi.objects.filter(ruang=None).count() == 0


def test_two_plans_of_two_years_at_once_never_share_a_room():
    by, room = make_pengguna("pengelola"), make_ruang(kapasitas=30)
    plans = [make_periode(year, status="disetujui") for year in (TAHUN, TAHUN + 1)]
    for plan in plans:
        make_baris(plan, bulan=bulan(mar=2), kursi=20)
    results = meet(*(partial(tahun.draft_tahun, periode_id=plan.pk, by=by) for plan in plans))
    assert [len(row.dirancang) for row in results] == [2, 2]
    assert Sesi.objects.filter(ruang=room).count() == 4


LAW = "Rencana tahun ini sedang disusun. Lanjutkan yang itu."


def create_judged_again(**kwargs):
    """As a form is: whom the database refuses because another came first is judged once more (`config.middleware`)."""
    try:
        return periode.create_periode(**kwargs)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name not in ("perioderencana_revisi_sekali", "perioderencana_satu_disusun"):
            raise
        return periode.create_periode(**kwargs)


def test_the_first_plan_of_a_year_is_made_once_and_the_others_are_told():
    """No row stands that could be locked: the law of the table holds, and tells it where another commits between two looks."""
    by = make_pengguna("pengelola")
    results = meet(*[partial(create_judged_again, tahun=TAHUN, by=by)] * 4)
    told = [row.replace("sedang_disusun", LAW).replace("Revisi ini sudah ada. ", "") for row in results if isinstance(row, str)]
    assert told == [LAW] * 3
    assert PeriodeRencana.objects.filter(tahun=TAHUN).count() == 1
