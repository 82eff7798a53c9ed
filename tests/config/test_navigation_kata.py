"""The menu, the crumbs and the help use one word for one thing; the page it leads to, `tests/pandangan.py`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from config import navigation
from tests.pandangan import SAMBUTAN, begins

CRUMB = re.compile(r"\{% block crumb %\}(.*?)\{% endblock %\}", re.DOTALL)
TO_PAGE = re.compile(r'<a href="\{% url "([\w:-]+)" %\}">([^<{]+)</a>')
LINK = re.compile(r"\[([^\]]+)\]\(([\w:-]+)\)")


def named_pages(base: Path) -> Iterator[tuple[str, str, str]]:
    """(file, name of the address, what it is called there)"""
    for path in sorted((base / "templates").rglob("*.html")):
        for crumbs in CRUMB.findall(path.read_text()):
            yield from ((path.name, name, " ".join(text.split())) for name, text in TO_PAGE.findall(crumbs))
    for path in sorted((base / "config" / "bantuan").rglob("*.md")):
        yield from ((path.name, name, text) for text, name in LINK.findall(path.read_text()))


def test_crumbs_and_help_call_a_page_as_the_menu_does(settings: Any) -> None:
    items = {item.url_name: item.label for item in vars(navigation).values() if isinstance(item, navigation.Item)}
    found = [row for row in named_pages(settings.BASE_DIR) if row[1] in items and row[1] != SAMBUTAN]
    assert len(found) > 100
    assert [row for row in found if not begins(row[2], items[row[1]])] == []
