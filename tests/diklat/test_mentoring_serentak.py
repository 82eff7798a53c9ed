"""Two people press at once: one result."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from diklat.models import CatatanJP, Mentoring, PertemuanMentoring
from diklat.services import pertemuan as meetings
from tests.diklat.test_mentoring import Kota

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
RONDE = 5


def at_once(*acts):
    """Run them together, each on its own connection; gives their results or the codes of refusals."""
    barrier = Barrier(len(acts))

    def alone(act):
        try:
            barrier.wait()
            act()
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "jadi"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(alone, acts))


def test_the_same_two_are_paired_once():
    kota = Kota()
    assert at_once(*[kota.pair] * 4) == ["jadi", *["masih_berjalan"] * 3]
    assert Mentoring.objects.count() == 1


def test_confirming_twice_counts_once():
    kota = Kota()
    row = kota.meet(kota.pair())
    confirm = [lambda: meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])] * 3
    assert at_once(*confirm) == ["jadi", "sudah_dipastikan", "sudah_dipastikan"]
    assert CatatanJP.objects.count() == 2


def test_a_meeting_is_never_confirmed_behind_a_closing():
    kota = Kota()
    pair = kota.pair()
    row = kota.meet(pair)
    meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"])
    found = at_once(lambda: kota.meet(pair, tanggal=pair.mulai), lambda: kota.close(pair))
    status, pending = Mentoring.objects.get().status, PertemuanMentoring.objects.pending().count()
    assert (found, status, pending) in [(["belum_dipastikan", "jadi"], "berjalan", 1), (["bukan_berjalan", "jadi"], "selesai", 0)]


def test_confirming_and_taking_back_at_once_leaves_one_of_the_two():
    for _ in range(RONDE):
        kota = Kota()
        row = kota.meet(kota.pair())
        found = at_once(
            lambda row=row, kota=kota: meetings.confirm_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentee"]),
            lambda row=row, kota=kota: meetings.delete_pertemuan(pertemuan_id=row.pk, by=kota.akun["mentor"]),
        )
        left = PertemuanMentoring.objects.filter(pk=row.pk).count()
        assert (found, left) in [(["jadi", "sudah_dipastikan"], 1), (["hilang", "jadi"], 0)]


def test_two_records_of_one_day_are_one():
    kota = Kota()
    pair = kota.pair()
    assert at_once(lambda: kota.meet(pair, "mentor"), lambda: kota.meet(pair, "mentee")) == ["jadi", "sudah_dicatat"]
