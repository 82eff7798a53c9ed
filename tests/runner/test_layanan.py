"""The house keeps its promises to the tests: real Postgres, real worker, real mail."""

import pytest
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.db import connection

from config.celery import app


@app.task(name="tests.kirim_kabar")
def send_kabar(group_id: int) -> None:
    group = Group.objects.get(pk=group_id)
    send_mail("Kabar", group.name, "a@contoh.id", ["b@contoh.id"])


def test_database_sorts_as_production_and_is_throw_away(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select datlocprovider, datlocale, current_setting('fsync'), current_setting('server_version_num')::int / 10000"
            " from pg_database where datname = current_database()"
        )
        assert cursor.fetchone() == ("b", "C.UTF-8", "off", 18)


@pytest.mark.django_db(transaction=True)
def test_worker_reads_the_row_and_its_mail_arrives(pekerja, surat):
    group = Group.objects.create(name="Penyelenggara")
    send_kabar.delay(group.pk)
    (message,) = surat.wait_for(1)
    assert (message["X-Envelope-To"], message.get_content().strip()) == ("b@contoh.id", "Penyelenggara")
