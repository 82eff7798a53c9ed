"""Addresses of static files are those of Django, reckoned once a process; the scripts of every page are one."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from config.runner import paths
from config.statis import DASAR, ISI_DASAR, FromFinders, Gabungan

ASKED = re.compile(r"js/(\w+)\.js")


def test_an_address_is_reckoned_once():
    storage = FromFinders()
    assert [storage.url(name) for name in ("icons.svg", "js/menu.js") * 2] == [
        StaticFilesStorage().url(name) for name in ("icons.svg", "js/menu.js") * 2
    ]
    assert storage.url.cache_info().misses == 2


def test_scripts_of_every_page_are_one_and_as_they_stand_there():
    file = Path(str(finders.find(DASAR)))
    parts = [(paths.BASE_DIR / "static" / "js" / f"{name}.js").read_text() for name in ISI_DASAR]
    assert file.read_text() == "".join(f"try {{\n{part}}} catch (error) {{ reportError(error); }}\n" for part in parts)
    assert [word for part in parts for word in re.findall(r"^(?:import|export)\b.*", part, re.MULTILINE)] == []
    assert [name for name, _ in Gabungan().list(None)] == [DASAR]


def test_no_page_with_all_of_them_asks_for_one_of_them_again():
    """Only the pages for guests, which have none of the rest, ask for that of forms by itself."""
    asked = {path: set(ASKED.findall(path.read_text())) & set(ISI_DASAR) for path in (paths.BASE_DIR / "templates").rglob("*.html")}
    assert {path.name: names for path, names in asked.items() if names} == {"base_bare.html": {"form"}, "periksa_dasar.html": {"form"}}
    assert "js/dasar.js" in (paths.BASE_DIR / "templates" / "base.html").read_text()


def test_a_changed_script_is_in_the_next_one(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "static" / "js").mkdir(parents=True)
    for name in ISI_DASAR:
        (tmp_path / "static" / "js" / f"{name}.js").write_text("1;\n")
    first = Path(Gabungan().write()).read_text()
    (tmp_path / "static" / "js" / "menu.js").write_text("2;\n")
    assert Path(Gabungan().write()).read_text() == first.replace("1;", "2;", 1) != first
