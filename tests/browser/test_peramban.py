"""The browser fixtures themselves."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, open_context, pytest_runtest_teardown
from tests.browser.jendela import Jendela, Peramban

FAULTS = """new Promise((done) => {
  console.error("ditulis");
  setTimeout(() => { throw new Error("dilempar"); });
  document.body.append(Object.assign(document.createElement("script"), { text: "1" }));
  document.body.append(Object.assign(new Image(), { src: "/tiada.png", onerror: () => setTimeout(done) }));
})"""


def test_page_and_phone_open_the_live_server_at_their_width(page: Page, phone: Page):
    for window in (page, phone):
        window.goto(reverse("account_login"))
    assert [window.evaluate("innerWidth") for window in (page, phone)] == [1440, 390]


def test_windows_and_what_they_keep_end_with_a_test(page: Page, phone: Page, browser: Browser, live_server: Any):
    page.goto(reverse("account_login"))
    page.evaluate("localStorage.setItem('tema', 'gelap')")
    page.context.set_offline(True)
    next(pytest_runtest_teardown())
    assert (page.is_closed(), phone.is_closed()) == (True, True)
    context = open_context(browser, live_server, viewport=DESKTOP)
    again = context.new_page()
    assert (context, context.cookies()) == (page.context, [])
    again.goto(reverse("account_login"))
    assert again.evaluate("localStorage.length") == 0


def test_a_clock_ends_with_its_test(page: Page, browser: Browser, live_server: Any):
    page.clock.install(time=0)
    next(pytest_runtest_teardown())
    again = open_context(browser, live_server, viewport=DESKTOP).new_page()
    assert again.evaluate("Date.now()") > 10**12


def test_the_window_of_the_walk_hears_each_fault_and_nothing_of_the_page_before(peramban: Peramban, live_server: Any):
    window = Jendela(peramban, "", {}, live_server.url)
    window.open(reverse("account_login"))
    assert window.heard == []
    window.tell(FAULTS)
    said = "\n".join(window.heard)
    assert [word for word in ("ditulis", "dilempar", "404", "Content Security Policy") if word not in said] == []
    window.open(reverse("account_login"))
    assert window.heard == []
    window.close()


def test_no_file_is_asked_for_a_second_time(peramban: Peramban, live_server: Any):
    window = Jendela(peramban, "", {}, live_server.url)
    asked = []
    for _ in range(2):
        window.open(reverse("account_login"))
        asked.append(window.tell("performance.getEntriesByType('resource').filter((one) => one.transferSize).length"))
    assert (asked[0] > 10, asked[1]) == (True, 0)
    window.close()
