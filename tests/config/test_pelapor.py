"""What a Sentry would be told."""

import json
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import pelapor
from config.logs import permintaan

NAMA, NIP = "Siti Aminah", "198704122011012007"
EVENT = {
    "event_id": "1",
    "level": "error",
    "logger": "django.request",
    "transaction": "/pegawai/<int:pk>/",
    "exception": {
        "values": [
            {
                "type": "IntegrityError",
                "value": f"Key (nip)=({NIP}) already exists.",
                "mechanism": {"type": "django", "handled": False, "data": {"nama": NAMA}},
                "stacktrace": {"frames": [{"function": "save", "lineno": 7, "vars": {"nama": NAMA}, "context_line": f"x = '{NAMA}'"}]},
            }
        ]
    },
    "logentry": {"message": "gagal menyimpan %s", "formatted": f"gagal menyimpan {NAMA}", "params": [NAMA]},
    "request": {"url": f"https://contoh.id/?q={NAMA}", "cookies": {"sesi": "rahasia"}, "data": {"nip": NIP}},
    "user": {"id": 7, "username": NIP, "ip_address": "10.0.0.1"},
    "extra": {"objek": NIP},
    "breadcrumbs": {"values": [{"message": f"SELECT … WHERE nip = '{NIP}'"}]},
    "contexts": {"berkas": NAMA},
}


def test_the_kind_and_the_place_are_told_and_nothing_of_a_person() -> None:
    token = permintaan.set("abc123")
    try:
        told = pelapor.scrub(EVENT, {})
    finally:
        permintaan.reset(token)
    assert [word for word in (NAMA, NIP, "rahasia", "10.0.0.1") if word in json.dumps(told)] == []
    assert told["exception"]["values"][0]["type"] == "IntegrityError"
    assert told["exception"]["values"][0]["stacktrace"]["frames"] == [{"function": "save", "lineno": 7}]
    assert (told["tags"], told["logentry"]) == ({"request_id": "abc123"}, {"message": "gagal menyimpan %s"})


def test_without_an_address_nothing_is_imported_and_without_the_library_it_is_said() -> None:
    assert "sentry_sdk" not in sys.modules
    with pytest.raises(ImproperlyConfigured, match="--build-arg SENTRY=1"):
        pelapor.begin("https://kunci@contoh.id/1", versi="1")
