"""The browser fixtures themselves."""

from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.browser.conftest import pytest_runtest_teardown


def test_page_and_phone_open_the_live_server_at_their_width(page: Page, phone: Page):
    for window in (page, phone):
        window.goto(reverse("account_login"))
    assert [window.evaluate("innerWidth") for window in (page, phone)] == [1440, 390]


def test_windows_that_a_test_leaves_open_end_with_it(page: Page, phone: Page, browser: Browser):
    assert len(browser.contexts) == 2
    next(pytest_runtest_teardown())
    assert browser.contexts == []
