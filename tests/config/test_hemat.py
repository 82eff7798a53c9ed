"""What is kept or left out (`config/hemat.py`) comes out as Django's own would."""

import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import IntEnum
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.db import connection, connections, transaction
from django.db.models import Func, Value
from django.template import Context, Template, base
from django.templatetags.static import static
from django.test import override_settings
from django.urls import NoReverseMatch, Resolver404, get_resolver, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils import formats, timezone, translation
from django.utils.functional import lazystr
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from config import hemat
from lib.siap import fetch_siap


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


def test_what_answers_at_a_path_is_looked_for_once_and_each_site_has_its_own():
    first, other = resolve("/pegawai/987654/"), resolve("/pegawai/987655/")
    assert resolve("/pegawai/987654/") is first
    assert [(one.view_name, one.kwargs) for one in (first, other)] == [("pegawai:pegawai-detail", {"pk": pk}) for pk in (987_654, 987_655)]
    for _ in range(2):
        with pytest.raises(Resolver404):
            resolve("/tidak-ada/")
    with override_settings(ROOT_URLCONF="tests.bench.urls"):
        assert resolve("/pegawai/987654/") is not first
        floor = reverse("floor")
        assert resolve(floor).view_name == "floor"
    with pytest.raises(Resolver404):
        resolve(floor)


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


class Nama(str):
    __slots__ = ()


class Urutan(IntEnum):
    AWAL = 1


JAM = datetime(2026, 12, 2, 3, 4, tzinfo=UTC)
NILAI = (0, -7, 1_234_567, True, 2.5, Decimal("1234.50"), date(2026, 12, 2), JAM, Urutan.AWAL, "7", "<b>&'\"", Nama("<b>"), None, ["<b>"])


@pytest.mark.parametrize("value", [*NILAI, lazystr("<b>"), mark_safe("<b>"), lazystr(mark_safe("<b>"))])
@pytest.mark.parametrize("autoescape", [True, False])
def test_what_is_written_of_a_value_is_what_django_writes(value: object, autoescape: bool):
    context = Context({"value": value}, autoescape=autoescape)
    written, own = base.render_value_in_context(value, context), base.render_value_in_context.__wrapped__(value, context)  # type: ignore[attr-defined]
    assert (written, Template("{{ value }}").render(context)) == (own, own)
    assert type(written) is type(own) or type(value) is int


def test_a_static_file_is_that_of_the_storage_of_now():
    assert static("js/dasar.js") == staticfiles_storage.url("js/dasar.js")
    own = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage", "OPTIONS": {"base_url": "/lain/"}},
    }
    with override_settings(STORAGES=own):
        assert static("js/dasar.js") == "/lain/js/dasar.js"


def test_a_whole_number_asks_for_no_language(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(formats, "number_format", lambda *_, **__: pytest.fail("asked"))
    assert Template("{{ value }}").render(Context({"value": 1_234_567})) == "1234567"


def test_each_thread_has_its_own_connection_cache_zone_and_language():
    def asked() -> tuple[Any, ...]:
        return connections["default"], caches["default"], timezone.get_current_timezone_name(), translation.get_language()

    found: list[tuple[Any, ...]] = []
    with timezone.override("Asia/Jayapura"), translation.override("en"):
        thread = Thread(target=lambda: found.append(asked()))
        thread.start()
        thread.join()
        here, there = asked(), found[0]
    assert (here[0] is there[0], here[1] is there[1], here[2:]) == (False, False, ("Asia/Jayapura", "en"))
    assert (asked()[:2], asked()[2:]) == (here[:2], there[2:])


def test_each_thread_has_its_own_prefix_of_addresses():
    found: list[str] = []
    set_script_prefix("/awal/")
    try:
        thread = Thread(target=lambda: found.append(reverse("beranda")))
        thread.start()
        thread.join()
        assert (get_script_prefix(), reverse("beranda")) == ("/awal/", "/awal" + found[0])
    finally:
        set_script_prefix("/")


def test_a_setting_is_the_one_of_now():
    own = settings.LOGIN_URL
    with override_settings(LOGIN_URL="/uji/"):
        assert (settings.LOGIN_URL, settings.configured, hasattr(settings, "TIDAK_ADA")) == ("/uji/", True, False)
    assert (settings.LOGIN_URL, settings.LOGIN_URL == "/uji/") == (own, False)


def test_an_expression_is_copied_as_python_would():
    asked = Func(Value("A"), function="lower", berikut="ya")
    assert asked.convert_value is not None
    made, own = asked.copy(), copy.copy(asked)
    assert (type(made), made, vars(made).keys()) == (Func, own, vars(own).keys())
    assert (made is asked, made.source_expressions is asked.source_expressions, made.extra is asked.extra) == (False, False, False)
    assert "convert_value" in vars(asked)
    assert "convert_value" not in vars(made)


@pytest.mark.django_db
def test_a_long_statement_is_taken_apart_once():
    asked = "SELECT %s" + " " * 5000
    for value in (1, 2):
        with connection.cursor() as cursor:
            before = hemat._queries._query2pg_client.cache_info()
            cursor.execute(asked, [value])
            assert cursor.fetchall() == [(value,)]
    after = hemat._queries._query2pg_client.cache_info()
    assert (after.maxsize, after.hits - before.hits) == (hemat.STATEMENTS, 1)


@pytest.mark.django_db
def test_only_what_is_prepared_is_counted_and_outlives_a_savepoint():
    assert fetch_siap("SELECT 41 + %s", [1]) == [(42,)]
    known = connection.connection._prepared
    names, counts = dict(known._names), dict(known._counts)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s", ["sekali ini saja"])
        transaction.set_rollback(True)
    assert (dict(known._names), dict(known._counts)) == (names, counts)
    assert fetch_siap("SELECT 41 + %s", [2]) == [(43,)]
