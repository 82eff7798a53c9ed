"""Lists: sorting and pages from the address bar (`urut`, `halaman`, `ukuran`); what makes no sense there is ignored.

    page = paging.paginate(request, pegawai_list, sorts={"nama": "nama", "unit": ("unit_sebutan", "nama")}, default="nama")
    render(..., {"page": page, "urut": page.urut})

`{% urut "nama" "Nama" %}` of the tag library draws the column head; `components/pager.html` the footer.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet, Window
from django.db.models.expressions import Expression, F, OrderBy
from django.http import HttpRequest

from lib.sql import AnyOf

SIZES = (10, 25, 50, 100)
DEFAULT_SIZE = 25
MAX_TEXT = 100
MAX_PAGE = 100_000
ALL = 2_000_000_000

M = TypeVar("M", bound=Model)
R = TypeVar("R")
Sort = str | Expression | F | OrderBy | tuple[str | Expression | F | OrderBy, ...]


class ListPage(Page[M]):
    """Django's Page, its rows fetched, that knows how it is sorted (`urut`, as in the address)."""

    rows: list[M]
    urut: str = ""
    sizes = SIZES


class CountedByReading(Generic[R]):
    """A list that costs as much to count as to read: the statement of a page brings the count. Sliceable like a list.

    The count alone is asked for a page behind the last one.
    """

    start, stop, rows = -1, -1, list[R]()

    def read(self, start: int, stop: int) -> tuple[int, list[R]]:
        """How many the whole list has, where there are rows here, and the rows."""
        raise NotImplementedError

    def count_alone(self) -> int:
        raise NotImplementedError

    @cached_property
    def jumlah(self) -> int:
        return self.count_alone()

    def __len__(self) -> int:
        return self.jumlah

    def __getitem__(self, part: slice) -> list[R]:
        """The page read last is kept: whoever asked for it to know the count asks for it again, no longer than the list."""
        start, stop = part.start or 0, part.stop if part.stop is not None else ALL
        if not (start == self.start and stop <= self.stop):
            count, self.rows = self.read(start, stop)
            self.start, self.stop = start, stop
            if self.rows:
                self.jumlah = count
        return self.rows[: stop - start]


class Searched(CountedByReading[M]):
    """What a search found: no index brings it in order, so that all of it is read anyway."""

    def __init__(self, found: QuerySet[M]) -> None:
        self.found = found

    def read(self, start: int, stop: int) -> tuple[int, list[M]]:
        rows: list[Any] = list(self.found.annotate(jumlah_semua=Window(Count("*")))[start:stop])
        return rows[0].jumlah_semua if rows else 0, rows

    def count_alone(self) -> int:
        return self.found.count()


class KeysFirst(Generic[M]):
    """A long list whose order no index brings: the keys of a page are found before anything is joined to them, in one query for both."""

    def __init__(self, found: QuerySet[M]) -> None:
        self.found = found

    def __len__(self) -> int:
        return self.found.count()

    def __getitem__(self, part: slice) -> list[M]:
        return list(self.found.filter(AnyOf(F("pk"), ArraySubquery(self.found.values("pk")[part]))))


def paginate(
    request: HttpRequest,
    queryset: QuerySet[M],
    *,
    sorts: Mapping[str, Sort],
    default: str,
    size: int = DEFAULT_SIZE,
    searched: bool = False,
    panjang: bool = False,
) -> "ListPage[M]":
    """One page of the list: one query for the count, one for the rows. Rows that sort alike stand in the order of their keys.

    `searched`: one query for both, where the list is what a search found. `panjang`: see `KeysFirst`.
    """
    urut = read_sort(request, sorts, default)
    rows = order_by(queryset, sorts, urut)
    page = get_page(request, Searched(rows) if searched else KeysFirst(rows) if panjang else rows, size=size)
    page.urut = urut
    return page


def get_page(request: HttpRequest, rows: Any, *, size: int = DEFAULT_SIZE) -> "ListPage[Any]":
    """One page of anything that can be counted and sliced; `size` where tall rows ask for fewer of them.

    Rows that are `CountedByReading` are read first.
    """
    paginator, asked = Paginator(rows, read_size(request, size)), request.GET.get("halaman", "1")
    if isinstance(rows, CountedByReading) and asked.isdecimal() and 0 < int(asked) < MAX_PAGE:
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
    return queryset.order_by(*(_term(term, queryset.model, descending=urut.startswith("-")) for term in terms), "pk")


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


def _term(term: str | Expression | F | OrderBy, model: type[Model], *, descending: bool) -> OrderBy:
    """Empty values come last, whichever way the list is sorted. A later column with a minus runs against the first one.

    Of a column without empty values it is not said: no index stands in that order.
    """
    if isinstance(term, OrderBy):
        copied: OrderBy = term.copy()
        if descending:
            copied.reverse_ordering()  # turns the very object round
        return copied
    if isinstance(term, str):
        name = term.removeprefix("-")
        return OrderBy(F(name), descending=descending != term.startswith("-"), nulls_last=may_be_empty(model, name) or None)
    return OrderBy(term, descending=descending, nulls_last=True)


def may_be_empty(model: type[Model], path: str) -> bool:
    """Whether the column, or a link on the way to it, is NULL in some row; of what is no column nobody knows."""
    found: Any = model
    try:
        for name in path.split("__"):
            field = found._meta.get_field(name)
            if not field.concrete or field.null or field.many_to_many:
                return True
            found = field.related_model
    except (FieldDoesNotExist, AttributeError):
        return True
    return False
