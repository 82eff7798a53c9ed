"""A person asks to have a datum corrected; another one decides, once, with an answer that he is told."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError, transaction
from django.test import Client

from lib.dokumen.periksa import inspect
from pegawai.models import Akses, Notifikasi, PerbaikanData
from pegawai.services import perbaikan as services
from tests.factories import make_pegawai, make_pengguna, make_perbaikan
from tests.lib.dokumen.contoh import make_pdf
from tests.pegawai.test_data_saya import collect
from tests.pegawai.test_ekspor import export
from tests.pegawai.test_simpan import make_lama, run

pytestmark = pytest.mark.django_db
ISI = {"bagian": "golongan", "tertulis": "III/a", "seharusnya": "III/b", "alasan": "SK 823/1."}


def code_of(call: Any, **kwargs: Any) -> str:
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        call(**kwargs)
    return str(refusal.value.code)


def test_a_request_goes_to_the_office_and_its_decision_comes_back(client: Client) -> None:
    rina, petugas = make_pegawai("Rina"), make_pengguna("kepegawaian")
    client.force_login(make_pengguna(pegawai=rina))
    client.post("/data-saya/perbaikan/", ISI)
    row = PerbaikanData.objects.get()
    assert [row.pegawai, row.status, row.seharusnya] == [rina, "diajukan", "III/b"]
    assert "III/b" in client.get("/data-saya/").content.decode()
    client.force_login(petugas)
    page = client.get(row.get_absolute_url()).content.decode()
    assert f"/pegawai/{rina.pk}/ubah/" in page
    client.post(f"/perbaikan-data/{row.pk}/putuskan/", {"status": "diperbaiki", "jawaban": "Sudah."})
    row.refresh_from_db()
    assert [row.status, row.jawaban, row.diputus_oleh] == ["diperbaiki", "Sudah.", petugas]
    assert list(Notifikasi.objects.values_list("aturan", "objek", "pegawai")) == [("perbaikan_diputus", f"perbaikan:{row.pk}", rina.pk)]


def test_the_mail_says_the_answer() -> None:
    row = make_perbaikan(make_pegawai(), jawaban="")
    services.decide_perbaikan(perbaikan_id=row.pk, status="ditolak", jawaban="SK belum ada.", by=make_pengguna("kepegawaian"))
    mail = Notifikasi.objects.get()
    words = services.perbaikan_diputus([mail])[mail.pk]
    assert words.nilai == {"data": "Golongan atau pendidikan", "seharusnya": "III/b", "putusan": "Ditolak", "jawaban": "SK belum ada."}


def test_what_is_refused() -> None:
    rina, petugas = make_pegawai("Rina"), make_pengguna("kepegawaian")
    row = services.submit_perbaikan(pegawai_id=rina.pk, isi=ISI)
    assert code_of(services.submit_perbaikan, pegawai_id=rina.pk, isi=ISI) == "terbuka"
    for number in range(services.TERBUKA_MAKS - 1):
        make_perbaikan(rina, seharusnya=f"data {number}")
    assert code_of(services.submit_perbaikan, pegawai_id=rina.pk, isi={**ISI, "seharusnya": "lain"}) == "kuota"
    decide = {"perbaikan_id": row.pk, "by": petugas}
    assert code_of(services.decide_perbaikan, **decide, status="ditolak", jawaban="  ") == "jawaban"
    assert code_of(services.decide_perbaikan, **decide, status="diajukan", jawaban="x") == "jawaban"
    services.decide_perbaikan(**decide, status="ditolak", jawaban="Tidak.")
    assert code_of(services.decide_perbaikan, **decide, status="diperbaiki", jawaban="x") == "sudah_diputus"
    own = make_perbaikan(make_pegawai("Petugas"))
    akun = make_pengguna("kepegawaian", pegawai=own.pegawai)
    assert code_of(services.decide_perbaikan, perbaikan_id=own.pk, status="diperbaiki", jawaban="x", by=akun) == "sendiri"


def test_the_database_refuses_a_decision_without_answer() -> None:
    row = make_perbaikan(make_pegawai())
    with pytest.raises(IntegrityError, match="perbaikandata_diputus_lengkap"), transaction.atomic():
        PerbaikanData.objects.filter(pk=row.pk).update(status="ditolak")


def test_the_list_begins_with_those_that_wait_and_is_exported_as_shown(client: Client) -> None:
    petugas = make_pengguna("kepegawaian")
    done, waits = make_perbaikan(make_pegawai("Ani")), make_perbaikan(make_pegawai("Budi"), bagian="kontak")
    services.decide_perbaikan(perbaikan_id=done.pk, status="ditolak", jawaban="x", by=petugas)
    client.force_login(petugas)
    for query, shown in (("", [waits]), ("?status=semua", [waits, done]), ("?status=semua&bagian=golongan", [done]), ("?q=ani", [])):
        assert list(client.get(f"/perbaikan-data/{query}").context["page"].rows) == shown
    rows = export(client, "/perbaikan-data/ekspor/?status=semua&bagian=golongan")["Perbaikan data"][1:]
    assert [(row[1], row[7]) for row in rows] == [("Ani", "Ditolak")]


def test_a_proof_is_checked_kept_under_our_name_and_taken_by_two_only(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    rina, petugas = make_pegawai("Rina"), make_pengguna("kepegawaian")
    akun = make_pengguna(pegawai=rina)
    client.force_login(akun)
    client.post("/data-saya/perbaikan/", {**ISI, "berkas": SimpleUploadedFile("../SK Rina.pdf", make_pdf())})
    row = PerbaikanData.objects.get()
    (stored,) = (tmp_path / "perbaikan").iterdir()
    assert (row.bukti.name, row.nama_bukti, stored.read_bytes()) == (f"perbaikan/{stored.name}", "SK Rina.pdf", make_pdf())
    assert "Rina" not in stored.name
    alamat = f"/perbaikan-data/{row.pk}/bukti/"
    for who, status in (
        (akun, 200),
        (petugas, 200),
        (make_pengguna(pegawai=make_pegawai("Lain")), 404),
        (make_pengguna("kepegawaian"), 200),
    ):
        client.force_login(who)
        answer = client.get(alamat)
        assert (answer.status_code, b"".join(answer) == make_pdf()) == (status, status == 200)
        if status == 200:
            assert (answer["Content-Type"], answer["Content-Security-Policy"]) == ("application/pdf", "sandbox")
            assert answer["Content-Disposition"] == f'attachment; filename="bukti-perbaikan-{row.pk}-{rina.nip}.pdf"'
    for peran in ("auditor", "admin", "pengelola", "pimpinan", "narasumber"):
        client.force_login(make_pengguna(peran))
        assert client.get(alamat).status_code == 404, peran
    client.force_login(make_pengguna("auditor"))
    assert alamat not in client.get(row.get_absolute_url()).content.decode()
    assert set(Akses.objects.filter(halaman="pegawai:perbaikan-bukti").values_list("pegawai", flat=True)) == {rina.pk}


@pytest.mark.parametrize(
    ("nama", "isi"), [("sk.pdf", b"bukan pdf"), ("sk.svg", b"<svg/>"), ("sk.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024))]
)
def test_a_bad_proof_is_refused_and_nothing_is_kept(client: Client, settings: Any, tmp_path: Path, nama: str, isi: bytes) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(make_pengguna(pegawai=make_pegawai()))
    answer = client.post("/data-saya/perbaikan/", {**ISI, "berkas": SimpleUploadedFile(nama, isi)}, follow=True)
    assert not PerbaikanData.objects.exists()
    assert not (tmp_path / "perbaikan").exists()
    assert answer.status_code in (200, 413)


def test_a_refused_request_leaves_no_file(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    rina, bukti = make_pegawai(), inspect(make_pdf(), "a.pdf")
    row = services.submit_perbaikan(pegawai_id=rina.pk, isi=ISI, bukti=bukti, nama_bukti="a.pdf")
    assert code_of(services.submit_perbaikan, pegawai_id=rina.pk, isi=ISI, bukti=bukti, nama_bukti="a.pdf") == "terbuka"
    with pytest.raises(DataError), transaction.atomic():
        services.submit_perbaikan(pegawai_id=rina.pk, isi={**ISI, "seharusnya": "x" * 300}, bukti=bukti, nama_bukti="a.pdf")
    assert [one.name for one in (tmp_path / "perbaikan").iterdir()] == [Path(str(row.bukti.name)).name]


def test_the_proof_is_in_ones_own_copy_and_goes_with_its_person(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SEAL_DIR = tmp_path / "media", tmp_path / "segel"
    lama = make_lama()
    row = services.submit_perbaikan(pegawai_id=lama.pk, isi=ISI, bukti=inspect(make_pdf(), "a.pdf"), nama_bukti="a.pdf")
    assert collect(lama.akun).read(f"berkas/perbaikandata-{row.pk}.pdf") == make_pdf()
    run()
    row.refresh_from_db()
    assert (row.bukti.name, row.nama_bukti, list((tmp_path / "media" / "perbaikan").iterdir())) == ("", "[dihapus]", [])
