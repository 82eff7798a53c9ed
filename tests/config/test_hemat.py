"""What is kept or left out (`config/hemat.py`) comes out as Django's own would."""

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import formats
from django.utils.functional import lazystr
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from config import hemat


def test_an_address_is_tried_once_and_each_key_has_its_own():
    kept = type(get_resolver())._reverse_with_prefix  # type: ignore[attr-defined]
    before = kept.cache_info()
    assert [reverse("diklat:pendaftaran-detail", args=[key]).split("/")[-2] for key in (987_654, "987654", 987_655)] == [
        "987654",
        "987654",
        "987655",
    ]
    assert reverse("diklat:pendaftaran-detail", kwargs={"pk": 987_654}) == reverse("diklat:pendaftaran-detail", args=[987_654])
    reverse("diklat:pendaftaran-detail", args=[987_654])
    after = kept.cache_info()
    assert (after.maxsize, after.hits - before.hits, after.misses - before.misses) == (hemat.ADDRESSES, 2, 4)


def test_what_has_no_address_has_none_the_second_time_either():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse("diklat:pendaftaran-detail", args=["x"])


def test_other_addresses_of_the_same_name_are_asked_of_their_own_list():
    here = reverse("beranda")
    with override_settings(ROOT_URLCONF="tests.bench.urls"):
        assert reverse("floor") != here
    with pytest.raises(NoReverseMatch):
        reverse("floor")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>&'\"", "&lt;b&gt;&amp;&#x27;&quot;"),
        (lazystr("<b>"), "&lt;b&gt;"),
        (mark_safe("<b>"), "<b>"),
        (lazystr(mark_safe("<b>")), "<b>"),
        (7, "7"),
        (None, "None"),
    ],
)
def test_texts_are_escaped_once_whatever_they_are(value: object, shown: str):
    found = conditional_escape(value)
    assert (found, type(found)) == (shown, SafeString)
    assert format_html("{}", value) == shown
    assert Template("{{ value }}").render(Context({"value": value})) == shown


@pytest.mark.parametrize("value", [0, -7, 1_234_567, True, 2.5, Decimal("1234.50"), date(2026, 12, 2), "7", None])
def test_what_is_written_of_a_value_is_what_django_writes(value: object):
    written, own = hemat.localize(value), formats.localize(value)
    assert (written, type(written)) == (own, type(own))
    assert Template("{{ value }}").render(Context({"value": value})) == conditional_escape(own)


def test_a_whole_number_asks_for_no_language(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(formats, "number_format", lambda *_, **__: pytest.fail("asked"))
    assert Template("{{ value }}").render(Context({"value": 1_234_567})) == "1234567"
