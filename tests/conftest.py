"""Fixtures every test may use. The servers themselves come from tests/services.py."""

import gc
import logging
import runpy
import shutil
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from _pytest.runner import pytest_runtest_protocol as run_test
from celery.contrib.testing.worker import start_worker
from celery.signals import task_postrun
from django.conf import settings as django_settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.core.signals import setting_changed
from django.db import connections
from django.test import TransactionTestCase

from config.celery import app as celery_app
from config.runner import paths, procs
from lib.tumpukan import give_room
from tests import instansi, mailbox, reset, terisi, urutan_kunci
from tests.dingin import empty_cache
from tests.jawaban import remember_pages_only
from tests.pintu import begin_sessions_once
from tests.siap import keep_plans

OWN = ("REDIS_URL", "CELERY_BROKER_URL", "MEDIA_ROOT", "EMAIL_PORT")
QUEUES = "interaktif,mail,berat"
LAMA = (
    "test_all_pages",
    "test_killed_runner_takes_its_children_along_and_starts_again_with_its_rows",
    "test_small_kota_is_whole_and_has_nothing_that_tells_it_is_invented",
    "test_any_steps_in_any_order",
    "test_no_address_falls_over_a_row_that_is_gone_when_it_is_locked",
    "test_asvs_8_2_2_a_key_out_of_scope_in_a_body_does_nothing_and_tells_nothing",
    "test_refreshed_lines_equal_a_rebuild_after_any_history",
    "test_asvs_8_2_1_and_3_2_and_3_5_3_answer_and_page_per_role",
)  # slowest first
django_settings.WHITENOISE_AUTOREFRESH = True  # else every test client would read the whole folder of static files first
for name in ("django.request", "config.akses"):
    logging.getLogger(name).setLevel(logging.ERROR)  # each 403 and 404 would be written down, twice, with all calls that led to it
remember_pages_only()
run_with_room = give_room(run_test)


def pytest_configure(config: pytest.Config) -> None:
    """A copy of a process that had read the settings (`tests/salinan.py`) has a broker, files and a mail server of its own."""
    if not hasattr(config, "workerinput"):
        return
    read = runpy.run_path(str(paths.BASE_DIR / "config" / "settings.py"))
    for name in OWN:
        setattr(django_settings, name, read[name])
    django_settings.CACHES["default"]["LOCATION"] = django_settings.REDIS_URL
    vars(caches._connections).pop("default", None)
    celery_app.conf.broker_url = django_settings.CELERY_BROKER_URL
    setting_changed.send(sender=None, setting="MEDIA_ROOT", value=django_settings.MEDIA_ROOT, enter=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begun first, so that no process waits at the end for the other to finish one of these."""
    place = {name: number for number, name in enumerate(LAMA)}
    items.sort(key=lambda item: place.get(item.name.partition("[")[0], len(LAMA)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Calls find room as in a request of the product: pytest alone stands several pieces of the stack deep."""
    return run_with_room(item, nextitem)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, Any, Any]:
    urutan_kunci.begin()
    urutan_kunci.salah.clear()
    result = yield
    assert urutan_kunci.salah == []
    return result


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: looking through it for garbage, again and again, takes a twentieth of the time."""
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    connections["default"].settings_dict["TEST"] |= {"TEMPLATE": terisi.NAMA}
    # The copy of all rows that Django makes for transactional tests; triggers on published instruments refuse to have it put back.
    connections["default"].creation.serialize_db_to_string = lambda: ""


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The server is thrown away with its databases: none of them has to be left by everybody first."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """After a transactional test the tables hold again what the migrations left, reference rows included."""
    with django_db_blocker.unblock():
        instansi.store()
        reset.remember()
    urutan_kunci.watch()
    vars(connections["default"]).pop("_test_serialized_contents", None)
    TransactionTestCase._fixture_teardown = lambda _self: reset.restore()
    # Django would not keep the connection, whose successor asks for the catalogue again.
    TransactionTestCase._should_reload_connections = lambda _self: False
    begin_sessions_once()
    keep_plans()


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    """Rate limits and cached rows of one test must not reach the next."""
    instansi.begin()
    empty_cache()


@pytest.fixture
def aplikasi(db: None) -> None:
    """What follows is done with the rights that the application has in production, for tests within one transaction."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE tangkas_aplikasi")


@pytest.fixture
def tanpa_berkas() -> Iterator[None]:
    """No documents from tests before, none for those after: a rolled back row leaves its file."""
    folders = [default_storage.path(name) for name in ("sertifikat", "piagam")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    yield
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _mailbox() -> Iterator[mailbox.Mailbox]:
    box, controller = mailbox.serve(django_settings.EMAIL_HOST, django_settings.EMAIL_PORT)
    yield box
    controller.stop()


@pytest.fixture
def surat(_mailbox: mailbox.Mailbox, settings: Any) -> mailbox.Mailbox:
    """Mails go through real SMTP; `surat.wait_for(1)` gives those that arrived."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    _mailbox.clear()
    return _mailbox


def close_connections(**_: Any) -> None:
    connections.close_all()


@pytest.fixture
def pekerja(transactional_db: None) -> Generator[Any, None, None]:
    """A real Celery worker on the test Valkey; needs `django_db(transaction=True)`, for it has its own connection."""
    with celery_app.connection_for_write() as connection:
        for queue in QUEUES.split(","):
            connection.default_channel.queue_purge(queue)
    task_postrun.connect(close_connections)
    with start_worker(celery_app, pool="threads", concurrency=2, perform_ping_check=False, queues=QUEUES) as worker:
        yield worker
    task_postrun.disconnect(close_connections)


@pytest.fixture(scope="session")
def tunggu() -> Callable[..., None]:
    """Wait for a condition of another thread or process: `tunggu(lambda: Pekerjaan.objects.get().status == "selesai")`."""

    def wait(condition: Callable[[], bool], seconds: float = 60) -> None:
        assert procs.wait_until(condition, seconds, pause=0.05), f"condition not met within {seconds} s"

    return wait
