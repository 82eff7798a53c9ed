"""The menu, the page it leads to, the crumbs and the help use one word for one thing."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from config import navigation
from config.navigation import BERANDA, groups_of
from tests.dingin import empty_cache
from tests.test_access import ROLES, enter_as, make_kota

SAMBUTAN = BERANDA.url_name  # the home page greets
CRUMB = re.compile(r"\{% block crumb %\}(.*?)\{% endblock %\}", re.DOTALL)
TO_PAGE = re.compile(r'<a href="\{% url "([\w:-]+)" %\}">([^<{]+)</a>')
LINK = re.compile(r"\[([^\]]+)\]\(([\w:-]+)\)")


def words_of(html: str, tag: str) -> str:
    found = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else ""


def begins(text: str, label: str) -> bool:
    """The page may say more than the menu has room for: whose, which year, of what."""
    return re.match(rf"{re.escape(label)}(?!\w)", text) is not None


@pytest.mark.django_db
def test_menu_heading_and_title_use_the_same_words() -> None:
    kota, differing, seen = make_kota(), {}, {SAMBUTAN}
    for peran in ROLES[1:]:
        client = enter_as(peran, kota)
        for item in (page for group in groups_of(peran, is_pegawai=peran in ("pegawai", "atasan")) for page in group.pages):
            if item.url_name in seen:
                continue
            seen.add(item.url_name)
            empty_cache()
            html = client.get(item.url, follow=True).content.decode()
            heading, title = words_of(html, "h1"), words_of(html, "title").removesuffix(" - Tangkas")
            if not (begins(heading, item.label) and begins(title, item.label)):
                differing[item.url_name] = (item.label, heading, title)
    assert len(seen) > 50
    assert differing == {}


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
