"""One's own trainings: what comes, what waits, what is over by year; sessions and offers for the home page."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import TargetJP
from diklat.queries import diklat_saya as queries
from diklat.services import jp
from lib import waktu
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_sertifikat, make_sesi

pytestmark = pytest.mark.django_db
HALAMAN = reverse("diklat:diklat-saya")


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def rina(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.rina)
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_page_keeps_its_query_count(rina: Client, kantor: Kantor, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "daftar_tunggu")
        make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
        make_sertifikat(make_pendaftaran(make_angkatan(status="selesai"), kantor.rina.pegawai, "lulus"))
    rina.get(HALAMAN)
    with django_assert_num_queries(7):  # type: ignore[operator]
        rina.get(HALAMAN)


def test_three_parts_and_the_places_in_the_queues(rina: Client, kantor: Kantor) -> None:
    person = kantor.rina.pegawai
    queue = make_angkatan()
    make_pendaftaran(queue, kantor.dodi, "daftar_tunggu")
    waiting = make_pendaftaran(queue, person, "daftar_tunggu")
    asked = make_pendaftaran(make_angkatan(), person, "diajukan")
    offered = make_pendaftaran(make_angkatan(), person, "ditawari")
    seated = make_pendaftaran(make_angkatan(), person)
    passed = make_pendaftaran(make_angkatan(status="selesai"), person, "lulus")
    gone = make_pendaftaran(make_angkatan(), person, "dibatalkan")
    make_pendaftaran(make_angkatan(), kantor.dodi)
    saya = rina.get(HALAMAN).context["saya"]
    assert saya.menunggu == [(offered, None), (asked, None), (waiting, (2, 2))]
    assert (saya.mendatang, set(saya.lalu)) == ([seated], {passed, gone})


def test_a_batch_that_was_closed_early_or_has_no_days_is_not_to_come(rina: Client, kantor: Kantor) -> None:
    early = make_angkatan(status="selesai")
    make_sesi(early, waktu.today())
    rows = [make_pendaftaran(batch, kantor.rina.pegawai, "hadir") for batch in (early, make_angkatan(status="ditutup"))]
    saya = rina.get(HALAMAN).context["saya"]
    assert (saya.mendatang, set(saya.usai)) == ([], set(rows))


def test_what_is_held_already_waits_for_its_result_and_is_not_to_come(rina: Client, kantor: Kantor) -> None:
    held, last_day = make_angkatan(status="selesai"), make_angkatan(status="berjalan")
    make_sesi(held, waktu.today() - timedelta(days=1))
    make_sesi(last_day, waktu.today())
    rows = [make_pendaftaran(angkatan, kantor.rina.pegawai, "hadir") for angkatan in (held, last_day)]
    saya = rina.get(HALAMAN).context["saya"]
    assert (saya.usai, saya.mendatang) == ([rows[0]], [rows[1]])


def test_what_is_over_stands_in_the_year_of_the_batch(rina: Client, kantor: Kantor) -> None:
    old, new = make_angkatan(status="selesai"), make_angkatan(status="selesai")
    make_sesi(old, date(2024, 3, 4))
    make_sesi(new, date(2026, 3, 4))
    rows = [make_pendaftaran(angkatan, kantor.rina.pegawai, "lulus") for angkatan in (old, new)]
    assert rina.get(HALAMAN + "?tahun=2024").context["saya"].lalu == [rows[0]]
    assert rina.get(HALAMAN + "?tahun=2026").context["saya"].lalu == [rows[1]]
    assert rina.get(HALAMAN).context["saya"].tahun_list == [2026, 2024]


def test_jp_of_the_year_against_the_target(rina: Client, kantor: Kantor) -> None:
    TargetJP.objects.filter(jenis_asn="PNS").delete()
    TargetJP.objects.create(jenis_asn="PNS", paling_sedikit=20, berlaku_mulai=date(2020, 1, 1))
    angkatan = make_angkatan(status="berjalan")
    sesi = make_sesi(angkatan, date(2026, 3, 4), jp=5)
    make_kehadiran(sesi, make_pendaftaran(angkatan, kantor.rina.pegawai, "hadir"))
    jp.refresh_jp(pegawai_ids=[kantor.rina.pegawai_id])
    saya = rina.get(HALAMAN + "?tahun=2026").context["saya"]
    assert (saya.jp_diakui, saya.jp_target, saya.jp_kurang) == (5, 20, 15)


def test_sessions_and_offers_for_the_home_page(kantor: Kantor) -> None:
    person, today = kantor.rina.pegawai, timezone.localdate()
    soon, later = make_angkatan(), make_angkatan()
    near = make_sesi(soon, today + timedelta(days=2))
    far = make_sesi(later, today + timedelta(days=9))
    for angkatan in (soon, later):
        make_pendaftaran(angkatan, person)
    make_sesi(soon, today + timedelta(days=3), is_batal=True)
    offered = make_pendaftaran(make_angkatan(), person, "ditawari")
    make_pendaftaran(make_angkatan(), person, "ditawari", tawaran_sampai=timezone.now() - timedelta(hours=1))
    assert [queries.next_sesi(person.pk, most) for most in (1, 3)] == [[near], [near, far]]
    assert list(queries.open_offers(person.pk)) == [offered]
