"""Two at once: one form for each, one answer. Each race has a control that does the same without the lock, which the check must catch."""

import random
from collections import Counter
from threading import Barrier

import pytest
from django.db import OperationalError, connection, transaction

from evaluasi.models import JawabanPasca, LevelPasca, PenugasanEvaluasi
from evaluasi.services.pasca import refresh_penugasan
from evaluasi.services.pasca.segarkan import KUNCI
from pegawai.models import Penempatan
from tests.diklat.test_kursi_serentak import meet, run_all
from tests.evaluasi.kelas_pasca import JATUH, Kantor, forms, publish_all
from tests.evaluasi.pabrik import make_penugasan
from tests.evaluasi.test_pasca_isian import Isian
from tests.factories import make_pegawai, make_penempatan

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
EMPAT = Counter({"rekan": 2, "alumnus": 1, "atasan": 1})


def test_four_refreshes_at_once_open_each_form_once():
    publish_all()
    Kantor().graduate()
    results = meet(*[lambda: refresh_penugasan(JATUH)] * 4)
    assert sorted(found.dibuka for found in results) == [0, 0, 0, 4]
    assert Counter(peran for peran, _, _ in forms()) == EMPAT


def test_a_refresh_waits_for_the_one_that_runs():
    def start() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
        try:
            refresh_penugasan(JATUH)
        except OperationalError:
            return "menunggu"
        return "jalan"

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI])
        assert run_all([start]) == ["menunggu"]
    assert run_all([start]) == ["jalan"]


def test_control_a_draw_by_chance_without_the_lock_asks_too_many():
    publish_all()
    kantor = Kantor()
    kantor.rekan += [make_pegawai(unit=kantor.bidang) for _ in range(60)]
    row, both = kantor.graduate(), Barrier(2, timeout=60)

    def draw(seed: int) -> None:
        with transaction.atomic():
            if not PenugasanEvaluasi.objects.filter(pendaftaran=row, peran="rekan").exists():
                both.wait()
                for penilai in random.Random(seed).sample(kantor.rekan, 2):
                    make_penugasan(row, penilai, "rekan")

    meet(lambda: draw(1), lambda: draw(2))
    assert PenugasanEvaluasi.objects.count() == 4


def test_four_refreshes_at_once_hand_a_form_on_once():
    publish_all()
    kantor = Kantor()
    kantor.graduate()
    refresh_penugasan(JATUH)
    Penempatan.objects.filter(pegawai=kantor.kabid).update(selesai=JATUH)
    make_penempatan(make_pegawai("Kabid baru"), kantor.bidang, memimpin=True, mulai=JATUH)
    results = meet(*[lambda: refresh_penugasan(JATUH)] * 4)
    assert sorted(found.dialihkan for found in results) == [0, 0, 0, 1]
    assert forms(peran="atasan") == [("atasan", "Kabid", "dialihkan"), ("atasan", "Kabid baru", "terbuka")]


def test_a_form_sent_from_three_windows_is_one_form():
    isian = Isian()
    results = meet(*[isian.send] * 3)
    assert Counter(found if isinstance(found, str) else "jadi" for found in results) == {"jadi": 1, "sudah_dikirim": 2}
    assert (JawabanPasca.objects.count(), LevelPasca.objects.count()) == (4, 1)


def test_sending_while_the_supervisor_changes_keeps_one_of_the_two():
    """Either the answer counts or the form went on; never both, never neither."""
    publish_all()
    kantor = Kantor()
    isian = Isian()
    PenugasanEvaluasi.objects.filter(pk=isian.row.pk).update(penilai=kantor.kabid)
    isian.akun.pegawai = kantor.kabid
    isian.akun.save(update_fields=["pegawai"])
    sent, moved = meet(isian.send, lambda: refresh_penugasan(JATUH))
    row = PenugasanEvaluasi.objects.get(pk=isian.row.pk)
    outcome = (row.status, JawabanPasca.objects.count(), moved.ditutup)
    assert outcome in [("selesai", 4, 0), ("ditutup", 0, 1)], (sent, outcome)
