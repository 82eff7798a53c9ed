"""The rest of a year reckoned anew: what stands is locked in, what is past is left out, the plan in force stays."""

import pytest
from django.urls import reverse

from lib import waktu
from pegawai.models import Pekerjaan
from rencana.models import PeriodeRencana, Susunan
from rencana.services import sisa as services
from tests.diklat.pabrik import make_angkatan
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.kepastian import confirm, is_asking
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_pagu, make_periode
from tests.rencana.test_tahun import bulan
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
HARI_INI = waktu.today()  # in November
TAHUN = HARI_INI.year


@pytest.fixture
def tahun():
    """The plan in force of this year: a row with a batch that moved, one of the reckoning, one by hand, one whose month is past."""
    person, kompetensi = make_pegawai(unit=make_unit()), make_kompetensi("Integritas")
    make_standar(person.penempatan_list.get().jabatan, kompetensi, 4)
    make_penilaian(person, kompetensi, 2)
    plan, pagu = make_periode(TAHUN, status="terkunci"), make_pagu(10_000)
    same = {"pagu": pagu, "kursi": 10, "biaya": 300}
    rows = {
        "berdiri": make_baris(plan, asal="optimal", bulan=bulan(feb=1, mar=1, des=1), target="30 orang", **same | {"biaya": 302}),
        "bebas": make_baris(plan, asal="optimal", bulan=bulan(mar=2, des=1), **same),
        "tangan": make_baris(plan, asal="tangan", bulan=bulan(jan=2, des=1), target="Semua camat", **same),
        "lewat": make_baris(plan, asal="optimal", bulan=bulan(jan=1, nov=2), **same),
    }
    day = HARI_INI.replace(month=5, day=11)
    make_angkatan(rows["berdiri"].program, status="ditutup", mulai=day, selesai=day)
    make_angkatan(rows["lewat"].program, status="batal", alasan_batal="Sepi", mulai=day, selesai=day)
    return plan, rows


def remake(plan, by=None):
    return services.remake_sisa(periode_id=plan.pk, by=by or make_pengguna("pengelola"))


def test_what_stands_is_locked_in_and_what_is_past_left_out(tahun):
    plan, rows = tahun
    found = remake(plan)
    draft = found.susunan.periode
    assert (draft.status, draft.revisi, draft.salinan_dari) == ("draf", 1, plan)
    now = {row.program_id: row for row in draft.baris_list.all()}
    kept, free, by_hand = (now[rows[name].program_id] for name in ("berdiri", "bebas", "tangan"))
    assert (kept.bulan, kept.is_terkunci, kept.biaya, kept.target) == (bulan(mei=1, des=1), True, 201, "20 orang")
    assert (free.bulan, free.is_terkunci, free.biaya) == (bulan(des=1), False, 100)
    assert (by_hand.bulan, by_hand.is_terkunci, by_hand.target) == (bulan(des=1), True, "Semua camat")
    assert rows["lewat"].program_id not in now
    assert [len(lines) for lines in (found.tetap, found.bebas, found.gugur)] == [2, 1, 1]
    plan.refresh_from_db()
    assert plan.status == "terkunci"


def test_a_reckoning_of_it_begins(tahun):
    plan, _ = tahun
    found = remake(plan)
    assert (found.susunan.status, found.susunan.versi, found.susunan.pekerjaan.jenis) == (
        "dihitung",
        found.susunan.periode.versi,
        "susun-rencana",
    )


def test_who_may_not_and_when_not(tahun, time_machine):
    plan, _ = tahun
    for peran in ("pimpinan", "auditor", "kepegawaian"):
        assert code_of(lambda: remake(plan, make_pengguna(peran))) == "bukan_wewenang"  # noqa: B023
    old = make_periode(TAHUN - 1, status="terkunci")
    assert code_of(lambda: remake(old)) == "tahun_lewat"
    time_machine.move_to(f"{TAHUN}-12-01 10:00+07:00")
    assert code_of(lambda: remake(plan)) == "tahun_lewat"
    time_machine.move_to(f"{TAHUN}-11-25 10:00+07:00")
    draft = make_periode(TAHUN + 1)
    assert code_of(lambda: remake(draft)) == "status"
    remake(plan)
    assert code_of(lambda: remake(plan)) == "sedang_disusun"


def test_a_refusal_leaves_no_half_revision():
    plan = make_periode(TAHUN + 1, status="disetujui")
    make_baris(plan)
    assert code_of(lambda: remake(plan)) == "tanpa_pagu"
    assert PeriodeRencana.objects.count() == 1


def test_the_button_tells_first_and_leads_to_the_progress(tahun):
    plan, _ = tahun
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:tahun-remake", args=[plan.pk])
    assert is_asking(client.post(url))
    assert not Susunan.objects.exists()
    answer = confirm(client, url)
    assert answer.url == Pekerjaan.objects.get().get_absolute_url()
    assert Susunan.objects.count() == 1
