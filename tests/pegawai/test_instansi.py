"""Whose installation this is: said by one record, read once, and frozen in what has left the office."""

import subprocess
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from config.tugas import Tugas
from diklat.models import SuratDinas
from diklat.services import surat as surat_services
from diklat.services.sertifikat.terbit import get_penanda_tangan
from lib import waktu
from pegawai.models import Instansi
from pegawai.queries import instansi as queries
from pegawai.services import instansi as services
from tests import instansi
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
LAIN: dict[str, Any] = {
    "pemerintah": "Pemerintah Kabupaten Teluk Melati",
    "singkatan": "BKD",
    "wilayah": "kabupaten",
    "zona": "Asia/Makassar",
}


def test_no_source_names_one_government() -> None:
    """The demo's words and the tests' stand apart; everything else takes them from the record."""
    files = ("*.py", "*.html", "*.txt", "*.typ", "*.js", "config/bantuan/*.md")
    command = ["git", "grep", "-nE", "Tangerang Selatan|BKPSDM|tangerangselatan[^ ]*\\.go\\.id", "--", *files]
    found = subprocess.run([*command, ":!config/demo", ":!tests"], capture_output=True, text=True)
    assert [line for line in found.stdout.splitlines() if not line.startswith("lib/kata_umum.txt")] == []


def test_a_page_costs_no_query_and_shows_a_change_at_once(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert "BKPSDM Kota Tangerang Selatan" in client.get(reverse("diklat:periksa")).content.decode()
    Instansi.objects.update(**LAIN)
    queries.forget()  # as another process does once its change is committed
    with django_assert_num_queries(1):
        page = client.get(reverse("diklat:periksa")).content.decode()
    assert ("BKD Kabupaten Teluk Melati" in page, "BKPSDM" in page) == (True, False)
    with django_assert_num_queries(0):
        client.get(reverse("diklat:periksa"))


def test_saving_tells_the_other_processes(django_capture_on_commit_callbacks: Any) -> None:
    before = cache.get(queries.KUNCI)
    with django_capture_on_commit_callbacks(execute=True):
        row = Instansi.objects.get()
        row.singkatan = "BKD"
        services.save_instansi(instansi=row)
    assert (cache.get(queries.KUNCI) != before, queries.get_instansi().singkatan) == (True, "BKD")


def test_hours_and_days_are_the_offices(client: Client, time_machine: Any) -> None:
    instansi.change(zona="Asia/Jayapura")
    time_machine.move_to(datetime.fromisoformat("2026-11-25T22:30+07:00"))  # half past midnight in Jayapura
    with queries.at_office():
        assert (waktu.today().day, waktu.zone_label(), waktu.zone_name()) == (26, "WIT", "Asia/Jayapura")
    assert (waktu.today().day, waktu.zone_label()) == (25, "WIB")
    page = enter(make_pengguna("admin")).get(reverse("pegawai:akun-list")).content.decode()
    assert ("(WIT)" in page, "WIB" in page) == (True, False)


def test_a_background_task_works_by_the_offices_clock() -> None:
    instansi.change(zona="Asia/Makassar")

    class Jam(Tugas):
        name = "jam"

        def run(self) -> str:
            return waktu.zone_label()

    assert Jam()() == "WITA"


def test_a_letter_keeps_the_head_of_its_day() -> None:
    angkatan, official = make_angkatan(status="terbuka"), make_penanda_tangan()
    surat = SuratDinas(angkatan=angkatan, jenis="undangan", nomor="1", tanggal=waktu.today(), penanda_tangan=official)
    surat_services.save_surat(surat=surat, by=make_pengguna("pengelola"))
    instansi.change(**LAIN, kota="Labuan Melati")
    data = surat_services.make_data(SuratDinas.objects.get())
    assert (data["kop"]["pemerintah"], data["tempat_tanggal"].split(",")[0]) == ("Pemerintah Kota Tangerang Selatan", "Tangerang Selatan")


def test_nothing_is_signed_before_the_place_is_known() -> None:
    official = make_penanda_tangan()
    instansi.change(kota="")
    with pytest.raises(ValidationError) as caught:
        get_penanda_tangan(official.pk)
    assert caught.value.code == "instansi"


@pytest.mark.parametrize(
    "values",
    [
        {"pola_sertifikat": "800/{tahun}"},
        {"pola_piagam": "{urut}/{tahun}/{nama}"},
        {"hari_kerja": []},
        {"hari_kerja": [8]},
        {"jam_tutup": "07:00"},
    ],
)
def test_the_database_holds_what_the_record_must_be(values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instansi.objects.update(**values)


def test_there_is_one_record() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Instansi.objects.create(pk=2)
