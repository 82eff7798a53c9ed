"""Answers at the same moment, on real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from evaluasi import tasks
from evaluasi.models import JawabanSurvei, PartisipasiSurvei, Survei, SurveiMasuk
from evaluasi.services import survei as services
from tests.evaluasi.kelas import close_days_ago, drop_in, fill_in, hold_kelas, open_survei, spoken

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(*acts):
    """Run them together, each on its own connection; gives "jadi" or the codes of refusals."""
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


def send(survei, pegawai):
    isi = fill_in(survei, 0, spoken)
    return lambda: services.submit_jawaban(survei_id=survei.pk, pegawai_id=pegawai.pk, jawaban=isi)


def test_a_double_click_is_one_answer():
    angkatan, (diri,) = hold_kelas(1)
    survei = open_survei(angkatan)
    assert at_once(*[send(survei, diri)] * 5) == ["jadi", *["sudah"] * 4]
    assert (PartisipasiSurvei.objects.count(), SurveiMasuk.objects.count()) == (1, 1)


def test_answers_of_one_class_do_not_lose_one_another():
    angkatan, people = hold_kelas(8)
    survei = open_survei(angkatan)
    drop_in(survei, 30, spoken)
    assert at_once(*[send(survei, pegawai) for pegawai in people]) == ["jadi"] * 8
    assert (PartisipasiSurvei.objects.count(), SurveiMasuk.objects.count()) == (8, 38)


def test_an_answer_beside_the_closing_is_in_the_block_or_refused():
    for _ in range(3):
        angkatan, people = hold_kelas(4)
        survei = open_survei(angkatan)
        drop_in(survei, 5, spoken)
        close = lambda pk=survei.pk: services.close_and_release(survei_id=pk)  # noqa: E731
        found = at_once(close, *[send(survei, pegawai) for pegawai in people])
        taken = found.count("jadi") - 1
        row = Survei.objects.get(pk=survei.pk)
        assert sorted(found) == ["ditutup"] * (4 - taken) + ["jadi"] * (taken + 1)
        assert (row.status, row.blok_list.get().n, row.masuk_list.count()) == ("dirilis", 5 + taken, 0)
        assert JawabanSurvei.objects.filter(blok__survei=row).count() == 5 + taken
        assert row.partisipasi_list.count() == taken


def size_of_inbox() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('evaluasi_surveimasuk')")
        return int(cursor.fetchone()[0])


def fill_and_leave(survei: Survei, rows: int) -> None:
    """As after so many answers that are released and gone."""
    SurveiMasuk.objects.bulk_create(SurveiMasuk(survei=survei, jawaban="a" * 1000) for _ in range(rows))
    SurveiMasuk.objects.all().delete()


@pytest.mark.parametrize("gone", [0, 800])
def test_the_calendar_empties_the_inbox_down_to_its_file(gone, tunggu):
    """By the next hour where somebody still reads an older state of it; where a hundred empty pages stand before a few rows, too."""
    survei = open_survei(hold_kelas(0)[0])
    fill_and_leave(survei, gone)
    drop_in(survei, 6, spoken)
    close_days_ago(survei)
    reader = connection.copy()
    reader.set_autocommit(False)
    with reader.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT FROM evaluasi_surveimasuk")
    tasks.advance_survei()
    assert (Survei.objects.get().status, size_of_inbox() > 0) == ("dirilis", True)
    reader.close()
    tunggu(lambda: (tasks.advance_survei(), size_of_inbox())[1] == 0)
