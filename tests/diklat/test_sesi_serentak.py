"""Two who book the same room or teacher at the same moment: one gets it, the other one a sentence."""

from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Sesi
from diklat.queries.sesi import letak_of
from diklat.services import angkatan as angkatan_services
from diklat.services import sesi as services
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.diklat.test_sesi import values
from tests.kompetensi.test_profil_turunan_serentak import run_all

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
CALLERS = 6


@pytest.mark.parametrize("kinds", [("ruang",), ("narasumber",), ("ruang", "narasumber")])
def test_one_booking_wins(kinds):
    by = factories.make_pengguna("pengelola")
    places = {"ruang": pabrik.make_ruang("Aula"), "narasumber": pabrik.make_narasumber("Guru")}
    batches = [pabrik.make_angkatan(pabrik.make_program(), status="draf") for _ in range(CALLERS)]
    barrier = Barrier(CALLERS)

    def book(number):
        barrier.wait()
        try:
            services.create_sesi(angkatan_id=batches[number].pk, data=values(**{kind: places[kind] for kind in kinds}), by=by)
        except ValidationError as refusal:
            return tuple(sorted(error.code for errors in refusal.error_dict.values() for error in errors))
        return ()

    answers = run_all(book, CALLERS)
    assert sorted(answers) == [(), *[tuple(sorted(f"{kind}_dipakai" for kind in kinds))] * (CALLERS - 1)]
    assert Sesi.objects.count() == 1


def test_the_loser_waits_for_the_winner_and_hears_of_him():
    """A booking that is not committed yet makes the other one wait; after a rollback the room is free."""
    by = factories.make_pengguna("pengelola")
    ruang = pabrik.make_ruang("Aula")
    first, second = (pabrik.make_angkatan(status="draf") for _ in range(2))
    barrier = Barrier(2)

    def book(number):
        if number:
            barrier.wait()
            return services.create_sesi(angkatan_id=second.pk, data=values(ruang=ruang), by=by).pk
        with transaction.atomic():
            services.create_sesi(angkatan_id=first.pk, data=values(ruang=ruang), by=by)
            barrier.wait()
            transaction.set_rollback(True)
        return None

    assert run_all(book, 2)[1] == Sesi.objects.get().pk


def test_two_who_move_across_each_other_do_not_deadlock():
    by = factories.make_pengguna("pengelola")
    rooms = [pabrik.make_ruang() for _ in range(3)]
    batches = [pabrik.make_angkatan(status="draf") for _ in range(2)]
    for number, angkatan in enumerate(batches):
        for place, ruang in enumerate(rooms if number else rooms[::-1]):
            pabrik.make_sesi(angkatan, today(21 + place + 40 * number), ruang=ruang)
    barrier = Barrier(2)

    def move(number):
        barrier.wait()
        angkatan_services.postpone_angkatan(angkatan_id=batches[number].pk, geser_hari=1, alasan="x", by=by)

    run_all(move, 2)
    assert Sesi.objects.filter(mulai__date=today(21)).count() == 0


def test_two_who_move_into_one_room_at_once():
    """One gets it; the other one hears of him, and his session stays where it was."""
    by, ruang, lama = factories.make_pengguna("pengelola"), pabrik.make_ruang("Aula"), pabrik.make_ruang("Lama")
    rows = [pabrik.make_sesi(pabrik.make_angkatan(status="draf"), today(21 + number), ruang=lama) for number in range(CALLERS)]
    barrier = Barrier(CALLERS)

    def move(number):
        barrier.wait()
        dulu = letak_of(rows[number])
        try:
            services.move_sesi(sesi_id=rows[number].pk, ruang=ruang, mulai=values(today(40))["mulai"], dulu=dulu, by=by)
        except ValidationError as refusal:
            return [error.code for errors in refusal.error_dict.values() for error in errors]
        return []

    answers = run_all(move, CALLERS)
    assert sorted(answers) == [[], *[["ruang_dipakai"]] * (CALLERS - 1)]
    assert (Sesi.objects.filter(ruang=ruang).count(), Sesi.objects.filter(ruang=lama).count()) == (1, CALLERS - 1)


def test_one_session_moved_twice_at_once_goes_where_the_first_one_put_it():
    by, rooms = factories.make_pengguna("pengelola"), [pabrik.make_ruang() for _ in range(CALLERS)]
    sesi = pabrik.make_sesi(pabrik.make_angkatan(status="draf"), today(21))
    barrier, dulu = Barrier(CALLERS), letak_of(sesi)

    def move(number):
        barrier.wait()
        try:
            services.move_sesi(sesi_id=sesi.pk, ruang=rooms[number], mulai=sesi.mulai, dulu=dulu, by=by)
        except ValidationError as refusal:
            return refusal.code
        return ""

    assert sorted(run_all(move, CALLERS)) == ["", *["berubah"] * (CALLERS - 1)]
