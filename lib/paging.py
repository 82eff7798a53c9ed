"""Lists: sorting and pages from the address bar (`urut`, `halaman`, `ukuran`); what makes no sense there is ignored.

    page = paging.paginate(request, pegawai_list, sorts={"nama": "nama", "unit": ("unit_sebutan", "nama")}, default="nama")
    render(..., {"page": page, "urut": page.urut})

`{% urut "nama" "Nama" %}` of the tag library draws the column head; `components/pager.html` the footer.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.db.models.expressions import Expression, F, OrderBy
from django.http import HttpRequest

SIZES = (10, 25, 50, 100)
DEFAULT_SIZE = 25
MAX_TEXT = 100
MAX_PAGE = 100_000

M = TypeVar("M", bound=Model)
Sort = str | Expression | F | OrderBy | tuple[str | Expression | F | OrderBy, ...]


class ListPage(Page[M]):
    """Django's Page, its rows fetched, that knows how it is sorted (`urut`, as in the address)."""

    rows: list[M]
    urut: str = ""
    sizes = SIZES


def paginate(
    request: HttpRequest, queryset: QuerySet[M], *, sorts: Mapping[str, Sort], default: str, size: int = DEFAULT_SIZE
) -> "ListPage[M]":
    """One page of the list: one query for the count, one for the rows. Rows that sort alike stand in the order of their keys."""
    urut = read_sort(request, sorts, default)
    page = get_page(request, order_by(queryset, sorts, urut), size=size)
    page.urut = urut
    return page


def get_page(request: HttpRequest, rows: Any, *, size: int = DEFAULT_SIZE) -> "ListPage[Any]":
    """One page of anything that can be counted and sliced; `size` where tall rows ask for fewer of them.

    Rows that are `counted_by_reading` are read first: their statement brings the count, which costs as much as they do.
    """
    paginator, asked = Paginator(rows, read_size(request, size)), request.GET.get("halaman", "1")
    if getattr(rows, "counted_by_reading", False) and asked.isdecimal() and 0 < int(asked) < MAX_PAGE:
        last = int(asked) * paginator.per_page
        rows[last - paginator.per_page : last]
    found = paginator.get_page(asked)
    page: ListPage[Any] = ListPage([], found.number, paginator)
    page.object_list = page.rows = list(found.object_list)
    return page


def order_by(queryset: QuerySet[M], sorts: Mapping[str, Sort], urut: str) -> QuerySet[M]:
    """The list in the order of `urut`, one key of `sorts` with or without a minus."""
    chosen = sorts[urut.removeprefix("-")]
    terms = chosen if isinstance(chosen, tuple) else (chosen,)
    return queryset.order_by(*(_term(term, descending=urut.startswith("-")) for term in terms), "pk")


def read_sort(request: HttpRequest, sorts: Mapping[str, Sort], default: str) -> str:
    asked = request.GET.get("urut", "")
    return asked if asked.removeprefix("-") in sorts else default


def read_size(request: HttpRequest, default: int = DEFAULT_SIZE) -> int:
    asked = request.GET.get("ukuran", "")
    return int(asked) if asked in {str(size) for size in SIZES} else default


def read_text(request: HttpRequest, name: str = "q", *, posted: bool = False, most: int = MAX_TEXT) -> str:
    """A search text without the NUL that the database refuses, of a sensible length; `posted`: by a button inside a form, too."""
    text = request.POST.get(name) if posted else None
    return (request.GET.get(name, "") if text is None else text).replace("\x00", "").strip()[:most]


def without(request: HttpRequest, *names: str) -> str:
    """The present query string without these parameters and back on the first page: what a filter chip's cross leads to."""
    params = request.GET.copy()
    for name in (*names, "halaman"):
        params.pop(name, None)
    return f"?{params.urlencode()}"


def only(request: HttpRequest, *names: str) -> str:
    """The address of this page with no more than these parameters: where a list is after an act, with its search but without its ticks."""
    params = request.GET.copy()
    for name in set(params) - set(names):
        del params[name]
    return f"{request.path}?{params.urlencode()}" if params else request.path


def _term(term: str | Expression | F | OrderBy, *, descending: bool) -> OrderBy:
    """Empty values come last, whichever way the list is sorted. A later column with a minus runs against the first one."""
    if isinstance(term, OrderBy):
        copied: OrderBy = term.copy()
        if descending:
            copied.reverse_ordering()  # turns the very object round
        return copied
    if isinstance(term, str):
        return OrderBy(F(term.removeprefix("-")), descending=descending != term.startswith("-"), nulls_last=True)
    return OrderBy(term, descending=descending, nulls_last=True)
