"""The money of a batch follows its life."""

from datetime import timedelta

import pytest

from diklat.services import angkatan as siklus
from diklat.services import pendaftaran
from lib import waktu
from rencana.models import KomitmenBiaya
from rencana.queries import dana as queries
from rencana.services import buku, dana
from tests.diklat.pabrik import make_angkatan, make_program, make_sesi
from tests.factories import make_pengguna
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode
from tests.rencana.test_buku import sums
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def make_draf(**kwargs):
    """Twenty seats: 100 for the batch and 5 a seat, so 200."""
    hari = waktu.today() + timedelta(days=21)
    program = make_program(biaya_angkatan=100, biaya_kursi=5)
    angkatan = make_angkatan(program, status="draf", kuota=20, mulai=hari, selesai=hari, **kwargs)
    make_sesi(angkatan, hari)
    return angkatan


def buka(angkatan, by):
    return siklus.open_angkatan(angkatan_id=angkatan.pk, by=by)


def test_opening_commits_all_seats_on_the_chosen_pagu_and_seats_change_it():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    pagu = make_pagu(1000, tahun=angkatan.tahun)
    dana.set_sumber(angkatan_id=angkatan.pk, pagu_id=pagu.pk, by=by)
    assert sums(pagu) == (0, 0, 1000)
    buka(angkatan, by)
    assert sums(pagu) == (200, 0, 800)
    pendaftaran.set_kuota(angkatan_id=angkatan.pk, kuota=30, by=by)
    assert sums(pagu) == (250, 0, 750)
    pendaftaran.set_kuota(angkatan_id=angkatan.pk, kuota=10, by=by)
    assert sums(pagu) == (150, 0, 850)
    assert code_of(lambda: pendaftaran.set_kuota(angkatan_id=angkatan.pk, kuota=181, by=by)) == "melebihi_pagu"
    assert sums(pagu) == (150, 0, 850)


def test_over_the_pagu_the_batch_stays_a_draft():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    pagu = make_pagu(199, tahun=angkatan.tahun)
    dana.set_sumber(angkatan_id=angkatan.pk, pagu_id=pagu.pk, by=by)
    assert code_of(lambda: buka(angkatan, by)) == "melebihi_pagu"
    angkatan.refresh_from_db()
    assert (angkatan.status, sums(pagu)) == ("draf", (0, 0, 199))
    buku.allow(pagu_id=pagu.pk, jumlah=1, alasan="Mendesak", by=make_pengguna("pimpinan"))
    assert buka(angkatan, by).status == "terbuka"


def test_without_a_choice_the_plan_in_force_names_the_pagu():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    assert buka(make_draf(), by).status == "terbuka"  # a year without any pagu asks for none
    pagu = make_pagu(1000, tahun=angkatan.tahun)
    assert code_of(lambda: buka(angkatan, by)) == "tanpa_dana"
    make_baris(make_periode(angkatan.tahun, status="disetujui"), program=angkatan.program, pagu=pagu)
    buka(angkatan, by)
    assert sums(pagu) == (200, 0, 800)


def test_a_programme_without_cost_asks_for_no_pagu():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    make_pagu(1, tahun=angkatan.tahun)
    type(angkatan.program).objects.filter(pk=angkatan.program_id).update(biaya_angkatan=0, biaya_kursi=0)
    assert buka(angkatan, by).status == "terbuka"
    assert not KomitmenBiaya.objects.exists()


def test_cancelling_releases_what_was_not_spent():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    pagu = make_pagu(1000, tahun=angkatan.tahun)
    dana.set_sumber(angkatan_id=angkatan.pk, pagu_id=pagu.pk, by=by)
    buka(angkatan, by)
    make_komitmen(pagu, 70, realisasi=30, angkatan=angkatan)
    assert sums(pagu) == (240, 30, 730)
    siklus.cancel_angkatan(angkatan_id=angkatan.pk, alasan="Sepi", by=by)
    assert sums(pagu) == (0, 30, 970)


def test_closing_waits_until_somebody_said_what_was_spent():
    by, angkatan = make_pengguna("pengelola"), make_angkatan(status="selesai")
    row = make_komitmen(make_pagu(1000), 200, angkatan=angkatan, is_pembukaan=True)
    assert len(queries.get_pandangan(angkatan).penahan) == 1
    assert code_of(lambda: siklus.close_angkatan(angkatan_id=angkatan.pk, by=by)) == "belum_lengkap"
    buku.realise(komitmen_id=row.pk, jumlah=180, dokumen="SPJ 7", by=by)
    assert queries.get_pandangan(angkatan).penahan == []
    assert siklus.close_angkatan(angkatan_id=angkatan.pk, by=by).status == "ditutup"


def test_the_pagu_of_a_batch_is_of_its_year_and_stays_once_money_is_committed():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    pagu, other = make_pagu(1000, tahun=angkatan.tahun), make_pagu(1000, tahun=angkatan.tahun)

    def choose(row, by=by):
        return dana.set_sumber(angkatan_id=angkatan.pk, pagu_id=row.pk, by=by)

    assert code_of(lambda: choose(make_pagu(tahun=angkatan.tahun + 1))) == "tahun_lain"
    assert code_of(lambda: choose(pagu, by=make_pengguna("kepegawaian"))) == "bukan_wewenang"
    choose(other)
    choose(pagu)
    buka(angkatan, by)
    assert (sums(pagu), sums(other)) == ((200, 0, 800), (0, 0, 1000))
    assert code_of(lambda: choose(other)) == "sudah_terikat"


def test_an_open_batch_commits_when_its_pagu_is_chosen():
    by, angkatan = make_pengguna("pengelola"), make_draf()
    buka(angkatan, by)
    pagu = make_pagu(1000, tahun=angkatan.tahun)
    dana.set_sumber(angkatan_id=angkatan.pk, pagu_id=pagu.pk, by=by)
    assert sums(pagu) == (200, 0, 800)


def test_a_draft_says_before_it_is_opened_that_its_pagu_is_too_small():
    angkatan = make_draf()
    assert queries.get_pandangan(angkatan).anggaran is None  # no budget is kept for the year
    pagu = make_pagu(199, tahun=angkatan.tahun)
    assert queries.get_pandangan(angkatan).anggaran.kurang[0] == "Sumber dananya belum dipilih"
    make_baris(make_periode(angkatan.tahun, status="disetujui"), program=angkatan.program, pagu=pagu)
    assert "199" in queries.get_pandangan(angkatan).anggaran.kurang[1]
    buku.allow(pagu_id=pagu.pk, jumlah=1, alasan="Mendesak", by=make_pengguna("pimpinan"))
    assert queries.get_pandangan(angkatan).anggaran.kurang is None
    page = enter(make_pengguna("pengelola")).get(angkatan.get_absolute_url()).context
    assert page["ringkasan"].anggaran.keterangan == "sisa pagu Rp200"


def test_the_overview_of_a_batch_says_what_was_spent_of_what_was_committed():
    angkatan = make_angkatan(status="berjalan")
    make_komitmen(make_pagu(1000), 200, realisasi=150, angkatan=angkatan, is_pembukaan=True)
    found = queries.get_pandangan(angkatan).anggaran
    assert (found.terpakai, found.dari, found.kurang) == (150, 200, None)
