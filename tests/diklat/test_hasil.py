"""Results: the programme's rule on unrounded values, setting them once, changing one with a reason, and what closing waits for."""

from datetime import date
from decimal import Decimal

import pytest

from diklat.models import Angkatan, Pendaftaran, Transisi
from diklat.queries import hasil as queries
from diklat.queries.bagian import Bagian
from diklat.queries.kehadiran import kolom_of
from diklat.services import hasil as services
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sertifikat, make_sesi
from tests.factories import make_pegawai, make_pengguna
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
DULU = date(2026, 1, 5)


def make_selesai(letters: dict[int, str] | None = None, sesi: int = 2, count: int = 3, **program: object) -> Kelas:
    """A finished batch; `letters` by participant, one for each session, default all present."""
    kelas = make_kelas(count, **program)
    sessions = [kelas.sesi, *(make_sesi(kelas.angkatan, DULU, jam=4 * index) for index in range(sesi - 1))]
    for at, row in enumerate(kelas.rows):
        for session, letter in zip(sessions, (letters or {}).get(at, "H" * sesi), strict=False):
            make_kehadiran(session, row, letter)
    Pendaftaran.objects.filter(angkatan=kelas.angkatan).update(status="hadir")
    Angkatan.objects.filter(pk=kelas.angkatan.pk).update(status="selesai")
    kelas.angkatan.refresh_from_db()
    return kelas


def statuses(kelas: Kelas) -> list[str]:
    return [Pendaftaran.objects.get(pk=row.pk).status for row in kelas.rows]


@pytest.mark.parametrize(
    ("hadir", "sesi", "minimum", "nilai_minimum", "nilai", "hasil", "alasan"),
    [
        (10, 10, 80, None, None, "lulus", "Hadir 100% (10 dari 10 JP)."),
        (8, 10, 80, None, None, "lulus", "Hadir 80% (8 dari 10 JP)."),
        (7, 10, 80, None, None, "tidak_lulus", "Hadir 70% (7 dari 10 JP), paling sedikit 80%."),
        (1999, 2500, 80, None, None, "tidak_lulus", "Hadir 79,9% (1999 dari 2500 JP), paling sedikit 80%."),
        (2, 3, 66, None, None, "lulus", "Hadir 66,7% (2 dari 3 JP)."),
        (0, 10, 0, None, None, "tidak_hadir", "Tidak hadir pada satu sesi pun."),
        (0, 0, 80, None, None, "", "Angkatan ini tidak mempunyai sesi."),
        (10, 10, 80, 70, "70", "lulus", "Hadir 100% (10 dari 10 JP), nilai akhir 70."),
        (10, 10, 80, 70, "69.99", "tidak_lulus", "Nilai akhir 69,99, paling rendah 70."),
        (10, 10, 80, 70, None, "", "Nilai akhir belum diisi."),
        (10, 10, 80, 0, "0", "lulus", "Hadir 100% (10 dari 10 JP), nilai akhir 0."),
        (7, 10, 80, 70, "100", "tidak_lulus", "Hadir 70% (7 dari 10 JP), paling sedikit 80%."),
    ],
)
def test_the_rule(hadir: int, sesi: int, minimum: int, nilai_minimum: int | None, nilai: str | None, hasil: str, alasan: str):
    program = make_program(hadir_minimum=minimum, nilai_minimum=nilai_minimum)
    usul = queries.get_usul(program, Bagian(hadir, sesi, kali=hadir), Decimal(nilai) if nilai else None)
    assert (usul.hasil, usul.alasan) == (hasil, alasan)


@pytest.mark.parametrize(
    ("hadir", "tercatat", "label", "alasan"),
    [
        (3, 4, "Menunggu sesi selesai", "Masih boleh tidak hadir 1 JP."),
        (2, 4, "Menunggu sesi selesai", "Perlu hadir pada semua sesi tersisa."),
        (1, 4, "Di bawah syarat hadir", "Paling tinggi 70% (7 dari 10 JP) bila ikut semua sesi tersisa, paling sedikit 80%."),
    ],
)
def test_while_sessions_are_to_come_only_the_room_left_is_told(hadir: int, tercatat: int, label: str, alasan: str):
    angkatan = make_angkatan(make_program(hadir_minimum=80), status="berjalan")
    usul = queries.propose(angkatan, Bagian(hadir, 10, tercatat, hadir), None)
    assert (usul.hasil, usul.label, usul.alasan) == ("", label, alasan)


