"""Sitting for a test: one attempt at a time, every saved answer counts, the clock is the server's."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran
from evaluasi.models import JawabanUjian, PengerjaanUjian, Ujian, VersiInstrumen
from evaluasi.queries import ujian_kerja as queries
from evaluasi.services import ujian_isi
from evaluasi.services import ujian_kerja as services
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_butir, make_instrumen, make_pengerjaan, make_ujian, make_versi
from tests.factories import make_pegawai
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
SEMENIT = timedelta(minutes=1)


def make_kerja(**kwargs) -> PengerjaanUjian:
    """A running attempt at four choices whose second option is right."""
    angkatan = make_angkatan(status="berjalan")
    return make_pengerjaan(make_ujian(angkatan, **kwargs), make_pendaftaran(angkatan, make_pegawai()))


def save(row: PengerjaanUjian, *answers: str, now=None) -> services.Simpanan:
    jawaban = dict(zip(row.urutan, answers, strict=False))
    return services.save_jawaban(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, jawaban=jawaban, now=now)


def submit(row: PengerjaanUjian, **kwargs) -> PengerjaanUjian:
    return services.submit(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, **kwargs)


def start(ujian: Ujian, seat: Pendaftaran, now=None) -> PengerjaanUjian:
    return services.start_pengerjaan(ujian_id=ujian.pk, pegawai_id=seat.pegawai_id, now=now)


def test_start_sets_the_end_of_the_time_within_the_window():
    angkatan = make_angkatan(status="berjalan")
    seat, now = make_pendaftaran(angkatan, make_pegawai()), timezone.now()
    ujian = make_ujian(angkatan, selesai=now + timedelta(minutes=20), durasi=30)
    row = start(ujian, seat, now)
    assert (row.percobaan, row.mulai, row.batas) == (1, now, now + timedelta(minutes=20))
    assert row.urutan == list(ujian.versi.butir_list.order_by("urutan").values_list("pk", flat=True))
    assert start(ujian, seat, now + SEMENIT) == row


def test_the_order_is_shuffled_once_and_kept():
    angkatan = make_angkatan(status="berjalan")
    seat = make_pendaftaran(angkatan, make_pegawai())
    versi = make_versi("post_test", ("pilihan",) * 12)
    row = start(make_ujian(angkatan, versi=versi, is_acak=True), seat)
    items = list(versi.butir_list.order_by("urutan").values_list("pk", flat=True))
    assert (sorted(row.urutan), row.urutan != items) == (items, True)
    assert [butir.pk for butir in queries.load_lembar(row).butir] == row.urutan


def test_without_a_time_limit_the_window_is_the_limit():
    angkatan = make_angkatan(status="berjalan")
    ujian = make_ujian(angkatan, durasi=None)
    assert start(ujian, make_pendaftaran(angkatan, make_pegawai())).batas == ujian.selesai


def test_who_may_start_and_when():
    angkatan = make_angkatan(status="berjalan")
    seat, ujian, now = make_pendaftaran(angkatan, make_pegawai()), make_ujian(angkatan), timezone.now()
    waiting = make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    done = make_pendaftaran(angkatan, make_pegawai(), "lulus")
    assert [code_of(lambda row=row: start(ujian, row)) for row in (waiting, done)] == ["bukan_peserta"] * 2
    assert code_of(lambda: start(ujian, seat, ujian.mulai - SEMENIT)) == "belum_dibuka"
    assert code_of(lambda: start(ujian, seat, ujian.selesai)) == "ditutup"
    start(ujian, seat, now)
    assert code_of(lambda: start(ujian, seat, now + timedelta(minutes=30))) == "percobaan_habis"


def test_a_cancelled_batch_has_no_test():
    angkatan = make_angkatan(status="batal", alasan_batal="Sepi")
    assert code_of(lambda: start(make_ujian(angkatan), make_pendaftaran(angkatan, make_pegawai()))) == "batal"


def test_an_attempt_that_ran_out_is_scored_before_the_next_begins():
    row = make_kerja(percobaan_maks=2)
    save(row, "2")
    later = row.batas
    second = start(row.ujian, row.pendaftaran, later)
    row.refresh_from_db()
    assert (row.status, row.nilai, row.selesai, second.percobaan) == ("waktu_habis", Decimal("25.00"), later, 2)
    services.submit(kode=second.kode, pegawai_id=row.pendaftaran.pegawai_id, now=later)
    assert code_of(lambda: start(row.ujian, row.pendaftaran, later)) == "percobaan_habis"


def test_answers_are_replaced_and_a_repeated_message_changes_nothing():
    row = make_kerja()
    for answers in (("1", "2"), ("3", "2"), ("3", "2")):
        assert (save(row, *answers).tersimpan, JawabanUjian.objects.count()) == (2, 2)
    assert list(JawabanUjian.objects.order_by("butir").values_list("pilihan", flat=True)) == [3, 2]
    save(row, "", "2")
    assert queries.load_lembar(row).belum == [1, 3, 4]


def test_saving_is_one_statement():
    row = make_kerja()
    with CaptureQueriesContext(
        connection,
    ) as found:
        save(row, "1", "2", "3", "4")
    assert len(found) == 1


def test_each_kind_keeps_its_own_value_and_refuses_what_does_not_fit():
    angkatan = make_angkatan(status="berjalan")
    versi = make_versi("post_test", ("pilihan", "skala"), terbit=False)
    make_butir(versi, "angka", angka_min=0, angka_maks=2000)
    make_butir(versi, "teks")
    VersiInstrumen.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    row = make_pengerjaan(make_ujian(angkatan, versi=versi), make_pendaftaran(angkatan, make_pegawai()))
    assert save(row, "4", "4", "1.500,5", "2").tersimpan == 4
    expected = [(4, None, ""), (4, None, ""), (None, Decimal("1500.50"), ""), (None, None, "2")]
    assert list(JawabanUjian.objects.order_by("butir").values_list("pilihan", "angka", "teks")) == expected
    assert [save(row, *answers).ditolak for answers in (("5",), ("0",), ("4", "5"), ("4", "1", "2001"), ("x", "x", "x", "x"))] == [
        1,
        1,
        1,
        1,
        3,
    ]
    assert list(JawabanUjian.objects.order_by("butir").values_list("pilihan", "angka", "teks")) == [
        *expected[:1],
        (1, None, ""),
        expected[2],
        (None, None, "x"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("1.500", "1500"),
        ("\u22121", "-1"),
        ("1,234", None),
        ("1e9", None),
        ("NaN", None),
        ("x", None),
    ],
)
def test_numbers_as_people_write_them(text: str, number: str | None):
    assert ujian_isi.parse_angka(text) == (None if number is None else Decimal(number))


def test_only_fields_of_items_are_answers():
    data = [("b12", "3"), ("b7", ""), ("periksa", "1"), ("b0", "1"), ("b12x", "1"), ("csrfmiddlewaretoken", "b1")]
    assert ujian_isi.read_jawaban(data) == {12: "3", 7: ""}


def test_answers_to_items_of_another_test_or_of_another_person_are_not_kept():
    row, other = make_kerja(), make_kerja()
    kept = services.save_jawaban(kode=row.kode, pegawai_id=row.pendaftaran.pegawai_id, jawaban={other.urutan[0]: "2"})
    assert (kept.tersimpan, kept.ditolak) == (0, 1)
    stranger = other.pendaftaran.pegawai_id
    assert code_of(lambda: services.save_jawaban(kode=row.kode, pegawai_id=stranger, jawaban={row.urutan[0]: "2"})) == "tidak_ada"
    assert code_of(lambda: services.submit(kode=row.kode, pegawai_id=stranger)) == "tidak_ada"
    assert code_of(lambda: services.submit(kode=uuid4(), pegawai_id=stranger)) == "tidak_ada"
    assert JawabanUjian.objects.count() == 0


def test_handing_in_scores_at_once_with_what_the_page_still_holds():
    row = make_kerja()
    save(row, "2", "2", "1")
    done = submit(row, jawaban={row.urutan[2]: "2"})
    assert (done.status, done.nilai) == ("dikirim", Decimal("75.00"))
    assert submit(row, jawaban={row.urutan[3]: "2"}).nilai == Decimal("75.00")
    assert code_of(lambda: save(row, "2")) == "sudah_dikirim"


def test_too_late_is_no_error_and_what_was_saved_counts():
    row = make_kerja()
    save(row, "2", "2")
    assert code_of(lambda: save(row, "1", now=row.batas)) == "waktu_habis"
    done = submit(row, jawaban={row.urutan[2]: "2"}, now=row.batas + SEMENIT)
    assert (done.status, done.nilai, done.selesai) == ("waktu_habis", Decimal("50.00"), row.batas)


def test_items_count_by_weight_and_only_with_a_key():
    angkatan = make_angkatan(status="berjalan")
    versi = VersiInstrumen.objects.create(instrumen=make_instrumen("post_test"), nomor=1)
    for bobot in ("1", "2", "4"):
        make_butir(versi, "pilihan", bobot=Decimal(bobot))
    make_butir(versi, "pilihan", kunci=None, bobot=Decimal(9))
    make_butir(versi, "teks", bobot=Decimal(9))
    row = make_pengerjaan(make_ujian(angkatan, versi=versi), make_pendaftaran(angkatan, make_pegawai()))
    save(row, "2", "1", "2", "2", "panjang")
    assert submit(row).nilai == Decimal("71.43")


def test_the_clock_ends_and_scores_what_ran_out():
    rows = [make_kerja() for _ in range(3)]
    save(rows[0], "2", "2", "2", "2")
    now = timezone.now()
    PengerjaanUjian.objects.filter(pk__in=[rows[0].pk, rows[1].pk]).update(batas=now - SEMENIT)
    assert (services.expire_pengerjaan(now=now), services.expire_pengerjaan(now=now)) == (2, 0)
    found = PengerjaanUjian.objects.order_by("pk").values_list("status", "nilai", "selesai")
    ended = now - SEMENIT
    assert list(found) == [("waktu_habis", Decimal(100), ended), ("waktu_habis", Decimal(0), ended), ("berjalan", None, None)]


@pytest.mark.parametrize(
    ("tampil", "sesudah", "nilai", "bahasan"),
    [
        ("langsung", False, 25, 0),
        ("sesudah_tutup", False, None, 0),
        ("sesudah_tutup", True, 25, 0),
        ("pembahasan", False, None, 0),
        ("pembahasan", True, 25, 4),
        ("tidak", True, None, 0),
    ],
)
def test_the_result_is_shown_by_the_rule(tampil: str, sesudah: bool, nilai: int | None, bahasan: int):
    row = make_kerja(tampil=tampil)
    save(row, "2", "3")
    done = submit(row)
    hasil = queries.get_hasil(done, row.ujian.selesai if sesudah else timezone.now())
    assert (hasil.nilai, len(hasil.bahasan)) == (nilai, bahasan)
    assert [(b.jawaban, b.kunci) for b in hasil.bahasan[:3]] == [("Dua", "Dua"), ("Tiga", "Dua"), ("", "Dua")][:bahasan]


def test_a_participant_of_a_batch_that_was_set_meanwhile_may_finish():
    row = make_kerja()
    Pendaftaran.objects.filter(pk=row.pendaftaran_id).update(status="lulus")
    Angkatan.objects.filter(pk=row.ujian.angkatan_id).update(status="selesai")
    save(row, "2")
    assert submit(row).status == "dikirim"
