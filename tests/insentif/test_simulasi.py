"""What a draft would change is shown before it rules, and only for exactly the draft that was tried."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from insentif.models import AturanPoin, PostingPoin, SimulasiAturan, SimulasiOrang, VersiAturan
from insentif.queries.simulasi import SIMULASI_SQL
from insentif.services import aturan as services
from insentif.services import hitung, simulasi
from pegawai.models import Pekerjaan
from pegawai.services.pekerjaan import run_pekerjaan
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, make_lulus

pytestmark = pytest.mark.django_db


def make_draf(mulai: date = HARI, **changes: object) -> VersiAturan:
    """A draft of the seeded set, from `mulai` on, its rule for passing changed."""
    versi = services.create_draf(by=make_pengguna("admin"))
    VersiAturan.objects.filter(pk=versi.pk).update(berlaku_mulai=mulai)
    AturanPoin.objects.filter(versi=versi, kejadian="lulus").update(**changes)
    AturanPoin.objects.filter(versi=versi, kejadian="luar").update(batas_tahun=changes.get("batas_tahun", 60))
    versi.refresh_from_db()
    return versi


def run(versi: VersiAturan) -> Pekerjaan:
    job = simulasi.create_simulasi(versi_id=versi.pk, by=make_pengguna("admin"))
    run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    return job


def changed() -> dict[str, tuple[int, int]]:
    return {row.pegawai.nama: (row.sebelum, row.sesudah) for row in SimulasiOrang.objects.select_related("pegawai")}


def test_a_trial_tells_who_gains_and_loses_from_the_day_of_the_draft_on_and_writes_no_points():
    rina, budi, tono = make_pegawai("Rina"), make_pegawai("Budi", jenis_asn="PPPK"), make_pegawai("Tono")
    make_lulus(rina, jp=8, hari=HARI)
    make_lulus(rina, jp=8, hari=HARI - timedelta(days=1))
    make_lulus(budi, jp=50, hari=HARI)
    make_lulus(tono, jp=4, hari=HARI - timedelta(days=1))
    job = run(make_draf(poin=2, batas_tahun=40))
    assert (job.status, job.pesan) == ("selesai", "1 pegawai bertambah, 1 berkurang.")
    assert changed() == {"Rina": (8, 16), "Budi": (50, 40)}
    isi = SimulasiAturan.objects.get().isi
    assert isi["kejadian"] == {"lulus": {"sebelum": 58, "sesudah": 56}}
    assert isi["kelompok"]["PPPK"] == {"naik": 0, "turun": 1, "tetap": 0, "poin_naik": 0, "poin_turun": 10, "sebelum": 50, "sesudah": 40}
    assert not PostingPoin.objects.exists()


def test_publishing_posts_exactly_what_the_trial_told():
    people = [make_pegawai(f"Orang {number}") for number in range(4)]
    for number, person in enumerate(people):
        make_lulus(person, jp=10 * number + 5, hari=HARI)
        make_lulus(person, jp=20, hari=HARI - timedelta(days=40))
    hitung.recalculate()
    draf = make_draf(poin="1.5", batas_tahun=50)
    run(draf)
    before = {row.pegawai_id: row.sesudah - row.sebelum for row in SimulasiOrang.objects.all()}
    services.publish_versi(versi_id=draf.pk, sidik=draf.simulasi.sidik, by=make_pengguna("admin"))
    last = PostingPoin.objects.latest("pk").pk
    hitung.recalculate()
    after: dict[int, int] = {}
    for row in PostingPoin.objects.filter(pk__gt=last):
        after[row.pegawai_id] = after.get(row.pegawai_id, 0) + row.poin
    assert before == {pk: points for pk, points in after.items() if points}


def test_a_draft_for_a_day_to_come_is_tried_as_if_both_sets_ruled_already():
    today = timezone.localdate()
    make_lulus(make_pegawai("Rina"), jp=8, hari=today - timedelta(days=5))
    run(make_draf(today + timedelta(days=40), poin=3))
    assert changed() == {"Rina": (8, 24)}
    row = SimulasiAturan.objects.get()
    assert (row.isi["andai"], row.sejak.month, row.sejak.day) == (True, 1, 1)


def test_a_draft_for_a_day_to_come_is_compared_with_the_set_before_it_and_not_with_older_ones():
    today = timezone.localdate()
    newer = make_draf(today - timedelta(days=2), poin=2)
    VersiAturan.objects.filter(pk=newer.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    make_lulus(make_pegawai("Rina"), jp=8, hari=today - timedelta(days=5))
    run(make_draf(today + timedelta(days=40), poin=2))
    assert (changed(), SimulasiAturan.objects.get().isi["kejadian"]) == ({}, {"lulus": {"sebelum": 16, "sesudah": 16}})


def test_levels_are_counted_before_and_after():
    year = timezone.localdate().year
    make_lulus(make_pegawai("Rina"), jp=30, hari=date(year, 1, 2))
    run(make_draf(date(year, 1, 1), poin=2))
    rows = [row for row in SimulasiAturan.objects.get().isi["tingkat"] if row[0] == "PNS"]
    assert rows == [["PNS", "Perunggu", 1, 0], ["PNS", "Perak", 0, 1], ["PNS", "Emas", 0, 0]]


def test_a_new_trial_replaces_the_one_before():
    make_lulus(make_pegawai("Rina"), jp=8)
    draf = make_draf(poin=2)
    run(draf)
    AturanPoin.objects.filter(versi=draf, kejadian="lulus").update(poin=3)
    run(draf)
    assert (changed(), SimulasiAturan.objects.count()) == ({"Rina": (8, 24)}, 1)


def test_a_trial_of_a_draft_that_was_changed_meanwhile_is_not_kept():
    draf = make_draf(poin=2)
    job = simulasi.create_simulasi(versi_id=draf.pk, by=make_pengguna("admin"))
    AturanPoin.objects.filter(versi=draf, kejadian="lulus").update(poin=3)
    run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("gagal", simulasi.BERUBAH)
    assert not SimulasiAturan.objects.exists()


def test_a_draft_that_lacks_something_is_not_tried():
    draf = make_draf()
    AturanPoin.objects.filter(versi=draf).delete()
    with pytest.raises(ValidationError) as caught:
        simulasi.create_simulasi(versi_id=draf.pk, by=make_pengguna("admin"))
    assert [error.code for error in caught.value.error_list] == ["kosong"]


def test_no_full_join_of_the_derivation_is_weakened():
    """What stands around them may not: nested loops over caps or people made the trial for 12,000 last a minute, not seconds."""
    day = date(2026, 1, 1)
    values = {"zona": "Asia/Jakarta", "sejak": day, "tahun": 2026, "dari": 1, "sampai": 9, "draf": 1, "lama": 1}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (COSTS OFF) {SIMULASI_SQL}", values)
        plan = [line for (line,) in cursor]
    assert sum("Full Join" in line for line in plan) == 2 * 6 + 1
