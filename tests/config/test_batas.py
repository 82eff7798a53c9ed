"""How often an account may export and upload, what leaving takes away, and that the document of security names what is tested."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.middleware import EKSPOR, BatasMiddleware
from tests.factories import make_pengguna

pytestmark = pytest.mark.django_db
AKAR = Path(__file__).parents[2]
ASVS = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{1,2}\b")


def test_asvs_2_4_1_exports_and_uploads_are_counted_by_account(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all pages together; another account is not held up."""
    monkeypatch.setattr(BatasMiddleware, "EKSPOR", 2)
    monkeypatch.setattr(BatasMiddleware, "UNGGAH", 1)
    client.force_login(make_pengguna("kepegawaian"))
    urls = ("/jabatan/ekspor/", "/pegawai/ekspor/", "/unit/ekspor/")
    assert [client.post(url).status_code for url in urls] == [302, 302, 429]
    assert [client.post("/impor/baru/", {"berkas": SimpleUploadedFile("a.xlsx", b"x")}).status_code for _ in range(2)] == [200, 429]
    assert client.get("/pegawai/").status_code == 200
    client.force_login(make_pengguna("kepegawaian"))
    assert client.post("/jabatan/ekspor/").status_code == 302


def test_asvs_2_4_1_every_address_of_an_export_is_called_so() -> None:
    """The limit goes by the name; what writes a workbook and is called otherwise stands here."""
    lines = [line for path in (AKAR / "tests/browser/daftar").glob("*.txt") for line in path.read_text().splitlines()]
    books = {line.split()[0] for line in lines if "a workbook" in line}
    others = {
        "diklat:peserta-templat",
        "evaluasi:soal-template",
        "pegawai:impor-galat",
        "pegawai:impor-template",
        "pegawai:pekerjaan-download",
    }
    assert {name for name in books if not name.endswith(EKSPOR)} <= others


def test_asvs_14_3_1_leaving_empties_the_cache_and_keeps_the_known_browser(client: Client) -> None:
    client.force_login(make_pengguna("admin"))
    assert client.post("/akun/keluar/")["Clear-Site-Data"] == '"cache"'


def test_every_requirement_that_the_document_names_is_a_test_or_told_as_not_met() -> None:
    head, _, unmet = (AKAR / "docs/keamanan.md").read_text().partition("## Tidak dipenuhi")
    tests = " ".join(path.read_text() for path in (AKAR / "tests").rglob("test_*.py"))
    names = re.findall(r"def (test_asvs_\w+)", tests)
    tested = {found.replace("_", ".") for name in names for found in re.findall(r"\d+_\d+_\d+", name)}
    assert set(ASVS.findall(head)) - tested - set(ASVS.findall(unmet)) == set()
