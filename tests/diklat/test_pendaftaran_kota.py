"""The city's applications: tabs by who is waited for, filters, many decisions at once, export."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Pendaftaran
from diklat.services import ekspor_pendaftaran  # noqa: F401 -- registers the job
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.kepastian import confirm

pytestmark = pytest.mark.django_db
LIST = reverse("diklat:pendaftaran-list")
BULK = reverse("diklat:pendaftaran-bulk")


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def pengelola(client: Client) -> Client:
    client.force_login(factories.make_pengguna("pengelola"))
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(pengelola: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        make_pendaftaran(make_angkatan(), factories.make_pegawai(unit=factories.make_unit()), "disetujui_atasan")
    pengelola.get(LIST)
    with django_assert_num_queries(8):  # type: ignore[operator]
        pengelola.get(LIST)


def test_tabs_tell_who_is_waited_for(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan()
    approved = make_pendaftaran(angkatan, kantor.rina.pegawai, "disetujui_atasan")
    headless = make_pendaftaran(angkatan, kantor.jauh, "diajukan")
    asked = make_pendaftaran(angkatan, kantor.dodi, "diajukan", unit_pemutus=kantor.bidang)
    gone = make_pendaftaran(angkatan, factories.make_pegawai(), "ditolak")
    tabs = {kode: set(pengelola.get(f"{LIST}?tab={kode}").context["page"].rows) for kode in ("pengelola", "atasan", "gugur", "tunggu")}
    assert tabs == {"pengelola": {approved, headless}, "atasan": {asked}, "gugur": {gone}, "tunggu": set()}
    counts = {kode: count for kode, _, count in pengelola.get(LIST).context["tab_list"] if count is not None}
    assert counts == {"pengelola": 2, "atasan": 1}


def test_the_first_tab_that_holds_something_is_opened(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan()
    assert pengelola.get(LIST).context["tab"] == "pengelola"
    make_pendaftaran(angkatan, kantor.jauh, "terdaftar")
    assert pengelola.get(LIST).context["tab"] == "terdaftar"
    asked = make_pendaftaran(angkatan, kantor.dodi, "diajukan", unit_pemutus=kantor.bidang)
    context = pengelola.get(LIST).context
    assert (context["tab"], context["page"].rows) == ("atasan", [asked])
    assert pengelola.get(f"{LIST}?tab=pengelola").context["page"].rows == []


def test_filters(pengelola: Client, kantor: Kantor) -> None:
    rina = make_pendaftaran(make_angkatan(make_program("Arsip")), kantor.rina.pegawai, "disetujui_atasan")
    old = timezone.now() - timedelta(days=40)
    jauh = make_pendaftaran(make_angkatan(make_program("Pajak")), kantor.jauh, "disetujui_atasan", dibuat=old)
    found = {
        "q=rina": [rina],
        f"unit={kantor.dinas.pk}": [rina],
        f"program={jauh.angkatan.program_id}": [jauh],
        f"sampai={timezone.localdate(old)}": [jauh],
        f"dari={timezone.localdate()}": [rina],
        "dari=kemarin&tab=omong": [rina, jauh],
    }
    assert {query: pengelola.get(f"{LIST}?{query}").context["page"].rows for query in found} == found


def test_approve_and_refuse_many(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan_pengelola"))
    first, second, third = (
        make_pendaftaran(angkatan, person, "disetujui_atasan") for person in (kantor.rina.pegawai, kantor.dodi, kantor.jauh)
    )
    waiting = make_pendaftaran(angkatan, factories.make_pegawai(), "diajukan", unit_pemutus=kantor.bidang)
    answer = confirm(pengelola, BULK, {"aksi": "setujui", "pilih": [first.pk, second.pk, waiting.pk]}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["success", "error"]
    assert confirm(pengelola, BULK, {"aksi": "tolak", "pilih": [third.pk]}).context["baris"] == [third]
    confirm(pengelola, BULK, {"aksi": "tolak", "pilih": [third.pk], "lanjut": "1", "alasan": "Kuota per dinas"})
    rows = Pendaftaran.objects.order_by("urutan").values_list("status", "alasan")
    assert list(rows) == [("terdaftar", ""), ("terdaftar", ""), ("ditolak", "Kuota per dinas"), ("diajukan", "")]


def test_export_is_a_job_with_the_rows_of_the_tab(pengelola: Client, kantor: Kantor) -> None:
    make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "disetujui_atasan")
    make_pendaftaran(make_angkatan(), kantor.dodi)
    pengelola.post(reverse("diklat:pendaftaran-export") + "?tab=pengelola")
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("selesai", "1 pendaftaran, Menunggu pengelola.")
    head, *rows = openpyxl.load_workbook(Path(job.hasil.path))["Pendaftaran"].values
    assert [dict(zip(head, row, strict=True))["NIP"] for row in rows] == [kantor.rina.pegawai.nip]
