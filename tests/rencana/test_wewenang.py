"""Who may not, service by service, and rules that only show when somebody came in between."""

import pytest
from django.core.exceptions import ValidationError

from lib import waktu
from rencana.models import PaguAnggaran, PeriodeRencana, Rekening, RevisiPagu, SubKegiatan
from rencana.services import buku, dana, kebutuhan, pagu, periode, wajib
from rencana.services.pagu import Dokumen
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_kompetensi, make_pengguna, make_unit
from tests.rencana.kota import make_kebutuhan
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode, make_wajib
from tests.rencana.test_periode import TAHUN, data
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
SURAT = Dokumen("DPA 1", waktu.today())


def new_pagu():
    return PaguAnggaran(tahun=TAHUN, sub_kegiatan=SubKegiatan.objects.earliest("pk"), rekening=Rekening.objects.earliest("pk"))


ACTS = {
    "create_pagu": lambda by: pagu.create_pagu(pagu=new_pagu(), jumlah=5, dokumen=SURAT, by=by),
    "shift_pagu": lambda by: pagu.shift_pagu(dari_id=make_pagu(9).pk, ke_id=make_pagu(9).pk, jumlah=5, dokumen=SURAT, by=by),
    "create_periode": lambda by: periode.create_periode(tahun=TAHUN, by=by),
    "submit_periode": lambda by: periode.submit_periode(periode_id=make_baris(make_periode(TAHUN), biaya=0).periode_id, versi=1, by=by),
    "lock_periode": lambda by: periode.lock_periode(periode_id=make_periode(TAHUN, status="disetujui").pk, by=by),
    "save_baris": lambda by: periode.save_baris(periode_id=make_periode(TAHUN).pk, versi=1, data=data(), by=by),
    "delete_baris": lambda by: periode.delete_baris(
        periode_id=(row := make_baris(make_periode(TAHUN))).periode_id, versi=1, baris_id=row.pk, by=by
    ),
    "lock_baris": lambda by: periode.lock_baris(
        periode_id=(row := make_baris(make_periode(TAHUN))).periode_id, versi=1, baris_id=row.pk, kunci=True, by=by
    ),
    "save_wajib": lambda by: wajib.save_wajib(wajib=make_wajib(), by=by),
    "save_acuan": lambda by: wajib.save_acuan(acuan=Rekening.objects.earliest("pk"), by=by),
    "delete_kebutuhan": lambda by: kebutuhan.delete_kebutuhan(baris_id=make_kebutuhan(make_unit(), make_kompetensi()).pk, by=by),
}


@pytest.mark.parametrize("nama", ACTS)
def test_who_does_not_plan_writes_nothing(nama):
    assert code_of(lambda: ACTS[nama](make_pengguna("auditor"))) == "bukan_wewenang"


def test_who_gave_it_takes_it_back_leave_by_leadership_money_spent_by_planners():
    planner, boss = make_pengguna("pengelola"), make_pengguna("pimpinan")
    spent = make_komitmen(make_pagu(), 600, realisasi=600).mutasi_list.get(jenis="realisasi")
    leave = buku.allow(pagu_id=spent.pagu_id, jumlah=5, alasan="Mendesak", by=boss)
    assert code_of(lambda: buku.reverse(mutasi_id=leave.pk, alasan="Keliru", by=planner)) == "bukan_wewenang"
    assert code_of(lambda: buku.reverse(mutasi_id=spent.pk, alasan="Keliru", by=boss)) == "bukan_wewenang"
    assert code_of(lambda: buku.allow(pagu_id=spent.pagu_id, jumlah=0, alasan="Mendesak", by=boss)) == "jumlah"


def test_a_batch_that_is_over_keeps_its_pagu_and_opening_asks_for_one():
    by, batch = make_pengguna("pengelola"), make_angkatan(make_program(biaya_kursi=5), status="ditutup")
    row = make_pagu(tahun=batch.tahun)
    assert code_of(lambda: dana.set_sumber(angkatan_id=batch.pk, pagu_id=row.pk, by=by)) == "status"
    assert code_of(lambda: dana.commit_buka(make_angkatan(make_program(biaya_kursi=5), status="draf"), by)) == "tanpa_dana"
    dana.commit_buka(make_angkatan(status="draf"), by)


def test_a_budget_lowered_between_submitting_and_approving():
    row = make_pagu(100, tahun=TAHUN)
    plan = make_periode(TAHUN, status="diajukan")
    make_baris(plan, pagu=row, biaya=100)
    today = waktu.today()
    RevisiPagu.objects.create(pagu=row, nomor=2, jenis="perubahan", tanggal=today, dokumen="DPPA", jumlah=99)
    with pytest.raises(ValidationError) as found:
        periode.approve_periode(periode_id=plan.pk, by=make_pengguna("pimpinan"))
    assert [error.code for error in found.value.error_list] == ["melebihi_pagu"]


def test_the_laws_of_the_tables_are_told_by_the_service():
    by = make_pengguna("pengelola")
    with pytest.raises(ValidationError):
        periode.create_periode(tahun=1999, by=by)
    plan = make_periode(TAHUN)
    with pytest.raises(ValidationError):
        periode.save_baris(periode_id=plan.pk, versi=1, data=data(kursi=0, biaya=0), by=by)
    assert PeriodeRencana.objects.count() == 1
