"""Two admins at once: one publication, and what is published is what was tried. The control publishes without the lock."""

import time
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from insentif.models import AturanPoin, SimulasiAturan, VersiAturan
from insentif.queries import aturan as queries
from insentif.services import aturan as services
from insentif.services.simulasi import create_simulasi
from pegawai.services.pekerjaan import run_pekerjaan
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pengguna

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def make_teruji() -> tuple[VersiAturan, str]:
    """A draft that was tried, and its fingerprint."""
    admin = make_pengguna("admin")
    versi = services.create_draf(by=admin)
    run_pekerjaan(pk=create_simulasi(versi_id=versi.pk, by=admin).pk)
    return versi, SimulasiAturan.objects.get().sidik


def publish_naively(versi_id: int, both: Barrier) -> str:
    """Look, then write, as one would without a lock; both have looked before either writes."""
    versi = VersiAturan.objects.get(pk=versi_id)
    both.wait()
    if not versi.is_draf:
        return "terbit"
    with transaction.atomic():
        versi.status, versi.diterbitkan_pada = "terbit", timezone.now()
        versi.save(update_fields=["status", "diterbitkan_pada"])
    return "ok"


def test_two_admins_publish_once():
    versi, sidik = make_teruji()
    admins = [make_pengguna("admin") for _ in range(6)]

    def publish(admin):
        services.publish_versi(versi_id=versi.pk, sidik=sidik, by=admin)
        return admin.pk

    found = meet(*(lambda admin=admin: publish(admin) for admin in admins))
    winners = [row for row in found if row != "terbit"]
    assert len(winners) == 1
    assert VersiAturan.objects.get(pk=versi.pk).diterbitkan_oleh_id == winners[0]


def test_control_without_the_lock_publishes_twice():
    versi, _ = make_teruji()
    both = Barrier(2, timeout=60)
    assert meet(*(lambda: publish_naively(versi.pk, both) for _ in range(2))) == ["ok", "ok"]


def test_a_change_that_waits_for_the_publication_is_refused():
    """The editor's service asks for the lock while the publication holds it, and finds the set published."""
    versi, sidik = make_teruji()
    admin, row = make_pengguna("admin"), AturanPoin.objects.filter(versi=versi, kejadian="lulus").get()
    row.poin = 9
    held = Barrier(2, timeout=60)

    def publish():
        with transaction.atomic():
            services.publish_versi(versi_id=versi.pk, sidik=sidik, by=admin)
            held.wait()
            wait_for_lock()
        return "ok"

    def edit():
        held.wait()
        services.save_bagian(bagian=row, by=admin)
        return "ok"

    assert meet(publish, edit) == ["ok", "terbit"]
    assert queries.isi_of(VersiAturan.objects.get(pk=versi.pk)).sidik == sidik


def wait_for_lock(seconds: float = 60) -> None:
    """Until another connection waits for a lock of this one."""
    ends = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while time.monotonic() < ends:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))")
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_stat_clear_snapshot(), pg_sleep(0.02)")
    raise AssertionError("nobody waits for the lock")


def test_drafts_at_once_are_one():
    admin = make_pengguna("admin")
    found = meet(*(lambda: services.create_draf(by=admin).nomor for _ in range(5)))
    assert sorted(map(str, found)) == ["2", *["draf_ada"] * 4]
