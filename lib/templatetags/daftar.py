"""The lists of the product. A column is stated once: its head, its sort key, its cell, and its label in a narrow window.

    {% daftar pegawai in page "Pegawai, {} orang" page.paginator.count|angka kelas="d stack" %}
      {% pilih pegawai.pk %}Pilih {{ pegawai.nama }}{% endpilih %}
      {% kepala "Nama" urut="nama" %}{{ pegawai.nama }}{% endkepala %}
      {% kolom "Jam pelajaran" "r num" urut="jp" label="JP" %}{{ pegawai.jp }}{% endkolom %}
      {% tindakan %}<a …>{% endtindakan %}
    {% enddaftar %}

The columns are laid out where the template is read, so that a list costs what its elements cost when written by hand.
"""

import re
from functools import partial
from typing import cast

from django.template import Context, Library, TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList, Parser, TextNode, Token, token_kwargs
from django.template.defaulttags import ForNode, IfNode, WithNode
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from lib.templatetags.tangkas import column_head, sort_head

register = Library()

STACK = "stack"  # cells below each other in a narrow window, and roles that outlive it
ALIGNED = {"r", "c"}  # what a head takes over from the class of its cells
HIDDEN = '<span class="visually-hidden">{}</span>'
ALL = SafeString(
    '<label class="tk-centang"><input class="form-check-input" type="checkbox" data-pilih-semua hidden'
    ' aria-label="Pilih semua di halaman ini"><span class="tk-semua" aria-hidden="true">Pilih semua</span></label>'
)
TICK = '<label class="tk-centang">' + HIDDEN + '<input class="form-check-input" type="checkbox" name="pilih" value="{}"></label>'
WORD = re.compile(r"\w+=")
Words = dict[str, FilterExpression]


