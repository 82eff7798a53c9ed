"""An applied import taken back: the rows as before, once, and not while something stands on it."""

from datetime import timedelta

import pytest

from lib import waktu
from pegawai.models import (
    Impor,
    Jabatan,
    JejakImpor,
    Pegawai,
    Penempatan,
    Pengguna,
    RiwayatGolongan,
    RiwayatInduk,
    RiwayatKedudukan,
    UnitKerja,
)
from pegawai.queries import batal_impor as queries
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.factories import make_nip, make_pengguna, make_unit
from tests.pegawai import siasn
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    make_unit("Dinas Sosial", siasn_id="B2")
    return make_pengguna("kepegawaian")


def undo(impor: Impor, by: Pengguna) -> Impor:
    started = services.start_undo(impor=impor, by=by)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    return impor


TABLES = (Pegawai, Penempatan, RiwayatGolongan, RiwayatKedudukan, RiwayatInduk, Jabatan, UnitKerja)


def rows() -> dict[str, list]:
    return {model._meta.label: sorted(model._base_manager.order_by().values_list(), key=str) for model in TABLES}


def test_people_postings_ranks_positions_and_accounts_are_as_before(hr):
    nip, mover, leaver = make_nip(), make_nip(), make_nip()
    siasn.upload_and_apply(hr, [siasn.row(mover), siasn.row(leaver)])
    account = make_pengguna(pegawai=Pegawai.objects.get(nip=leaver))
    before, active = rows(), Pengguna.objects.filter(is_active=True).count()
    changed = [
        siasn.row(nip, jabatan_id="BARU1", jabatan="ANALIS BARU"),
        siasn.row(mover, unor_id="B2", gol_akhir_id="32", gol_akhir_nama="III/b", tmt_golongan="01-04-2024", nama="NAMA LAIN"),
        siasn.row(leaver, kedudukan_hukum_id="88", kedudukan_hukum_nama="Pemberhentian dengan hak pensiun"),
    ]
    impor = siasn.upload_and_apply(hr, changed)
    account.refresh_from_db()
    assert (siasn.counts(impor), account.is_active, rows() == before) == ({"baru": 1, "ubah": 2}, False, False)
    done = undo(impor, make_pengguna("kepegawaian"))
    account.refresh_from_db()
    assert rows() == before
    assert (done.status, account.is_active, Pengguna.objects.filter(is_active=True).count()) == ("dibatalkan", True, active + 1)


def test_a_second_undo_does_nothing(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    done = undo(impor, hr)
    job = done.pekerjaan_id
    assert code_of(lambda: services.start_undo(impor=impor, by=hr)) == "status"
    pekerjaan.run_pekerjaan(pk=job)
    assert (Pegawai.objects.count(), Impor.objects.get().dibatalkan_pada) == (0, done.dibatalkan_pada)


def test_the_role_decides_not_the_importer(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    assert code_of(lambda: services.start_undo(impor=impor, by=make_pengguna("pengelola"))) == "peran"
    assert undo(impor, make_pengguna("kepegawaian")).status == "dibatalkan"


@pytest.mark.parametrize("changed", [False, True])
def test_nobody_takes_an_import_of_his_own_row_back(hr, changed):
    nip = make_nip()
    impor = siasn.upload_and_apply(hr, [siasn.row(nip)])
    if changed:
        impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="LAIN")])
    own = make_pengguna("kepegawaian", pegawai=Pegawai.objects.get(nip=nip))
    assert code_of(lambda: services.start_undo(impor=impor, by=own)) == "sendiri"


def test_what_refers_to_a_made_row_stands_in_the_way_and_is_named(hr):
    nip = make_nip()
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="SITI"), siasn.row()])
    make_pengguna(pegawai=Pegawai.objects.get(nip=nip))
    (penahan,) = queries.find_penahan(impor, services.get_jenis("pegawai").undo)
    assert (penahan.jumlah, penahan.contoh, "pegawai sudah mempunyai" in penahan.kalimat) == (1, ["SITI"], True)
    assert code_of(lambda: services.start_undo(impor=impor, by=hr)) == "tertahan"
    assert Pegawai.objects.count() == 2


def test_what_was_changed_since_stands_in_the_way_until_it_is_changed_back(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row(), siasn.row()])
    one = Penempatan.objects.first()
    Penempatan.objects.filter(pk=one.pk).update(dasar="SK 1")
    (penahan,) = queries.find_penahan(impor, services.get_jenis("pegawai").undo)
    assert (penahan.jumlah, "penempatan diubah lagi, terakhir" in penahan.kalimat) == (1, True)
    Penempatan.objects.filter(pk=one.pk).update(dasar="")
    assert undo(impor, hr).status == "dibatalkan"


def test_imports_are_taken_back_last_first(hr):
    nip = make_nip()
    first = siasn.upload_and_apply(hr, [siasn.row(nip)])
    second = siasn.upload_and_apply(hr, [siasn.row(nip, unor_id="B2")])
    assert code_of(lambda: services.start_undo(impor=first, by=hr)) == "tertahan"
    undo(second, hr)
    assert (undo(first, hr).status, Pegawai.objects.count(), Penempatan.objects.count()) == ("dibatalkan", 0, 0)


def test_somebody_who_got_in_between_click_and_job_stops_it(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    started = services.start_undo(impor=impor, by=hr)
    Penempatan.objects.update(dasar="SK 2")
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, "diubah lagi" in impor.pesan, Pegawai.objects.count()) == ("selesai", True, 1)


def test_people_whom_the_file_did_not_name_are_active_again(hr):
    siasn.upload_and_apply(hr, [siasn.row(), siasn.row()])
    before = rows()
    impor = siasn.upload_and_apply(hr, [siasn.row()], berkas_penuh=True)
    assert services.deactivate_absen(impor=impor, by=hr) == 2
    assert Pegawai.objects.active().count() == 1
    undo(impor, hr)
    assert rows() == before


def test_a_law_that_forbids_it_is_said_in_its_own_words(hr):
    """Somebody else heads the unit by now: the one who left cannot head it again."""
    boss = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(boss, jenis_jabatan_id="1", jabatan_id="K1", jabatan="KEPALA DINAS", eselon_nama="II.b")])
    impor = siasn.upload_and_apply(hr, [siasn.row(boss, unor_id="B2")])
    other = siasn.upload_and_apply(hr, [siasn.row()])
    assert other.status == "selesai"
    Penempatan.objects.filter(pegawai__nip=other.baris_list.get().kunci).update(memimpin=True, mulai=waktu.today())
    started = services.start_undo(impor=impor, by=hr)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, "sudah mempunyai kepala definitif" in impor.pesan) == ("selesai", True)


def test_trace_goes_after_its_time(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    Impor.objects.filter(pk=impor.pk).update(dibuat=waktu.now() - timedelta(days=91))
    services.purge_impor()
    assert JejakImpor.objects.count() == 0
    assert code_of(lambda: services.start_undo(impor=impor, by=hr)) == "tanpa_jejak"
