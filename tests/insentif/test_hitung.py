"""What the rules give, and that the ledger follows them by differences only."""

from datetime import date, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from diklat.models import Pendaftaran
from insentif.models import AturanPoin, PenangguhanPoin, PostingPoin, VersiAturan
from insentif.queries import hitung as queries
from insentif.services import hitung
from pegawai.models import KedudukanHukum
from pegawai.services.kedudukan import change_kedudukan
from tests.diklat.pabrik import make_program
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar
from tests.insentif.pabrik import HARI, hidup, make_lulus, saldo

pytestmark = pytest.mark.django_db


def test_a_passed_training_earns_its_jp_once():
    rina = make_pegawai("Rina")
    row = make_lulus(rina, jp=8)
    assert hitung.recalculate() == hitung.Hasil(dicatat=1, dibalik=0, poin=8)
    assert hitung.recalculate().is_nihil
    assert hidup(rina) == {f"lulus:{row.pk}": 8}


def test_closing_an_own_gap_multiplies_and_rounds_half_up():
    rina, jabatan, melayani = make_pegawai("Rina"), make_jabatan(), make_kompetensi()
    make_standar(jabatan, melayani, 3, berlaku_mulai=date(2020, 1, 1))
    make_penilaian(rina, melayani, 2, tanggal=date(2025, 1, 5))
    program = make_program(kompetensi={melayani: 3})
    dibuat = timezone.make_aware(timezone.datetime(2026, 2, 1))
    closing = make_lulus(rina, jp=5, program=program, jabatan=jabatan, dibuat=dibuat)
    other = make_lulus(rina, jp=5, hari=HARI + timedelta(days=7), jabatan=jabatan, dibuat=dibuat)
    hitung.recalculate()
    assert hidup(rina) == {f"lulus:{closing.pk}": 8, f"lulus:{other.pk}": 5}  # 7.5 goes up


def test_never_assessed_is_no_gap():
    rina, jabatan, melayani = make_pegawai("Rina"), make_jabatan(), make_kompetensi()
    make_standar(jabatan, melayani, 3, berlaku_mulai=date(2020, 1, 1))
    make_lulus(rina, jp=5, program=make_program(kompetensi={melayani: 3}), jabatan=jabatan)
    hitung.recalculate()
    assert saldo(rina) == 5


def test_the_year_is_capped_in_the_order_of_events_and_the_next_year_starts_anew():
    rina = make_pegawai("Rina")
    for offset in (0, 10, 20):
        make_lulus(rina, jp=25, hari=HARI + timedelta(days=offset))
    make_lulus(rina, jp=25, hari=date(2025, 3, 1))
    hitung.recalculate()
    assert [poin for sumber, poin in hidup(rina).items() if sumber.startswith("lulus")] == [25, 25, 25, 10]


def test_an_earlier_event_that_comes_later_moves_the_cap():
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    last = make_lulus(rina, jp=40, hari=HARI)
    hitung.recalculate()
    first = make_lulus(rina, jp=40, hari=HARI - timedelta(days=10))
    assert hitung.recalculate() == hitung.Hasil(dicatat=2, dibalik=1, poin=20)
    assert hidup(rina) == {f"lulus:{first.pk}": 40, f"lulus:{last.pk}": 20}


def test_the_highest_threshold_that_is_reached_counts():
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    for nilai, hari in (("90.00", HARI), ("90.01", HARI + timedelta(days=1)), ("80.00", HARI + timedelta(days=2))):
        make_lulus(rina, jp=1, hari=hari, nilai_awal=Decimal(100), nilai_akhir=Decimal(nilai))
    hitung.recalculate()
    assert [poin for sumber, poin in hidup(rina).items() if sumber.startswith("kualifikasi")] == [5, 10]


def test_gain_without_room_is_none_and_a_negative_one_earns_nothing():
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    for awal, akhir in ((100, 100), (60, 50), (50, 65), (50, 85)):
        make_lulus(rina, jp=1, nilai_awal=Decimal(awal), nilai_akhir=Decimal(akhir))
    hitung.recalculate()
    assert sorted(poin for sumber, poin in hidup(rina).items() if sumber.startswith("n_gain")) == [2, 5]


def test_twenty_jp_count_once_a_year_for_pns_on_the_day_they_were_reached():
    rina, budi = make_pegawai("Rina", jenis_asn="PNS"), make_pegawai("Budi", jenis_asn="PPPK")
    for person in (rina, budi):
        make_lulus(person, jp=15, hari=HARI)
        make_lulus(person, jp=15, hari=HARI + timedelta(days=3))
    hitung.recalculate()
    bonus = PostingPoin.objects.get(sumber__startswith="target")
    assert (bonus.pegawai, bonus.tanggal, bonus.poin) == (rina, HARI + timedelta(days=3), 10)


def test_staying_away_costs_no_more_than_the_year_has_earned():
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=3, hari=HARI)
    for offset in (1, 2):
        make_lulus(rina, jp=0, hari=HARI + timedelta(days=offset), status="tidak_hadir")
    make_lulus(rina, jp=4, hari=HARI + timedelta(days=9))
    hitung.recalculate()
    assert (list(hidup(rina).values()), saldo(rina)) == ([3, -3, 0, 4], 4)


