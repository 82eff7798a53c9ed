"""The trail on a phone: what happened and by whom share a line below the object, and what it changed is opened there."""

from typing import Any

from django.urls import reverse
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, open_context
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pintu import enter


def test_what_and_by_whom_share_a_line_and_values_open_there(browser: Browser, live_server: Any) -> None:
    for name in ("Ani Wulandari", "Budi Wulandari", "Siti Wulandari"):
        make_pegawai(name, unit=make_unit(f"Dinas {name}"))
    context = open_context(browser, live_server, viewport=PHONE)
    cookies = enter(make_pengguna("auditor")).cookies.items()
    context.add_cookies([{"name": name, "value": morsel.value, "url": live_server.url} for name, morsel in cookies])
    page = context.new_page()
    page.goto(reverse("pegawai:perubahan-list"))
    row = page.locator("tbody tr").filter(has=page.locator("details")).first
    cells = [cell.bounding_box() for cell in row.locator("td").all()[:2]]
    middles = [round(box["y"] + box["height"] / 2) for box in cells if box]
    assert (len(middles), max(middles) - min(middles) < 4) == (2, True)
    row.locator("summary").click()
    expect(row.locator("details li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
