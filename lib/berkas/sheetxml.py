"""Rows as sheet XML. Text is always an inline string: no value, whatever it begins with, can become a formula."""

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from lib import waktu
from lib.berkas.cells import column_letter
from lib.berkas.styles import Kind, Styles

MAX_CHARS = 32_767
EXACT_INTEGER = 10**15
EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's days have no zone
FIRST_SAFE_YEAR = 1901

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
FORMULA_HEAD = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫'|%]|[\t\r\n]")
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
AWKWARD = re.compile("[^ -%'-;=?-^`-~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|^[\\s=+\\-@＝＋－＠﹢﹣﹦﹫'|%]|\\s$")


class Cell(NamedTuple):
    """A value that differs from its column, such as a coloured field of a heat map. `fill` is RRGGBB."""

    value: object
    kind: Kind = "teks"
    fill: str = ""


class RowWriter:
    """Makes one `<row>` after the other; what does not change from row to row is prepared once."""

    def __init__(self, styles: Styles, kinds: Sequence[Kind]) -> None:
        self.styles = styles
        self.columns = [(f'<c r="{column_letter(index)}', f'" s="{styles.number(kind)}"', kind) for index, kind in enumerate(kinds)]

    def header(self, titles: Sequence[str]) -> str:
        mark = f'" s="{self.styles.header}"'
        cells = (_text(start + "1" + mark, title) for (start, _, _), title in zip(self.columns, titles, strict=True))
        return f'<row r="1">{"".join(cells)}</row>'

    def row(self, number: int, values: Sequence[object]) -> str:
        out = [f'<row r="{number}">']
        for (start, mark, kind), value in zip(self.columns, values, strict=True):
            if type(value) is str and len(value) <= MAX_CHARS and not AWKWARD.search(value):
                if value:
                    out.append(f'{start}{number}{mark} t="inlineStr"><is><t>{value}</t></is></c>')
            elif value is not None:
                out.append(self._cell(f"{start}{number}", mark, kind, value))
        out.append("</row>")
        return "".join(out)

    def _cell(self, start: str, mark: str, kind: Kind, value: object) -> str:
        fill = ""
        if isinstance(value, Cell):
            value, kind, fill = value
            mark = f'" s="{self.styles.number(kind, fill=fill)}"'
        shown = value if kind != "nip" or value is None else str(value)
        content = CONVERTERS.get(type(shown), str)(shown)
        if content is None or content == "":
            return f"{start}{mark}/>" if fill else ""
        if not isinstance(content, str):
            return f"{start}{mark}><v>{content}</v></c>"
        if FORMULA_HEAD.match(content):
            mark = f'" s="{self.styles.number(kind, fill=fill, quoted=True)}"'
        return _text(start + mark, content)


def _text(opening: str, content: str) -> str:
    clean = CONTROLS.sub("", content)
    if len(clean) > MAX_CHARS:
        clean = clean[: MAX_CHARS - 1] + "…"
    safe = ESCAPED.sub("_x005F_", clean).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")
    space = ' xml:space="preserve"' if clean != clean.strip() or "\n" in clean else ""
    return f'{opening} t="inlineStr"><is><t{space}>{safe}</t></is></c>'


def _of_int(value: int) -> int | str:
    return value if abs(value) < EXACT_INTEGER else str(value)


def _of_float(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _of_decimal(value: Decimal) -> float | None:
    return _of_float(float(value))


def _of_date(value: dt.date) -> int | str:
    return value.isoformat() if value.year < FIRST_SAFE_YEAR else value.toordinal() - EPOCH.toordinal()


def _of_datetime(value: dt.datetime) -> float | str:
    local = waktu.local(value).replace(tzinfo=None) if value.tzinfo else value
    if local.year < FIRST_SAFE_YEAR:
        return local.isoformat(" ")
    return (local - EPOCH).total_seconds() / 86_400


CONVERTERS: dict[type, Callable[[Any], object]] = {
    type(None): lambda _: None,
    bool: lambda value: "Ya" if value else "Tidak",
    int: _of_int,
    float: _of_float,
    Decimal: _of_decimal,
    dt.date: _of_date,
    dt.datetime: _of_datetime,
}
