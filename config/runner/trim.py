"""What is left of a style sheet for pages that use only some of its classes.

A selector goes when it names another class; what stands in parentheses, as of `:not(…)` and `:is(…)`, is not asked. Rules without a class,
variables, fonts and animations stay as they are.
"""

import re
from collections.abc import Iterator, Set

SIGN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|\\.|[{};]""", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
WITHIN = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
SELECTOR = re.compile(rf"(?:[^,()]|{WITHIN.pattern})+")
CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
GROUPS = ("@media", "@supports")
PICTURE = re.compile(r"""[\w-]+:\s*url\((["'])data:.*?\1\)[^;{}]*;?""", re.DOTALL)


def split_rules(css: str) -> Iterator[tuple[str, str | None]]:
    """What stands before the braces and within them; a statement has none."""
    depth = start = inner = 0
    for sign in SIGN.finditer(css):
        match sign[0]:
            case "{":
                inner = inner if depth else sign.end()
                depth += 1
            case "}":
                depth -= 1
                if not depth:
                    yield css[start : inner - 1], css[inner : sign.start()]
                    start = sign.end()
            case ";" if not depth:
                yield css[start : sign.start()], None
                start = sign.end()


def find_classes(selector: str) -> set[str]:
    return set(CLASS.findall(WITHIN.sub("", selector)))


def trim(css: str, known: Set[str]) -> str:
    kept: list[str] = []
    for told, body in split_rules(css):
        kept += COMMENT.findall(told)
        head = COMMENT.sub("", told).strip()
        if body is None:
            kept.append(f"{head};")
            continue
        if head.startswith(GROUPS):
            body = trim(body, known)
        elif not head.startswith("@"):
            head = ",".join(selector for selector in SELECTOR.findall(head) if find_classes(selector) <= known)
        if head and body:
            kept.append(f"{head}{{{body}}}")
    return "".join(kept)


def without_pictures(css: str) -> str:
    """No declaration of a picture within the sheet: the policy of the pages refuses it, and a browser that draws early says so."""
    return PICTURE.sub("", css)
