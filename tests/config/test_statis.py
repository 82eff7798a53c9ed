"""Addresses of static files are those of Django, reckoned once a process."""

from django.contrib.staticfiles.storage import StaticFilesStorage

from config.statis import FromFinders


def test_an_address_is_reckoned_once():
    storage = FromFinders()
    assert [storage.url(name) for name in ("icons.svg", "js/menu.js") * 2] == [
        StaticFilesStorage().url(name) for name in ("icons.svg", "js/menu.js") * 2
    ]
    assert storage.url.cache_info().misses == 2
