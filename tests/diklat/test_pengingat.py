"""The scans: who is reminded on which day, once, also after an outage, and nothing past its use."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from time_machine import TimeMachineFixture

from diklat.models import Angkatan, CatatanJP, Sesi, Transisi
from diklat.services import pengingat
from pegawai.models import AturanPengingat, KedudukanHukum, Notifikasi, Pegawai
from pegawai.services.notifikasi import susun
from tests import factories
from tests.diklat import pabrik
from tests.kompetensi.test_kata import add_version

pytestmark = pytest.mark.django_db
HARI_INI = date(2026, 12, 1)


@pytest.fixture
def clock(time_machine: TimeMachineFixture) -> Any:
    """`clock(date, hour)` sets what time the scans think it is."""

    def set_time(day: date, hour: int = 8, minute: int = 0) -> None:
        time_machine.move_to(datetime(day.year, day.month, day.day, hour, minute, tzinfo=pabrik.WIB), tick=False)

    set_time(HARI_INI)
    return set_time


def batch(first: date, *, days: int = 1, status: str = "dipastikan", people: int = 1) -> Angkatan:
    angkatan = pabrik.make_angkatan(status=status, pendaftaran_mulai=date(2026, 11, 1), pendaftaran_sampai=date(2026, 11, 20))
    for number in range(days):
        pabrik.make_sesi(angkatan, first + timedelta(days=number), jam=8)
        pabrik.make_sesi(angkatan, first + timedelta(days=number), jam=13)
    for _ in range(people):
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai(email="x@contoh.id"))
    return angkatan


def put_in() -> dict[str, int]:
    return {kode: count for kode, count in pengingat.scan_semua().items() if count}


@pytest.mark.parametrize(
    ("hour", "first", "expected"),
    [
        (8, date(2026, 12, 8), {"sesi_h7": 1}),
        (6, date(2026, 12, 8), {}),
        (8, date(2026, 12, 9), {}),
        (8, date(2026, 12, 4), {"sesi_h7": 1}),
        (8, date(2026, 12, 2), {"sesi_h1": 1}),
        (6, date(2026, 12, 2), {"sesi_h7": 1}),
        (6, date(2026, 12, 1), {"sesi_h1": 1}),
        (8, date(2026, 12, 1), {}),
    ],
)
def test_sessions_are_reminded_of_in_their_windows(clock: Any, hour: int, first: date, expected: dict[str, int]) -> None:
    batch(first)
    clock(HARI_INI, hour)
    assert put_in() == expected
    assert put_in() == {}


def test_one_mail_per_person_and_batch_a_week_before_and_one_per_day_of_sessions(clock: Any) -> None:
    angkatan = batch(date(2026, 12, 5), days=3, people=2)
    days = []
    for day in range(1, 9):
        clock(date(2026, 12, day))
        days.append(put_in())
    assert days == [{"sesi_h7": 2}, {}, {}, {"sesi_h1": 2}, {"sesi_h1": 2}, {"sesi_h1": 2}, {}, {}]
    last = Notifikasi.objects.filter(aturan="sesi_h1").order_by("-pk")[0]
    assert (last.objek, last.berguna_sampai) == (f"angkatan:{angkatan.pk}:2026-12-07", datetime(2026, 12, 7, 8, tzinfo=pabrik.WIB))


def test_an_outage_catches_up_on_what_is_still_of_use(clock: Any) -> None:
    batch(date(2026, 12, 5), days=3)
    clock(date(2026, 12, 6), 10)
    assert put_in() == {"sesi_h1": 1}
    assert Notifikasi.objects.get().objek.endswith("2026-12-07")


@pytest.mark.parametrize("change", ["batal", "draf", "tunggu", "mundur", "sesi_batal"])
def test_nobody_is_reminded_of_what_he_does_not_attend(clock: Any, change: str) -> None:
    angkatan = batch(date(2026, 12, 8))
    if change in ("batal", "draf"):
        Angkatan.objects.filter(pk=angkatan.pk).update(status=change, alasan_batal="x")
    elif change == "sesi_batal":
        Sesi.objects.update(is_batal=True)
    else:
        angkatan.pendaftaran_list.update(status={"tunggu": "daftar_tunggu", "mundur": "dibatalkan"}[change], alasan="x")
    assert put_in() == {}


def test_a_new_version_of_the_schedule_is_reminded_of_anew(clock: Any) -> None:
    angkatan = batch(date(2026, 12, 8))
    assert put_in() == {"sesi_h7": 1}
    Angkatan.objects.filter(pk=angkatan.pk).update(versi_jadwal=2)
    assert put_in() == {"sesi_h7": 1}


def test_who_got_the_seat_within_the_week_is_not_told_again(clock: Any) -> None:
    angkatan = batch(date(2026, 12, 6))
    [row] = angkatan.pendaftaran_list.all()
    Transisi.objects.create(pendaftaran=row, aksi="setuju", ke="terdaftar", waktu=datetime(2026, 11, 30, 9, tzinfo=pabrik.WIB))
    assert put_in() == {}


def test_days_and_switch_follow_the_rules_of_the_office(clock: Any) -> None:
    batch(date(2026, 12, 4))
    AturanPengingat.objects.filter(kode="sesi_h7").update(is_aktif=False)
    assert put_in() == {}
    AturanPengingat.objects.filter(kode="sesi_h1").update(hari=3)
    assert put_in() == {"sesi_h1": 1}


def test_an_offer_is_reminded_of_a_day_before_its_end_and_a_new_offer_again(clock: Any) -> None:
    angkatan = pabrik.make_angkatan(jam_tawaran=48)
    now = timezone.now()
    row = pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "ditawari", tawaran_sampai=now + timedelta(hours=23))
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "ditawari", tawaran_sampai=now + timedelta(hours=25))
    short = pabrik.make_angkatan(jam_tawaran=12)
    pabrik.make_pendaftaran(short, factories.make_pegawai(), "ditawari", tawaran_sampai=now + timedelta(hours=11))
    assert (put_in(), put_in()) == ({"tawaran_lewat_1": 1}, {})
    assert Notifikasi.objects.get().berguna_sampai == row.tawaran_sampai
    angkatan.pendaftaran_list.filter(pk=row.pk).update(tawaran_sampai=now + timedelta(hours=20))
    assert put_in() == {"tawaran_lewat_1": 1}


def test_each_head_gets_one_digest_a_day_and_never_about_himself(clock: Any) -> None:
    a, b, c = (factories.make_unit() for _ in range(3))
    heads = [factories.make_pegawai(f"Kepala {number}", unit=unit, memimpin=True) for number, unit in enumerate((a, b, c))]
    factories.make_penempatan(heads[1], a, status="plt", memimpin=True, mulai=date(2026, 11, 1))
    angkatan = pabrik.make_angkatan()
    for _ in range(3):
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "diajukan", unit_pemutus=a)
    pabrik.make_pendaftaran(angkatan, heads[2], "diajukan", unit_pemutus=c)
    clock(HARI_INI, 6, 59)
    assert put_in() == {}
    clock(HARI_INI, 7)
    assert (put_in(), put_in()) == ({"persetujuan": 2}, {})
    assert set(Notifikasi.objects.values_list("pegawai", flat=True)) == {heads[0].pk, heads[1].pk}
    clock(HARI_INI + timedelta(days=1), 9)
    assert put_in() == {"persetujuan": 2}


def test_what_waits_for_the_office_goes_to_the_office(clock: Any) -> None:
    office = factories.make_pengguna("pengelola")
    factories.make_pengguna("pengelola", is_active=False)
    angkatan = pabrik.make_angkatan()
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "disetujui_atasan")
    assert put_in() == {"persetujuan": 1}
    assert Notifikasi.objects.get().pengguna_id == office.pk


def learn(pegawai: Pegawai, jp: int) -> None:
    luar = pabrik.make_riwayat(pegawai, status="diverifikasi", jp=jp)
    CatatanJP.objects.create(pegawai=pegawai, tanggal=date(2026, 3, 3), tahun=2026, jp=jp, riwayat_luar=luar)


def test_missing_jp_are_told_in_september_and_november_only(clock: Any) -> None:
    short, enough, pppk = factories.make_pegawai(), factories.make_pegawai(), factories.make_pegawai(jenis_asn="PPPK")
    factories.make_pegawai(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    learn(short, 19)
    learn(enough, 20)
    found = []
    for month in (8, 9, 9, 10, 11, 12):
        clock(date(2026, month, 15))
        found.append(put_in())
    assert found == [{}, {"jp_kurang": 1}, {}, {}, {"jp_kurang": 1}, {}]
    rows = list(Notifikasi.objects.order_by("pk"))
    assert ({row.pegawai_id for row in rows}, rows[0].data, rows[1].objek) == ({short.pk}, {"target": 20}, "jp:2026:11")
    assert rows[0].berguna_sampai == datetime(2026, 10, 1, tzinfo=pabrik.WIB)
    assert pppk.pk not in {row.pegawai_id for row in rows}


def test_twelve_thousand_people_are_found_in_one_statement(clock: Any, django_assert_num_queries: Any) -> None:
    clock(date(2026, 9, 1))
    kedudukan = KedudukanHukum.objects.get(siasn_id="01")
    people = [Pegawai(nip=f"{number:018d}", nama=f"P{number}", jenis_asn="PNS", kedudukan=kedudukan) for number in range(3000)]
    Pegawai.objects.bulk_create(people)
    with django_assert_num_queries(1):
        assert pengingat.scan_jp() == 3000
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT kunci) FROM pegawai_notifikasi")
        assert cursor.fetchone() == (3000,)


def mails() -> list[tuple[int | None, int | None, list[int]]]:
    """Of those since the last call: person, account, sessions."""
    rows = list(Notifikasi.objects.filter(aturan="kehadiran_belum", selesai=None).order_by("pengguna_id", "pegawai_id"))
    Notifikasi.objects.update(status="terkirim", selesai=timezone.now())
    return [(row.pegawai_id, row.pengguna_id, sorted(row.data["sesi"])) for row in rows]


def test_attendance_that_nobody_noted_reminds_the_teacher_and_then_who_keeps_the_batch(clock: Any) -> None:
    office = factories.make_pengguna("pengelola")
    guru = factories.make_pegawai()
    taught, guest = batch(HARI_INI, status="berjalan"), batch(HARI_INI, status="berjalan")
    Sesi.objects.filter(angkatan=taught).update(narasumber=pabrik.make_narasumber(pegawai=guru))
    Sesi.objects.filter(angkatan=guest).update(narasumber=pabrik.make_narasumber(email="tamu@contoh.id"))
    keeper = factories.make_pengguna("pengelola")
    Angkatan.objects.filter(pk=guest.pk).update(penanggung_jawab=keeper)
    mine, theirs = (list(row.sesi_list.order_by("mulai").values_list("pk", flat=True)) for row in (taught, guest))
    found = []
    for days, hour in ((0, 20), (1, 6), (1, 8), (1, 9), (2, 8), (3, 8)):
        clock(HARI_INI + timedelta(days=days), hour)
        pengingat.scan_kehadiran()
        found.append(mails())
    assert found[:2] == [[], []]
    assert found[2] == [(None, keeper.pk, theirs), (guru.pk, None, mine)]
    assert found[3:5] == [[], []]
    assert found[5] == [(None, office.pk, mine), (None, keeper.pk, [*mine, *theirs])]


def test_noted_attendance_and_finished_batches_remind_nobody(clock: Any) -> None:
    factories.make_pengguna("pengelola")
    noted, closed, empty = batch(HARI_INI, status="berjalan"), batch(HARI_INI, status="ditutup"), batch(HARI_INI, people=0)
    for sesi in noted.sesi_list.all():
        pabrik.make_kehadiran(sesi, noted.pendaftaran_list.get())
    clock(HARI_INI + timedelta(days=3))
    assert (closed.status, empty.terisi, pengingat.scan_kehadiran()) == ("ditutup", 0, 0)


def test_results_that_end_are_told_in_one_mail_a_month(clock: Any) -> None:
    """Not what a newer one of the same kind outlives, what was cancelled, what ends later, or who is no longer here."""
    one, other = factories.make_kompetensi("Satu"), factories.make_kompetensi("Dua")
    rina, dodi, gone = factories.make_pegawai(), factories.make_pegawai(), factories.make_pegawai()
    Pegawai.objects.filter(pk=gone.pk).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    soon, late = HARI_INI + timedelta(days=60), HARI_INI + timedelta(days=61)

    def give(pegawai: Pegawai, kompetensi: Any, until: date, sumber: str = "asesmen", age: int = 700) -> Any:
        day = HARI_INI - timedelta(days=age)
        return factories.make_penilaian(pegawai, kompetensi, "3", sumber=sumber, tanggal=day, berlaku_sampai=until)

    give(rina, one, soon)
    give(rina, other, soon, "uji")
    give(rina, one, late, "atasan", 10)  # another kind: the official result still ends
    give(dodi, one, soon)
    give(dodi, one, HARI_INI + timedelta(days=400), "uji", 10)
    give(dodi, other, late)
    give(gone, one, soon)
    found = []
    for day in (date(2026, 12, 1), date(2026, 12, 2), date(2027, 1, 4)):
        clock(day)
        found.append(pengingat.scan_kedaluwarsa())
    rows = list(Notifikasi.objects.filter(aturan="hasil_kedaluwarsa").order_by("pk"))
    assert found == [1, 1, 2]
    assert [(row.pegawai_id, row.objek) for row in rows][:2] == [(rina.pk, "bulan:2026-12"), (dodi.pk, "bulan:2026-12")]
    assert {row.pegawai_id for row in rows[2:]} == {rina.pk, dodi.pk}


def test_the_mail_of_results_that_end_says_what_their_levels_mean(clock: Any, django_assert_max_num_queries: Any) -> None:
    """The lower level of one between two; asked once for all mails."""
    known, unknown = factories.make_kompetensi("Satu"), factories.make_kompetensi("Tanpa Kata")
    add_version(known, 1, "Tingkat", HARI_INI - timedelta(days=900))
    for number in range(3):
        person = factories.make_pegawai(email=f"satu{number}@contoh.id")
        for kompetensi in (known, unknown):
            ends = {"tanggal": HARI_INI - timedelta(days=700), "berlaku_sampai": HARI_INI + timedelta(days=30)}
            factories.make_penilaian(person, kompetensi, "2.5", sumber="asesmen", **ends)
    clock(date(2026, 12, 1))
    pengingat.scan_kedaluwarsa()
    with django_assert_max_num_queries(12):
        letters, _ = susun.compose(list(Notifikasi.objects.all()))
    assert len(letters) == 3
    for surat in letters:
        assert "Satu: level 2,50, asesmen, berlaku sampai 30 Desember 2026. Tingkat2: teks 2" in surat.isi
        assert "Tanpa Kata: level 2,50, asesmen, berlaku sampai 30 Desember 2026\n" in surat.isi + "\n"
