"""The pages of certificates: the batch's tab, the city's list, one's own, downloads."""

import hashlib
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.test import Client

from diklat.models import Angkatan, Sertifikat
from diklat.queries import sertifikat as queries
from diklat.services import sertifikat as services
from diklat.services.sertifikat.akhir import sidik_usul
from pegawai.models import Pegawai, Pekerjaan
from pegawai.services import pekerjaan
from tests.diklat.lulusan import HARI, make_lulusan, stored_files
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.kepastian import confirm, shown
from tests.pintu import enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]


@pytest.fixture
def pengelola() -> Client:
    return enter(make_pengguna("pengelola"))


def issue(jumlah: int = 1, **kwargs: Any) -> list[Sertifikat]:
    rows = make_lulusan(jumlah, **kwargs)
    official = make_penanda_tangan()
    made = services.issue_sertifikat(
        pendaftaran_ids=[row.pk for row in rows], penanda_tangan_id=official.pk, tanggal=HARI, by=make_pengguna("pengelola")
    )
    return list(Sertifikat.objects.filter(pk__in=[row.pk for row in made]).order_by("urut"))


def tab(angkatan: Angkatan, action: str = "") -> str:
    return f"/angkatan/{angkatan.pk}/sertifikat/{action}"


def run_last_job() -> Pekerjaan:
    job = Pekerjaan.objects.latest("pk")
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "selesai", job.pesan
    return job


# The batch's tab


def test_the_tab_counts_who_may_get_one_and_who_has_one(pengelola: Client) -> None:
    made = issue(2)[0]
    angkatan = made.pendaftaran.angkatan
    make_lulusan(1, angkatan=angkatan)
    make_pendaftaran(angkatan, make_pegawai(), "tidak_lulus")
    make_pendaftaran(angkatan, make_pegawai(), "dibatalkan")
    assert queries.get_ringkasan(angkatan) == queries.Ringkasan(layak=1, terbit=2, dicabut=0, belum_lulus=1)
    page = pengelola.get(tab(angkatan))
    assert sorted(row.keadaan for row in page.context["page"]) == ["layak", "terbit", "terbit"]
    assert [row.keadaan for row in pengelola.get(tab(angkatan) + "?keadaan=layak").context["page"]] == ["layak"]
    assert [row.sertifikat_nomor for row in pengelola.get(tab(angkatan) + "?q=0002/").context["page"]] == ["800.1.13/0002/BKPSDM/2026"]


def test_one_click_issues_for_everybody_who_passed(pengelola: Client) -> None:
    rows, official = make_lulusan(3), make_penanda_tangan()
    angkatan = rows[0].angkatan
    answer = confirm(pengelola, tab(angkatan, "terbit/"), {"siapa": "semua", "penanda_tangan": official.pk, "tanggal": "2026-03-09"})
    job = run_last_job()
    assert answer["Location"] == job.get_absolute_url()
    assert job.parameter["lanjut"] == tab(angkatan)
    assert [row.pendaftaran_id for row in Sertifikat.objects.order_by("urut")] == [row.pk for row in rows]


def test_ticked_rows_alone_get_one(pengelola: Client) -> None:
    rows, official = make_lulusan(3), make_penanda_tangan()
    data = {"siapa": "pilihan", "pilih": [rows[2].pk, rows[0].pk], "penanda_tangan": official.pk, "tanggal": "2026-03-09"}
    confirm(pengelola, tab(rows[0].angkatan, "terbit/"), data)
    run_last_job()
    assert [row.pendaftaran_id for row in Sertifikat.objects.order_by("urut")] == [rows[0].pk, rows[2].pk]


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        ({"tanggal": "2026-03-08"}, "tanggal", "tanggal"),
        ({"tanggal": ""}, "tanggal", "required"),
        ({"penanda_tangan": ""}, "penanda_tangan", "required"),
        ({"siapa": "pilihan"}, "__all__", "kosong"),
    ],
)
def test_a_refusal_stands_at_its_field(pengelola: Client, data: dict[str, Any], field: str, code: str) -> None:
    rows, official = make_lulusan(1), make_penanda_tangan()
    data = {"siapa": "semua", "penanda_tangan": official.pk, "tanggal": "2026-03-09", **data}
    answer = confirm(pengelola, tab(rows[0].angkatan, "terbit/"), data)
    assert [error.code for error in answer.context["form"].errors.as_data()[field]] == [code]
    assert Pekerjaan.objects.count() == 0


