"""A batch is not closed while its tests and its survey are open; a cancelled one leaves nothing open behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from diklat.models import Angkatan
from diklat.services import angkatan as angkatan_services
from evaluasi.models import PengerjaanUjian, PenugasanEvaluasi, Survei, Ujian
from lib.format import format_tanggal, format_waktu
from tests.diklat.kelas import make_kelas
from tests.diklat.pabrik import make_kehadiran
from tests.evaluasi.pabrik import make_pengerjaan, make_penugasan, make_survei, make_ujian
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db


@pytest.fixture
def kelas():
    """All that the training app asks for is there."""
    kelas = make_kelas(1, mulai=timedelta(hours=-4))
    make_kehadiran(kelas.sesi, kelas.rows[0])
    kelas.rows[0].status = "lulus"
    kelas.rows[0].save(update_fields=["status"])
    Angkatan.objects.update(status="selesai")
    return kelas


def close(kelas) -> list[tuple[str, str]]:
    """What holds the closing up; nothing when the batch is closed."""
    try:
        angkatan_services.close_angkatan(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola)
    except ValidationError as refusal:
        return [(error.code, error.messages[0]) for error in refusal.error_list]
    return []


def test_all_that_is_open_is_named_and_then_the_batch_closes(kelas):
    awal = make_ujian(kelas.angkatan, "pre_test")
    akhir = make_ujian(kelas.angkatan, mulai=timezone.now() + timedelta(days=1), selesai=timezone.now() + timedelta(days=2))
    make_pengerjaan(awal, kelas.rows[0])
    survei = make_survei(kelas.angkatan)
    assert close(kelas) == [
        ("belum_lengkap", f"Tes awal masih dibuka sampai {format_waktu(awal.selesai)}. Tunggu, atau majukan waktu tutupnya."),
        ("belum_lengkap", f"Tes akhir baru dibuka {format_waktu(akhir.mulai)}. Tunggu, atau hapus tes itu."),
        ("belum_lengkap", "1 peserta masih mengerjakan tes awal."),
        ("belum_lengkap", f"Umpan balik peserta masih dibuka sampai {format_tanggal(survei.tutup)}. Tunggu, atau tutup survei itu."),
    ]
    Ujian.objects.update(mulai=timezone.now() - timedelta(days=2), selesai=timezone.now())
    PengerjaanUjian.objects.update(status="waktu_habis", selesai=timezone.now(), nilai=50)
    Survei.objects.update(status="ditutup")
    assert close(kelas) == [("belum_lengkap", "Hasil umpan balik peserta sedang diolah. Coba lagi setelah hasilnya terbit.")]
    Survei.objects.update(status="menunggu")  # too few answers wait for the next batch
    make_penugasan(kelas.rows[0], make_pegawai())
    assert close(kelas) == []


def test_a_cancelled_batch_leaves_no_survey_and_no_form_open():
    kelas = make_kelas(1)
    make_survei(kelas.angkatan)
    make_penugasan(kelas.rows[0], make_pegawai())
    angkatan_services.cancel_angkatan(angkatan_id=kelas.angkatan.pk, alasan="Ruang banjir", by=kelas.pengelola)
    assert Survei.objects.values_list("status", "alasan_batal").get() == ("batal", "Ruang banjir")
    assert PenugasanEvaluasi.objects.values_list("status", "alasan_tutup").get() == ("ditutup", "Angkatan dibatalkan.")
