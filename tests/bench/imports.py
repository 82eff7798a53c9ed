"""Child module: one import of the export as the worker does it, and the same cells by the shortest way."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from python_calamine import CalamineWorkbook

from pegawai.models import Impor, Pengguna
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.bench.measure import Taken, children_watched, counted, taken

# The columns that an employee import of the product keeps.
TITLES = (
    "PNS ID|NIP BARU|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS KELAMIN|NOMOR HP|EMAIL|EMAIL GOV|"
    "JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|TMT CPNS|GOL AKHIR ID|GOL AKHIR NAMA|TMT GOLONGAN|"
    "JENIS JABATAN ID|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|TINGKAT PENDIDIKAN NAMA|PENDIDIKAN NAMA|TAHUN LULUS|"
    "UNOR ID|UNOR NAMA|SATUAN KERJA INDUK NAMA|ESELON NAMA"
)
KEPT = TITLES.split("|")
DATES = {"TANGGAL LAHIR", "TMT CPNS", "TMT GOLONGAN", "TMT JABATAN"}
KEY, NIP, NAMA = KEPT.index("PNS ID"), KEPT.index("NIP BARU"), KEPT.index("NAMA")
COLUMNS = [title.lower().replace(" ", "_") for title in KEPT]
EPOCH = date(1899, 12, 30)
EXPECTED_ROWS = 11_900  # of 12,000; a few oddities may be told as errors
EIGHTEEN = re.compile(r"[0-9]{18}")


class NotAsExpectedError(RuntimeError):
    """The import did not do what is being measured."""


def run_import(path: str, username: str, *, again: bool) -> dict[str, float]:
    """Check and apply in this process; `again` is the file that is in the database already."""
    parts: list[Taken] = []
    work_through(path, username, again=again, watch=taken, parts=parts)
    return {"ms": sum(part.seconds for part in parts) * 1000, "kib": max(part.kib for part in parts)}


def count_import(path: str, username: str, *, again: bool) -> dict[str, int]:
    """Queries, and the memory of the child that reads the workbook, which is not part of the worker's own."""
    parts: list[list[str]] = []
    with children_watched() as readers:
        work_through(path, username, again=again, watch=counted, parts=parts)
    return {"queries": sum(map(len, parts)), "kib": readers[0]}


def work_through(path: str, username: str, *, again: bool, watch: Callable[[], AbstractContextManager[Any]], parts: list[Any]) -> None:
    """Upload and click, as the web does them, are not watched; the two jobs of the worker are."""
    impor = upload(path, username)
    work(impor, Impor.Status.PRATINJAU, watch, parts)
    if not again:
        impor = services.start_apply(impor=impor, by=impor.oleh)
        work(impor, Impor.Status.SELESAI, watch, parts)
    expect(impor.jumlah_baru == 0 if again else impor.jumlah_baru > EXPECTED_ROWS, f"{impor.jumlah_baru} baru")
    expect(impor.jumlah_ubah == 0, f"{impor.jumlah_ubah} ubah")


def work(impor: Impor, status: str, watch: Callable[[], AbstractContextManager[Any]], parts: list[Any]) -> None:
    with watch() as part:
        pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    parts.append(part)
    impor.refresh_from_db()
    expect(impor.status == status, f"{impor.status}: {impor.pesan}")


def upload(path: str, username: str) -> Impor:
    with Path(path).open("rb") as file:
        berkas: UploadedFile[Any] = UploadedFile(file, name=Path(path).name, size=Path(path).stat().st_size)
        return services.create_impor(jenis="pegawai", berkas=berkas, by=Pengguna.objects.get(username=username))


def expect(truth: bool, found: str) -> None:
    if not truth:
        raise NotAsExpectedError(found)


def create_flat() -> None:
    """The one table of the limit."""
    columns = ", ".join(f"{name} {'date' if title in DATES else 'text'}" for name, title in zip(COLUMNS, KEPT, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_flat ({columns}, PRIMARY KEY ({COLUMNS[KEY]}))")


def run_flat(path: str) -> dict[str, float]:
    """calamine in this process, a plain check, COPY, one upsert, one transaction."""
    with taken() as took, transaction.atomic():
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        rows = check_rows(sheet)
        names, temporary = ", ".join(COLUMNS), "bench_baris"
        replaced = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != COLUMNS[KEY])
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE {temporary} (LIKE bench_flat) ON COMMIT DROP")
            with cursor.copy(f"COPY {temporary} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(
                f"INSERT INTO bench_flat ({names}) SELECT {names} FROM {temporary} ON CONFLICT ({COLUMNS[KEY]}) DO UPDATE SET {replaced}"
            )
            expect(cursor.rowcount == len(sheet) - 1, f"{cursor.rowcount} rows")
    return {"ms": took.seconds * 1000, "kib": took.kib}


def check_rows(sheet: list[list[Any]]) -> list[list[object]]:
    places = [sheet[0].index(title) for title in KEPT]
    readers = [read_date if title in DATES else read_text for title in KEPT]
    found, seen = [], set()
    for cells in sheet[1:]:
        row = [read(cells[place]) for place, read in zip(places, readers, strict=True)]
        if not row[NAMA] or not EIGHTEEN.fullmatch(str(row[NIP])) or row[NIP] in seen:
            raise NotAsExpectedError(str(row))
        seen.add(row[NIP])
        found.append(row)
    return found


def read_text(value: object) -> object:
    if isinstance(value, str):
        return value.lstrip("'") if value not in ("", "null") else None
    return str(int(value)) if isinstance(value, float) else value


def read_date(value: object) -> object:
    if isinstance(value, str):
        return datetime.strptime(value, "%d-%m-%Y").date() if value not in ("", "null") else None  # noqa: DTZ007 -- a day, not a moment
    return EPOCH + timedelta(days=int(value)) if isinstance(value, float) else value
