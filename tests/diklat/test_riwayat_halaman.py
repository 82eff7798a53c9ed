"""The pages of training elsewhere: the proof goes in checked and comes out as a download only."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diklat.models import RiwayatLuar
from tests.factories import make_pegawai, make_pengguna
from tests.lib.dokumen.contoh import make_pdf
from tests.pintu import enter

pytestmark = pytest.mark.django_db
DATA = {
    "nama": "Kursus <b>Data</b>",
    "jenis": 11,
    "penyelenggara": "Universitas Contoh",
    "mulai": "2026-03-02",
    "selesai": "2026-03-03",
    "jp": 12,
}


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def upload(isi: bytes, nama: str = "Sertifikat.pdf", content_type: str = "text/html") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type)


def test_proposal_correction_and_download() -> None:
    akun = make_pengguna(pegawai=make_pegawai())
    client = enter(akun)
    answer = client.post(reverse("diklat:riwayat-create"), {**DATA, "berkas": upload(make_pdf())})
    row = RiwayatLuar.objects.get()
    assert (answer.status_code, answer["Location"], row.jp, row.pegawai_id) == (302, row.get_absolute_url(), 12, akun.pegawai_id)
    answer = client.post(reverse("diklat:riwayat-update", args=[row.pk]), {**DATA, "jp": 10})
    row.refresh_from_db()
    assert (answer.status_code, row.jp, row.nama_bukti) == (302, 10, "Sertifikat.pdf")
    download = client.get(reverse("diklat:riwayat-bukti", args=[row.pk]))
    body = b"".join(download)  # type: ignore[arg-type]
    headers = {
        name: download[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Content-Security-Policy")
    }
    assert body == make_pdf()
    assert headers == {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="bukti-kursus-bdatab-{row.pegawai.nip}.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox",
    }
    assert enter(make_pengguna(pegawai=make_pegawai())).get(reverse("diklat:riwayat-bukti", args=[row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("isi", "nama", "code"),
    [
        (b"<html><script>alert(1)</script>", "a.pdf", "isi_berbeda"),
        (make_pdf(), "a.html", "jenis"),
        (make_pdf(60), "a.pdf", "terlalu_banyak_halaman"),
        (make_pdf() + b"\0" * (10 * 1024 * 1024), "a.pdf", "terlalu_besar"),
    ],
    ids=["html", "name", "pages", "size"],
)
def test_a_bad_proof_is_refused_at_its_field_and_the_rest_stays_typed(isi: bytes, nama: str, code: str) -> None:
    client = enter(make_pengguna(pegawai=make_pegawai()))
    form = client.post(reverse("diklat:riwayat-create"), {**DATA, "berkas": upload(isi, nama)}).context["form"]
    assert [error.code for error in form.errors.as_data()["berkas"]] == [code]
    assert (form["nama"].value(), RiwayatLuar.objects.count()) == (DATA["nama"], 0)


def test_dates_in_the_wrong_order_and_in_the_future_are_told_at_their_fields() -> None:
    client = enter(make_pengguna(pegawai=make_pegawai()))
    url = reverse("diklat:riwayat-create")
    form = client.post(url, {**DATA, "selesai": "2026-03-01", "berkas": upload(make_pdf())}).context["form"]
    assert list(form.errors.as_data()) == ["__all__"]
    form = client.post(url, {**DATA, "selesai": "2199-03-01", "berkas": upload(make_pdf())}).context["form"]
    assert [error.code for error in form.errors.as_data()["selesai"]] == ["masa_depan"]
