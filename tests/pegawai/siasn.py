"""Employee files of the shape SIASN gives, made by the tests themselves."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from pegawai.models import Impor, Pengguna
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.factories import make_nip

UNIT = "A1B2C3D4E5F60718293A4B5C6D7E8F90"
JABATAN = "0F1E2D3C4B5A69788796A5B4C3D2E1F0"
SECRETS = {
    "NIK": "3674019999999999",
    "NPWP NOMOR": "99.888.777.6-555.444",
    "BPJS": "0001112223334",
    "AGAMA NAMA": "Kejawen",
    "ALAMAT": "Jalan Rahasia 9",
}
TITLES = (
    "PNS ID", "NIP BARU", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TEMPAT LAHIR NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "AGAMA NAMA",
    "NIK", "NOMOR HP", "EMAIL", "EMAIL GOV", "ALAMAT", "NPWP NOMOR", "BPJS", "JENIS PEGAWAI NAMA", "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "TMT CPNS", "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "JENIS JABATAN ID",
    "JABATAN ID", "JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN NAMA", "TAHUN LULUS",
    "UNOR ID", "UNOR NAMA", "SATUAN KERJA INDUK NAMA", "ESELON NAMA",
)  # fmt: skip


def row(nip: str = "", **changes: Any) -> dict[str, Any]:
    """A good row; keyword names are titles in lower case with _ for a blank."""
    nip = nip or make_nip()
    values: dict[str, Any] = {
        **dict.fromkeys(TITLES, "null"),
        **SECRETS,
        "PNS ID": f"ID{nip}",
        "NIP BARU": nip,
        "NAMA": "SUKMA AYU WULANDARI",
        "TANGGAL LAHIR": f"{nip[6:8]}-{nip[4:6]}-{nip[:4]}",
        "JENIS KELAMIN": "M" if nip[14:15] == "1" else "F",
        "KEDUDUKAN HUKUM ID": "01",
        "KEDUDUKAN HUKUM NAMA": "Aktif",
        "GOL AKHIR ID": "31",
        "GOL AKHIR NAMA": "III/a",
        "TMT GOLONGAN": "01-04-2020",
        "JENIS JABATAN ID": "4",
        "JABATAN ID": JABATAN,
        "JABATAN NAMA": "PENGOLAH DATA",
        "TMT JABATAN": "01-01-2021",
        "TINGKAT PENDIDIKAN ID": "40",
        "TAHUN LULUS": "2004",
        "UNOR ID": UNIT,
    }
    return values | {name.replace("_", " ").upper(): value for name, value in changes.items()}


def csv_file(
    rows: Sequence[dict[str, Any]], *, delimiter: str = "|", encoding: str = "utf-8-sig", name: str = "siasn.csv"
) -> SimpleUploadedFile:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else TITLES, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode(encoding))


def xlsx_file(table: Sequence[Sequence[Any]], name: str = "siasn.xlsx") -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for cells in table:
        book.worksheets[0].append(list(cells))
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def as_table(rows: Sequence[dict[str, Any]]) -> list[list[Any]]:
    return [list(rows[0]), *(list(item.values()) for item in rows)]


def upload(by: Pengguna, file: SimpleUploadedFile | Sequence[dict[str, Any]], jenis: str = "pegawai", **kwargs: Any) -> Impor:
    """Upload and check, as the worker does."""
    berkas = file if isinstance(file, SimpleUploadedFile) else csv_file(file)
    impor = services.create_impor(jenis=jenis, berkas=berkas, by=by, **kwargs)
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    return impor


def apply(impor: Impor, by: Pengguna) -> Impor:
    started = services.start_apply(impor=impor, by=by)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    return impor


def upload_and_apply(by: Pengguna, file: SimpleUploadedFile | Sequence[dict[str, Any]], jenis: str = "pegawai", **kwargs: Any) -> Impor:
    return apply(upload(by, file, jenis, **kwargs), by)


def counts(impor: Impor) -> dict[str, int]:
    """baru, ubah, sama, galat, peringatan, absen; zeros are left out."""
    names = ("baru", "ubah", "sama", "galat", "peringatan", "absen", "dilewati")
    return {name: count for name in names if (count := getattr(impor, f"jumlah_{name}"))}


def findings(impor: Impor) -> list[tuple[int, str, str, str]]:
    return list(impor.galat_list.order_by("baris", "pk").values_list("baris", "berat", "kolom", "kode"))
