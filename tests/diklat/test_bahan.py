"""Materials: who hands them out, who may take them, and what is refused."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diklat.models import Angkatan, BahanAjar, Pendaftaran
from diklat.services import bahan as services
from lib.dokumen.periksa import Dokumen
from tests import factories
from tests.diklat import pabrik
from tests.diklat.kelas import Kelas, make_kelas
from tests.lib.dokumen.contoh import make_pdf
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kelas(settings: object, tmp_path: Path) -> Kelas:
    settings.MEDIA_ROOT = str(tmp_path)
    kelas = make_kelas(1)
    kelas.guru = factories.make_pengguna("narasumber")
    kelas.sesi.narasumber = pabrik.make_narasumber(pengguna=kelas.guru)
    kelas.sesi.save()
    return kelas


def hand_out(kelas: Kelas, by: object, isi: bytes = b"satu") -> BahanAjar:
    dokumen = Dokumen(isi, "application/pdf", "pdf", f"{hash(isi):064x}"[-64:])
    return services.add_bahan(sesi_id=kelas.sesi.pk, judul=" Salindia ", dokumen=dokumen, nama="a\x00b.pdf", by=by)


def test_a_teacher_hands_out_and_participants_take_it(kelas: Kelas, client: Client) -> None:
    client.force_login(kelas.guru)
    url = reverse("diklat:bahan-create", args=[kelas.sesi.pk])
    assert client.post(url, {"judul": "Salindia", "berkas": SimpleUploadedFile("a.exe", b"MZ")}).context["form"].errors
    assert client.post(url, {"judul": "Salindia", "berkas": SimpleUploadedFile("a.pdf", make_pdf())}).status_code == 302
    row = BahanAjar.objects.get()
    others = {
        "peserta": (kelas.akun(0), 200), "pengajar": (kelas.guru, 200), "auditor": (factories.make_pengguna("auditor"), 200),
        "pegawai lain": (factories.make_pengguna(pegawai=factories.make_pegawai()), 404),
        "pengajar lain": (factories.make_pengguna("narasumber"), 404),
    }  # fmt: skip
    for who, (akun, status) in others.items():
        client.force_login(akun)
        answer = client.get(reverse("diklat:bahan-unduh", args=[row.pk]))
        assert (who, answer.status_code) == (who, status)
        assert client.get(reverse("diklat:bahan-list", args=[kelas.angkatan.pk])).status_code == status
        if status == 200:
            assert (answer["Content-Type"], answer["Content-Security-Policy"]) == ("application/pdf", "sandbox")
            assert "attachment" in answer["Content-Disposition"]
            assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_the_page_of_a_batch_leads_its_participants_and_nobody_else_to_the_materials(kelas: Kelas, client: Client) -> None:
    url = reverse("diklat:bahan-list", args=[kelas.angkatan.pk]).encode()
    for akun, leads in ((kelas.akun(0), True), (factories.make_pengguna(pegawai=factories.make_pegawai()), False)):
        client.force_login(akun)
        assert (url in client.get(kelas.angkatan.get_absolute_url()).content) is leads


def test_who_gave_his_seat_up_no_longer_takes_it(kelas: Kelas) -> None:
    hand_out(kelas, kelas.guru)
    peserta = kelas.akun(0)
    assert BahanAjar.objects.visible_to(peserta).count() == 1
    Pendaftaran.objects.update(status="dibatalkan", alasan="Sakit")
    assert not BahanAjar.objects.visible_to(peserta).exists()


def test_what_is_refused(kelas: Kelas) -> None:
    row = hand_out(kelas, kelas.guru)
    assert (row.judul, row.nama_berkas) == ("Salindia", "ab.pdf")
    assert code_of(lambda: hand_out(kelas, kelas.guru)) == "bahan_sama"
    stranger = factories.make_pengguna("narasumber")
    assert code_of(lambda: hand_out(kelas, stranger, b"dua")) == "bukan_pengajar"
    assert code_of(lambda: services.delete_bahan(bahan_id=row.pk, by=stranger)) == "bukan_pengajar"
    for number in range(services.PER_SESI - 1):
        hand_out(kelas, kelas.pengelola, str(number).encode())
    assert code_of(lambda: hand_out(kelas, kelas.guru, b"lebih")) == "kuota"
    Angkatan.objects.update(status="ditutup")
    assert code_of(lambda: services.delete_bahan(bahan_id=row.pk, by=kelas.guru)) == "angkatan_final"
    assert BahanAjar.objects.count() == services.PER_SESI


def test_a_file_taken_back_is_gone(kelas: Kelas, django_capture_on_commit_callbacks: object) -> None:
    row = hand_out(kelas, kelas.guru)
    with django_capture_on_commit_callbacks(execute=True):
        services.delete_bahan(bahan_id=row.pk, by=kelas.guru)
    assert (BahanAjar.objects.count(), row.berkas.storage.exists(row.berkas.name)) == (0, False)
