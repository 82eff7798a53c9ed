"""Which rows come back: lists, pages and exports compared person by person, per role. The people are those of `make_kota`."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kompetensi.models import Kompetensi
from kompetensi.services import profil as services
from pegawai import tasks
from pegawai.models import Pekerjaan, Penempatan, UnitKerja
from tests.bersama import held
from tests.factories import make_penempatan, make_penilaian, make_standar
from tests.test_access import CITY_ROLES, PEOPLE, ROLES, enter_as, make_kota

pytestmark = pytest.mark.django_db
BELOW_A = {"kepala", "diri", "bawahan", "sejawat"}
SCOPE = {"pegawai": {"diri"}, "atasan": BELOW_A, **{role: set(PEOPLE) for role in CITY_ROLES}, "narasumber": set()}
READERS = ROLES[2:-1]
GAP_READERS = ("atasan", "pengelola", "kepegawaian", "pimpinan", "auditor")


@pytest.fixture(scope="module")
def kota(django_db_setup, django_db_blocker):
    """With one piece of evidence, and a standard, for everybody."""
    with held(django_db_blocker):
        kota = make_kota()
        kompetensi = Kompetensi.objects.filter(jenis=Kompetensi.Jenis.MANAJERIAL).order_by("pk")[1]
        for key in PEOPLE:
            make_penilaian(kota[key], kompetensi, 2)
            make_standar(Penempatan.objects.filter(pegawai=kota[key], selesai=None).get().jabatan, kompetensi, 3)
        services.refresh_profil(None)
        yield kota


def found_in(text: str, kota) -> set[str]:
    return {key for key in PEOPLE if kota[key].nama in text}


def shown(client: Client, url: str, kota) -> set[str]:
    """Whose names stand in the page's main part."""
    response = client.get(url)
    assert response.status_code == 200
    main = response.content.decode().partition("<main")[2].partition("tk-paper")[2]
    return found_in(re.split(r"</div>\s*</div>", main, maxsplit=1)[1], kota)


def close_file(response: HttpResponseBase) -> None:
    """Only the file: response.close() would end the test's connection to the database too."""
    for close in response._resource_closers:
        close()


def exported(client: Client, url: str, kota, run: Callable[[], None]) -> set[str]:
    """Whose names stand in the workbook that the export makes."""
    assert client.post(url).status_code == 302
    run()
    response = client.get(reverse("pegawai:pekerjaan-download", args=[latest_job()]))
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    close_file(response)
    cells = " | ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return found_in(re.sub(r"Dibuat oleh \| [^|]*", "", cells), kota)


def latest_job() -> int:
    return Pekerjaan.objects.latest("pk").pk


def run_job() -> None:
    tasks.run_pekerjaan(latest_job())


LISTS = {
    "pegawai:pegawai-list": READERS,
    "kompetensi:penilaian-list": READERS,
    "kompetensi:peta-pegawai": GAP_READERS,
}
EXPORTS = {
    "pegawai:pegawai-export": READERS,
    "kompetensi:penilaian-export": READERS,
    "kompetensi:peta-pegawai-export": GAP_READERS,
}
DETAILS = ("pegawai:pegawai-detail", "kompetensi:profil", "kompetensi:profil-bukti")


@pytest.mark.parametrize("name", LISTS)
def test_asvs_8_2_2_rows_of_lists(name, kota):
    got = {role: shown(enter_as(role, kota), reverse(name), kota) for role in LISTS[name]}
    assert got == {role: SCOPE[role] for role in LISTS[name]}


@pytest.mark.parametrize(
    ("name", "role"), [(name, role) for name, roles in EXPORTS.items() for role in ("atasan", "auditor") if role in roles]
)
def test_asvs_8_2_2_rows_of_exports(name, role, kota):
    assert exported(enter_as(role, kota), reverse(name), kota, run_job) == SCOPE[role]


@pytest.mark.parametrize("name", DETAILS)
def test_asvs_8_2_2_rows_of_details(name, kota):
    answers = {}
    for role in ROLES[1:]:
        client = enter_as(role, kota)
        answers[role] = {key for key in PEOPLE if client.get(reverse(name, args=[kota[key].pk])).status_code == 200}
    assert answers == SCOPE


def test_search_does_not_reach_beyond_the_scope(kota):
    UnitKerja.objects.filter(pk=kota["b"].pk).update(nama="Dinas Kebudayaan")  # "dinas b" are words of a Bidang of Dinas A, too
    client = enter_as("atasan", kota)
    for text in ("Orang Lain", kota["lain"].nip, "Dinas Kebudayaan"):
        assert shown(client, f"{reverse('pegawai:pegawai-list')}?q={text}", kota) == set()


@pytest.mark.parametrize(
    ("status", "mulai", "selesai", "sees"),
    [
        (Penempatan.Status.PLT, -10, None, True),
        (Penempatan.Status.PLH, -10, 1, True),
        (Penempatan.Status.PLH, -10, 0, False),
        (Penempatan.Status.PLT, 1, None, False),
    ],
)
def test_acting_head_sees_the_unit_on_the_days_of_acting(kota, status, mulai, selesai, sees):
    today = timezone.localdate()
    end = None if selesai is None else today + timedelta(days=selesai)
    make_penempatan(kota["diri"], kota["b"], status=status, memimpin=True, mulai=today + timedelta(days=mulai), selesai=end)
    client = enter_as("pegawai", kota)
    answers = {key for key in PEOPLE if client.get(reverse("pegawai:pegawai-detail", args=[kota[key].pk])).status_code == 200}
    assert answers == ({"diri", "lain", "mantan"} if sees else {"diri"})


def test_former_head_sees_nobody_any_more(kota):
    Penempatan.objects.filter(pegawai=kota["kepala"]).update(selesai=date(2025, 1, 1))
    client = enter_as("atasan", kota)
    assert client.get(reverse("pegawai:pegawai-list")).status_code == 403
    assert client.get(reverse("pegawai:pegawai-detail", args=[kota["bawahan"].pk])).status_code == 404


def test_job_of_another_is_not_found_and_its_file_neither(kota):
    client = enter_as("pengelola", kota)
    exported(client, reverse("pegawai:pegawai-export"), kota, run_job)
    url = reverse("pegawai:pekerjaan-download", args=[latest_job()])
    others = {}
    for role in ROLES[1:]:
        response = enter_as(role, kota).get(url)
        others[role] = response.status_code
        close_file(response)
    assert others == {
        "pegawai": 404, "atasan": 404, "pengelola": 200, "kepegawaian": 404, "pimpinan": 404, "auditor": 200, "admin": 200,
        "narasumber": 404,
    }  # fmt: skip
