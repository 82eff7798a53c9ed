"""What the address bar may ask of a list, and what is ignored."""

import pytest
from django.contrib.auth.models import Group
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.http import HttpRequest, QueryDict

from lib import paging

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
    turned = paging._term(term, descending=True)
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
