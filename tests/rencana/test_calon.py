"""The people that a reckoning names for the batches of a plan, and how the office brings them in."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from diklat.models import Angkatan, Pendaftaran
from lib import waktu
from rencana.models import CalonRencana, Susunan, SusunanBaris, SusunanPeserta
from rencana.queries import calon as queries
from rencana.services import calon as services
from rencana.services import tahun
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna
from tests.kepastian import confirm, shown
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_periode
from tests.rencana.test_tahun import TAHUN, bulan, draft, drafted, make_rencana
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def make_susunan(plan, **kwargs):
    values = {"status": "selesai", "versi": 1, "dasar": "x", "sidik": "x", "cara": "harga", "nilai": 1, "batas": 1}
    now = waktu.now()
    return Susunan.objects.create(periode=plan, nama="Susunan", selesai_pada=now, **{"dipakai_pada": now, **values, **kwargs})


def name(susunan, program, month, count=1):
    people = [make_pegawai() for _ in range(count)]
    for person in people:
        SusunanPeserta.objects.create(susunan=susunan, pegawai=person, program=program, bulan=month)
    return people


def named() -> list[tuple[int, int]]:
    rows = CalonRencana.objects.order_by("rancangan__angkatan__mulai", "rancangan__angkatan", "pegawai")
    return list(rows.values_list("rancangan__angkatan", "pegawai"))


def test_the_people_of_a_month_are_shared_out_over_its_batches():
    plan, row = make_rencana(bulan=bulan(mar=2, apr=1))
    susunan = make_susunan(plan)
    march, april = name(susunan, row.program, 3, 5), name(susunan, row.program, 4)
    name(susunan, make_baris(make_periode(TAHUN + 1)).program, 3)
    found = draft(plan)
    first, second, third = drafted()
    by_batch = {batch.pk: {pk for key, pk in named() if key == batch.pk} for batch in (first, second, third)}
    assert (found.calon, [len(by_batch[batch.pk]) for batch in (first, second, third)]) == (6, [3, 2, 1])
    assert by_batch[first.pk] | by_batch[second.pk] == {person.pk for person in march}
    assert by_batch[third.pk] == {april[0].pk}


def test_a_batch_has_a_seat_for_everybody_whom_the_plan_names_for_it():
    """The row says the mean of its months, rounded up; a fuller month needs more."""
    plan, row = make_rencana(bulan=bulan(mar=1, apr=1), kursi=2)
    susunan = make_susunan(plan)
    name(susunan, row.program, 3, 3)
    name(susunan, row.program, 4, 1)
    draft(plan)
    assert [batch.kuota for batch in drafted()] == [3, 2]


def test_only_the_reckoning_that_the_plan_holds_names_people_also_that_of_the_plan_it_was_copied_from():
    plan, row = make_rencana()
    name(make_susunan(plan, dipakai_pada=None), row.program, 3)
    assert draft(plan).calon == 0
    first = make_periode(TAHUN + 1, status="digantikan")
    second = make_periode(TAHUN + 1, status="disetujui", revisi=1, salinan_dari=first)
    other = make_baris(second, program=row.program, bulan=bulan(mar=1), kursi=20)
    name(make_susunan(first), other.program, 3)
    assert draft(second).calon == 1


def test_somebody_left_out_is_not_named_again_and_a_batch_that_began_names_nobody():
    by = make_pengguna("pengelola")
    plan, row = make_rencana(bulan=bulan(mar=1, apr=1))
    person = name(make_susunan(plan), row.program, 3)[0]
    draft(plan, by)
    services.drop_calon(angkatan_id=drafted()[0].pk, pegawai_id=person.pk, by=by)
    assert code_of(lambda: draft(plan, by)) == "lengkap"
    assert named() == []
    tahun.undo_tahun(periode_id=plan.pk, by=by)
    make_angkatan(row.program, tahun=TAHUN, status="berjalan", mulai=date(TAHUN, 3, 10), selesai=date(TAHUN, 3, 10))
    draft(plan, by)
    assert named() == []


@pytest.fixture
def terbuka():
    """A batch that is open, with three named: one may come, one passed before, one is in already."""
    plan, row = make_rencana()
    people = name(make_susunan(plan), row.program, 3, 3)
    draft(plan)
    batch = drafted()[0]
    Angkatan.objects.filter(pk=batch.pk).update(status="terbuka", pendaftaran_mulai=waktu.today())
    make_pendaftaran(make_angkatan(row.program, status="ditutup"), people[1], "lulus")
    make_pendaftaran(batch, people[2])
    return batch, people


def test_the_tab_is_searched_and_its_workbook_holds_what_it_shows(terbuka):
    batch, people = terbuka
    client = enter(make_pengguna("pengelola"))

    def ask(**query):
        page = client.get(reverse("rencana:angkatan-calon", args=[batch.pk]), query).context["page"]
        workbook = client.get(reverse("rencana:calon-export", args=[batch.pk]), query)
        return len(page.rows), [row[0] for row in load_workbook(io.BytesIO(workbook.content)).worksheets[0].values][1:]

    assert client.get(reverse("rencana:angkatan-calon", args=[batch.pk])).context["boleh_daftarkan"]
    assert ask() == (3, sorted(person.nama for person in people))
    assert ask(q=people[1].nip) == (1, [people[1].nama])
    assert ask(q="tidak ada orangnya") == (0, [])


def test_they_come_in_by_the_offices_own_way_and_are_judged_again(terbuka):
    batch, people = terbuka
    found = services.enroll_calon(angkatan_id=batch.pk, by=make_pengguna("pengelola"))
    assert (found.jumlah, [who for who, _ in found.ditolak]) == (1, [people[1].nama])
    came = Pendaftaran.objects.get(angkatan=batch, pegawai=people[0])
    assert (came.status, came.jalur) == ("terdaftar", "pengelola")


def test_all_in_already_and_a_draft_and_who_may_not(terbuka):
    batch, people = terbuka
    by = make_pengguna("pengelola")
    for peran in ("pimpinan", "auditor", "kepegawaian"):
        assert code_of(lambda: services.enroll_calon(angkatan_id=batch.pk, by=make_pengguna(peran))) == "bukan_wewenang"  # noqa: B023
        drop = {"angkatan_id": batch.pk, "pegawai_id": people[0].pk, "by": make_pengguna(peran)}
        assert code_of(lambda: services.drop_calon(**drop)) == "bukan_wewenang"  # noqa: B023
    CalonRencana.objects.exclude(pegawai=people[2]).delete()
    assert code_of(lambda: services.enroll_calon(angkatan_id=batch.pk, by=by)) == "kosong"


def test_nobody_brings_himself_in(terbuka):
    batch, people = terbuka
    by = make_pengguna("pengelola", pegawai=people[0])
    services.enroll_calon(angkatan_id=batch.pk, by=by)
    assert not Pendaftaran.objects.filter(angkatan=batch, pegawai=people[0]).exists()


def test_the_button_tells_whom_it_mails_and_a_key_in_the_body_is_nothing(terbuka):
    batch, people = terbuka
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:calon-enroll", args=[batch.pk])
    stranger = make_pegawai()
    told = shown(client.post(url, {"pegawai": stranger.pk, "pilih": stranger.pk}))
    assert told.jumlah_surel + sum(len(kind.tanpa) for kind in told.surel) == 1
    confirm(client, url, {"pegawai": stranger.pk, "pilih": stranger.pk})
    assert set(Pendaftaran.objects.filter(angkatan=batch).values_list("pegawai", flat=True)) == {people[0].pk, people[2].pk}


def test_the_tab_asks_at_most_twelve_times(terbuka, django_assert_max_num_queries):
    batch, people = terbuka
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:angkatan-calon", args=[batch.pk])
    client.get(url)
    with django_assert_max_num_queries(14):
        page = client.get(url).content.decode()
    assert all(person.nama in page for person in people)


def test_levels_promised_by_programme_and_pagu():
    plan, row = make_rencana()
    SusunanBaris.objects.create(
        susunan=make_susunan(plan), program=row.program, is_tetap=True, bulan=bulan(mar=1), kursi=20, biaya=0, level_dipakai=7.5
    )
    assert queries.janji_of(plan) == {(row.program_id, None): 7.5}
