"""The browser fixtures themselves."""

from django.urls import reverse
from playwright.sync_api import Page


def test_page_and_phone_open_the_live_server_at_their_width(page: Page, phone: Page):
    for window in (page, phone):
        window.goto(reverse("account_login"))
    assert [window.evaluate("innerWidth") for window in (page, phone)] == [1440, 390]
