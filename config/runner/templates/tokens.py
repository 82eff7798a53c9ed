"""Reads a template into tokens that know their pair and what stands around them."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .styles import BLOCK, DRAWINGS, ITEMS, PRELINE, WITHOUT_TEXT, displays

DJANGO = r"\{%[^\n]*?%\}|\{\{[^\n]*?\}\}|\{#[^\n]*?#\}"
QUOTED = rf""""(?:{DJANGO}|[^"])*"|'(?:{DJANGO}|[^'])*'"""
TOKEN = re.compile(rf"""{DJANGO}|<!--.*?-->|<!?/?[a-zA-Z](?:{DJANGO}|{QUOTED}|[^>"'])*>|\s+|[^\s<{{]+|.""", re.DOTALL)
RAW = {"pre", "textarea", "script", "style", "comment", "verbatim", "blocktranslate"}
VOID = {"br", "hr", "img", "input", "link", "meta", "col", "source", "wbr"}
MIDDLE = {"else", "elif", "empty"}
THROUGH = {"if", "for", "with", "ifchanged"}  # blocks that draw nothing themselves
COLUMNS = {"kolom", "kepala", "tindakan", "pilih", "kelompok", "baris", "kaki"}
COMPONENTS = {"note", "urut", "crispy", "kosong", "konfirmasi", "fakta", "kirim", "daftar"} | COLUMNS  # tags that draw a block
HOLES = {"title": "inline", "head": "none", "extrahead": "none", "scripts": "none", "tab_kepala": "none"}  # blocks that pages fill
HOLES |= dict.fromkeys(["actions", "acts", "crumb", "tab_tombol"], "items")


@dataclass(eq=False)
class Token:
    text: str
    gap: str = ""  # the white space before it
    at: int = 0
    name: str = ""
    kind: str = "leaf"  # open, close, middle or leaf
    tail: str = ""  # of a raw element: all behind its opening tag
    parent: "Token | None" = None
    pair: "Token | None" = None
    middles: list["Token"] = field(default_factory=list)
    may_be_empty: bool = False  # a lead that stands or falls with one condition: the style sheet hides it only without white space
    is_safe: bool = False  # white space before it is never drawn

    @cached_property
    def is_html(self) -> bool:
        return self.text.startswith("<") and bool(self.name)

    @cached_property
    def classes(self) -> frozenset[str]:
        found = re.search(rf'\bclass="((?:{DJANGO}|[^"])*)"', self.text)
        return frozenset(re.sub(DJANGO, " ", found[1]).split()) if found else frozenset()

    @cached_property
    def around(self) -> list["Token"]:
        return [self.parent, *self.parent.around] if self.parent else []

    @property
    def holder(self) -> str:
        """What its surroundings hold, seen through conditions and loops."""
        return next((one.contents for one in self.around if one.is_html or one.name not in THROUGH), "inline")

    @cached_property
    def display(self) -> str:
        for name in self.classes & displays().keys():
            return displays()[name]
        if self.name == "small" and any(one.name in ("td", "th") for one in self.around):
            return "block"
        if self.name == "label" and any("tk-filter" in one.classes for one in self.around):
            return "block"
        return "block" if self.name in BLOCK else "inline-block" if self.name == "button" else "inline"

    @cached_property
    def contents(self) -> str:
        """`none`: never text; `items`: laid out one by one; `block`: white space at its ends is not drawn; or `inline`."""
        if not self.is_html:
            if self.name == "block":
                return "inline" if self.may_be_empty else HOLES.get(self.text.split()[2], "block")
            return "none" if self.name == "daftar" else "block" if self.name in COMPONENTS else "inline"
        if self.name in WITHOUT_TEXT | DRAWINGS:
            return "none"
        if PRELINE & self.classes:
            return "inline"
        if "flex" in self.display or "grid" in self.display or self.name in ITEMS:
            return "items"
        return "inline" if self.display == "inline" else "block"


def read_tokens(source: str) -> list[Token]:
    tokens: list[Token] = []
    gap, at = "", 0
    while found := TOKEN.match(source, at):
        text, at = found[0], found.end()
        if text.isspace():
            gap = text
            continue
        token = Token(text, gap, len(tokens), name_of(text))
        gap = ""
        if token.name in RAW and (end := re.compile(rf"</{token.name}\s*>|\{{% end{token.name} %\}}").search(source, at)):
            token.tail, at = source[at : end.end()], end.end()
        tokens.append(token)
    Pairs(tokens).find()
    for token, condition in pairwise(tokens):
        if token.text == "{% block lead %}" and condition.name == "if" and condition.pair and not condition.middles:
            token.may_be_empty = tokens[condition.pair.at + 1] is token.pair
    return tokens


def name_of(text: str) -> str:
    found = re.match(r"</?([a-zA-Z][\w-]*)|\{% ?(\w+)", text)
    return (found[1] or found[2]).lower() if found else ""


class Pairs:
    """Which tag ends which. What does not nest stays single: its opening is a leaf."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.ends = {token.name for token in tokens if token.text.startswith("{% end")}
        extends = any(token.name == "extends" for token in tokens)
        self.root = Token("<html>", name="html") if extends else Token("")
        self.stack: list[Token] = []

    def find(self) -> None:
        for token in self.tokens:
            token.parent = self.stack[-1] if self.stack else self.root
            if not (token.tail or token.name in VOID or token.text.endswith("/>")):
                self.place(token)
        self.drop(None)
        for token in self.tokens:  # what an opening without an end held belongs to the next around it
            while token.parent and token.parent.kind == "leaf" and token.parent is not self.root:
                token.parent = token.parent.parent

    def place(self, token: Token) -> None:
        if token.text.startswith("</"):
            self.close(token, token.name)
        elif token.name in self.ends:
            self.close(token, token.name.removeprefix("end"))
        elif token.name in MIDDLE and (opener := next((one for one in reversed(self.stack) if not one.is_html), None)):
            self.drop(opener)
            token.kind, token.parent = "middle", opener
            opener.middles.append(token)
        elif token.is_html or f"end{token.name}" in self.ends:
            token.kind = "open"
            self.stack.append(token)

    def close(self, token: Token, name: str) -> None:
        for opener in reversed(self.stack):
            if opener.name == name and opener.is_html == token.is_html:
                self.drop(opener)
                self.stack.pop()
                token.kind, token.pair, opener.pair, token.parent = "close", opener, token, opener
                return
            if token.is_html and not opener.is_html:
                return  # an element does not end outside the block in which it began

    def drop(self, upto: Token | None) -> None:
        while self.stack and self.stack[-1] is not upto:
            self.stack.pop().kind = "leaf"
