"""People locked into a programme of a plan or out of it: every reckoning keeps it, or says which limit binds."""

from typing import Any

import pytest
from django.urls import reverse

from pegawai.models import Pengguna
from rencana.models import BobotSusunan, KunciKursi
from rencana.queries import susunan as queries
from rencana.services import kunci_kursi as services
from rencana.services import periode as plans
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna
from tests.rencana.kantor import Kantor
from tests.rencana.pabrik import make_baris
from tests.rencana.test_susunan import run, start
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


@pytest.fixture
def planner() -> Pengguna:
    return make_pengguna("pengelola")


def put(kantor: Kantor, by: Pengguna, pegawai: Any, arah: str = "masuk", program: Any = None) -> KunciKursi | None:
    kantor.periode.refresh_from_db()
    ids = {"pegawai_id": pegawai.pk, "program_id": (program or kantor.program).pk}
    return services.set_kunci(periode_id=kantor.periode.pk, versi=kantor.periode.versi, arah=arah, by=by, **ids)


def test_who_is_locked_sits_and_who_is_locked_out_does_not_run_after_run(kantor: Kantor, planner: Pengguna):
    people = [kantor.make_pegawai(1) for _ in range(11)]
    cukup = kantor.make_pegawai(3, jenis_asn="PPPK", golongan=None)
    before = queries.dasar_of(kantor.periode)
    put(kantor, planner, cukup)
    put(kantor, planner, people[0], "keluar")
    assert queries.dasar_of(kantor.periode) != before
    for _ in range(2):
        seats = set(run(start(kantor, planner)).peserta_list.values_list("pegawai", flat=True))
        assert seats == {cukup.pk, *(person.pk for person in people[1:])}
    put(kantor, planner, people[0], "")
    assert people[0].pk in run(start(kantor, planner)).peserta_list.values_list("pegawai", flat=True)


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("lulus", "tidak dapat diikutinya: ia sudah lulus program itu"),
        ("biaya", "program itu belum mempunyai biaya atau pagu"),
        ("penempatan", "ia tidak lagi mempunyai penempatan definitif"),
        ("k", "dikunci pada 2 diklat, yang mungkin 1"),
        ("peserta", "memerlukan sedikitnya 10 peserta, tetapi hanya 1"),
    ],
)
def test_a_lock_that_cannot_be_met_says_which_limit_binds(kantor: Kantor, planner: Pengguna, why: str, sentence: str):
    person, other = kantor.make_pegawai(1), kantor.make_program("Lain")
    for _ in range(0 if why == "peserta" else 12):
        kantor.make_pegawai(1)
    put(kantor, planner, person)
    if why == "lulus":
        make_pendaftaran(make_angkatan(kantor.program, status="ditutup"), person, "lulus")
    elif why == "biaya":
        type(kantor.program).objects.filter(pk=kantor.program.pk).update(biaya_angkatan=0, biaya_kursi=0)
    elif why == "penempatan":
        person.penempatan_list.all().delete()
    elif why == "k":
        put(kantor, planner, person, program=other)
    row = run(start(kantor, planner, k=1))
    assert (row.status, sentence in row.pesan) == ("gagal", True), row.pesan


def test_what_cannot_be_locked_is_refused(kantor: Kantor, planner: Pengguna):
    person = kantor.make_pegawai(1)
    values = {"periode_id": kantor.periode.pk, "versi": 1, "pegawai_id": person.pk, "program_id": kantor.program.pk, "arah": "masuk"}
    assert code_of(services.set_kunci, **values, by=make_pengguna("pimpinan")) == "bukan_wewenang"
    assert code_of(services.set_kunci, **{**values, "arah": "entah"}, by=planner) == "arah"
    assert code_of(services.set_kunci, **{**values, "versi": 9}, by=planner) == "usang"
    assert code_of(services.set_kunci, **{**values, "pegawai_id": make_pegawai("Tanpa penempatan").pk}, by=planner) == "pegawai"
    assert code_of(services.set_kunci, **{**values, "program_id": kantor.make_program(is_aktif=False).pk}, by=planner) == "program"
    assert not KunciKursi.objects.exists()


def test_a_revision_takes_the_locks_along_and_only_a_draft_changes_them(kantor: Kantor, planner: Pengguna):
    put(kantor, planner, kantor.make_pegawai(1))
    make_baris(kantor.periode, pagu=kantor.pagu, biaya=50)
    plans.submit_periode(periode_id=kantor.periode.pk, versi=2, by=planner)
    plans.approve_periode(periode_id=kantor.periode.pk, by=make_pengguna("pimpinan"))
    assert code_of(put, kantor=kantor, by=planner, pegawai=kantor.make_pegawai(1)) == "status"
    revision = plans.create_periode(tahun=kantor.tahun, by=planner)
    assert [(row.program, row.arah) for row in revision.kunci_list.all()] == [(kantor.program, "masuk")]


def test_weights_hold_from_today_and_let_figures_fall(kantor: Kantor, planner: Pengguna, client: Any):
    client.force_login(planner)
    before, url = queries.dasar_of(kantor.periode), reverse("rencana:bobot-update")
    form = client.get(url).context["form"]
    data = {name: str(form[name].value()) for name in form.fields} | {"angkatan_sebulan": "3"}
    assert client.post(url, data).status_code == 302
    assert [row.angkatan_sebulan for row in BobotSusunan.objects.all()] == [3]
    assert queries.dasar_of(kantor.periode) != before
    assert client.post(url, {**data, "jauh": "9"}).status_code == 200