def test_a_result_taken_back_is_reversed_and_may_come_again():
    rina = make_pegawai("Rina")
    row = make_lulus(rina, jp=8)
    for status, total, lines in (("lulus", 8, 1), ("tidak_lulus", 0, 2), ("lulus", 8, 3)):
        Pendaftaran.objects.filter(pk=row.pk).update(status=status)
        hitung.recalculate()
        assert (saldo(rina), PostingPoin.objects.count()) == (total, lines)
    assert list(PostingPoin.objects.hidup().values_list("ke", flat=True)) == [2]


def test_standing_counts_as_it_was_on_the_day():
    rina = make_pegawai("Rina")
    before = make_lulus(rina, jp=8, hari=timezone.localdate() - timedelta(days=3))
    change_kedudukan({rina.pk: KedudukanHukum.objects.get(siasn_id="02").pk}, mulai=timezone.localdate() - timedelta(days=1))
    make_lulus(rina, jp=8, hari=timezone.localdate())
    hitung.recalculate()
    assert hidup(rina) == {f"lulus:{before.pk}": 8}


def test_the_standing_of_a_day_is_looked_up_for_the_person_not_for_the_city():
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries.POST_SQL}", {"zona": "Asia/Jakarta", "dari": 1, "sampai": 2000})
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "pegawai_riwayatkedudukan" in plan
    assert "= s.pegawai_id" not in plan


def test_days_of_a_measure_earn_nothing():
    rina = make_pegawai("Rina")
    PenangguhanPoin.objects.create(pegawai=rina, mulai=HARI, selesai=HARI + timedelta(days=1), alasan="Hukuman disiplin sedang")
    make_lulus(rina, jp=8, hari=HARI)
    after = make_lulus(rina, jp=8, hari=HARI + timedelta(days=1))
    hitung.recalculate()
    assert hidup(rina) == {f"lulus:{after.pk}": 8}


def make_draf(mulai: date, poin: str) -> VersiAturan:
    versi = VersiAturan.objects.create(nomor=2, berlaku_mulai=mulai, kedudukan=["01"])
    AturanPoin.objects.create(versi=versi, kejadian="lulus", nama="Lulus", poin=poin)
    return versi


def test_a_draft_counts_for_nothing_and_published_rules_hold_for_events_from_their_day_on():
    rina, budi = make_pegawai("Rina"), make_pegawai("Budi")
    old, new = make_lulus(rina, jp=8, hari=HARI - timedelta(days=1)), make_lulus(rina, jp=8, hari=HARI)
    make_lulus(budi, jp=4, hari=HARI - timedelta(days=2))
    hitung.recalculate()
    draf = make_draf(HARI, "2")
    assert hitung.recalculate().is_nihil
    VersiAturan.objects.filter(pk=draf.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    assert hitung.recalculate() == hitung.Hasil(dicatat=1, dibalik=1, poin=8)
    assert hidup(rina) == {f"lulus:{old.pk}": 8, f"lulus:{new.pk}": 16}


def test_the_ledger_is_only_added_to():
    make_lulus(make_pegawai("Rina"), jp=8)
    hitung.recalculate()
    row = PostingPoin.objects.get()
    for act in (lambda: PostingPoin.objects.update(poin=9), lambda: PostingPoin.objects.all().delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            act()
    copy = {"pegawai": row.pegawai, "tahun": 2026, "tanggal": HARI, "aturan": row.aturan, "sumber": row.sumber, "dasar": -8}
    for wrong in ({"poin": -7, "membalik": row}, {"poin": 8, "ke": 2}, {"poin": 8, "ke": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PostingPoin.objects.create(**copy, **wrong)


def test_published_rules_stay():
    rule = AturanPoin.objects.first()
    for act in (lambda: AturanPoin.objects.filter(pk=rule.pk).update(poin=99), rule.delete, lambda: make_rule(rule.versi)):
        with pytest.raises(IntegrityError, match="aturan yang terbit"), transaction.atomic():
            act()


def make_rule(versi: VersiAturan) -> AturanPoin:
    return AturanPoin.objects.create(versi=versi, kejadian="mentoring", nama="Lain", poin=1)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_post_once():
    people = [make_pegawai(f"Orang {number}") for number in range(30)]
    for person in people:
        make_lulus(person, jp=8)

    def work():
        hitung.recalculate()
        connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert PostingPoin.objects.count() == len(people)


def test_the_role_of_the_application_can_only_add_to_the_ledger() -> None:
    """Its recalculation still reverses, which asks a foreign key."""
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=8)
    gone = make_lulus(rina, jp=4)
    hitung.recalculate()
    Pendaftaran.objects.filter(pk=gone.pk).update(status="tidak_lulus")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE tangkas_aplikasi")
        hitung.recalculate()
        for act in ("UPDATE insentif_postingpoin SET poin = 99", "DELETE FROM insentif_postingpoin"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(act)
    assert saldo(rina) == 8


def test_nobody_empties_the_ledger() -> None:
    with pytest.raises(ProgrammingError, match="tidak dapat dikosongkan"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE insentif_postingpoin CASCADE")
