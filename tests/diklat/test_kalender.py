"""The calendar: whole weeks, each reader his own view, and a count of queries that does not grow."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Angkatan, HariLibur
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today

pytestmark = pytest.mark.django_db
KALENDER = reverse("diklat:kalender")


def events(client: Client, query: str = "") -> dict[date, list[tuple[Angkatan, str]]]:
    found = client.get(f"{KALENDER}?{query}").context["kalender"]
    return {day.tanggal: [(event.angkatan, event.kata) for event in day.acara] for day in found.hari if day.acara}


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(factories.make_pengguna("pengelola"))
    return client


@pytest.mark.parametrize(
    ("day", "weeks", "first"), [("2026-02-10", 5, "2026-01-26"), ("2026-11-01", 6, "2026-10-26"), ("2027-02-05", 4, "2027-02-01")]
)
def test_a_month_is_whole_weeks_from_monday(hr: Client, day: str, weeks: int, first: str) -> None:
    found = hr.get(f"{KALENDER}?mulai={day}").context["kalender"]
    assert (len(found.pekan), found.hari[0].tanggal) == (weeks, date.fromisoformat(first))
    assert {len(week) for week in found.pekan} == {7}


def test_month_and_week_lead_on_and_back(hr: Client) -> None:
    month = hr.get(f"{KALENDER}?mulai=2026-12-31").context["kalender"]
    assert (month.judul, month.sebelum, month.sesudah) == ("Desember 2026", date(2026, 11, 1), date(2027, 1, 1))
    week = hr.get(f"{KALENDER}?tampilan=minggu&mulai=2026-12-31").context["kalender"]
    assert (week.mulai, week.sebelum, week.sesudah) == (date(2026, 12, 28), date(2026, 12, 21), date(2027, 1, 4))


def test_readers_see_everything_and_may_ask_for_one_room(hr: Client) -> None:
    ruang = pabrik.make_ruang()
    draf, open_ = pabrik.make_angkatan(status="draf"), pabrik.make_angkatan()
    pabrik.make_sesi(draf, today(21), ruang=ruang)
    pabrik.make_sesi(open_, today(21))
    pabrik.make_sesi(open_, today(21), 13)
    pabrik.make_sesi(pabrik.make_angkatan(), today(21), is_batal=True)
    assert events(hr, f"mulai={today(21)}") == {today(21): [(draf, "Draf"), (open_, "Pendaftaran terbuka")]}
    assert events(hr, f"mulai={today(21)}&ruang={ruang.pk}") == {today(21): [(draf, "Draf")]}
    assert events(hr, f"tampilan=minggu&mulai={today(21)}") == {today(21): [(draf, "Draf"), (open_, "Pendaftaran terbuka")]}


@pytest.mark.parametrize("tampilan", ["bulan", "minggu"])
def test_a_holiday_is_named_on_its_day(hr: Client, tampilan: str) -> None:
    HariLibur.objects.create(tanggal=date(2026, 10, 14), nama="Cuti bersama kota")
    page = hr.get(f"{KALENDER}?tampilan={tampilan}&mulai=2026-10-14")
    assert {day.tanggal: day.libur for day in page.context["kalender"].hari if day.libur} == {date(2026, 10, 14): "Cuti bersama kota"}
    assert page.content.decode().count("Cuti bersama kota") == 1


def test_an_employee_sees_his_own_what_he_teaches_and_what_is_open(client: Client) -> None:
    pegawai = factories.make_pegawai()
    client.force_login(factories.make_pengguna(pegawai=pegawai))
    own, taught, closed = (
        pabrik.make_angkatan(status="dipastikan", pendaftaran_sampai=today(-1), pendaftaran_mulai=today(-2)) for _ in range(3)
    )
    open_, draf, refused_ = pabrik.make_angkatan(), pabrik.make_angkatan(status="draf"), pabrik.make_angkatan(is_ditangguhkan=True)
    for batch in (own, closed, open_, draf, refused_):
        pabrik.make_sesi(batch, today(21))
    guru = pabrik.make_narasumber(pegawai=pegawai)
    pabrik.make_sesi(taught, today(21), narasumber=guru)
    pabrik.make_sesi(draf, today(21), 13, narasumber=guru)
    pabrik.make_pendaftaran(own, pegawai)
    pabrik.make_pendaftaran(refused_, pegawai, "ditolak")
    found = events(client, f"mulai={today(21)}")[today(21)]
    assert found == [(own, "Anda ikut"), (taught, "Anda mengajar"), (open_, "Pendaftaran terbuka")]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("tampilan", "queries"), [("bulan", 5), ("minggu", 5)])
def test_query_count(hr: Client, count: int, tampilan: str, queries: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        pabrik.make_sesi(pabrik.make_angkatan(), today(), 0, ruang=pabrik.make_ruang(), narasumber=pabrik.make_narasumber())
    address = f"{KALENDER}?tampilan={tampilan}"
    hr.get(address)
    with django_assert_num_queries(queries):  # type: ignore[operator]
        hr.get(address)


def test_what_makes_no_sense_shows_the_present_month(hr: Client) -> None:
    found = hr.get(f"{KALENDER}?tampilan=abad&mulai=kemarin&ruang=x").context["kalender"]
    assert found.mulai == today().replace(day=1)


def test_a_day_with_many_says_how_many_more(hr: Client) -> None:
    for _ in range(6):
        pabrik.make_sesi(pabrik.make_angkatan(), today())
    day = next(day for day in hr.get(KALENDER).context["kalender"].hari if day.tanggal == today())
    assert (len(day.tampak), day.lebih, day.is_kini, day.di_bulan) == (4, 2, True, True)


def test_a_session_shows_on_its_local_day(hr: Client) -> None:
    pabrik.make_sesi(pabrik.make_angkatan(), date(2027, 1, 1), 0)
    assert list(events(hr, "mulai=2027-01-01")) == [date(2027, 1, 1)]
    assert events(hr, "tampilan=minggu&mulai=2026-12-21") == {}
