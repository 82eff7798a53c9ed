"""Asking for what is over to go, calling it off, and the job: who may, when, how often, and what a process that died leaves to the next."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lib import waktu
from pegawai.models import MasaSimpan, Pegawai, Pemusnahan, RincianSimpan
from pegawai.models.simpan import Jenis
from pegawai.queries import simpan as queries
from pegawai.services import pekerjaan
from pegawai.services import simpan as services
from pegawai.tasks import run_pemusnahan
from tests.factories import make_pengguna
from tests.pegawai.test_simpan import NAMA, make_lama, run, wait
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Any) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


def ask() -> Pemusnahan:
    return services.request_pemusnahan(jenis=Jenis.ORANG, by=make_pengguna("kepegawaian"))


def test_who_may_ask_call_off_and_export() -> None:
    make_lama()
    row = ask()
    for peran in ("auditor", "pengelola", "pimpinan"):
        by = make_pengguna(peran)
        assert code_of(lambda by=by: services.cancel_pemusnahan(pemusnahan_id=row.pk, by=by)) == "bukan_wewenang"
        assert code_of(lambda by=by: services.request_pemusnahan(jenis=Jenis.AKSES, by=by)) == "bukan_wewenang"
    for peran in ("pengelola", "pimpinan"):
        by = make_pengguna(peran)
        assert code_of(lambda by=by: services.create_ekspor(jenis=Jenis.ORANG, by=by)) == "bukan_wewenang"
    assert services.create_ekspor(jenis=Jenis.ORANG, by=make_pengguna("auditor")).jenis == "ekspor-simpan"


def test_seven_days_from_the_question_and_not_before() -> None:
    make_lama()
    row = ask()
    assert row.laksana_pada - row.diminta_pada >= timedelta(days=7) - timedelta(seconds=1)
    assert services.create_due() == []
    wait(row)
    assert [job.parameter["pemusnahan"] for job in services.create_due()] == [row.pk]


def test_called_off_while_its_job_waits_it_is_not_done_and_not_called_off_twice() -> None:
    lama, row = make_lama(), ask()
    wait(row)
    (job,) = services.create_due()
    services.cancel_pemusnahan(pemusnahan_id=row.pk, by=make_pengguna("kepegawaian"))
    assert code_of(lambda: services.cancel_pemusnahan(pemusnahan_id=row.pk, by=make_pengguna("kepegawaian"))) == "berakhir"
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, "dibatalkan" in job.pesan, Pegawai.objects.get(pk=lama.pk).nama) == ("gagal", True, NAMA)
    assert services.create_due() == []


def test_what_is_done_is_not_over_again() -> None:
    make_lama()
    run()
    assert code_of(ask) == "kosong"
    assert [one.orang for one in queries.lewat_list(Jenis.ORANG)] == [()]


def test_only_the_kind_of_people_names_people() -> None:
    make_lama()
    found = queries.lewat_list(*Jenis.values)
    assert [one.jenis for one in found if one.orang] == [Jenis.ORANG]


def test_files_of_a_process_that_died_go_with_the_next_run() -> None:
    make_lama()
    row, name = run(), default_storage.save("bukti/tersisa.pdf", ContentFile(b"x"))
    Pemusnahan.objects.filter(pk=row.pk).update(berkas=[name])
    run_pemusnahan()
    row.refresh_from_db()
    assert (row.berkas, default_storage.exists(name)) == ([], False)


def test_every_rule_by_age_asks_for_the_day() -> None:
    assert [row.tabel for row in RincianSimpan.objects.exclude(jenis=Jenis.ORANG) if "$2" not in row.syarat] == []
    assert [row.tabel for row in RincianSimpan.objects.filter(jenis=Jenis.ORANG) if "$1" not in row.syarat] == []


@pytest.mark.parametrize(("years", "before"), [(1, date(2023, 2, 28)), (4, date(2020, 2, 29))])
def test_years_before_a_leap_day(years: int, before: date) -> None:
    assert waktu.years_before(date(2024, 2, 29), years) == before


def test_the_newest_term_that_has_begun_holds_on_the_page() -> None:
    MasaSimpan.objects.create(jenis=Jenis.AKSES, tahun=9, berlaku_mulai=date(2025, 1, 1))
    MasaSimpan.objects.create(jenis=Jenis.AKSES, tahun=1, berlaku_mulai=waktu.today() + timedelta(days=1))
    assert queries.masa_today()[Jenis.AKSES].tahun == 9
