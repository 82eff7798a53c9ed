"""Two officers who post one person at once: the second finds what the first wrote, and is told so in words."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections

from lib import waktu
from pegawai.models import Pegawai, Penempatan
from pegawai.services import kunci
from pegawai.services import penempatan as services
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db(transaction=True)


def post_at_once(pegawai: Pegawai) -> list[type[Exception]]:
    """What went wrong for each of two officers who post him elsewhere from tomorrow on."""
    gate, wrong, mulai = threading.Barrier(2, timeout=60), list[type[Exception]](), waktu.today() + timedelta(days=1)
    posts = [
        (Penempatan(pegawai=pegawai, unit=make_unit(), jabatan=make_jabatan(), mulai=mulai), make_pengguna("kepegawaian")) for _ in range(2)
    ]

    def run(penempatan: Penempatan, by: object) -> None:
        try:
            gate.wait()
            services.create_penempatan(penempatan=penempatan, by=by)  # type: ignore[arg-type]
        except (ValidationError, DatabaseError) as error:
            wrong.append(type(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=post) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong


def test_one_of_two_posts_him_and_the_other_is_told() -> None:
    for _ in range(3):
        pegawai = make_pegawai(unit=make_unit())
        assert post_at_once(pegawai) == [ValidationError]
        old, new = Penempatan.objects.filter(pegawai=pegawai).order_by("mulai")
        assert (old.selesai, new.selesai) == (new.mulai, None)


def test_control_without_the_lock_the_law_of_the_database_refuses_in_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    gate, real = threading.Barrier(2, timeout=60), Penempatan.full_clean

    def wait(penempatan: Penempatan) -> None:
        real(penempatan)
        gate.wait()

    monkeypatch.setattr(kunci, "lock_pegawai", lambda pegawai_ids: None)
    monkeypatch.setattr(Penempatan, "full_clean", wait)
    [error] = post_at_once(make_pegawai())
    assert issubclass(error, DatabaseError)  # the exclusion, or a deadlock of two who look at each other's row
