"""Between which tokens a browser draws nothing of white space, however the conditions around it turn out."""

import re
from functools import cache
from pathlib import Path

from ..paths import BASE_DIR
from .styles import INLINE
from .tokens import COMPONENTS, THROUGH, Token, read_tokens

QUIET = re.compile(r"\{#|\{% (load|extends|csrf_token|regroup) ?|\{%.* as \w+ %\}$|<input type=\"hidden\"")
Steps = list[Token | None]


def mark_gaps(tokens: list[Token]) -> None:
    for token in tokens[1:]:
        token.is_safe = is_safe(token, tokens)


def is_safe(token: Token, tokens: list[Token]) -> bool:
    """Whether a browser draws nothing of white space before the token, however the conditions around it turn out."""
    if token.name == "br":
        return False
    ways_back, ways_on = comes_before(token, tokens), Steps([token])
    return token.holder == "none" or ends_in_edges(ways_back, tokens, after=True) or ends_in_edges(ways_on, tokens, after=False)


def ends_in_edges(start: Steps, tokens: list[Token], *, after: bool) -> bool:
    """Whether the first token that draws something, on every way back (or forth) from here, is an edge; None is the end of the file."""
    step = comes_before if after else comes_after
    seen: set[Token] = set()
    todo = list(start)
    while todo:
        token = todo.pop()
        if token is None:
            return False
        if token in seen or is_edge(token, after=after):
            continue
        if not draws_nothing(token):
            return False
        seen.add(token)
        todo += step(token, tokens)
    return True


def draws_nothing(token: Token) -> bool:
    opener = token if token.kind == "open" else token.pair if token.kind == "close" else token.parent if token.kind == "middle" else None
    if opener is None:
        return bool(QUIET.match(token.text))
    if opener.is_html:
        # the stroke that the style sheet puts before a crumb stands before its white space
        return opener.name in INLINE and opener.display == "inline" and not any(one.text == "{% block crumb %}" for one in opener.around)
    return opener.name in THROUGH


def beside(token: Token, tokens: list[Token], step: int) -> Token | None:
    at = token.at + step
    return tokens[at] if 0 <= at < len(tokens) else None


def comes_after(token: Token, tokens: list[Token]) -> Steps:
    following = beside(token, tokens, 1)
    if token.kind == "open" and token.pair:
        last = token.middles[-1].text if token.middles else ""
        may_skip = token.name in ("if", "for", "ifchanged") and not last.startswith(("{% else", "{% empty"))
        return [following, *(beside(one, tokens, 1) for one in token.middles), *([token.pair] if may_skip else [])]
    if token.kind == "middle" and token.parent:
        return [token.parent.pair, *([beside(token.parent, tokens, 1)] if token.parent.name == "for" else [])]
    if token.kind == "close" and token.pair and token.pair.name == "for":
        return [following, beside(token.pair, tokens, 1)]
    return [following]


def comes_before(token: Token, tokens: list[Token]) -> Steps:
    if token.kind == "close" and token.pair and not token.pair.is_html:
        opener = token.pair
        skipped = [opener] if token in comes_after(opener, tokens) else []
        return [*(end_before(one, tokens) for one in (*opener.middles, token)), *skipped]
    previous = end_before(token, tokens)
    if previous and previous.kind == "open" and previous.name == "for" and previous.pair:
        return [previous, *(end_before(one, tokens) for one in (*previous.middles, previous.pair))]
    return [previous]


def end_before(token: Token, tokens: list[Token]) -> Token | None:
    """The token before it; at the start of a branch, the opening of its condition."""
    previous = beside(token, tokens, -1)
    return previous.parent if previous and previous.kind == "middle" else previous


def is_edge(token: Token, *, after: bool) -> bool:
    """Whether white space behind it (or before it) is never drawn."""
    if token.kind == ("open" if after else "close"):
        opener = token if after else token.pair
        return opener is not None and opener.contents != "inline"
    if token.name == "br":
        return after
    element = (token.pair if token.kind == "close" else token) or token
    if not element.is_html:
        return is_component(element, after=after)
    return not element.display.startswith("inline") or element.holder in ("items", "none")


def is_component(token: Token, *, after: bool) -> bool:
    if (found := re.match(r'\{% include "([^"]+)"', token.text)) and (file := BASE_DIR / "templates" / found[1]).exists():
        return edges(file)[after]
    return token.name in COMPONENTS


@cache
def edges(file: Path) -> tuple[bool, bool]:
    """Whether a part begins and ends with an element around which white space is not drawn."""
    tokens = read_tokens(file.read_text())
    return ends_in_edges([tokens[0]], tokens, after=False), ends_in_edges([tokens[-1]], tokens, after=True)
