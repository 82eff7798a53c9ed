"""The Excel exports: exactly the rows of the list, typed cells, a sheet that says what is in it."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client

from pegawai.models import Jabatan, Pegawai, Pekerjaan, UnitKerja
from pegawai.services import pekerjaan as services
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db


def export(client: Client, url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Press the button, let the worker's function run, read the file."""
    client.post(url)
    job = Pekerjaan.objects.order_by("-pk")[0]
    services.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert [job.status, job.nama_hasil.endswith(".xlsx")] == ["selesai", True]
    book = openpyxl.load_workbook(Path(job.hasil.path))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet] for sheet in book}


@pytest.fixture
def kota() -> dict[str, Any]:
    dinas = make_unit("Dinas Kesehatan")
    bidang = make_unit("Bidang Pelayanan", dinas)
    perawat = make_jabatan("Perawat Mahir", jenis="fungsional", kelompok="jf_mahir")
    kadis = make_pegawai("Budi", unit=dinas, memimpin=True)
    make_pegawai("Siti Aminah", unit=bidang, jabatan=perawat, nip="198001012005012001", jenis_kelamin="P", tanggal_lahir=date(1980, 1, 1))
    make_pegawai("Tanpa Unit")
    return {"kadis": kadis, "dinas": dinas}


def test_pegawai_export_holds_the_filtered_rows_with_types(client: Client, kota: dict[str, Any]) -> None:
    client.force_login(make_pengguna("kepegawaian", nama="Petugas"))
    sheets = export(client, "/pegawai/ekspor/?q=siti&urut=unit")
    head, *rows = sheets["Pegawai"]
    assert len(rows) == 1
    cells = dict(zip(head, rows[0], strict=True))
    wanted = (
        "NIP",
        "Nama",
        "Golongan",
        "Jabatan",
        "Kelompok jabatan",
        "Unit",
        "Perangkat daerah",
        "Jenis kelamin",
        "Tanggal lahir",
        "TMT jabatan",
    )
    assert [cells[name] for name in wanted] == [
        "198001012005012001",
        "Siti Aminah",
        "III/a",
        "Perawat Mahir",
        "JF Mahir",
        "Bidang Pelayanan · Dinas Kesehatan",
        "Dinas Kesehatan",
        "Perempuan",
        datetime(1980, 1, 1),  # noqa: DTZ001 -- a date cell as openpyxl reads it
        datetime(2020, 1, 1),  # noqa: DTZ001 -- a date cell as openpyxl reads it
    ]
    notes = dict(row[:2] for row in sheets["Keterangan"])
    assert [notes["Saringan"], notes["Jumlah baris"], notes["Dibuat oleh"]] == ["Cari: siti", 1, "Petugas"]


def test_pegawai_export_of_a_head_holds_the_own_branch(client: Client, kota: dict[str, Any]) -> None:
    make_pegawai("Orang Lain", unit=make_unit())
    client.force_login(make_pengguna(pegawai=kota["kadis"]))
    assert [row[1] for row in export(client, "/pegawai/ekspor/")["Pegawai"][1:]] == ["Budi", "Siti Aminah"]


def test_pegawai_export_takes_one_query_for_the_rows(client: Client, kota: dict[str, Any], django_assert_max_num_queries: Any) -> None:
    client.force_login(make_pengguna("kepegawaian"))
    client.post("/pegawai/ekspor/")
    with django_assert_max_num_queries(16):
        services.run_pekerjaan(pk=Pekerjaan.objects.get().pk)


def test_unit_export(client: Client, kota: dict[str, Any]) -> None:
    client.force_login(make_pengguna("pengelola"))
    rows = export(client, "/unit/ekspor/")["Unit"][1:]
    assert [row[:7] for row in rows] == [
        ("Bidang Pelayanan", None, "Bagian, bidang, atau seksi", "Dinas Kesehatan", None, 1, 1),
        ("Dinas Kesehatan", None, "Perangkat daerah", None, "Budi", 1, 2),
    ]
    assert [row[9] for row in rows] == ["Bidang Pelayanan · Dinas Kesehatan", "Dinas Kesehatan"]


def test_jabatan_export(client: Client, kota: dict[str, Any]) -> None:
    client.force_login(make_pengguna("kepegawaian"))
    rows = export(client, "/jabatan/ekspor/?kelompok=jf_mahir")["Jabatan"][1:]
    assert [row[:6] for row in rows] == [("Perawat Mahir", "Fungsional", "JF Mahir", None, "Ya", 1)]


def test_perubahan_export(client: Client, kota: dict[str, Any]) -> None:
    Pegawai.objects.filter(nama="Siti Aminah").update(nama="Siti Zahra")
    Jabatan.objects.filter(nama="Perawat Mahir").update(nama="Perawat")
    client.force_login(make_pengguna("auditor"))
    rows = export(client, "/perubahan/ekspor/?jenis=pegawai.pegawai")["Catatan perubahan"][1:]
    who = ("Langsung di basis data", "peran tangkas")
    assert [row[1:] for row in rows if row[6]] == [(*who, "Pegawai", "Siti Aminah", "Nama", "Siti Aminah", "Siti Zahra")]


def test_the_unit_export_is_an_import_that_changes_nothing(client: Client, settings: Any, tmp_path: Path) -> None:
    """Below a unit that was made here without an id, too: its place stays when only its name is corrected in the file."""
    settings.MEDIA_ROOT = tmp_path
    hr = make_pengguna("kepegawaian")
    client.force_login(hr)
    dinas = make_unit("Dinas Kesehatan", siasn_id="A1")
    make_unit("Bidang Mutu", make_unit("Sekretariat", dinas, siasn_id="A2", is_aktif=False), siasn_id="A3")
    make_unit("Seksi Arsip", make_unit("Bagian Baru", dinas, siasn_id=None), siasn_id="A4")
    table = [list(row) for row in export(client, "/unit/ekspor/")["Unit"]]
    with_id = [row for row in table if row[7]]
    before = dict(UnitKerja.objects.values_list("nama", "induk__nama"))
    impor = siasn.upload(hr, siasn.xlsx_file(with_id), "unit")
    assert (siasn.counts(impor), siasn.findings(impor)) == ({"sama": 3}, [])
    renamed = [["Seksi Kearsipan" if cell == "Seksi Arsip" else cell for cell in row] for row in with_id]
    siasn.apply(siasn.upload(hr, siasn.xlsx_file(renamed), "unit"), hr)
    after = dict(UnitKerja.objects.values_list("nama", "induk__nama"))
    assert after == {"Seksi Kearsipan" if name == "Seksi Arsip" else name: above for name, above in before.items()}
