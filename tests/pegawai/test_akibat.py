"""What an act would mail is read from its own rows, whoever else works at the same time."""

import psycopg
import pytest
from django.db import connection, transaction

from lib import waktu
from pegawai.models import Notifikasi
from pegawai.services.akibat import act_if_shown
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db


def someone_else_commits() -> None:
    """A later transaction than all of ours, on a connection of its own."""
    parameter = connection.get_connection_params()
    with psycopg.connect(**{key: parameter[key] for key in ("dbname", "user", "host", "port") if key in parameter}) as other:
        other.execute("SELECT pg_current_xact_id()")


def test_mails_written_in_a_savepoint_are_seen_while_others_commit():
    pegawai = make_pegawai()

    def act() -> None:
        with transaction.atomic():
            Notifikasi.objects.create(kunci="satu", aturan="sesi_h1", pegawai=pegawai, objek="uji:1", kirim_pada=waktu.now())
        someone_else_commits()

    found = act_if_shown(act, sidik="")
    assert (found.jadi, [kind.aturan for kind in found.surel]) == (False, ["sesi_h1"])
    assert not Notifikasi.objects.exists()
