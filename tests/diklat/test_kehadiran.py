"""Recording attendance: who, when, with which consequences, and what the sheet and its shares say."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from diklat.models import CatatanJP, Kehadiran, Transisi
from diklat.queries import kehadiran as queries
from diklat.queries.bagian import Bagian
from diklat.services import kehadiran as services
from diklat.services.kode_hadir import make_baris
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_narasumber, make_pendaftaran, make_sesi
from tests.factories import make_pegawai, make_pengguna
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
DULU = date(2026, 1, 5)


def letters(kelas: Kelas) -> list[str]:
    found = dict(Kehadiran.objects.filter(sesi=kelas.sesi).values_list("pendaftaran_id", "status"))
    return [found.get(row.pk, "") for row in kelas.rows]


def record(kelas: Kelas, text: str, **kwargs: object) -> int:
    """`text` holds a letter per participant, "." leaves one out."""
    isi = {row.pk: letter for row, letter in zip(kelas.rows, text, strict=False) if letter != "."}
    return services.record_kehadiran(**{"sesi_id": kelas.sesi.pk, "isi": isi, "by": kelas.pengelola, **kwargs})  # type: ignore[arg-type]


def test_a_session_is_recorded_at_once_and_moves_those_who_came():
    kelas = make_kelas()
    assert record(kelas, "HIS") == 3
    assert letters(kelas) == ["H", "I", "S"]
    for row in kelas.rows:
        row.refresh_from_db()
    assert [row.status for row in kelas.rows] == ["hadir", "terdaftar", "terdaftar"]
    assert list(Transisi.objects.values_list("pendaftaran", "aksi", "oleh")) == [(kelas.rows[0].pk, "hadir", kelas.pengelola.pk)]


def test_jp_follow_attendance_and_its_correction():
    kelas = make_kelas()
    record(kelas, "HHT")
    assert set(CatatanJP.objects.values_list("pegawai", flat=True)) == {kelas.rows[0].pegawai_id, kelas.rows[1].pegawai_id}
    record(kelas, ".T.")
    assert set(CatatanJP.objects.values_list("pegawai", flat=True)) == {kelas.rows[0].pegawai_id}


def test_the_same_letters_twice_write_nothing():
    kelas = make_kelas()
    record(kelas, "HHT")
    before = list(Kehadiran.objects.order_by("pk").values())
    assert record(kelas, "HHT") == 0
    assert list(Kehadiran.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("change", "isi", "code"),
    [
        ({}, "X", "huruf"),
        ({}, "", "kosong"),
        ({"mulai": timedelta(hours=1)}, "H", "belum_mulai"),
        ({"is_batal": True}, "H", "sesi_batal"),
        ({"status": "ditutup"}, "H", "angkatan_final"),
    ],
)
def test_refusals(change: dict, isi: str, code: str):
    kelas = make_kelas(mulai=change.get("mulai", timedelta(hours=-1)), is_batal=change.get("is_batal", False))
    if "status" in change:
        kelas.angkatan.status = change["status"]
        kelas.angkatan.save(update_fields=["status"])
    assert code_of(lambda: record(kelas, isi)) == code
    assert not Kehadiran.objects.exists()


@pytest.mark.parametrize("status", ["diajukan", "daftar_tunggu", "ditawari", "dibatalkan", "ditolak"])
def test_only_participants_are_recorded(status: str):
    kelas = make_kelas()
    outside = make_pendaftaran(kelas.angkatan, make_pegawai(), status)
    isi = {kelas.rows[0].pk: "H", outside.pk: "H"}
    assert code_of(lambda: services.record_kehadiran(sesi_id=kelas.sesi.pk, isi=isi, by=kelas.pengelola)) == "bukan_peserta"
    assert not Kehadiran.objects.exists()


def test_a_participant_of_another_batch_is_not_one_of_this():
    kelas, other = make_kelas(), make_kelas()
    isi = {other.rows[0].pk: "H"}
    assert code_of(lambda: services.record_kehadiran(sesi_id=kelas.sesi.pk, isi=isi, by=kelas.pengelola)) == "bukan_peserta"


def test_a_day_after_the_end_a_reason_is_asked_and_kept():
    kelas = make_kelas(mulai=timedelta(hours=-27))  # ended 24 hours ago
    assert code_of(lambda: record(kelas, "H")) == "alasan"
    assert code_of(lambda: record(kelas, "H", alasan="  ")) == "alasan"
    assert record(kelas, "H", alasan=" surat dokter menyusul ") == 1
    assert Kehadiran.objects.get().alasan == "surat dokter menyusul"


def test_within_a_day_no_reason_is_asked():
    kelas = make_kelas(mulai=timedelta(hours=-26, minutes=-59))
    assert record(kelas, "H") == 1


def test_closing_needs_everybody_and_then_every_change_a_reason():
    kelas = make_kelas()
    record(kelas, "HH.")
    close = lambda: services.close_kehadiran(sesi_id=kelas.sesi.pk, by=kelas.pengelola)  # noqa: E731
    assert code_of(close) == "belum_lengkap"
    record(kelas, "..T")
    assert close().kehadiran_ditutup is not None
    assert code_of(close) == "sudah_ditutup"
    assert code_of(lambda: record(kelas, "..H")) == "alasan"
    assert record(kelas, "HHT") == 0  # nothing changes, nothing to explain
    assert record(kelas, "..H", alasan="datang terlambat") == 1


def test_letters_that_somebody_else_wrote_meanwhile_are_not_overwritten_unseen():
    kelas = make_kelas()
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    assert code_of(lambda: record(kelas, "TH.", sudah={})) == "berubah"
    assert letters(kelas) == ["H", "", ""]
    assert record(kelas, "TH.", sudah={kelas.rows[0].pk: "H"}) == 2
    assert letters(kelas) == ["T", "H", ""]


def test_history_tells_each_correction_with_writer_and_reason():
    kelas = make_kelas()
    other = make_pengguna("pengelola")
    record(kelas, "HT.")
    record(kelas, ".H.", by=other, alasan="terlambat")
    kelas.sesi.kehadiran_ditutup = timezone.now()
    kelas.sesi.save(update_fields=["kehadiran_ditutup"])
    record(kelas, ".SH", alasan="surat sakit")
    names = [row.pegawai.nama for row in kelas.rows]
    found = {(note.nama, note.dari, note.ke, note.oleh, note.alasan) for note in queries.koreksi_of(kelas.sesi)}
    assert found == {
        (names[1], "T", "H", other.nama, "terlambat"),
        (names[1], "H", "S", kelas.pengelola.nama, "surat sakit"),
        (names[2], "", "H", kelas.pengelola.nama, "surat sakit"),
    }


def test_who_may_record():
    kelas = make_kelas()
    guru = make_pengguna()
    kelas.sesi.narasumber = make_narasumber(pengguna=guru)
    kelas.sesi.save(update_fields=["narasumber"])
    pegawai = make_pegawai()
    lain = make_sesi(kelas.angkatan, jam=18, narasumber=make_narasumber(pegawai=pegawai))
    who = {
        "pengelola": kelas.pengelola,
        "guru": guru,
        "pegawai": make_pengguna(pegawai=pegawai),
        "auditor": make_pengguna("auditor"),
        "peserta": make_pengguna(pegawai=kelas.rows[0].pegawai),
    }
    found = {name: set(queries.sesi_recordable_by(user).values_list("pk", flat=True)) for name, user in who.items()}
    both = {kelas.sesi.pk, lain.pk}
    assert found == {"pengelola": both, "guru": {kelas.sesi.pk}, "pegawai": {lain.pk}, "auditor": set(), "peserta": set()}


# leave asked for in advance


def test_leave_fills_the_sheet_and_may_be_taken_back():
    kelas = make_kelas(mulai=timedelta(hours=1))
    user = kelas.akun(0)
    izin = services.request_izin(sesi_id=kelas.sesi.pk, status="S", alasan="demam", by=user)
    assert (izin.pendaftaran_id, izin.status, izin.alasan, izin.dicatat_oleh) == (kelas.rows[0].pk, "S", "demam", user)
    again = lambda: services.request_izin(sesi_id=kelas.sesi.pk, status="I", alasan="rapat", by=user)  # noqa: E731
    assert code_of(again) == "sudah_tercatat"
    services.withdraw_izin(sesi_id=kelas.sesi.pk, by=user)
    assert not Kehadiran.objects.exists()
    assert again().status == "I"


@pytest.mark.parametrize(
    ("mulai", "status", "alasan", "code"),
    [(-1, "I", "rapat", "sudah_mulai"), (1, "H", "rapat", "huruf"), (1, "T", "rapat", "huruf"), (1, "I", "  ", "alasan")],
)
def test_leave_refused(mulai: int, status: str, alasan: str, code: str):
    kelas = make_kelas(mulai=timedelta(hours=mulai))
    assert code_of(lambda: services.request_izin(sesi_id=kelas.sesi.pk, status=status, alasan=alasan, by=kelas.akun(0))) == code


def test_leave_is_only_for_oneself_and_only_ones_own_is_withdrawn():
    kelas = make_kelas(mulai=timedelta(hours=1))
    stranger, own = make_pengguna(pegawai=make_pegawai()), kelas.akun(0)
    assert code_of(lambda: services.request_izin(sesi_id=kelas.sesi.pk, status="I", alasan="rapat", by=stranger)) == "bukan_peserta"
    assert code_of(lambda: services.request_izin(sesi_id=kelas.sesi.pk, status="I", alasan="rapat", by=kelas.pengelola)) == "bukan_pegawai"
    make_kehadiran(kelas.sesi, kelas.rows[0], "I", dicatat_oleh=kelas.pengelola)
    assert code_of(lambda: services.withdraw_izin(sesi_id=kelas.sesi.pk, by=own)) == "tidak_ada"
    assert letters(kelas) == ["I", "", ""]


def test_withdrawing_ends_when_the_session_begins():
    kelas = make_kelas(mulai=timedelta(minutes=-1))
    make_kehadiran(kelas.sesi, kelas.rows[0], "I", dicatat_oleh=(user := kelas.akun(0)))
    assert code_of(lambda: services.withdraw_izin(sesi_id=kelas.sesi.pk, by=user)) == "sudah_mulai"


# what the sheet says


def test_shares_weigh_the_sessions_that_take_place():
    kelas = make_kelas()
    sesi = [kelas.sesi, *(make_sesi(kelas.angkatan, DULU, jam=jam, is_batal=jam == 9) for jam in (1, 5, 9))]
    for session, letter in zip(sesi, "HHTH", strict=True):
        make_kehadiran(session, kelas.rows[0], letter)
    gone = make_pendaftaran(kelas.angkatan, make_pegawai(), "dibatalkan")
    make_kehadiran(kelas.sesi, gone)
    found = queries.kehadiran_share(kelas.angkatan.pk)
    share = {row.pk: found[row.pk] for row in kelas.rows}
    assert share == {
        kelas.rows[0].pk: Bagian(8, 12, 12, 2),
        kelas.rows[1].pk: Bagian(0, 12),
        kelas.rows[2].pk: Bagian(0, 12),
    }
    assert share[kelas.rows[0].pk].persen is not None
    assert round(share[kelas.rows[0].pk].persen or 0, 2) == Decimal("66.67")


@pytest.mark.parametrize(
    ("hadir", "sesi", "minimum", "enough"), [(4, 5, 80, True), (1999, 2500, 80, False), (2, 3, 67, False), (0, 0, 0, True)]
)
def test_a_share_is_compared_unrounded(hadir: int, sesi: int, minimum: int, enough: bool):
    assert Bagian(hadir, sesi).reaches(minimum) is enough


def test_summary_names_open_sessions_and_who_was_away_twice_running():
    kelas = make_kelas(mulai=timedelta(days=-3))
    hari = timezone.localdate()
    kedua, ketiga = make_sesi(kelas.angkatan, hari - timedelta(days=2)), make_sesi(kelas.angkatan, hari - timedelta(days=1), jam=1)
    make_sesi(kelas.angkatan, hari + timedelta(days=5))
    for sesi, text in ((kelas.sesi, "HTT"), (kedua, "HST"), (ketiga, "TH.")):
        for row, letter in zip(kelas.rows, text, strict=True):
            if letter != ".":
                make_kehadiran(sesi, row, letter)
    found = queries.ringkas(kelas.angkatan.pk)
    away = [(item.pendaftaran.pk, item.sesi) for item in found.pop("absen_beruntun")]
    assert away == [(kelas.rows[1].pk, [1, 2]), (kelas.rows[2].pk, [1, 2])]
    assert found == {"sesi": 4, "tercatat": 2, "persen": Decimal(300) / 8, "belum": [ketiga]}


def test_an_empty_batch_has_no_percent():
    angkatan = make_angkatan()
    assert queries.ringkas(angkatan.pk) == {"sesi": 0, "tercatat": 0, "persen": None, "belum": [], "absen_beruntun": []}


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_costs_three_queries(count: int, django_assert_num_queries):
    kelas = make_kelas(count)
    for row in kelas.rows:
        make_kehadiran(kelas.sesi, row)
    with django_assert_num_queries(3):
        lembar = queries.get_lembar(kelas.angkatan.pk)
        [(row.pendaftaran.pegawai.nama, row.pendaftaran.unit, row.hadir) for row in lembar.baris]
    with django_assert_num_queries(2):
        queries.koreksi_of(kelas.sesi)


@pytest.mark.django_db(transaction=True)
def test_office_and_code_at_once_leave_one_row_and_one_step():
    kelas = make_kelas(1)
    user, ready, codes = kelas.akun(0), threading.Barrier(4), list[str]()

    def scan() -> None:
        ready.wait()
        codes.append(code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=user, pada=timezone.now())) or "tercatat")
        connection.close()

    threads = [threading.Thread(target=scan) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["sudah_tercatat", "sudah_tercatat", "sudah_tercatat", "tercatat"]
    assert list(Kehadiran.objects.values_list("pendaftaran", "status", "cara")) == [(kelas.rows[0].pk, "H", "qr")]
    assert Transisi.objects.filter(aksi="hadir").count() == 1


def test_code_of_answers_nothing_when_nothing_is_refused():
    assert code_of(lambda: None) == ""
    with pytest.raises(ValidationError):
        services.record_qr(sesi_id=make_kelas().sesi.pk, by=make_pengguna(), pada=timezone.now())


def test_who_neither_teaches_it_nor_runs_trainings_records_and_closes_nothing() -> None:
    kelas = make_kelas(1)
    guru, lain = make_pengguna("narasumber"), make_pengguna("narasumber")
    kelas.sesi.narasumber = make_narasumber(pengguna=guru)
    kelas.sesi.save(update_fields=["narasumber"])
    row = kelas.rows[0].pk
    for by in (lain, make_pengguna("kepegawaian")):
        assert code_of(lambda by=by: services.record_kehadiran(sesi_id=kelas.sesi.pk, isi={row: "H"}, by=by)) == "bukan_wewenang"
        assert code_of(lambda by=by: services.record_baris(kode=make_baris(kelas.sesi.pk, row), status="H", by=by)) == "bukan_wewenang"
        assert code_of(lambda by=by: services.close_kehadiran(sesi_id=kelas.sesi.pk, by=by)) == "bukan_wewenang"
    assert services.record_kehadiran(sesi_id=kelas.sesi.pk, isi={row: "H"}, by=guru) == 1