@pytest.mark.parametrize(
    ("jp", "huruf", "hasil", "alasan"),
    [
        ((10, 1, 1), "HHT", "lulus", "Hadir 91,7% (11 dari 12 JP)."),
        ((10, 1, 1), "THH", "tidak_lulus", "Hadir 16,6% (2 dari 12 JP), paling sedikit 80%."),
        ((10, 1, 0), "TTH", "tidak_lulus", "Hadir 0% (0 dari 11 JP), paling sedikit 80%."),
        ((0, 0, 0), "HHT", "tidak_lulus", "Hadir 66,6% (2 dari 3 sesi), paling sedikit 80%."),
        ((10, 1, 1), "TTT", "tidak_hadir", "Tidak hadir pada satu sesi pun."),
    ],
)
def test_attendance_weighs_jp(jp: tuple[int, ...], huruf: str, hasil: str, alasan: str):
    angkatan = make_angkatan(make_program(hadir_minimum=80), status="selesai")
    row = make_pendaftaran(angkatan, make_pegawai(), "hadir")
    for number, (worth, letter) in enumerate(zip(jp, huruf, strict=True)):
        make_kehadiran(make_sesi(angkatan, DULU, jam=4 * number, jp=worth), row, letter)
    (line,) = queries.hasil_list(angkatan)
    assert (line.usul.hasil, line.usul.alasan) == (hasil, alasan)


def test_proposals_are_set_for_everybody_who_has_none():
    kelas = make_selesai({1: "HT", 2: "TT"})
    assert services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola) == 3
    assert statuses(kelas) == ["lulus", "tidak_lulus", "tidak_hadir"]
    assert code_of(lambda: services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)) == "kosong"


def test_whoever_lacks_a_score_is_left_open():
    kelas = make_selesai(nilai_minimum=70)
    Pendaftaran.objects.filter(pk=kelas.rows[0].pk).update(nilai_akhir=80)
    assert services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola) == 1
    assert statuses(kelas) == ["lulus", "hadir", "hadir"]


@pytest.mark.parametrize(("status", "code"), [("berjalan", "belum_selesai"), ("ditutup", "angkatan_final")])
def test_results_wait_for_the_end(status: str, code: str):
    kelas = make_selesai()
    Angkatan.objects.filter(pk=kelas.angkatan.pk).update(status=status)
    assert code_of(lambda: services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)) == code
    assert statuses(kelas) == ["hadir"] * 3


def test_results_wait_for_all_letters():
    kelas = make_selesai({1: "H"})
    assert code_of(lambda: services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)) == "kehadiran_kurang"
    assert queries.missing_kehadiran(kolom_of(kelas.angkatan.pk)) == ["Kehadiran Sesi 2 belum dicatat untuk 1 peserta."]


def test_a_result_is_changed_with_a_reason_that_stays():
    kelas = make_selesai()
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)

    def change(hasil: str = "tidak_lulus", alasan: str = "tugas akhir tidak dikumpulkan", nilai: object = (None, None)) -> object:
        return services.change_hasil(pendaftaran_id=kelas.rows[0].pk, hasil=hasil, nilai=nilai, alasan=alasan, by=kelas.pengelola)  # type: ignore[arg-type]

    assert [code_of(lambda: change(alasan=" ")), code_of(lambda: change("hadir")), code_of(lambda: change("lulus"))] == [
        "alasan",
        "hasil",
        "sama",
    ]
    assert code_of(lambda: change(nilai=(None, Decimal(101)))) == "nilai"
    change(nilai=(None, Decimal("55.5")))
    row = Pendaftaran.objects.get(pk=kelas.rows[0].pk)
    step = Transisi.objects.filter(pendaftaran=row).latest("pk")
    assert (row.status, row.nilai_akhir) == ("tidak_lulus", Decimal("55.50"))
    assert (step.dari, step.ke, step.oleh, step.alasan) == (
        "lulus", "tidak_lulus", kelas.pengelola, "Nilai akhir – menjadi 55,50. tugas akhir tidak dikumpulkan",
    )  # fmt: skip


def test_scores_of_a_set_result_change_with_a_reason_too():
    kelas = make_selesai()
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    nilai = (Decimal(60), Decimal(90))
    services.change_hasil(pendaftaran_id=kelas.rows[0].pk, hasil="lulus", nilai=nilai, alasan="koreksi", by=kelas.pengelola)
    row = Pendaftaran.objects.get(pk=kelas.rows[0].pk)
    step = Transisi.objects.filter(pendaftaran=row).latest("pk")
    assert (row.status, row.nilai_awal, row.nilai_akhir) == ("lulus", *nilai)
    assert (step.aksi, step.dari, step.ke) == ("ubah_nilai", "lulus", "lulus")
    assert step.alasan == "Nilai awal – menjadi 60. Nilai akhir – menjadi 90. koreksi"


