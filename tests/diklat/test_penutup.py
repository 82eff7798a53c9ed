"""The next step of an employee: the batch that closes most and that the service would give him a seat in at once."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from diklat.queries.pembaca import Pembaca, get_pembaca
from diklat.queries.penutup import find_pengganti, get_penutupan
from diklat.services import pendaftaran as services
from kompetensi.services import profil
from lib import waktu
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    """Somebody who lacks 2.26 levels in the first competency and 0.1 in the second, and whose account may apply."""
    jabatan = make_jabatan("Analis", kelompok="jf_muda")
    besar, kecil = make_kompetensi("Besar", jenis="manajerial"), make_kompetensi("Kecil", jenis="manajerial")
    me = make_pegawai("Saya", unit=make_unit("Dinas"), jabatan=jabatan)
    for row, level in ((besar, "0.74"), (kecil, "2.9")):
        make_standar(jabatan, row, 3)
        make_penilaian(me, row, Decimal(level), tanggal=waktu.today() - timedelta(days=9))
    profil.refresh_profil(None)
    make_pengguna(pegawai=me)
    return me, besar, kecil


def reader(person) -> Pembaca:
    return get_pembaca(person.pk)


def in_days(number):
    return waktu.today() + timedelta(days=number)


def test_the_next_step_is_the_largest_weighted_gap_not_the_nearest_to_zero(dunia):
    me, besar, kecil = dunia
    make_sesi(make_angkatan(make_program(kompetensi={kecil: 3})), in_days(20))
    far = make_angkatan(make_program(kompetensi={besar: 2}))
    make_sesi(far, in_days(40))
    langkah = get_penutupan(reader(me)).langkah
    assert (langkah.angkatan, langkah.utama.nama, langkah.penuh) == (far, "Besar", False)


def test_weight_of_the_standard_counts(dunia):
    me, besar, kecil = dunia
    make_angkatan(make_program(kompetensi={besar: 3}))
    heavy = make_angkatan(make_program(kompetensi={kecil: 3}))
    me.penempatan_list.get().jabatan.standar_list.filter(kompetensi=kecil).update(bobot=50)
    profil.refresh_profil(None)
    assert get_penutupan(reader(me)).langkah.angkatan == heavy


def test_full_queued_clashing_and_passed_batches_are_no_step(dunia, django_assert_num_queries):
    me, besar, _kecil = dunia
    full = make_angkatan(make_program(kompetensi={besar: 3}), kuota=1)
    make_pendaftaran(full, make_pegawai())
    queued = make_angkatan(make_program(kompetensi={besar: 3}))
    make_pendaftaran(queued, make_pegawai(), "daftar_tunggu")
    held = make_angkatan(make_program("Yang Ditunggu"))
    make_sesi(held, in_days(30))
    waiting = make_pendaftaran(held, me, "daftar_tunggu")
    clash = make_angkatan(make_program(kompetensi={besar: 3}))
    make_sesi(clash, in_days(30))
    pembaca = reader(me)
    with django_assert_num_queries(2):
        found = get_penutupan(pembaca)
    row = found.tiap[besar.pk]
    assert (found.langkah, row.angkatan, row.antre, row.bentrok) == (None, None, full, clash)
    assert [(lain.nama, lain.keterangan, lain.url) for lain in row.dengan] == [
        ("Yang Ditunggu", "daftar tunggu", reverse("diklat:pendaftaran-detail", args=[waiting.pk]))
    ]
    fits = make_angkatan(make_program(kompetensi={besar: 2}))
    row = get_penutupan(reader(me)).tiap[besar.pk]
    assert (row.angkatan, row.penuh, row.bentrok, row.antre) == (fits, False, clash, None)


def test_a_gap_names_the_batch_of_the_step_where_an_earlier_one_closes_no_more_of_it(dunia):
    me, besar, kecil = dunia
    soon, both = make_angkatan(make_program(kompetensi={besar: 3})), make_angkatan(make_program(kompetensi={besar: 3, kecil: 3}))
    for batch, days in ((soon, 20), (both, 40)):
        make_sesi(batch, in_days(days))
    found = get_penutupan(reader(me))
    assert (found.langkah.angkatan, found.tiap[besar.pk].angkatan) == (both, both)


def test_after_applying_the_row_names_the_application_and_the_step_moves_on(dunia):
    me, besar, kecil = dunia
    first = make_angkatan(make_program(kompetensi={besar: 3}))
    other = make_angkatan(make_program(kompetensi={besar: 3}))
    small = make_angkatan(make_program(kompetensi={kecil: 3}))
    step = get_penutupan(reader(me)).langkah.angkatan
    assert step == first
    row = services.enroll_peserta(angkatan_id=step.pk, pegawai_id=me.pk, by=me.akun.get() if hasattr(me.akun, "get") else me.akun)
    found = get_penutupan(reader(me))
    assert (found.tiap[besar.pk].daftar, found.tiap[besar.pk].angkatan) == (row, None)
    assert found.langkah.angkatan == small != other


def test_the_step_can_be_taken_whatever_the_ceiling_says(dunia):
    """Over the ceiling of JP a reason would have to be written: the next batch in line is the step."""
    me, besar, _kecil = dunia
    me.jenis_asn = "PPPK"
    me.save(update_fields=["jenis_asn"])
    make_angkatan(make_program(kompetensi={besar: 3}, jp=900, persetujuan="atasan", siasn_id=1))
    light = make_angkatan(make_program(kompetensi={besar: 2}, jp=2))
    langkah = get_penutupan(reader(me)).langkah
    assert langkah.angkatan == light
    services.enroll_peserta(angkatan_id=langkah.angkatan.pk, pegawai_id=me.pk, by=me.akun)


def test_the_page_of_a_clashing_batch_leads_to_what_it_clashes_with_and_to_one_that_fits(dunia, client):
    me, besar, _kecil = dunia
    held = make_angkatan(make_program("Yang Ditunggu"))
    make_sesi(held, in_days(30))
    waiting = make_pendaftaran(held, me, "daftar_tunggu")
    program = make_program(kompetensi={besar: 3})
    clash = make_angkatan(program)
    make_sesi(clash, in_days(30))
    elsewhere = make_angkatan(make_program(kompetensi={besar: 3}))
    make_angkatan(make_program())
    client.force_login(me.akun)
    shown = client.get(clash.get_absolute_url())
    assert shown.context["halaman"].pengganti == elsewhere
    assert waiting.get_absolute_url() in shown.text
    assert elsewhere.get_absolute_url() in shown.text
    later = make_angkatan(program)
    make_sesi(later, in_days(50))
    shown_clash = client.get(clash.get_absolute_url()).context["angkatan"]
    assert find_pengganti(shown_clash, reader(me)) == later
    with pytest.raises(ValidationError) as refusal:
        services.enroll_peserta(angkatan_id=clash.pk, pegawai_id=me.pk, by=me.akun)
    assert refusal.value.error_list[0].code == "bentrok"
