"""Every filter is drawn alike; what each of them answers: `tests/saringan.py`."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests import saringan
from tests.bersama import Semula
from tests.factories import make_pegawai, make_pengguna
from tests.pandangan import Seen
from tests.pintu import enter

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# What a page shows, what a row is changed to: neither narrows a list. Then searches for one row to act on, and the one drawing of a filter.
OWN_SELECT = {"kompetensi/peta.html", "diklat/tunggu_list.html", "pegawai/_orang_isian.html"}
OWN_FORM = {
    "components/cari_orang.html", "components/saringan.html", "diklat/pendaftaran_replace.html", "kompetensi/peta.html",
    "pegawai/_impor_absen.html", "pegawai/_unit_cari.html",
}  # fmt: skip


def templates_with(text: str) -> set[str]:
    return {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html") if text in path.read_text()}


def test_no_list_writes_its_filter_by_hand() -> None:
    assert (templates_with("<select"), templates_with('class="tk-filter"')) == (OWN_SELECT, OWN_FORM)


def test_no_field_of_a_class_is_changed_for_one_request() -> None:
    apps = ("lib", "pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "config")
    files = [path for app in apps for path in (Path(settings.BASE_DIR) / app).rglob("*.py")]
    assert [str(path) for path in files if "base_fields[" in path.read_text()] == []


@pytest.mark.django_db
def test_the_walk_asks_what_the_filter_of_a_page_offers_and_names_what_does_not_answer() -> None:
    make_pegawai()
    client, url = enter(make_pengguna("kepegawaian")), reverse("pegawai:pegawai-list")
    seen = Seen("GET", client.get(url), [], None)
    offered = list(saringan.asked(seen.response.context["saringan"]))
    assert ("q", "kata") in offered
    assert list(saringan.faults(url, seen, Semula())) == []
    assert len(list(saringan.faults("/bukan-alamat/", seen, Semula()))) == len(offered)