def test_a_running_batch_says_when_certificates_come(pengelola: Client) -> None:
    angkatan = make_angkatan(status="berjalan")
    assert pengelola.get(tab(angkatan)).context["boleh_terbit"] is False


def test_all_files_of_a_batch_come_as_one_archive(pengelola: Client) -> None:
    made = issue(2)
    pengelola.post(tab(made[0].pendaftaran.angkatan, "unduh/"))
    job = run_last_job()
    with job.hasil.open("rb") as source, zipfile.ZipFile(source) as archive:
        assert archive.namelist() == [
            "800-1-13-0001-BKPSDM-2026-Peserta-0000.pdf",
            "800-1-13-0002-BKPSDM-2026-Peserta-0001.pdf",
        ]
        packed = [archive.read(name) for name in archive.namelist()]
    assert [hashlib.sha256(content).hexdigest() for content in packed] == [row.sha256 for row in made]
    job.hasil.delete(save=False)


def test_queries_of_the_tab_do_not_grow(pengelola: Client, django_assert_num_queries: Any) -> None:
    angkatan = make_lulusan(1)[0].angkatan
    make_penanda_tangan()
    pengelola.get(tab(angkatan))
    with django_assert_num_queries(10):
        pengelola.get(tab(angkatan))
    make_lulusan(2, angkatan=angkatan, unit=make_unit())
    with django_assert_num_queries(10):
        pengelola.get(tab(angkatan))


# The city's list, one certificate, one's own


def test_the_list_finds_by_number_name_and_nip_and_narrows(pengelola: Client) -> None:
    made = issue(3)
    services.propose_cabut(pk=made[2].pk, kelas="data", alasan="uji", by=make_pengguna("pengelola"))

    def found(query: str) -> list[str]:
        return [row.nomor[9:13] for row in pengelola.get(f"/sertifikat/?{query}").context["page"]]

    assert found("") == ["0003", "0002", "0001"]
    assert found("q=peserta+0000") == ["0001"]
    assert found("q=0001/BKPSDM") == ["0001"]
    assert found(f"q={made[2].pendaftaran.pegawai.nip}") == ["0003"]
    assert found("keadaan=usul") == ["0003"]
    assert found("keadaan=dicabut") == []
    assert found("tahun=2025") == []
    assert found(f"program={made[0].pendaftaran.angkatan.program_id}&tahun=2026&urut=nomor") == ["0001", "0002", "0003"]
    assert found("tahun=x&program=x&keadaan=x&urut=x") == ["0003", "0002", "0001"]


def test_queries_of_the_list_do_not_grow(pengelola: Client, django_assert_num_queries: Any) -> None:
    issue(1)
    pengelola.get("/sertifikat/")
    with django_assert_num_queries(6):
        pengelola.get("/sertifikat/")
    issue(2)
    with django_assert_num_queries(6):
        pengelola.get("/sertifikat/")


def test_the_workbook_holds_what_the_list_shows(pengelola: Client) -> None:
    made = issue(2)
    pengelola.post("/sertifikat/ekspor/?q=peserta+0000")
    job = run_last_job()
    with job.hasil.open("rb") as source:
        sheet = openpyxl.load_workbook(io.BytesIO(source.read())).worksheets[0]
    job.hasil.delete(save=False)
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[:3] for row in rows[1:]] == [("800.1.13/0001/BKPSDM/2026", made[0].pendaftaran.pegawai.nip, "Peserta 0000")]


