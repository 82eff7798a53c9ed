"""Writes a template's tokens again: an indent for each element and block, lines of at most 120 where that is possible without drawing more.

An element that fits on a line stays on it, unless its author broke it: line breaks stay.
"""

import re
from itertools import accumulate, pairwise

from .gaps import mark_gaps
from .styles import PRELINE
from .tokens import DJANGO, QUOTED, Token, read_tokens

WIDTH = 120
INDENT = "  "
PIECE = re.compile(rf"""\s+|{DJANGO}|{QUOTED}|[^\s"'{{]+|.""", re.DOTALL)


def lay_out(source: str) -> str:
    tokens = read_tokens(source)
    if not tokens:
        return source
    mark_gaps(tokens)
    page = Page(tokens)
    page.siblings(0, len(tokens), 0)
    text = "\n".join(line.rstrip() for line in "".join(page.out).split("\n"))
    return text + "\n" * source.endswith("\n")


def tag_parts(text: str, *, fine: bool = False) -> list[str]:
    """An opening tag cut where a line may end: before an attribute, or before a condition that holds attributes."""
    parts, depth = [""], 0
    for piece in PIECE.findall(text):
        word = piece.split()[1] if piece.startswith("{%") else ""
        if piece.isspace():
            if depth and not fine:
                parts[-1] += " "
            else:
                parts.append(" ")
        elif word in ("if", "for") and not depth and not parts[-1].endswith("="):
            parts[-1:] = [piece] if parts[-1] == " " else [parts[-1], piece]
        else:
            parts[-1] += piece
        depth += (word in ("if", "for")) - (word in ("endif", "endfor"))
    return parts


class Page:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        for token in tokens:
            if token.is_html:
                token.text = "".join(tag_parts(token.text))
        self.flat = [self.gap(token) + token.text + token.tail for token in tokens]
        self.widths = [0, *accumulate(map(len, self.flat))]
        self.broken = [0, *accumulate(self.is_broken(token) or "\n" in token.tail for token in tokens)]
        self.out: list[str] = []
        self.column = 0

    def may_break(self, token: Token) -> bool:
        return (token.is_safe or bool(token.gap)) and not any(PRELINE & one.classes for one in token.around)

    def is_broken(self, token: Token) -> bool:
        """Whether its author's line break stays: where an element holds a word or two it does not."""
        holder = token.pair if token.kind == "close" else token.parent
        if token.is_safe and holder and holder.is_html and holder.pair:
            inner = self.tokens[holder.at + 1 : holder.pair.at]
            if all(one.kind == "leaf" and not one.is_html for one in inner):
                return False
        return "\n" in token.gap and self.may_break(token)

    def gap(self, token: Token) -> str:
        return "" if token.is_safe or not token.gap or not token.at else " "

    def put(self, text: str) -> None:
        self.out.append(text)
        self.column = len(text) - text.rfind("\n") - 1 if "\n" in text else self.column + len(text)

    def line(self, depth: int, *, blank: bool = False) -> None:
        if self.out:
            self.put("\n" * (1 + blank) + INDENT * depth)

    def end(self, at: int) -> int:
        pair = self.tokens[at].pair
        return pair.at if pair and self.tokens[at].kind == "open" else at

    def width(self, first: int, last: int) -> int:
        """Of both and all between on one line, with what sticks to the last."""
        end = last + 1
        while end < len(self.tokens) and not self.may_break(self.tokens[end]) and self.widths[end] - self.widths[last + 1] < WIDTH:
            end += 1
        return self.widths[end] - self.widths[first] - len(self.gap(self.tokens[first]))

    def siblings(self, first: int, end: int, depth: int) -> None:
        while first < end:
            last = self.end(first)
            self.space(first, depth, self.width(first, last))
            self.node(first, last, depth)
            first = last + 1

    def space(self, at: int, depth: int, need: int, *, lone: bool = False) -> None:
        """`lone`: the end of an element whose beginning cannot stand on a line of its own either."""
        token = self.tokens[at]
        if not self.may_break(token) or (lone and token.is_safe and "\n" not in token.gap):
            self.put(self.gap(token))
        elif token.is_safe or "\n" in token.gap or self.column + 1 + need > WIDTH:
            self.line(depth, blank=token.gap.count("\n") > 1)
        else:
            self.put(" ")

    def node(self, first: int, last: int, depth: int) -> None:
        if first == last:
            self.token(self.tokens[first], depth)
        elif self.broken[last + 1] == self.broken[first + 1] and self.column + self.width(first, last) <= WIDTH:
            self.put("".join(self.flat[first : last + 1])[len(self.gap(self.tokens[first])) :])
        else:
            opener = self.tokens[first]
            self.token(opener, depth)
            for begin, end in pairwise([first, *(one.at for one in opener.middles), last]):
                self.siblings(begin + 1, end, depth + 1)
                self.space(end, depth, len(self.tokens[end].text), lone=opener.is_html and not self.tokens[first + 1].is_safe)
                self.token(self.tokens[end], depth)

    def token(self, token: Token, depth: int) -> None:
        if not token.is_html or self.column + len(token.text) <= WIDTH:
            self.put(token.text + token.tail)
            return
        room = WIDTH - len(INDENT) * (depth + 2)
        least = min(self.column + len(tag_parts(token.text)[0]), len(INDENT) * (depth + 4))  # nothing is won by a break after a name alone
        for part in tag_parts(token.text):
            for piece in tag_parts(part, fine=True) if len(part) > room else [part]:
                if self.column + len(piece) > WIDTH and self.column > least and piece[:1] in (" ", "{"):
                    self.line(depth + 2)
                    piece = piece.lstrip()
                self.put(piece)
        self.put(token.tail)