def test_a_result_stays_while_a_certificate_is_valid_and_after_closing():
    kelas = make_selesai()
    change = lambda: services.change_hasil(  # noqa: E731
        pendaftaran_id=kelas.rows[0].pk, hasil="tidak_lulus", nilai=(None, None), alasan="koreksi", by=kelas.pengelola
    )
    assert code_of(change) == "belum_ditetapkan"
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    make_sertifikat(Pendaftaran.objects.get(pk=kelas.rows[0].pk))
    assert code_of(change) == "bersertifikat"
    Angkatan.objects.filter(pk=kelas.angkatan.pk).update(status="ditutup")
    assert code_of(change) == "angkatan_final"
    assert statuses(kelas) == ["lulus"] * 3


def test_nobody_changes_his_own_result():
    kelas = make_selesai()
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    diri = make_pengguna("pengelola", pegawai=kelas.rows[0].pegawai)
    nilai = (None, None)
    act = lambda: services.change_hasil(pendaftaran_id=kelas.rows[0].pk, hasil="tidak_lulus", nilai=nilai, alasan="x", by=diri)  # noqa: E731
    assert code_of(act) == "sendiri"


def test_scores_are_recorded_once_and_only_inside_the_bounds():
    kelas = make_selesai()
    first, second, _ = (row.pk for row in kelas.rows)
    record = lambda nilai, **kwargs: services.record_nilai(angkatan_id=kelas.angkatan.pk, nilai=nilai, by=kelas.pengelola, **kwargs)  # noqa: E731
    scores = {first: (Decimal(50), Decimal("82.5")), second: (None, Decimal(0))}
    assert (record(scores), record(scores)) == (2, 0)
    found = Pendaftaran.objects.filter(pk__in=scores).values_list("pk", "nilai_awal", "nilai_akhir")
    assert {pk: (awal, akhir) for pk, awal, akhir in found} == scores
    assert code_of(lambda: record({first: (None, Decimal("100.01"))})) == "nilai"
    assert code_of(lambda: record({first: (Decimal(1), None)}, sudah={first: (None, None)})) == "berubah"
    outside = make_pendaftaran(kelas.angkatan, make_pegawai(), "dibatalkan")
    assert code_of(lambda: record({outside.pk: (None, None)})) == "bukan_peserta"
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    assert code_of(lambda: record({first: (None, None)})) == "hasil_sudah"


def test_closing_waits_for_letters_results_and_scores():
    kelas = make_selesai({0: "H", 2: "TT"}, nilai_minimum=70)
    assert queries.missing_for_close(kelas.angkatan) == [
        "Kehadiran Sesi 2 belum dicatat untuk 1 peserta.",
        "3 peserta belum mempunyai hasil.",
        "3 peserta belum mempunyai nilai akhir.",
    ]
    make_kehadiran(kelas.angkatan.sesi_list.get(nomor=2), kelas.rows[0], "T")
    Pendaftaran.objects.filter(pk__in=[row.pk for row in kelas.rows[:2]]).update(nilai_akhir=80)
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    assert queries.missing_for_close(kelas.angkatan) == []  # whoever never came needs no score
    assert statuses(kelas) == ["tidak_lulus", "lulus", "tidak_hadir"]


def test_the_list_marks_results_that_no_longer_fit():
    kelas = make_selesai()
    services.set_usul(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    kelas.angkatan.sesi_list.get(nomor=2).kehadiran_list.filter(pendaftaran=kelas.rows[1]).update(status="T")
    rows = queries.hasil_list(kelas.angkatan)
    assert [row.is_berbeda for row in rows] == [False, True, False]
    assert queries.summarize(rows) == queries.Ringkasan(peserta=3, lulus=3, tidak_lulus=0, tidak_hadir=0, diusulkan=0, berbeda=1)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_four_queries(count: int, django_assert_num_queries):
    kelas = make_selesai(count=count)
    angkatan = Angkatan.objects.select_related("program").get(pk=kelas.angkatan.pk)
    with django_assert_num_queries(4):
        [row.pendaftaran.unit for row in queries.hasil_list(angkatan)]