def test_only_those_who_may_see_it_download_the_file() -> None:
    dinas, lain = make_unit("Dinas A"), make_unit("Dinas B")
    row = issue(1, unit=dinas)[0]
    url = f"/sertifikat/{row.pk}/unduh/"
    kepala, asing = make_pegawai(unit=dinas, memimpin=True), make_pegawai(unit=lain, memimpin=True)
    for who, status in ((row.pendaftaran.pegawai, 200), (kepala, 200), (asing, 404)):
        answer = enter(make_pengguna(pegawai=who)).get(url)
        assert answer.status_code == status
        if status == 200:
            assert b"".join(answer) == stored_files()[0].read_bytes()
            assert answer["Content-Disposition"] == 'attachment; filename="800-1-13-0001-BKPSDM-2026-Peserta-0000.pdf"'


def test_one_sees_the_own_ones_without_those_that_were_replaced() -> None:
    row = issue(1)[0]
    issue(1)
    new = replace(row)
    client = enter(make_pengguna(pegawai=row.pendaftaran.pegawai))
    assert [one.pk for one in client.get("/sertifikat-saya/").context["page"]] == [new.pk]


def replace(row: Sertifikat, alasan: str = "Salah") -> Sertifikat:
    Pegawai.objects.filter(pk=row.pendaftaran.pegawai_id).update(gelar_belakang="S.E.")
    services.propose_ganti(pk=row.pk, alasan=alasan, penanda_tangan_id=row.penanda_tangan_id, by=make_pengguna("pengelola"))
    row.refresh_from_db()
    seen = sidik_usul(row, services.person_now(row.pendaftaran_id))
    return services.replace_sertifikat(pk=row.pk, dilihat=seen, by=make_pengguna("pengelola"))


def test_replacing_through_the_pages_needs_two_and_takes_no_typed_name(pengelola: Client) -> None:
    row = issue(1, tempat_lahir="Serang")[0]
    url, data = f"/sertifikat/{row.pk}/ganti/", {"penanda_tangan": row.penanda_tangan_id, "alasan": "Gelar", "nama": "Orang Lain"}
    assert [error.code for error in pengelola.post(url, data).context["form"].errors.as_data()["__all__"]] == ["koreksi_kosong"]
    Pegawai.objects.filter(pk=row.pendaftaran.pegawai_id).update(gelar_belakang="S.E.")
    assert ("Nama dengan gelar", "Peserta 0000", "Peserta 0000, S.E.") in pengelola.get(url).context["beda"]
    assert pengelola.post(url, data)["Location"] == row.get_absolute_url()
    pengelola.post(f"{url}sahkan/")
    assert Sertifikat.objects.count() == 1
    second, row = enter(make_pengguna("pengelola")), Sertifikat.objects.get()
    seen = second.get(row.get_absolute_url()).context["sidik"]
    second.post(f"{url}sahkan/")
    assert seen in second.get(row.get_absolute_url()).content.decode()
    answer = second.post(f"{url}sahkan/", {"dilihat": seen})
    new = Sertifikat.objects.latest("pk")
    assert (answer["Location"], new.isi["nama"]) == (new.get_absolute_url(), "Peserta 0000, S.E.")


def test_withdrawing_through_the_pages_needs_two(pengelola: Client) -> None:
    row = issue(1)[0]
    pengelola.post(f"/sertifikat/{row.pk}/cabut/", {"kelas": "pelanggaran", "alasan": "Menyontek"})
    pengelola.post(f"/sertifikat/{row.pk}/cabut/sahkan/")
    row.refresh_from_db()
    assert (row.status, row.is_usul) == ("terbit", True)
    second = enter(make_pengguna("pengelola"))
    second.post(f"/sertifikat/{row.pk}/cabut/sahkan/")
    row.refresh_from_db()
    assert row.status == "terbit"
    seen = second.get(row.get_absolute_url()).context["sidik"]
    url = f"/sertifikat/{row.pk}/cabut/sahkan/"
    assert [mail.aturan for mail in shown(second.post(url, {"dilihat": seen})).surel] == ["sertifikat_dicabut"]
    row.refresh_from_db()
    assert row.status == "terbit"
    confirm(second, url, {"dilihat": seen})
    row.refresh_from_db()
    assert (row.status, row.alasan) == ("dicabut", "Pelanggaran: Menyontek")
