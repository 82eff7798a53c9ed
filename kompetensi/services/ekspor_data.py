"""Excel exports of the dictionary, the standards and the evidence, as background jobs with the rows of the list."""

from typing import Any

from kompetensi.queries import kamus, penilaian, standar
from kompetensi.workbooks import kamus as kamus_workbook
from kompetensi.workbooks import penilaian as penilaian_workbook
from kompetensi.workbooks import standar as standar_workbook
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import make_notes, watched
from pegawai.services.kemajuan import Progress

CHUNK = 2000


@pekerjaan.handler("ekspor-kamus")
def export_kamus(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    rows = list(kamus.export_rows(kamus.kompetensi_list(**job.parameter)))
    target = progress.folder / "kamus.xlsx"
    notes = make_notes(job, keterangan=describe(job.parameter), jumlah=len(rows))
    kamus_workbook.write_kamus(target, watched(rows, progress, len(rows)), notes=notes)
    return pekerjaan.Hasil(target, name("kamus-kompetensi"), f"{len(rows)} kompetensi.")


@pekerjaan.handler("ekspor-standar")
def export_standar(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    rows = list(standar.export_rows(standar.Saringan(**job.parameter)))
    target = progress.folder / "standar.xlsx"
    notes = make_notes(job, keterangan=describe(job.parameter), jumlah=len(rows))
    standar_workbook.write_standar(target, watched(rows, progress, len(rows)), notes=notes)
    return pekerjaan.Hasil(target, name("standar-kompetensi"), f"{len(rows)} standar yang berlaku hari ini.")


@pekerjaan.handler("ekspor-penilaian")
def export_penilaian(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """Inside the scope that the person has at the moment of writing; memory does not grow with the rows."""
    found = penilaian.penilaian_list(job.oleh, penilaian.Saringan.from_dict(job.parameter)).order_by("-tanggal", "pk")
    count = found.count()
    target = progress.folder / "penilaian.xlsx"
    notes = make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    rows = watched(found.iterator(chunk_size=CHUNK), progress, count)
    penilaian_workbook.write_penilaian(target, rows, waktu.today(), notes=notes)
    return pekerjaan.Hasil(target, name("penilaian"), f"{count} hasil, {job.parameter['keterangan']}.")


def describe(parameter: dict[str, Any]) -> str:
    return ", ".join(str(value) for value in parameter.values() if value) or "tanpa saringan"


def name(stem: str) -> str:
    return f"{stem}-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx"
