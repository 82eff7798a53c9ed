"""Rooms: in use or not, who has booked them, which are free."""

import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from diklat.models import Ruang
from diklat.services import ruang as services
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.kepastian import confirm, is_asking, shown
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:ruang-list")


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(factories.make_pengguna("pengelola"))
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        pabrik.make_sesi(pabrik.make_angkatan(), ruang=pabrik.make_ruang())
    hr.get(DAFTAR)
    with django_assert_num_queries(4):  # type: ignore[operator]
        hr.get(DAFTAR)


def test_list_finds_and_counts_what_is_to_come(hr: Client) -> None:
    aula, lama = pabrik.make_ruang("Aula", lokasi="Gedung B"), pabrik.make_ruang("Lama", is_aktif=False)
    lab = pabrik.make_ruang("Lab")
    batch = pabrik.make_angkatan()
    pabrik.make_sesi(batch, today(21), 8, ruang=aula)
    pabrik.make_sesi(batch, today(-3), ruang=aula)
    pabrik.make_sesi(batch, today(22), ruang=aula, is_batal=True)
    at = f"tanggal={today(21)}"
    found = {
        "": [aula, lab],
        "q=gedung": [aula],
        "dipakai=tidak": [lama],
        f"{at}&dari=10:00&sampai=12:00": [lab],
        f"{at}&dari=11:00&sampai=12:00": [aula, lab],
        f"tanggal={today(22)}&dari=08:00&sampai=12:00": [aula, lab],
    }
    assert {query: list(hr.get(f"{DAFTAR}?{query}").context["page"]) for query in found} == found
    assert [row.sesi_count for row in hr.get(DAFTAR).context["page"]] == [1, 0]
    assert list(hr.get(f"{DAFTAR}?{at}").context["form"].errors) == ["dari", "sampai"]


def test_export_is_what_is_shown(hr: Client) -> None:
    pabrik.make_ruang("Aula", kapasitas=40)
    pabrik.make_ruang("Lab")
    sheet = openpyxl.load_workbook(io.BytesIO(hr.get(f"{reverse('diklat:ruang-export')}?q=aula").content))["Ruang"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [["Aula", None, 40, 0, "ya"]]


def test_a_room_in_use_stays(hr: Client) -> None:
    ruang = pabrik.make_ruang()
    pabrik.make_sesi(pabrik.make_angkatan(), ruang=ruang)
    ruang.is_aktif = False
    by = factories.make_pengguna("pengelola")
    assert codes_of(services.save_ruang, ruang=ruang, by=by) == ["masih_dipakai"]
    free = pabrik.make_ruang()
    pabrik.make_sesi(pabrik.make_angkatan(), today(-3), ruang=free)
    free.is_aktif = False
    assert services.save_ruang(ruang=free, by=by).is_aktif is False


def test_the_refusal_stands_at_its_field(hr: Client) -> None:
    ruang = pabrik.make_ruang("Aula")
    pabrik.make_sesi(pabrik.make_angkatan(), ruang=ruang)
    form = hr.post(reverse("diklat:ruang-update", args=[ruang.pk]), {"nama": "Aula", "kapasitas": "30"}).context["form"]
    (error,) = form.errors.as_data()["is_aktif"]
    assert isinstance(error, ValidationError)
    assert error.code == "masih_dipakai"


def test_create_and_change_by_form(hr: Client) -> None:
    hr.post(reverse("diklat:ruang-create"), {"nama": "Aula", "kapasitas": "50", "lokasi": "Lantai 4"})
    ruang = Ruang.objects.get()
    assert (ruang.nama, ruang.kapasitas, ruang.is_aktif) == ("Aula", 50, True)
    again = hr.post(reverse("diklat:ruang-create"), {"nama": "Aula", "kapasitas": "50"}).context["form"]
    assert again.errors.as_data()["nama"][0].code == "unique"
    hr.post(reverse("diklat:ruang-update", args=[ruang.pk]), {"nama": "Aula Besar", "kapasitas": "60", "is_aktif": "on"})
    ruang.refresh_from_db()
    assert (ruang.nama, ruang.kapasitas) == ("Aula Besar", 60)


def test_the_week_of_a_room(hr: Client) -> None:
    ruang = pabrik.make_ruang()
    own = pabrik.make_sesi(pabrik.make_angkatan(), today(21), ruang=ruang)
    pabrik.make_sesi(pabrik.make_angkatan(), today(40), ruang=ruang)
    pabrik.make_sesi(pabrik.make_angkatan(), today(21), ruang=pabrik.make_ruang())
    context = hr.get(f"{reverse('diklat:ruang-detail', args=[ruang.pk])}?mulai={today(21)}").context
    assert [row for hari in context["hari_list"] for row in hari.sesi_list] == [own]
    assert (context["mulai"].weekday(), (context["sesudah"] - context["sebelum"]).days) == (0, 14)


def test_a_smaller_room_is_asked_about_with_the_sessions_that_no_longer_fit(hr: Client) -> None:
    aula = pabrik.make_ruang("Aula", kapasitas=50)
    batches = [pabrik.make_angkatan(kuota=kuota) for kuota in (30, 40, 60)]
    for day, batch in enumerate(batches, 21):
        pabrik.make_sesi(batch, today(day), ruang=aula)
    pabrik.make_sesi(batches[1], today(-3), ruang=aula)
    address, data = reverse("diklat:ruang-update", args=[aula.pk]), {"nama": "Aula", "kapasitas": "35", "is_aktif": "on"}
    (dampak,) = shown(hr.post(address, data)).dampak
    assert [line.startswith(f"{batches[1].nama}, sesi 1") and line.endswith("muat 35 orang, kursi 40") for line in dampak.baris] == [True]
    aula.refresh_from_db()
    assert aula.kapasitas == 50
    assert confirm(hr, address, data).url == reverse("diklat:ruang-detail", args=[aula.pk])
    aula.refresh_from_db()
    assert aula.kapasitas == 35
    assert not is_asking(hr.post(address, {**data, "kapasitas": "60"}))
