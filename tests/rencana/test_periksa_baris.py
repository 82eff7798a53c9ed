"""What the page of a row says before it is kept: it is told at once, writes nothing, and is the same without script."""

from datetime import timedelta

import pytest
from django.urls import reverse

from diklat.models import Narasumber
from lib import waktu
from rencana.models import BarisRencana, PeriodeRencana
from rencana.services import periode as plans
from tests.diklat.pabrik import make_angkatan, make_program, make_ruang, make_sesi
from tests.factories import make_pengguna
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_pagu, make_periode
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
TAHUN = waktu.today().year + 1


def found(plan, program, bulan, **kwargs):
    data = {"program": program, "bulan": bulan, "kursi": 10, "biaya": 0, "pagu": None, **kwargs}
    return [kode for kode, _ in plans.try_baris(periode=plan, data=data)[1]]


def months(**counts):
    return [counts.get(f"b{number}", 0) for number in range(1, 13)]


def test_money_of_all_rows_of_a_pagu():
    plan, pagu, program = make_periode(TAHUN), make_pagu(1000, tahun=TAHUN), make_program()
    row = make_baris(plan, pagu=pagu, biaya=600)
    assert found(plan, program, months(b1=1), pagu=pagu, biaya=400) == []
    assert found(plan, program, months(b1=1), pagu=pagu, biaya=401) == ["pagu"]
    same = {"program": row.program, "bulan": months(b1=1), "kursi": 10, "pagu": pagu, "biaya": 1000}
    assert plans.try_baris(periode=plan, data=same, baris_id=row.pk)[1] == []  # its own former cost does not count


def test_months_gone_by_in_the_running_year():
    plan = make_periode(waktu.today().year)
    month = waktu.today().month
    assert found(plan, make_program(), months(**{f"b{month}": 1})) == ["bulan"]
    assert found(plan, make_program(), months(b12=1)) == ([] if month < 12 else ["bulan"])


def test_seats_beside_those_of_the_last_batch():
    plan, program = make_periode(TAHUN), make_program()
    make_angkatan(program, kuota=30, minimum=15)
    assert found(plan, program, months(b1=1), kursi=14) == ["kursi"]
    assert found(plan, program, months(b1=1), kursi=31) == ["kursi"]
    assert found(plan, program, months(b1=1), kursi=30) == []


def test_room_days_of_a_month_are_shared():
    make_ruang()
    plan, program = make_periode(TAHUN), make_program(jp=80, metode="tatap_muka")
    assert found(plan, program, months(b3=2)) == []
    make_baris(plan, program=make_program(jp=80, metode="tatap_muka"), bulan=months(b3=2))
    assert found(plan, program, months(b3=2)) == ["ruang"]
    assert found(plan, program, months(b4=2)) == []


def test_days_of_teachers_are_shared_by_the_programmes_that_they_teach():
    plan, program, other = make_periode(TAHUN), make_program(jp=80, metode="daring"), make_program(jp=80, metode="daring")
    day = waktu.today() - timedelta(days=60)
    teacher = Narasumber.objects.create(nama="Guru", is_aktif=True)
    for one, when in ((program, day), (other, day + timedelta(days=1))):
        make_sesi(make_angkatan(one, status="selesai", mulai=when, selesai=when), when, narasumber=teacher)
    assert found(plan, program, months(b3=4)) == []
    make_baris(plan, program=other, bulan=months(b5=1))
    assert found(plan, program, months(b3=4)) == ["pengajar"]


def test_the_page_tells_it_and_keeps_nothing():
    plan, pagu, program = make_periode(TAHUN), make_pagu(1000, tahun=TAHUN), make_program(biaya_angkatan=1500)
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:baris-create", args=[plan.pk])
    sent = {"versi": plan.versi, "program": program.pk, "pagu": pagu.pk, "kursi": 10, "bulan_3": 1, "periksa": "1"}
    whole, part = client.post(url, sent), client.post(url, sent, headers={"HX-Request": "true"})
    assert (whole.templates[0].name, part.templates[0].name) == ("rencana/baris_form.html", "rencana/_baris_periksa.html")
    for answer in (whole, part):
        assert [kode for kode, _ in answer.context["periksa"]["temuan"]] == ["pagu"]
        assert answer.context["periksa"]["baris"].biaya == 1500
    assert not BarisRencana.objects.exists()
    plan.refresh_from_db()
    assert plan.versi == 1


def test_a_row_is_locked_by_one_press_and_freed_by_the_next():
    plan = make_periode(TAHUN)
    row = make_baris(plan)
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:baris-lock", args=[row.pk])
    states = []
    for _ in range(2):
        client.post(url, {"versi": PeriodeRencana.objects.get(pk=plan.pk).versi})
        row.refresh_from_db()
        states.append(row.is_terkunci)
    assert states == [True, False]
    stale = {"periode_id": plan.pk, "baris_id": row.pk, "versi": 1, "kunci": True, "by": make_pengguna("pengelola")}
    assert code_of(lambda: plans.lock_baris(**stale)) == "usang"
    assert code_of(lambda: plans.lock_baris(**{**stale, "by": make_pengguna("auditor")})) == "bukan_wewenang"
