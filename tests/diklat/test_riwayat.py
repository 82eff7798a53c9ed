"""Training elsewhere: proposed with a proof, decided once, undone with a reason; JP and mail follow."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from diklat.models import CatatanJP, JenisDiklat, RiwayatLuar
from diklat.queries import riwayat as queries
from diklat.services import riwayat as services
from lib.dokumen import periksa
from pegawai.models import Notifikasi, Pegawai, Pengguna
from tests.diklat.pabrik import make_riwayat
from tests.factories import make_pegawai, make_pengguna
from tests.lib.dokumen.contoh import make_chunk, make_pdf, make_png
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def akun() -> Pengguna:
    return make_pengguna(pegawai=make_pegawai())


@pytest.fixture
def petugas() -> Pengguna:
    return make_pengguna("pengelola")


def values(**changes: Any) -> dict[str, Any]:
    jenis = JenisDiklat.objects.get(siasn_id=9)
    base = {"nama": "Seminar Data", "jenis": jenis, "penyelenggara": "Universitas Contoh", "nomor_sertifikat": "12/2026"}
    return {**base, "mulai": date(2026, 3, 3), "selesai": date(2026, 3, 3), "jp": 6, "is_penugasan": False, **changes}


def submit(akun: Pengguna, isi: bytes = b"", **changes: Any) -> RiwayatLuar:
    bukti = periksa.inspect(isi or make_pdf(), "a.png" if isi.startswith(b"\x89") else "a.pdf")
    pegawai = Pegawai.objects.get(akun=akun)
    return services.submit_riwayat(pegawai=pegawai, data=values(**changes), bukti=bukti, nama_bukti="Sertifikat\r\nAni.pdf")


def test_submit_keeps_the_proof_under_a_name_of_ours(akun: Pengguna, media: Path) -> None:
    row = submit(akun)
    assert (row.status, row.pegawai_id, row.nama_bukti, row.jenis_bukti) == (
        "diajukan",
        akun.pegawai_id,
        "SertifikatAni.pdf",
        "application/pdf",
    )
    (stored,) = (media / "bukti").iterdir()
    assert (stored.suffix, len(stored.stem), stored.read_bytes()) == (".pdf", 32, make_pdf())
    assert not CatatanJP.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"selesai": timezone.localdate() + timedelta(days=1)}, "masa_depan"),
        ({"mulai": date(2020, 1, 1), "selesai": date(2023, 1, 2)}, "terlalu_lama"),
    ],
)
def test_submit_refuses_and_leaves_no_file(akun: Pengguna, media: Path, changes: dict[str, Any], code: str) -> None:
    assert code_of(lambda: submit(akun, **changes)) == code
    assert not (media / "bukti").exists()


def test_the_same_proof_counts_once_until_it_was_refused(akun: Pengguna, petugas: Pengguna, media: Path) -> None:
    row = submit(akun)
    assert code_of(lambda: submit(akun, nama="Lain")) == "bukti_sama"
    assert len(list((media / "bukti").iterdir())) == 1
    services.refuse_riwayat(riwayat_id=row.pk, alasan="Tidak terbaca", by=petugas)
    assert submit(akun).status == "diajukan"
    assert submit(make_pengguna(pegawai=make_pegawai())).status == "diajukan"  # somebody else's certificate of the same course


def test_twenty_uploads_an_hour_withdrawn_ones_too(akun: Pengguna) -> None:
    for number in range(20):
        row = submit(akun, make_png(more=make_chunk(b"teXt", b"%d" % number)))
    services.withdraw_riwayat(riwayat_id=row.pk, by=akun)
    assert code_of(lambda: submit(akun)) == "kuota"
    pegawai = Pegawai.objects.get(akun=akun)
    assert queries.count_unggahan(pegawai, timezone.now() - timedelta(hours=1)) == 20
    assert queries.count_unggahan(pegawai, timezone.now() + timedelta(seconds=1)) == 0


def test_update_replaces_the_proof_and_the_old_file(
    akun: Pengguna, media: Path, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    row = submit(akun)
    with django_capture_on_commit_callbacks(execute=True):
        services.update_riwayat(
            riwayat_id=row.pk, data=values(jp=8), bukti=periksa.inspect(make_png(), "b.png"), nama_bukti="b.png", by=akun
        )
    row.refresh_from_db()
    (stored,) = (media / "bukti").iterdir()
    assert (row.jp, row.jenis_bukti, row.nama_bukti, stored.suffix) == (8, "image/png", "b.png", ".png")


def test_update_after_a_refusal_waits_again_at_the_end(akun: Pengguna, petugas: Pengguna) -> None:
    row = submit(akun)
    RiwayatLuar.objects.update(dibuat=timezone.now() - timedelta(days=9))
    services.refuse_riwayat(riwayat_id=row.pk, alasan="JP tidak tertulis", by=petugas)
    services.update_riwayat(riwayat_id=row.pk, data=values(jp=3), by=akun)
    row.refresh_from_db()
    assert (row.status, row.jp, row.catatan, row.diputuskan_oleh, row.dibuat.date()) == ("diajukan", 3, "", None, timezone.now().date())


def test_after_verification_the_person_changes_nothing(akun: Pengguna, petugas: Pengguna) -> None:
    row = submit(akun)
    services.verify_riwayat(riwayat_id=row.pk, jp_diakui=6, is_penugasan=False, by=petugas)
    assert code_of(lambda: services.update_riwayat(riwayat_id=row.pk, data=values(), by=akun)) == "status"
    assert code_of(lambda: services.withdraw_riwayat(riwayat_id=row.pk, by=akun)) == "status"


def test_only_the_person_changes_or_withdraws(akun: Pengguna, media: Path, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    row, other = submit(akun), make_pengguna(pegawai=make_pegawai())
    for act in (services.withdraw_riwayat, lambda **kwargs: services.update_riwayat(data=values(), **kwargs)):
        with pytest.raises(RiwayatLuar.DoesNotExist):
            act(riwayat_id=row.pk, by=other)
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw_riwayat(riwayat_id=row.pk, by=akun)
    assert not RiwayatLuar.objects.exists()
    assert not list((media / "bukti").iterdir())


def test_verify_corrects_the_jp_derives_it_and_tells_the_person(akun: Pengguna, petugas: Pengguna) -> None:
    row = submit(akun)
    assert code_of(lambda: services.verify_riwayat(riwayat_id=row.pk, jp_diakui=4, is_penugasan=True, by=petugas)) == "catatan"
    services.verify_riwayat(riwayat_id=row.pk, jp_diakui=4, is_penugasan=True, by=petugas, catatan="Sertifikat menulis 4 JP")
    line = CatatanJP.objects.get()
    assert (line.jp, line.is_penugasan, line.tanggal, line.riwayat_luar) == (4, True, date(2026, 3, 3), row)
    mail = Notifikasi.objects.get()
    assert (mail.aturan, mail.objek, mail.pegawai_id, mail.ke) == ("riwayat_diputuskan", f"riwayat:{row.pk}", akun.pegawai_id, 1)


@pytest.mark.parametrize("jp", [0, 1001])
def test_verify_refuses_an_impossible_amount(akun: Pengguna, petugas: Pengguna, jp: int) -> None:
    row = submit(akun)
    assert code_of(lambda: services.verify_riwayat(riwayat_id=row.pk, jp_diakui=jp, is_penugasan=False, by=petugas, catatan="x")) == "jp"


def test_a_decision_is_made_once_with_a_reason_and_never_by_oneself(akun: Pengguna, petugas: Pengguna) -> None:
    row = submit(akun)
    assert code_of(lambda: services.refuse_riwayat(riwayat_id=row.pk, alasan=" ", by=petugas)) == "alasan"
    sendiri = make_pengguna("pengelola")
    Pengguna.objects.filter(pk=akun.pk).update(pegawai=None)
    Pengguna.objects.filter(pk=sendiri.pk).update(pegawai=row.pegawai_id)
    sendiri.refresh_from_db()
    assert code_of(lambda: services.verify_riwayat(riwayat_id=row.pk, jp_diakui=6, is_penugasan=False, by=sendiri)) == "sendiri"
    services.refuse_riwayat(riwayat_id=row.pk, alasan="Bukan sertifikat", by=petugas)
    assert code_of(lambda: services.verify_riwayat(riwayat_id=row.pk, jp_diakui=6, is_penugasan=False, by=petugas)) == "sudah_diputuskan"
    row.refresh_from_db()
    assert (row.status, row.catatan, row.diputuskan_oleh) == ("ditolak", "Bukan sertifikat", petugas)


def test_undo_takes_the_jp_back_and_the_next_decision_is_told_again(akun: Pengguna, petugas: Pengguna) -> None:
    row = submit(akun)
    assert code_of(lambda: services.undo_verifikasi(riwayat_id=row.pk, alasan="x", by=petugas)) == "status"
    services.verify_riwayat(riwayat_id=row.pk, jp_diakui=6, is_penugasan=False, by=petugas)
    assert code_of(lambda: services.undo_verifikasi(riwayat_id=row.pk, alasan="", by=petugas)) == "alasan"
    services.undo_verifikasi(riwayat_id=row.pk, alasan="Salah orang", by=petugas)
    row.refresh_from_db()
    assert (row.status, row.catatan, CatatanJP.objects.count()) == ("diajukan", "Verifikasi diurungkan: Salah orang", 0)
    services.refuse_riwayat(riwayat_id=row.pk, alasan="Salah orang", by=petugas)
    assert sorted(Notifikasi.objects.values_list("ke", flat=True)) == [1, 2]


def test_queue_is_oldest_first_without_the_officers_own(petugas: Pengguna) -> None:
    officer = make_pengguna("pengelola", pegawai=make_pegawai())
    now = timezone.now()
    make_riwayat(Pegawai.objects.get(akun=officer), dibuat=now - timedelta(days=3))
    oldest = make_riwayat(make_pegawai(), dibuat=now - timedelta(days=2))
    make_riwayat(make_pegawai(), dibuat=now - timedelta(days=1))
    assert queries.next_waiting(officer) == oldest
    assert queries.count_by_status(officer) == {"diajukan": 3, "diverifikasi": 0, "ditolak": 0}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_officers_at_once_make_one_decision() -> None:
    row = make_riwayat(make_pegawai())
    officers = [make_pengguna("pengelola") for _ in range(8)]
    barrier = Barrier(len(officers))

    def decide(number: int) -> str:
        try:
            barrier.wait()
            if number % 2:
                services.refuse_riwayat(riwayat_id=row.pk, alasan="Tidak terbaca", by=officers[number])
            else:
                services.verify_riwayat(riwayat_id=row.pk, jp_diakui=row.jp, is_penugasan=False, by=officers[number])
        except ValidationError as refusal:
            return str(refusal.code)
        finally:
            connection.close()
        return "diputuskan"

    with ThreadPoolExecutor(len(officers)) as pool:
        outcomes = list(pool.map(decide, range(len(officers))))
    row.refresh_from_db()
    assert sorted(outcomes) == ["diputuskan", *["sudah_diputuskan"] * 7]
    assert row.diputuskan_oleh == officers[outcomes.index("diputuskan")]
    assert (CatatanJP.objects.count(), Notifikasi.objects.count()) == (int(row.status == "diverifikasi"), 1)
