"""What is kept about whoever asks: a workbook and the files that belong to its rows, in one archive for him alone."""

import shutil
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from pegawai.models import Pekerjaan, Pengguna
from pegawai.models.pekerjaan import DATA_SAYA
from pegawai.services import pekerjaan
from pegawai.services.ekspor import make_notes
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import data_saya as workbook


def create_data_saya(*, by: Pengguna) -> Pekerjaan:
    return pekerjaan.create_pekerjaan(jenis=DATA_SAYA, judul="Data saya", oleh=by)


@pekerjaan.handler(DATA_SAYA)
def collect_data_saya(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    book, target = progress.folder / "data.xlsx", progress.folder / "data-saya.zip"
    rows = workbook.write_data(book, job.oleh, make_notes(job, keterangan="semua yang disimpan tentang Anda", jumlah=0))
    files = list(_files(rows))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.write(book, "data.xlsx")
        for place, (name, stored) in enumerate(files, start=1):
            with stored.open("rb") as source, archive.open(name, "w") as out:
                shutil.copyfileobj(source, out)
            progress.step(place, len(files), "Mengumpulkan berkas")
    return pekerjaan.Hasil(target, workbook.archive_name(), f"{len(rows)} baris dan {len(files)} berkas.")


def _files(rows: Sequence[models.Model]) -> Iterator[tuple[str, Any]]:
    """Those that are still there."""
    for row in rows:
        for column in row._meta.concrete_fields:
            if isinstance(column, models.FileField) and (stored := getattr(row, column.name)) and stored.storage.exists(stored.name):
                yield workbook.file_of(row, column), stored
