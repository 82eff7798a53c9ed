"""What an import does to placements, ranks and accounts, and what stays as it was."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from pegawai.models import CatatanAkun, Jabatan, Pegawai, Penempatan, RiwayatGolongan
from pegawai.services import impor as services
from tests.factories import make_nip, make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hr():
    return make_pengguna("kepegawaian")


@pytest.fixture
def unit():
    return make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)


def test_placement_changes_today_when_the_file_gives_no_later_start(hr, unit):
    nip, today = make_nip(), timezone.localdate()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    make_unit("Dinas Sosial", siasn_id="B2")
    siasn.upload_and_apply(hr, [siasn.row(nip, unor_id="B2", tmt_jabatan="01-01-2019")])
    assert list(Penempatan.objects.order_by("pk").values_list("mulai", "selesai")) == [(date(2021, 1, 1), today), (today, None)]


def test_second_change_on_the_same_day(hr, unit):
    nip = make_nip()
    for number, siasn_id in enumerate(("B2", "B3", "B4")):
        make_unit(siasn_id=siasn_id)
        siasn.upload_and_apply(hr, [siasn.row(nip, unor_id=siasn_id, tmt_jabatan="01-01-2019" if number else "01-01-2021")])
    assert list(Penempatan.objects.on(timezone.localdate()).values_list("unit__siasn_id", flat=True)) == ["B4"]


def test_later_placement_stays_where_it_is(hr, unit):
    nip, today = make_nip(), timezone.localdate()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    later = today + timedelta(days=30)
    Penempatan.objects.update(selesai=later)
    pegawai = Pegawai.objects.get()
    Penempatan.objects.create(pegawai=pegawai, unit=make_unit("Nanti"), jabatan=Jabatan.objects.get(), mulai=later)
    make_unit("Dinas Sosial", siasn_id="B2")
    siasn.upload_and_apply(hr, [siasn.row(nip, unor_id="B2", tmt_jabatan="01-02-2025")])
    assert list(Penempatan.objects.order_by("mulai").values_list("unit__nama", "mulai", "selesai")) == [
        ("Dinas Kesehatan", date(2021, 1, 1), date(2025, 2, 1)),
        ("Dinas Sosial", date(2025, 2, 1), later),
        ("Nanti", later, None),
    ]


def test_leaver_loses_the_placement_and_a_new_retiree_never_has_one_open(hr, unit):
    nip, today = make_nip(), timezone.localdate()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    gone = siasn.row(nip, kedudukan_hukum_id="99", kedudukan_hukum_nama="Pensiun")
    other = siasn.row(kedudukan_hukum_id="98", kedudukan_hukum_nama="Mencapai BUP")
    impor = siasn.upload_and_apply(hr, [gone, other])
    assert (siasn.counts(impor), impor.hasil["ditutup"]) == ({"baru": 1, "ubah": 1}, 1)
    assert set(Penempatan.objects.values_list("mulai", "selesai")) == {(date(2021, 1, 1), today)}
    assert Penempatan.objects.count() == 2
    assert siasn.counts(siasn.upload(hr, [gone, other])) == {"sama": 2}


def test_leaver_is_shut_out_and_an_admin_is_not(hr, unit):
    nips = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip) for nip in nips])
    biasa, admin = (make_pengguna(*roles, pegawai=Pegawai.objects.get(nip=nip)) for nip, roles in zip(nips, ((), ("admin",)), strict=True))
    siasn.upload_and_apply(hr, [siasn.row(nip, kedudukan_hukum_id="99", kedudukan_hukum_nama="Pensiun") for nip in nips])
    biasa.refresh_from_db()
    admin.refresh_from_db()
    assert (biasa.is_active, admin.is_active) == (False, True)
    assert list(CatatanAkun.objects.values_list("pengguna", "tindakan", "oleh")) == [(biasa.pk, CatatanAkun.Tindakan.NONAKTIF, hr.pk)]


def test_rank_without_its_date_is_not_noted(hr, unit):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip, tmt_golongan="null")])
    assert RiwayatGolongan.objects.count() == 0
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    assert list(RiwayatGolongan.objects.values_list("golongan__kode", "tmt")) == [("III/a", date(2020, 4, 1))]


def test_returner_gets_a_new_placement(hr, unit):
    nip, today = make_nip(), timezone.localdate()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    siasn.upload_and_apply(hr, [siasn.row(nip, kedudukan_hukum_id="02", kedudukan_hukum_nama="CLTN")])
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    assert list(Penempatan.objects.order_by("pk").values_list("mulai", "selesai")) == [(date(2021, 1, 1), today), (today, None)]


def test_unknown_unit_leaves_the_old_placement_and_lets_new_people_in_without(hr, unit):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="LAIN", unor_id="X9"), siasn.row(unor_id="X9")])
    assert siasn.findings(impor) == [(2, "peringatan", "UNOR ID", "unit_tak_dikenal"), (3, "peringatan", "UNOR ID", "unit_tak_dikenal")]
    assert siasn.counts(impor) == {"baru": 1, "ubah": 1, "peringatan": 2}
    assert list(Penempatan.objects.values_list("pegawai__nip", "selesai")) == [(nip, None)]


def test_nip_changes_and_the_account_follows(hr, unit):
    old, new = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [siasn.row(old)])
    akun = make_pengguna(pegawai=Pegawai.objects.get())
    impor = siasn.upload_and_apply(hr, [siasn.row(new, pns_id=f"ID{old}")])
    assert siasn.counts(impor) == {"ubah": 1}
    akun.refresh_from_db()
    assert (Pegawai.objects.get().nip, akun.username) == (new, new)


def test_absent_people_are_proposed_and_only_ticked_ones_become_inactive(hr, unit):
    stays, gone, kept, faulty = (make_pegawai(nama, unit=unit) for nama in ("TETAP", "PERGI", "BIARKAN", "GALAT"))
    rows = [siasn.row(stays.nip, nama="TETAP"), siasn.row("123", nama="galat", pns_id="null")]
    impor = siasn.upload_and_apply(hr, rows, berkas_penuh=True)
    assert impor.jumlah_absen == 2
    assert list(impor.baris_list.filter(putusan="absen").values_list("objek_id", flat=True)) == [kept.pk, gone.pk]
    assert Pegawai.objects.active().count() == 4
    assert services.deactivate_absen(impor=impor, by=hr, pegawai_ids=[gone.pk, stays.pk]) == 1
    gone.refresh_from_db()
    assert (gone.kedudukan.siasn_id, gone.penempatan_list.get().selesai) == ("X1", timezone.localdate())
    assert set(Pegawai.objects.active()) == {stays, kept, faulty}
    with refusing("kosong"):
        services.deactivate_absen(impor=impor, by=hr, pegawai_ids=[gone.pk])


def test_nobody_becomes_inactive_before_the_import_is_applied(hr, unit):
    gone = make_pegawai("PERGI", unit=unit)
    impor = siasn.upload(hr, [siasn.row()], berkas_penuh=True)
    with refusing("belum_diterapkan"):
        services.deactivate_absen(impor=impor, by=hr, pegawai_ids=[gone.pk])
    assert Pegawai.objects.active().count() == 1


def test_cancelled_import_deactivates_nobody(hr, unit):
    make_pegawai("PERGI", unit=unit)
    impor = siasn.upload(hr, [siasn.row()], berkas_penuh=True)
    services.cancel_impor(impor=impor, by=hr)
    with refusing("status"):
        services.deactivate_absen(impor=impor, by=hr)


def test_full_file_without_news_is_applied_for_the_people_it_does_not_name(hr, unit):
    rows = [siasn.row()]
    siasn.upload_and_apply(hr, rows)
    make_pegawai("PERGI", unit=unit)
    impor = siasn.upload_and_apply(hr, rows, berkas_penuh=True)
    assert (impor.status, siasn.counts(impor)) == ("selesai", {"sama": 1, "absen": 1})
    assert services.deactivate_absen(impor=impor, by=hr) == 1


def test_partial_file_proposes_nobody(hr, unit):
    make_pegawai("PERGI", unit=unit)
    assert siasn.upload(hr, [siasn.row()]).jumlah_absen == 0
