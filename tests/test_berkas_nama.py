"""Names of files that somebody else chose: they lead nowhere, whatever stands in them, and what is kept has a name of ours."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from pegawai.models import Impor, PerbaikanData
from tests.factories import make_pegawai, make_pengguna
from tests.lib.dokumen.contoh import make_pdf
from tests.pegawai.test_perbaikan import ISI
from tests.pintu import enter
from tests.test_access import ROWS, make_kota

pytestmark = pytest.mark.django_db
NAMA = (
    "../../SK.pdf",
    "/etc/SK.pdf",
    "..\\..\\SK.pdf",
    "C:\\Windows\\SK.pdf",
    "%2e%2e%2fSK.pdf",
    "SK\0.pdf",
    "SK.pdf\0.exe.pdf",
    "\u202eSK.pdf",
)
JALUR = (
    "../settings.py",
    "..%2f..%2fmanage.py",
    "%2e%2e/manage.py",
    "/etc/passwd",
    "%00",
    "a%00.png",
    "..\\manage.py",
    "C:\\a.png",
    "%5c%5cserver%5ca",
)


def send(client: Client, url: str, isi: dict[str, str], nama: str, content: bytes) -> None:
    """As it goes over the wire: the client of the tests would cut the name short by itself."""
    parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in isi.items()]
    head = f'--b\r\nContent-Disposition: form-data; name="berkas"; filename="{nama}"\r\nContent-Type: application/pdf\r\n\r\n'
    body = b"".join([*parts, head.encode(), content, b"\r\n--b--\r\n"])
    assert client.post(url, body, content_type="multipart/form-data; boundary=b").status_code == 302


@pytest.mark.parametrize("nama", NAMA)
def test_asvs_5_3_2_an_upload_is_kept_under_a_name_of_ours(settings: Any, tmp_path: Path, nama: str) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    rina = make_pegawai("Rina")
    client = enter(make_pengguna(pegawai=rina))
    send(client, "/data-saya/perbaikan/", ISI, nama, make_pdf())
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    row = PerbaikanData.objects.get()
    assert [(str(path.relative_to(settings.MEDIA_ROOT)), path.stem.isalnum()) for path in kept] == [(row.bukti.name, True)]
    assert not set(row.nama_bukti) & set("/\\\0\u202e")


@pytest.mark.parametrize("nama", NAMA)
def test_asvs_5_3_2_a_file_to_be_imported_is_kept_under_its_fingerprint(settings: Any, tmp_path: Path, nama: str) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    client = enter(make_pengguna("kepegawaian"))
    send(client, "/impor/baru/", {"jenis": "pegawai", "cara": "perbarui"}, nama, b"NIP;NAMA\n1;x\n")
    impor = Impor.objects.get()
    kept = [str(path.relative_to(settings.MEDIA_ROOT)) for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == [impor.berkas.name] == [f"impor/{impor.sha256[:32]}.bin"]
    assert not set(impor.nama_berkas) & set("/\\\0\u202e")


def test_asvs_5_3_2_no_address_leads_to_another_file() -> None:
    """Addresses that take a piece of text, and those of files as such; asked by somebody who may see all."""
    kota = make_kota()
    client = enter(kota["akun_admin"])
    texts = [row.url(kota) for row in ROWS if any(part.partition("=")[2] not in kota for part in row.arguments.split(",") if part != "-")]
    places = {url.rstrip("/").rpartition("/")[0] for url in texts} | {"/static", "/static/css", "/media", "/instansi/gambar"}
    assert len(places) > 8
    found = {}
    for place in sorted(places):
        for jalur in JALUR:
            answer = client.get(f"{place}/{jalur}")
            body = b"" if answer.status_code >= 300 else b"".join(answer) if answer.streaming else answer.content
            if answer.status_code >= 500 or b"root:x:0" in body or b"DJANGO_SETTINGS_MODULE" in body:
                found[f"{place}/{jalur}"] = answer.status_code
    assert found == {}


def test_asvs_5_3_2_the_last_part_of_an_address_of_a_picture_is_a_fingerprint(client: Client) -> None:
    assert {jalur: client.get(f"/instansi/gambar/{jalur}").status_code for jalur in JALUR} == dict.fromkeys(JALUR, 404)
