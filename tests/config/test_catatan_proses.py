"""What the lines of the process say of people: nothing, whatever an error quotes and whatever an address holds."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from config.celery import app
from config.logs import JSONFormatter
from tests.factories import make_pegawai

NAMA, NIP, SUREL = "Siti Aminah", "198704122011012007", "siti@contoh.go.id"


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Everything that is logged, through the formatter of production."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONFormatter())
    loggers = [logging.getLogger(name) for name in ("django", "django.request", "celery", "config")]
    before = [logger.level for logger in loggers]
    logging.getLogger().addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


def log(error: Exception) -> None:
    try:
        try:
            raise error
        except Exception as cause:
            raise RuntimeError("gagal menyimpan") from cause
    except RuntimeError:
        logging.getLogger("config").exception("berkas %s gagal", NAMA.split())


@pytest.mark.django_db
def test_asvs_16_2_5_an_error_of_the_database_names_the_law_and_not_the_row(lines: Any) -> None:
    make_pegawai(NAMA, nip=NIP)
    with pytest.raises(IntegrityError) as found, transaction.atomic():
        make_pegawai(NAMA, nip=NIP)
    assert NIP in str(found.value)
    log(found.value)
    (line,) = lines()
    assert [word for word in (NAMA, NIP, *NAMA.split()) if word in json.dumps(line)] == []
    for word in (
        "UniqueViolation",
        "IntegrityError",
        "RuntimeError: gagal menyimpan",
        'unique constraint "pegawai_',
        "test_catatan_proses.py",
    ):
        assert word in line["galat"], word
    assert line["galat"].index("UniqueViolation") < line["galat"].index("RuntimeError")


@pytest.mark.parametrize(
    "text",
    [
        f'invalid input syntax for type integer: "{NAMA}"',
        f"['{NAMA} sudah terdaftar.']",
        f"NIP {NIP} tidak ada",
        f"550 <{SUREL}>: user unknown",
        f"new row violates check constraint\nDETAIL:  Failing row contains (1, {NAMA},\n {NIP}).",
        f'salah\nCONTEXT:  COPY staging, line 3, column nama: "{NAMA}"',
    ],
)
def test_asvs_16_2_5_what_an_error_quotes_is_left_out(lines: Any, text: str) -> None:
    log(ValueError(text))
    (line,) = lines()
    assert [word for word in (NAMA, NIP, SUREL) if word in json.dumps(line)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ask", "path", "status"),
    [
        ("get", "/kalender/umpan/rahasia-rahasia.ics", 404),
        ("delete", "/kalender/umpan/rahasia-rahasia.ics", 405),
        ("get", "/ke mana/rahasia-rahasia/é", 404),
    ],
)
def test_asvs_16_2_5_an_address_that_opens_something_is_not_written_down(lines: Any, ask: str, path: str, status: int) -> None:
    """Its page is named instead."""
    assert getattr(Client(), ask)(path).status_code == status
    told = [line["pesan"] for line in lines() if line["asal"] == "django.request"]
    assert [any(name in text for name in ("diklat:umpan", "alamat lain")) for text in told] == [True]
    assert "rahasia-rahasia" not in json.dumps(lines())


@pytest.mark.django_db
def test_asvs_16_2_5_a_task_that_failed_quotes_nobody(lines: Any) -> None:
    @app.task(name="uji.gagal")
    def fail() -> None:
        raise LookupError(f"'{NAMA}' {NIP}")

    fail.apply()
    del app.tasks["uji.gagal"]
    told = [line for line in lines() if "uji.gagal" in line["pesan"]]
    assert told
    assert [word for word in (NAMA, NIP) if word in json.dumps(lines())] == []
