"""Every list that is filtered: each choice answers, shows its chip, and travels with the export; nonsense is left out and said."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoDbBlocker

from lib import waktu
from lib.saringan import CariField, CentangField, HariField, PilihField, SaringanForm
from tests.bersama import held
from tests.test_access import FILES, enter_as, make_kota, read_table

READERS = ("pengelola", "kepegawaian", "admin", "pegawai")
NONSENSE = ("x", "-1", "0", "9" * 18, "9" * 30, "2026-13-45", "\x00", "²", "' OR 1=1")
MOST = 4  # choices of a field that are asked for
TOGETHER = {"dari", "sampai", "tanggal"}  # a room is free on a day between two times
FILTERED = [path for path in FILES if "-list" in path.read_text() or path.stem in {"diklat_jp", "diklat_sertifikat", "evaluasi_dampak"}]


def asked(form: SaringanForm) -> Iterator[tuple[str, str]]:
    """(field, value) of everything that the visible fields offer."""
    for bound in form.visible_fields():
        field, begin = bound.field, str(bound.initial or "")
        if isinstance(field, PilihField):
            keys = [str(key) for _, held in [("", list(field.choices))] for key, text in held if not isinstance(text, list)]
            yield from ((bound.name, key) for key in [key for key in keys if key not in ("", begin)][:MOST])
        elif isinstance(field, CariField):
            yield bound.name, "kata"
        elif isinstance(field, HariField):
            yield bound.name, waktu.today().replace(month=1, day=2).isoformat()
        elif isinstance(field, CentangField):
            yield bound.name, "1"


def faults_of(client: Client, url: str, name: str, value: str) -> Iterator[str]:
    where = f"{url}?{urlencode({name: value})}"
    response = client.get(where)
    if response.status_code != 200:
        yield f"{where}: {response.status_code}"
        return
    form, html = response.context["saringan"], response.content.decode()
    chips = dict(form.active())
    if name not in chips and getattr(form.fields[name], "chip", None) != "" and not set(form.fields) >= TOGETHER:
        yield f"{where}: no chip"
    if 'class="tk-chips"' in html and chips and not all(escape(text) in html for text in chips.values()):
        yield f"{where}: the chip is not shown"
    links = re.findall(rf'(?:href|action)="({re.escape(url)}(?:ekspor|excel)/[^"]*)"', html)
    yield from (f"{where}: {link} forgets it" for link in links if urlencode({name: value}) not in link.replace("&amp;", "&"))


def filtered_pages(path: Path, clients: dict[str, Client], kota: dict[str, object]) -> Iterator[tuple[Client, str, SaringanForm]]:
    for row in read_table(path):
        role = next((role for role in READERS if row.method == "GET" and row.answers[role] == "200"), None)
        if role is None:
            continue
        response: HttpResponse = clients[role].get(row.url(kota))
        form = (getattr(response, "context", None) or {}).get("saringan")
        if isinstance(form, SaringanForm):
            yield clients[role], row.url(kota), form


@pytest.fixture(scope="module")
def kota(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, object]]:
    with held(django_db_blocker):
        yield make_kota()


@pytest.mark.django_db
@pytest.mark.parametrize("path", FILTERED, ids=lambda path: path.stem)
def test_each_choice_of_each_list_and_nonsense(path: Path, kota: dict[str, object]) -> None:
    clients = {role: enter_as(role, kota) for role in READERS}
    faults: list[str] = []
    for client, url, form in filtered_pages(path, clients, kota):
        for name, value in asked(form):
            faults += faults_of(client, url, name, value)
        for value in NONSENSE:
            status = client.get(url, dict.fromkeys(form.fields, value)).status_code
            faults += [f"{url} with {value!r}: {status}"] if status not in (200, 404) else []
    assert not faults, "\n".join(faults)


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
