"""Certificates of a whole batch, their files as one archive, and the list as a workbook: jobs that a person watches."""

import re
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran, Sertifikat
from diklat.permissions import WRITERS
from diklat.queries import sertifikat as queries
from diklat.services.sertifikat.berkas import clear_job, job_folder
from diklat.services.sertifikat.terbit import check_issue, issue_sertifikat
from diklat.workbooks import sertifikat as workbook
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.queries.akibat import Dampak
from pegawai.services import ekspor, pekerjaan
from pegawai.services.kemajuan import Progress, SewaLepas
from pegawai.services.notifikasi.ramalan import Ramalan, sketch

TAHAP = "Membuat dan menandatangani sertifikat"


@only_peran(*WRITERS)
def create_terbit(
    *, angkatan: Angkatan, pendaftaran_ids: Iterable[int] | None, penanda_tangan_id: int, tanggal: date, by: Pengguna
) -> Pekerjaan:
    """The job that issues; None for everybody of the batch who passed and never got one. Refuses as issue_sertifikat does."""
    ids = queries.layak_ids(angkatan.pk) if pendaftaran_ids is None else sorted(set(pendaftaran_ids))
    with transaction.atomic():
        ids = check_issue(pendaftaran_ids=ids, penanda_tangan_id=penanda_tangan_id, tanggal=tanggal, by=by)
    return pekerjaan.create_pekerjaan(
        jenis="terbitkan-sertifikat",
        judul=f"Terbitkan {format_angka(len(ids))} sertifikat",
        oleh=by,
        parameter={"angkatan": angkatan.pk, "pendaftaran": ids, "penanda_tangan": penanda_tangan_id, "tanggal": tanggal.isoformat()},
    )


def _clear(job: Pekerjaan) -> None:
    clear_job(job.pk)


def sketch_terbit(job: Pekerjaan) -> tuple[list[Dampak], list[Ramalan]]:
    """Who gets a certificate, and the mails that the job will make."""
    rows = Pendaftaran.objects.filter(pk__in=job.parameter["pendaftaran"]).order_by("pegawai__nama")
    names = tuple(rows.values_list("pegawai__nama", flat=True))
    mails = sketch("sertifikat_terbit", rows.values_list("pegawai_id", flat=True))
    return [Dampak(f"{format_angka(len(names))} sertifikat terbit dan bernomor", names, gawat=False)], [mails]


@pekerjaan.handler("terbitkan-sertifikat", after_stop=_clear)
def run_terbit(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """All in the job's own transaction: a stopped or killed job has issued nothing, and the next attempt takes the same numbers."""
    clear_job(job.pk)
    made = issue_sertifikat(pendaftaran_ids=job.parameter["pendaftaran"], **read_terbit(job, progress, TAHAP))
    back = reverse("diklat:sertifikat-angkatan", args=[job.parameter["angkatan"]])
    return pekerjaan.Hasil(pesan=tell_terbit("sertifikat", [row.nomor for row in made]), lanjut=back)


def read_terbit(job: Pekerjaan, progress: Progress, tahap: str) -> dict[str, Any]:
    """Who signs with which date, on whose behalf, into which folder, and how progress is told, of any job that issues signed documents."""

    def tell(done: int, total: int) -> None:
        progress.step(done, total, tahap)
        if done == total:
            hold_job(job)

    return {
        "penanda_tangan_id": job.parameter["penanda_tangan"],
        "tanggal": date.fromisoformat(job.parameter["tanggal"]),
        "by": job.oleh,
        "folder": job_folder(job.pk, job.percobaan),
        "tell": tell,
    }


def tell_terbit(dokumen: str, nomor: Sequence[str]) -> str:
    last = f"{nomor[0]} sampai {nomor[-1]}" if len(nomor) > 1 else nomor[0]
    return f"{format_angka(len(nomor))} {dokumen} terbit, nomor {last}."


def hold_job(job: Pekerjaan) -> None:
    """Before the files are left to the transaction: the job is still this attempt's until the commit, else they are removed."""
    mine = Pekerjaan.objects.select_for_update(no_key=True)
    if not mine.filter(pk=job.pk, percobaan=job.percobaan, status=Pekerjaan.Status.BERJALAN).exists():
        raise SewaLepas


def create_unduh(*, angkatan: Angkatan, by: Pengguna) -> Pekerjaan:
    judul = f"Unduh sertifikat {angkatan.sebutan}"
    return pekerjaan.create_pekerjaan(jenis="unduh-sertifikat", judul=judul, oleh=by, parameter={"angkatan": angkatan.pk})


@pekerjaan.handler("unduh-sertifikat")
def run_unduh(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """The valid certificates of a batch as a zip; the PDFs are stored as they are, for they do not get smaller."""
    now = waktu.local(waktu.now())
    saringan = queries.Saringan(angkatan_id=job.parameter["angkatan"], keadaan=Sertifikat.Status.TERBIT)
    rows = list(queries.sertifikat_list(job.oleh, saringan).exclude(berkas="").order_by("urut"))
    target = progress.folder / "sertifikat.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for place, row in enumerate(rows, start=1):
            with row.berkas.open("rb") as source, archive.open(file_name(row), "w") as out:
                shutil.copyfileobj(source, out)
            progress.step(place, len(rows), "Mengumpulkan berkas")
    return pekerjaan.Hasil(target, f"sertifikat-{now:%Y%m%d-%H%M}.zip", f"{format_angka(len(rows))} sertifikat.")


def create_ekspor(*, saringan: queries.Saringan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter: dict[str, Any] = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-sertifikat", judul="Ekspor daftar sertifikat", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-sertifikat")
def run_ekspor(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    now = waktu.local(waktu.now())
    found = queries.sertifikat_list(job.oleh, queries.Saringan.from_dict(job.parameter["saringan"]))
    count = found.count()
    rows = found.order_by("-tahun", "-urut").iterator(chunk_size=ekspor.CHUNK)
    notes = ekspor.make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    target = progress.folder / "sertifikat.xlsx"
    workbook.write_sertifikat(target, ekspor.watched(rows, progress, count), notes=notes)
    pesan = f"{format_angka(count)} sertifikat, {job.parameter['keterangan']}."
    return pekerjaan.Hasil(target, f"sertifikat-{now:%Y%m%d-%H%M}.xlsx", pesan)


def file_name(row: Any) -> str:
    """For the reader's own folder: number and name, in plain letters."""
    text = f"{row.nomor}-{row.isi.get('nama', '')}"
    return re.sub(r"[^0-9A-Za-z]+", "-", text).strip("-")[:100] + ".pdf"
