"""Participants from Excel: every row judged before anything is written, twice is once, rules hold for files too."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran
from diklat.services import impor_peserta
from pegawai.models import Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def akun() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def pengelola(client: Client, akun: Pengguna) -> Client:
    client.force_login(akun)
    return client


def sheet(*rows: tuple[object, ...], head: tuple[str, ...] = ("NIP", "NAMA")) -> SimpleUploadedFile:
    book, content = openpyxl.Workbook(), BytesIO()
    for row in (head, *rows):
        book.active.append(list(row))
    book.save(content)
    return SimpleUploadedFile("peserta.xlsx", content.getvalue())


def url(name: str, angkatan: Angkatan) -> str:
    return reverse(f"diklat:{name}", args=[angkatan.pk])


def upload(client: Client, angkatan: Angkatan, *rows: tuple[object, ...]) -> dict[str, object]:
    return client.post(url("peserta-impor", angkatan), {"berkas": sheet(*rows)}).context


def run(client: Client, angkatan: Angkatan, tanda: object) -> Pekerjaan:
    client.post(url("peserta-impor-apply", angkatan), {"baris": tanda})
    job = Pekerjaan.objects.order_by("-pk")[0]
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    return job


def test_preview_judges_every_row_and_writes_nothing(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(kelompok_jabatan=["pelaksana"]))
    make_pendaftaran(angkatan, kantor.dodi)
    jabatan = factories.make_jabatan(kelompok="administrator")
    kabid = factories.make_pegawai(unit=kantor.dinas, jabatan=jabatan)
    context = upload(
        pengelola, angkatan, (kantor.rina.pegawai.nip, ""), (kantor.dodi.nip, ""), (kabid.nip, ""),
        (kantor.rina.pegawai.nip, ""), ("123", "Salah"), (198001012005012001, "Angka"), ("198001012005019999"[:15] + "998", "Tidak ada"),
    )  # fmt: skip
    assert [(row.nomor, row.pegawai_id) for row in context["baru"]] == [(2, kantor.rina.pegawai_id)]
    assert [row.nomor for row in context["sudah"]] == [3]
    assert [row.nomor for row in context["ditolak"]] == [4, 5, 6, 7, 8]
    assert "baris 2" in context["ditolak"][1].pesan
    assert Pendaftaran.objects.count() == 1


def test_a_row_that_wants_a_reason_names_the_column_for_it(pengelola: Client, kantor: Kantor) -> None:
    angkatan, other = make_angkatan(), make_angkatan()
    make_sesi(angkatan)
    make_sesi(other)
    make_pendaftaran(other, kantor.dodi)
    (row,) = upload(pengelola, angkatan, (kantor.dodi.nip, ""))["ditolak"]  # type: ignore[misc]
    assert row.pesan.endswith("kolom ALASAN PENGECUALIAN di berkas ini.")
    berkas = sheet((kantor.dodi.nip, "Pengganti."), head=("NOMOR INDUK PEGAWAI", "ALASAN PENGECUALIAN"))
    context = pengelola.post(url("peserta-impor", angkatan), {"berkas": berkas}).context
    assert [row.pegawai_id for row in context["baru"]] == [kantor.dodi.pk]


def test_another_name_for_a_known_nip_is_marked_and_still_goes_in(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan()
    rows = ((kantor.rina.pegawai.nip, "Budi Santoso"), (kantor.dodi.nip, "dr. DODI STAF, M.Kes."), (kantor.jauh.nip, ""))
    context = upload(pengelola, angkatan, *rows)
    assert [(row.nomor, row.nama, row.tertulis) for row in context["baru"]] == [
        (2, "Rina Staf", "Budi Santoso"), (3, "Dodi Staf", ""), (4, "Jauh Sekali", ""),
    ]  # fmt: skip
    assert [row.nomor for row in context["nama_lain"]] == [2]


def test_apply_enrols_what_was_seen_once(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    rows = ((kantor.jauh.nip, ""), (kantor.rina.pegawai.nip, ""))
    context = upload(pengelola, angkatan, *rows)
    assert context["tunggu"] == 1
    job = run(pengelola, angkatan, context["tanda"])
    assert (job.status, job.pesan) == ("selesai", "1 orang terdaftar, 1 masuk daftar tunggu.")
    assert job.parameter["lanjut"] == url("peserta-list", angkatan)
    got = list(Pendaftaran.objects.order_by("urutan").values_list("pegawai__nama", "jalur", "status"))
    assert got == [("Jauh Sekali", "impor", "terdaftar"), ("Rina Staf", "impor", "daftar_tunggu")]
    again = upload(pengelola, angkatan, *rows)
    assert (again["baru"], len(again["sudah"])) == ([], 2)
    assert run(pengelola, angkatan, context["tanda"]).pesan == "0 orang terdaftar."
    assert Pendaftaran.objects.count() == 2


def test_what_no_longer_holds_when_applied_is_listed(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan()
    context = upload(pengelola, angkatan, (kantor.rina.pegawai.nip, ""), (kantor.dodi.nip, ""))
    make_pendaftaran(make_angkatan(angkatan.program), kantor.dodi)
    job = run(pengelola, angkatan, context["tanda"])
    assert job.pesan == "1 orang terdaftar, 1 tidak memenuhi syarat."
    rows = list(openpyxl.load_workbook(job.hasil.path)["Belum terdaftar"].values)
    assert rows[1][:3] == (3, kantor.dodi.nip, "Dodi Staf")


def test_somebody_who_is_gone_when_applied_is_listed(pengelola: Client, kantor: Kantor) -> None:
    gone = factories.make_pegawai("Hapus")
    angkatan = make_angkatan(kuota=5)
    shown = upload(pengelola, angkatan, (kantor.dodi.nip, ""), (gone.nip, ""))
    gone.delete()
    job = run(pengelola, angkatan, shown["tanda"])
    assert (job.pesan, bool(job.hasil)) == ("1 orang terdaftar, 1 tidak memenuhi syarat.", True)


def test_rows_of_the_preview_cannot_be_made_up_or_carried_over(pengelola: Client, akun: Pengguna, kantor: Kantor) -> None:
    angkatan, other = make_angkatan(), make_angkatan()
    tanda = str(upload(pengelola, angkatan, (kantor.rina.pegawai.nip, ""))["tanda"])
    stranger = factories.make_pengguna("pengelola")
    for batch, text, by in ((angkatan, tanda[:-1], akun), (other, tanda, akun), (angkatan, tanda, stranger), (angkatan, "", akun)):
        with refusing("pratinjau"):
            impor_peserta.start_impor(angkatan=batch, baris=text, by=by)


@pytest.mark.parametrize(
    ("berkas", "code"),
    [
        (SimpleUploadedFile("x.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00"), "bukan_xlsx"),
        (sheet(("a",), head=("NAMA",)), "lembar_salah"),
        (sheet(*[("1",)] * 5100, head=("NIP",)), "baris_terlalu_banyak"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_that_cannot_be_read(berkas: SimpleUploadedFile, code: str) -> None:
    with refusing(code):
        impor_peserta.read_berkas(berkas)


def test_refused_file_stays_a_form_error(pengelola: Client) -> None:
    answer = pengelola.post(url("peserta-impor", make_angkatan()), {"berkas": SimpleUploadedFile("x.csv", b"NAMA\nAni\n")})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["berkas"])


def test_template_can_be_filled_and_uploaded(pengelola: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan()
    book = openpyxl.load_workbook(BytesIO(pengelola.get(url("peserta-templat", angkatan)).content))
    book["Peserta"].cell(row=2, column=1, value=kantor.rina.pegawai.nip)
    content = BytesIO()
    book.save(content)
    found = impor_peserta.judge(
        angkatan, impor_peserta.read_berkas(SimpleUploadedFile("t.xlsx", content.getvalue())), factories.make_pengguna("pengelola")
    )
    assert [(row.nomor, row.putusan) for row in found] == [(2, "baru")]


def test_the_preview_knows_how_many_seats_a_running_batch_has_left() -> None:
    angkatan = make_angkatan(status="berjalan", kuota=3)
    make_pendaftaran(angkatan, factories.make_pegawai())
    people = [factories.make_pegawai() for _ in range(3)]
    by = factories.make_pengguna("pengelola")
    rows = [(number, person.nip, "", "") for number, person in enumerate(people, 2)]
    assert [row.putusan for row in impor_peserta.judge(angkatan, rows, by)] == ["baru", "baru", "ditolak"]
    angkatan.status = "terbuka"
    assert [row.putusan for row in impor_peserta.judge(angkatan, rows, by)] == ["baru"] * 3
