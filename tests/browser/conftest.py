"""A real Chromium for the tests in this folder, one per test process; pages start on the live server."""

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from config.runner import browser as chromium
from lib.tumpukan import give_room
from tests.browser.jendela import Peramban

HERE = Path(__file__).parent
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
ONE_PROCESS = "--renderer-process-limit=1"  # for all windows of a context
IDLE = 4  # contexts that wait


@dataclass(frozen=True)
class Konteks:
    """What a window needs at first, its process and the files of every page, is there as long as the blank window is."""

    options: dict[str, Any]
    context: BrowserContext
    blank: Page

    def empty(self) -> bool:
        """Whether it is as a new one again. A clock that a test sets is in every later window."""
        for page in self.context.pages:
            if page is not self.blank:
                page.close()
        if self.blank.is_closed() or not self.blank.evaluate("(localStorage.clear(), String(setTimeout).includes('[native code]'))"):
            return False
        self.context.set_offline(False)
        self.context.clear_cookies()
        return True


opened: list[Konteks] = []  # in the test that runs
idle: list[Konteks] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session", autouse=True)
def _kept_static() -> Iterator[None]:
    """The live server names no age for static files, so that a browser asks for each of them again on every page.

    It lives on the day of the tests and the browser on that of the machine: an hour had passed before the first page was there.
    """
    real, answer = StaticFilesHandler.serve, StaticFilesHandler.__call__

    def serve(self: StaticFilesHandler, request: HttpRequest) -> Any:
        response = real(self, request)
        response["Cache-Control"] = "max-age=1000000000"
        return response

    StaticFilesHandler.serve, StaticFilesHandler.__call__ = serve, give_room(answer)  # as config/wsgi.py does
    yield
    StaticFilesHandler.serve, StaticFilesHandler.__call__ = real, answer


def find_chromium() -> str:
    if path := chromium.find_browser():
        return path
    reason = "no Chromium: set CHROMIUM_PATH, or run `make test` which fetches one"
    raise (pytest.fail if os.environ.get("CI") == "true" else pytest.skip).Exception(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, ONE_PROCESS])
        yield started
        started.close()


@pytest.fixture(scope="session")
def peramban(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peramban]:
    browser = Peramban(find_chromium(), tmp_path_factory.mktemp("peramban"))
    yield browser
    browser.close()


def open_context(browser: Browser, live_server: Any, **options: Any) -> BrowserContext:
    usual = {"base_url": live_server.url, "locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce"}
    options = {**usual, **options}
    found = next((one for one in idle if one.options == options), None)
    if found:
        idle.remove(found)
    else:
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        found = Konteks(options, context, context.new_page())
        found.blank.goto("/healthz")
    opened.append(found)
    return found.context


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, Any, Any]:
    """A window that a test leaves open goes on drawing to the end of the run, beside all other tests."""
    while opened:
        one = opened.pop()
        if one.empty():
            idle.append(one)
        else:
            one.context.close()
    while len(idle) > IDLE:
        idle.pop(0).context.close()
    return (yield)


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Page:
    """A desktop window; `page.goto(reverse("account_login"))` is relative to the live server."""
    return open_context(browser, live_server, viewport=DESKTOP).new_page()


@pytest.fixture
def phone(browser: Browser, live_server: Any) -> Page:
    return open_context(browser, live_server, viewport=PHONE, is_mobile=True, has_touch=True).new_page()
