"""Whose installation this is: said by one record, read once, and frozen in what has left the office."""

import struct
import subprocess
import zlib
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from config.forms_instansi import InstansiForm
from config.tugas import Tugas
from config.views_instansi import CONTOH
from diklat import cetak
from diklat.models import SuratDinas
from diklat.services import surat as surat_services
from diklat.services.contoh import surat_data
from diklat.services.sertifikat.terbit import get_penanda_tangan
from lib import waktu
from pegawai.cetak.kop import draw_kop, get_kop
from pegawai.models import Instansi
from pegawai.queries import instansi as queries
from pegawai.services import instansi as services
from tests import instansi
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan
from tests.factories import make_pengguna
from tests.lib.dokumen.contoh import make_chunk, make_pdf, make_png
from tests.pintu import enter
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
LAIN: dict[str, Any] = {
    "pemerintah": "Pemerintah Kabupaten Teluk Melati",
    "singkatan": "BKD",
    "wilayah": "kabupaten",
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
    with refusing("instansi"):
        get_penanda_tangan(official.pk)


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


def typed(**values: Any) -> dict[str, Any]:
    row = Instansi.objects.get()
    known = {name: getattr(row, name) for name in ("pemerintah", "wilayah", "badan", "singkatan", "kota", "zona", "hari_kerja")}
    hours = {"jam_buka": "08:00", "jam_tutup": "16:00"}
    return {**known, "pola_sertifikat": row.pola_sertifikat, "pola_piagam": row.pola_piagam, **hours, **values}


def draw_png() -> bytes:
    rows = zlib.compress((b"\0" + bytes(range(40))) * 40)
    head = make_chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + make_chunk(b"IDAT", rows) + make_chunk(b"IEND", b"")


def picture(isi: bytes | None = None, nama: str = "lambang.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, draw_png() if isi is None else isi)


def test_an_admin_looks_first_and_then_saves(django_capture_on_commit_callbacks: Any) -> None:
    client = enter(make_pengguna("admin"))
    body = typed(**LAIN, zona="Asia/Makassar", pola_sertifikat="9/{urut:02d}/{tahun}")
    shown = {jenis: client.post(reverse("instansi-preview", args=[jenis]), body) for jenis in CONTOH}
    assert "BKD Kabupaten Teluk Melati" in shown["kepala"].content.decode()
    assert "Pemerintah Kabupaten Teluk Melati" in shown["surel"].content.decode()
    assert [shown[jenis].content[:5] for jenis in ("surat", "sertifikat")] == [b"%PDF-", b"%PDF-"]
    assert Instansi.objects.get().singkatan == "BKPSDM"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("instansi-edit"), {**body, "berkas_lambang": picture()}).status_code == 302
    row = Instansi.objects.get()
    assert (row.singkatan, row.zona, row.pola_sertifikat) == ("BKD", "Asia/Makassar", "9/{urut:02d}/{tahun}")
    assert client.get(reverse("instansi-gambar", args=[row.lambang.rpartition("/")[2]]))["Content-Type"] == "image/png"
    assert cetak.render("surat", {**surat_data(), "kop": draw_kop(get_kop(row))}).count(b"/Image") > 0


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ((b"GIF89a" + bytes(40), "x.png"), "isi_berbeda"),
        ((make_pdf(), "x.pdf"), "bukan_gambar"),
        ((None, "x.svg"), "jenis"),
        ((make_png(40, 40), "x.png"), "gambar_rusak"),
    ],
)
def test_what_is_no_picture_is_refused(sent: tuple[bytes | None, str], code: str) -> None:
    form = InstansiForm(typed(), {"berkas_lambang": picture(*sent)}, instance=Instansi.objects.get())
    assert form.errors.as_data()["berkas_lambang"][0].code == code


@pytest.mark.parametrize("nama", ["../secret_key", f"{'a' * 64}.svg", f"{'a' * 64}.png"])
def test_only_pictures_of_the_record_are_served(client: Client, nama: str) -> None:
    assert client.get(f"/instansi/gambar/{nama}").status_code == 404


def test_an_empty_form_is_shown_again() -> None:
    client = enter(make_pengguna("admin"))
    assert client.post(reverse("instansi-preview", args=["kepala"]), {}).status_code == 200
