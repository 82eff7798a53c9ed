"""What the address bar may ask of a list, and what is ignored."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, QueryDict
from django.test.utils import CaptureQueriesContext

from lib import paging
from pegawai.models import Pegawai

SORTS: dict[str, paging.Sort] = {"nama": OrderBy(F("nama")), "unit": ("unit", "nama")}


def ask(query: str) -> HttpRequest:
    request = HttpRequest()
    request.GET = QueryDict(query)
    return request


@pytest.mark.parametrize(
    ("query", "number", "rows"),
    [
        ("", 1, 25),
        ("halaman=2", 2, 25),
        ("halaman=99", 3, 10),
        ("halaman=-1", 3, 10),
        ("halaman=abc", 1, 25),
        ("ukuran=10&halaman=2", 2, 10),
        ("ukuran=11", 1, 25),
        ("ukuran=1000000", 1, 25),
        ("ukuran=%00", 1, 25),
    ],
)
def test_get_page(query: str, number: int, rows: int) -> None:
    page = paging.get_page(ask(query), range(60))
    assert [page.number, len(page.rows), page.paginator.count] == [number, rows, 60]


@pytest.mark.parametrize(
    ("query", "urut"), [("", "nama"), ("urut=unit", "unit"), ("urut=-unit", "-unit"), ("urut=password", "nama"), ("urut=--unit", "nama")]
)
def test_read_sort(query: str, urut: str) -> None:
    assert paging.read_sort(ask(query), SORTS, "nama") == urut


def test_a_descending_term_does_not_turn_the_shared_one_round() -> None:
    term = SORTS["nama"]
    turned = paging._term(term, Group, descending=True)
    assert isinstance(term, OrderBy)
    assert [turned.descending, term.descending] == [True, False]


def test_read_text_and_without() -> None:
    request = ask("q=%00+siti+&unit=3&halaman=4&urut=nama")
    assert paging.read_text(request) == "siti"
    assert paging.without(request, "unit") == "?q=%00+siti+&urut=nama"
    assert len(paging.read_text(ask("q=" + "a" * 500))) == 100


@pytest.mark.parametrize(("urut", "order"), [("nama", ("name ASC", "id DESC")), ("-nama", ("name DESC", "id ASC"))])
def test_a_later_column_may_run_against_the_first(urut: str, order: tuple[str, str]) -> None:
    rows = paging.order_by(Group.objects.all(), {"nama": ("name", "-id")}, urut)
    asked = str(rows.query).partition("ORDER BY ")[2].replace('"auth_group".', "").replace('"', "").replace(" NULLS LAST", "")
    assert tuple(asked.split(", ")[:2]) == order


@pytest.mark.parametrize(
    ("path", "empty"),
    [
        ("nama", False),
        ("kedudukan__nama", False),
        ("golongan", True),
        ("golongan__kode", True),
        ("penempatan_list__unit", True),
        ("hitungan", True),
        ("nama__lower", True),
    ],
)
def test_only_of_what_may_be_empty_it_is_said_that_it_comes_last(path: str, empty: bool) -> None:
    assert paging.may_be_empty(Pegawai, path) is empty
    assert paging._term(path, Pegawai, descending=True).nulls_last is (True if empty else None)


@pytest.mark.django_db
@pytest.mark.parametrize("urut", ["nama", "-nama", "jenis"])
@pytest.mark.parametrize("halaman", [1, 2, 99])
def test_a_page_found_by_its_keys_is_the_page(urut: str, halaman: int) -> None:
    rows = Permission.objects.select_related("content_type").exclude(codename__startswith="add_")
    sorts: dict[str, paging.Sort] = {"nama": "name", "jenis": ("content_type__model", "-codename")}
    request = ask(f"urut={urut}&halaman={halaman}&ukuran=10")
    plain = paging.paginate(request, rows, sorts=sorts, default="nama")
    with CaptureQueriesContext(connection) as queries:
        page = paging.paginate(request, rows, sorts=sorts, default="nama", panjang=True)
        assert [row.content_type.model for row in page.rows] == [row.content_type.model for row in plain.rows]
    assert (page.rows, page.number, page.paginator.count) == (plain.rows, plain.number, plain.paginator.count)
    assert len(queries) == 2
    assert "= ANY(ARRAY(" in queries[1]["sql"]
