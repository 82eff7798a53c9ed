"""A year's plan: who may take which step, and what a colleague's change does."""

import pytest
from django.core.exceptions import ValidationError

from lib import waktu
from rencana.models import BarisRencana, PeriodeRencana
from rencana.services import periode as services
from tests.diklat.pabrik import make_program
from tests.factories import make_pengguna
from tests.rencana.pabrik import make_baris, make_pagu, make_periode
from tests.rencana.test_buku import law
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
TAHUN = waktu.today().year + 1


def data(**kwargs):
    return {"program": make_program(biaya_angkatan=100, biaya_kursi=5), "bulan": [0, 2] + [0] * 10, "kursi": 20, **kwargs}


def test_a_plan_goes_from_draft_to_locked_by_two_people():
    by, boss = make_pengguna("pengelola"), make_pengguna("pimpinan")
    plan = services.create_periode(tahun=TAHUN, by=by)
    pagu = make_pagu(400, tahun=TAHUN)
    row = services.save_baris(periode_id=plan.pk, versi=1, data=data(pagu=pagu), by=by)
    assert (row.biaya, row.angkatan_count, row.target) == (400, 2, "40 orang")
    assert code_of(lambda: services.approve_periode(periode_id=plan.pk, by=boss)) == "status"
    services.submit_periode(periode_id=plan.pk, versi=2, by=by)
    assert code_of(lambda: services.save_baris(periode_id=plan.pk, versi=3, data=data(), by=by)) == "status"
    assert code_of(lambda: services.approve_periode(periode_id=plan.pk, by=by)) == "bukan_wewenang"
    assert services.approve_periode(periode_id=plan.pk, by=boss).status == "disetujui"
    assert services.lock_periode(periode_id=plan.pk, by=by).status == "terkunci"
    assert law(lambda: BarisRencana.objects.filter(pk=row.pk).update(kursi=1)) == "barisrencana_hanya_draf"
    assert law(lambda: PeriodeRencana.objects.filter(pk=plan.pk).update(tahun=2030)) == "pemicu"


def test_who_submitted_does_not_approve_whatever_roles_he_holds():
    both = make_pengguna("pengelola")
    both.groups.add(*make_pengguna("pimpinan").groups.all())
    plan = make_periode(TAHUN, status="diajukan", diajukan_oleh=both)
    assert code_of(lambda: services.approve_periode(periode_id=plan.pk, by=both)) == "sendiri"
    values = {"status": "disetujui", "disetujui_oleh": both, "disetujui_pada": waktu.now()}
    assert law(lambda: PeriodeRencana.objects.filter(pk=plan.pk).update(**values)) == "perioderencana_dua_orang"


def test_a_plan_is_not_submitted_empty_nor_over_its_budget_nor_without_one():
    by, plan = make_pengguna("pengelola"), make_periode(TAHUN)

    def submit():
        return services.submit_periode(periode_id=plan.pk, versi=PeriodeRencana.objects.get(pk=plan.pk).versi, by=by)

    assert code_of(submit) == "kosong"
    row = make_baris(plan, biaya=101)
    assert code_of(submit) == "tanpa_pagu"
    BarisRencana.objects.filter(pk=row.pk).update(pagu=make_pagu(100, tahun=TAHUN))
    with pytest.raises(ValidationError) as found:
        submit()
    assert [error.code for error in found.value.error_list] == ["melebihi_pagu"]
    BarisRencana.objects.filter(pk=row.pk).update(biaya=100)
    assert submit().status == "diajukan"


def test_a_colleagues_change_is_not_overwritten():
    by, other, plan = make_pengguna("pengelola", nama="Sri Wahyuni"), make_pengguna("pengelola"), make_periode(TAHUN)
    services.save_baris(periode_id=plan.pk, versi=1, data=data(), by=by)
    with pytest.raises(ValidationError) as found:
        services.save_baris(periode_id=plan.pk, versi=1, data=data(), by=other)
    assert (found.value.code, "Sri Wahyuni" in found.value.message, plan.baris_list.count()) == ("usang", True, 1)
    assert code_of(lambda: services.submit_periode(periode_id=plan.pk, versi=1, by=other)) == "usang"
    row = plan.baris_list.get()
    assert code_of(lambda: services.delete_baris(periode_id=plan.pk, versi=1, baris_id=row.pk, by=other)) == "usang"
    services.delete_baris(periode_id=plan.pk, versi=2, baris_id=row.pk, by=other)


def test_a_revision_copies_the_plan_in_force_and_follows_it_once_approved():
    by, boss = make_pengguna("pengelola"), make_pengguna("pimpinan")
    first = make_periode(TAHUN, status="terkunci")
    pagu = make_pagu(100, tahun=TAHUN)
    make_baris(first, pagu=pagu, is_terkunci=True, alasan="Wajib jabatan")
    second = services.create_periode(tahun=TAHUN, by=by)
    copied = second.baris_list.get()
    assert (second.revisi, second.salinan_dari, copied.is_terkunci, copied.alasan) == (1, first, True, "Wajib jabatan")
    assert code_of(lambda: services.create_periode(tahun=TAHUN, by=by)) == "sedang_disusun"
    services.submit_periode(periode_id=second.pk, versi=1, by=by)
    services.approve_periode(periode_id=second.pk, by=boss)
    assert dict(PeriodeRencana.objects.values_list("revisi", "status")) == {0: "digantikan", 1: "disetujui"}


def test_returned_with_a_reason_or_taken_back_by_who_submitted():
    by, boss = make_pengguna("pengelola"), make_pengguna("pimpinan")
    plan = make_periode(TAHUN, status="diajukan", diajukan_oleh=by)
    other = make_pengguna("pengelola")
    assert code_of(lambda: services.return_periode(periode_id=plan.pk, alasan="Kurang", by=other)) == "bukan_wewenang"
    assert code_of(lambda: services.return_periode(periode_id=plan.pk, alasan=" ", by=boss)) == "alasan"
    assert services.return_periode(periode_id=plan.pk, alasan="Kurang", by=boss).status == "draf"


def test_a_row_says_what_is_missing():
    by, plan = make_pengguna("pengelola"), make_periode(TAHUN)

    def save(**kwargs):
        return services.save_baris(periode_id=plan.pk, versi=PeriodeRencana.objects.get(pk=plan.pk).versi, data=data(**kwargs), by=by)

    assert code_of(lambda: save(program=make_program())) == "tanpa_biaya"
    assert code_of(lambda: save(bulan=[0] * 12)) == "tanpa_bulan"
    assert code_of(lambda: save(pagu=make_pagu(tahun=TAHUN + 1))) == "tahun_lain"
    assert save(program=make_program(), biaya=0).biaya == 0
