"""How a browser lays out the elements of our pages: the rules of HTML, and the classes of `static/css`."""

import re
from functools import cache

from ..paths import BASE_DIR

BLOCK = frozenset(
    """
    html head body div section article header footer main nav aside h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd hr pre form fieldset legend
    table caption colgroup col thead tbody tfoot tr th td figure figcaption blockquote address details summary dialog option optgroup
    title meta link script style
    """.split()
)
WITHOUT_TEXT = frozenset(["html", "head", "table", "colgroup", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "select", "optgroup"])
DRAWINGS = frozenset(["svg", "g", "defs", "pattern"])
INLINE = frozenset("a abbr b bdi code del em i ins kbd label mark small span strong sub sup time".split())  # draw nothing by themselves
ITEMS = frozenset(["header", "footer"])  # rows of items in every style sheet of ours
PRELINE = frozenset(["tk-pre", "soal"])  # line breaks in them are drawn
TABLER = {"btn": {"inline-flex"}, "form-control": {"block"}, "form-select": {"block"}}


@cache
def displays() -> dict[str, str]:
    """Class to display, where it is the same in every window."""
    always, sometimes = dict(TABLER), dict[str, set[str]]()
    for sheet in (BASE_DIR / "static/css").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        rules = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}").sub("", text)
        note_displays(rules, always)
        if sheet.name != "print.css":
            note_displays(text, sometimes)
    return {name: next(iter(ways)) for name, ways in always.items() if len(ways) == 1 and sometimes.get(name, ways) == ways}


def note_displays(rules: str, found: dict[str, set[str]]) -> None:
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", rules):
        display = re.search(r"display: ?([a-z-]+)", body)
        if display and display[1] != "none":
            for name in re.findall(r"(?:^|,)\s*\.([\w-]+)\s*(?=,|$)", selectors):
                found[name] = found.get(name, set()) | {display[1]}