class Column(Node):
    """`daftar` takes it apart into its head and its cells; nothing renders it as it stands."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, title: FilterExpression, words: Words) -> None:
        self.nodelist, self.title = nodelist, title
        self.css, self.sort, self.label, self.wide, self.silent = (
            words.pop(name, None) for name in ("kelas", "urut", "label", "lebar", "sunyi")
        )
        if words:
            raise TemplateSyntaxError(f"A column knows no {', '.join(words)}")

    def heads(self, *, stack: bool) -> list[Node]:
        head = Head(self, stack=stack)
        return [head] if self.sort else fix(head, self.title, self.css, self.wide)

    def cells(self, *, stack: bool) -> list[Node]:
        label = None if self.silent or not stack else self.label or self.title
        return [*fix(Start("<td", "cell" if stack else "", label, self.css), label, self.css), *trim(self.nodelist), TextNode("</td>")]


class RowHead(Column):
    """The column that names the row."""

    def cells(self, *, stack: bool) -> list[Node]:
        start = Start('<th scope="row"', "rowheader" if stack else "", None, self.css)
        return [*fix(start, self.css), *trim(self.nodelist), TextNode("</th>")]


class Tick(Column):
    """The boxes by which several rows are chosen at once. A row without words has no box."""

    def heads(self, *, stack: bool) -> list[Node]:
        return [TextNode(column_head(ALL, "pilih", is_stack=stack))]

    def cells(self, *, stack: bool) -> list[Node]:
        start = Start("<td", "cell" if stack else "", None, None).render(Context())
        return [TextNode(start.replace(">", ' class="pilih">')), Box(self), TextNode("</td>")]


class Box(Node):
    def __init__(self, tick: Tick) -> None:
        self.tick = tick

    def render(self, context: Context) -> SafeString:
        words = SafeString(self.tick.nodelist.render(context).strip())
        return format_html(TICK, words, self.tick.title.resolve(context)) if words else words


class Head(Node):
    def __init__(self, column: Column, *, stack: bool) -> None:
        self.column, self.stack = column, stack

    def render(self, context: Context) -> SafeString:
        column = self.column
        aligned = (word for word in text_of(column.css, context).split() if word in ALIGNED)
        css = " ".join([*aligned, *text_of(column.wide, context).split()])
        title = column.title.resolve(context)
        if column.sort:
            return sort_head(context, column.sort.resolve(context), title, css, is_stack=self.stack)
        return column_head(format_html(HIDDEN, title) if column.silent else title, css, is_stack=self.stack)


class Start(Node):
    """The beginning of a cell."""

    def __init__(self, tag: str, role: str, label: FilterExpression | None, css: FilterExpression | None) -> None:
        self.tag, self.label, self.css = SafeString(tag + (f' role="{role}"' if role else "")), label, css

    def render(self, context: Context) -> SafeString:
        label, css = text_of(self.label, context), text_of(self.css, context)
        return format_html(
            "{}{}{}>", self.tag, format_html(' data-l="{}"', label) if label else "", format_html(' class="{}"', css) if css else ""
        )


class Row(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist


class Attributes(Row):
    """`{% baris %}class="sel"{% endbaris %}`: what each row carries."""


class Foot(Row):
    """`{% kaki "tk-only-l" %}`: rows below the list, written out."""

    def __init__(self, nodelist: NodeList, css: str) -> None:
        super().__init__(nodelist)
        self.css = f' class="{css}"' if css else ""


class Group(Row):
    """`{% kelompok hari in hari_list %}`: the rows come in groups, and this stands over each; over none where it is empty."""

    def __init__(self, nodelist: NodeList, names: list[str], rows: FilterExpression) -> None:
        super().__init__(nodelist)
        self.names, self.rows = names, rows


class Across(Node):
    """A row of one cell, as wide as the list has columns for this reader."""

    def __init__(self, start: str, inside: NodeList, end: str) -> None:
        self.start, self.inside, self.end = start, inside, end

    def render(self, context: Context) -> str:
        inside = self.inside.render(context).strip()
        return f'{self.start} colspan="{context["daftar_lebar"]}">{inside}{self.end}\n' if inside else ""


class List(Node):
    """The table, in a region that scrolls sideways where the window is too narrow for it."""

    def __init__(self, caption: list[FilterExpression], css: str, heads: list[Node], body: list[Node]) -> None:
        self.caption, self.css, self.heads, self.body = caption, f"tk-table {css}".rstrip(), merge(heads), merge(body)
        self.role, self.group = (' role="table"', ' role="rowgroup"') if STACK in css.split() else ("", "")

    def render(self, context: Context) -> SafeString:
        pattern, *values = (part.resolve(context) for part in self.caption)
        caption = format_html(pattern, *values) if values else conditional_escape(pattern)
        heads = self.heads.render(context)
        context["daftar_lebar"] = heads.count("<th")
        return SafeString(
            f'<div class="tk-scroll" role="region" tabindex="0" aria-label="{caption}, dapat digeser mendatar">\n'
            f'<table class="{self.css}"{self.role}>\n<caption class="visually-hidden">{caption}</caption>\n'
            f"<thead{self.group}>{heads}</thead>\n{self.body.render(context)}</table>\n</div>"
        )


class Layout:
    """Of the body of `daftar`: the row of heads, the loop over the rows, what stands between and below them."""

    def __init__(self, css: str, body: NodeList, empty: NodeList) -> None:
        self.stack = STACK in css.split()
        roles = ("row", "cell", "rowheader", "rowgroup")
        self.row, self.cell, self.head, self.group = (f' role="{role}"' if self.stack else "" for role in roles)
        self.body, self.empty = body, empty
        self.heads, self.cells = self.split(body)

    def split(self, nodes: NodeList) -> tuple[list[Node], list[Node]]:
        """The heads and the cells of what the list holds; a condition or a loop around columns stands around both."""
        heads: list[Node] = []
        cells: list[Node] = []
        for node in nodes:
            if isinstance(node, Column):
                heads += node.heads(stack=self.stack)
                cells += node.cells(stack=self.stack)
            elif isinstance(node, IfNode):
                parts = [(condition, *self.split(inner)) for condition, inner in node.conditions_nodelists]
                heads.append(IfNode([(condition, merge(head)) for condition, head, _ in parts]))
                cells.append(IfNode([(condition, merge(cell)) for condition, _, cell in parts]))
            elif isinstance(node, WithNode):
                head, cell = self.split(node.nodelist)
                heads += head
                cells.append(WithNode(None, None, merge(cell), extra_context=node.extra_context))
            elif isinstance(node, ForNode):
                head, cell = self.split(cast("NodeList", node.nodelist_loop))
                loop = (node.loopvars, node.sequence, node.is_reversed)
                heads.append(ForNode(*loop, merge(head)))
                cells.append(ForNode(*loop, merge(cell)))
            elif isinstance(node, TextNode) and node.s.strip():
                raise TemplateSyntaxError(f"{node.s.strip()!r} stands in no column")
            elif not isinstance(node, (TextNode, Row)):
                cells.append(node)
        return heads, cells

    def top(self) -> list[Node]:
        return [TextNode(f"<tr{self.row}>"), *self.heads, TextNode("</tr>")]

    def rows(self, names: list[str], rows: FilterExpression) -> list[Node]:
        carried = [inner for node in self.body if isinstance(node, Attributes) for inner in node.nodelist]
        inner = [TextNode(f"<tr{self.row} " if carried else f"<tr{self.row}"), *carried, TextNode(">"), *self.cells, TextNode("</tr>\n")]
        empty = Across(f"<tr{self.row}><td{self.cell}", self.empty, "</td></tr>")
        loop = ForNode(names, rows, False, merge(inner), NodeList([empty]))
        start, end = TextNode(f"<tbody{self.group}>"), TextNode("</tbody>\n")
        group = next((node for node in self.body if isinstance(node, Group)), None)
        if group is None:
            return [start, loop, end]
        over = Across(f'<tr{self.row} class="grp"><th scope="rowgroup"{self.head}', group.nodelist, "</th></tr>")
        return [ForNode(group.names, group.rows, False, NodeList([start, over, loop, end]))]

    def foot(self) -> list[Node]:
        foot = next((node for node in self.body if isinstance(node, Foot)), None)
        return [TextNode(f"<tfoot{self.group}{foot.css}>"), *trim(foot.nodelist), TextNode("</tfoot>\n")] if foot else []


def merge(nodes: list[Node]) -> NodeList:
    """Pieces of text that follow each other become one."""
    merged = NodeList()
    for node in nodes:
        if merged and isinstance(node, TextNode) and isinstance(merged[-1], TextNode):
            merged[-1] = TextNode(merged[-1].s + node.s)
        else:
            merged.append(node)
    return merged


def trim(nodes: NodeList) -> list[Node]:
    """Without the white space at both ends, which nobody sees."""
    inner: list[Node] = list(nodes)
    if inner and isinstance(inner[0], TextNode):
        inner[0] = TextNode(inner[0].s.lstrip())
    if inner and isinstance(inner[-1], TextNode):
        inner[-1] = TextNode(inner[-1].s.rstrip())
    return inner


def fix(node: Node, *parts: FilterExpression | None) -> list[Node]:
    """Written out once and for all where it depends on nothing."""
    if any(part and (part.is_var or part.filters) for part in parts):
        return [node]
    return [TextNode(node.render(Context()))]


def text_of(part: FilterExpression | None, context: Context) -> str:
    return str(part.resolve(context, ignore_failures=True) or "") if part else ""


def read(parser: Parser, bits: list[str]) -> tuple[list[FilterExpression], Words]:
    words = token_kwargs([bit for bit in bits if WORD.match(bit)], parser)
    return [parser.compile_filter(bit) for bit in bits if not WORD.match(bit)], words


def read_inside(parser: Parser, end: str) -> NodeList:
    inside = parser.parse((end,))
    parser.delete_first_token()
    return inside


def read_loop(parser: Parser, bits: list[str]) -> tuple[list[str], FilterExpression]:
    at = bits.index("in")
    return "".join(bits[:at]).split(","), parser.compile_filter(bits[at + 1])


@register.tag
def daftar(parser: Parser, token: Token) -> List:
    bits = token.split_contents()[1:]
    names, rows = read_loop(parser, bits)
    caption, words = read(parser, bits[bits.index("in") + 2 :])
    css = text_of(words["kelas"], Context()) if "kelas" in words else STACK
    body, empty = parser.parse(("empty", "enddaftar")), NodeList()
    if parser.next_token().contents == "empty":
        empty = read_inside(parser, "enddaftar")
    layout = Layout(css, body, empty)
    return List(caption, css, layout.top(), [*layout.rows(names, rows), *layout.foot()])


def read_column(kind: type[Column], parser: Parser, token: Token) -> Column:
    name, *bits = token.split_contents()
    if name == "tindakan":
        bits = ['"Tindakan"', *(bits or ['"r"']), "sunyi=True"]
    (title, *css), words = read(parser, bits)
    return kind(read_inside(parser, f"end{name}"), title, words | ({"kelas": css[0]} if css else {}))


for _name, _kind in {"kolom": Column, "kepala": RowHead, "pilih": Tick, "tindakan": Column}.items():
    register.tag(_name, partial(read_column, _kind))


@register.tag
def baris(parser: Parser, token: Token) -> Attributes:
    return Attributes(read_inside(parser, "endbaris"))


@register.tag
def kaki(parser: Parser, token: Token) -> Foot:
    return Foot(read_inside(parser, "endkaki"), token.contents.removeprefix("kaki").strip(' "'))


@register.tag
def kelompok(parser: Parser, token: Token) -> Group:
    names, rows = read_loop(parser, token.split_contents()[1:])
    return Group(read_inside(parser, "endkelompok"), names, rows)
