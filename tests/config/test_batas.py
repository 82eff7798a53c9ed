"""How often an account may export and upload, what leaving takes away, and that the document of security names what is tested."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.middleware import EKSPOR, BatasMiddleware
from diklat.services import kode_hadir
from diklat.views import periksa
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


def test_asvs_2_4_1_limits_written_down_are_those_in_force(settings: Any) -> None:
    text, menit = " ".join((AKAR / "docs/keamanan.md").read_text().split()), kode_hadir.COBA_DETIK // 60
    for written in (
        f"| Ekspor (2.4.1) | {BatasMiddleware.EKSPOR} per menit per akun",
        f"| Unggahan (2.4.1) | {BatasMiddleware.UNGGAH} per menit per akun",
        f"({periksa.PER_MENIT} per menit per alamat, di antaranya {periksa.BERKAS_PER_MENIT} berkas",
        f"Unggahan lebih dari {settings.UPLOAD_MAX_BYTES // 1024**2} MB berhenti",
        f"kode ketik dibatasi {kode_hadir.COBA_MAKSIMUM} percobaan per {menit} menit",
    ):
        assert written in text


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


# Section → how many of its requirements are of level 1 or 2; these come first in each.
TINGKAT_DUA = (
    "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 "
    "5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 "
    "8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10:29 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 "
    "13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17:7 "
)
SYARAT = {part: int(count) for part, _, count in (word.partition(":") for word in TINGKAT_DUA.split())}
JUDUL = "## ASVS 5.0 tingkat 1 dan 2"
ALASAN = ("tidak dipenuhi: ", "tidak berlaku: ")


def asvs() -> tuple[str, list[list[str]], list[str]]:
    """What stands above the table, its rows, and the names of all tests."""
    head, _, table = (AKAR / "docs/keamanan.md").read_text().partition(JUDUL)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if re.match(r"\| \d", line)]
    return head, rows, re.findall(r"def (test_\w+)", " ".join(path.read_text() for path in (AKAR / "tests").rglob("test_*.py")))


def test_every_requirement_that_the_document_names_is_a_test_or_told_as_not_met() -> None:
    head, rows, names = asvs()
    tested = {found.replace("_", ".") for name in names for found in re.findall(r"\d+_\d+_\d+", name)}
    unmet = {row[0] for row in rows if row[2].startswith(ALASAN[0])}
    assert set(ASVS.findall(head)) - tested - unmet == set()


def test_every_requirement_of_level_one_and_two_is_in_the_table_once() -> None:
    _, rows, _ = asvs()
    whole = {row[0]: int(count[1]) for row in rows if (count := re.search(r"\((\d+) syarat\)", row[1]))}
    expected = [*whole, *(f"{part}.{number}" for part, count in SYARAT.items() if part not in whole for number in range(1, count + 1))]
    assert sorted(row[0] for row in rows) == sorted(expected)
    assert whole == {part: SYARAT[part] for part in whole}


def test_every_place_and_test_of_the_table_is_there() -> None:
    """A row without a test says so, or why the requirement is not met or does not apply."""
    _, rows, names = asvs()
    missing = []
    for number, _, place, held in rows:
        tokens = [*re.findall(r"`([^`]+)`", f"{place} {held}"), *(f"{text}*" for text in re.findall(r"docs/keputusan/\d{4}", place))]
        paths = [text for text in tokens if re.match(r"[\w.-]+/", text)]
        missing += [(number, text) for text in paths if not list(AKAR.glob(text.rstrip("/")))]
        missing += [(number, text) for text in tokens if text.startswith("test_") and not any(name.startswith(text) for name in names)]
        if not place.startswith(ALASAN) and held != "tanpa uji" and not held.startswith("`"):
            missing.append((number, "uji"))
    assert missing == []
