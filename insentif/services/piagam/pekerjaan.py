"""Charters of all recipients of an award: a job that a person watches."""

from datetime import date
from typing import Final

from django.db import transaction

from diklat.services.sertifikat.berkas import clear_job, job_folder
from diklat.services.sertifikat.pekerjaan import hold_job
from insentif.models import Penghargaan
from insentif.services.piagam.terbit import AKAR, check_issue, issue_piagam
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress

TAHAP: Final = "Membuat dan menandatangani piagam"


def create_terbit(*, penghargaan: Penghargaan, penanda_tangan_id: int, tanggal: date, by: Pengguna) -> Pekerjaan:
    """Refuses as issue_piagam does."""
    with transaction.atomic():
        jumlah = check_issue(penghargaan_id=penghargaan.pk, penanda_tangan_id=penanda_tangan_id, tanggal=tanggal)
    parameter = {"penghargaan": penghargaan.pk, "penanda_tangan": penanda_tangan_id, "tanggal": tanggal.isoformat()}
    judul = f"Terbitkan {format_angka(jumlah)} piagam {penghargaan}"[:120]
    return pekerjaan.create_pekerjaan(jenis="terbitkan-piagam", judul=judul, oleh=by, parameter=parameter)


def _clear(job: Pekerjaan) -> None:
    clear_job(job.pk, AKAR)


@pekerjaan.handler("terbitkan-piagam", after_stop=_clear)
def run_terbit(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """All in the job's own transaction: a stopped or killed job has issued nothing."""
    _clear(job)
    asked = job.parameter

    def tell(done: int, total: int) -> None:
        progress.step(done, total, TAHAP)
        if done == total:
            hold_job(job)

    made = issue_piagam(
        penghargaan_id=asked["penghargaan"],
        penanda_tangan_id=asked["penanda_tangan"],
        tanggal=date.fromisoformat(asked["tanggal"]),
        by=job.oleh,
        folder=job_folder(job.pk, job.percobaan),
        tell=tell,
    )
    last = f"{made[0].nomor} sampai {made[-1].nomor}" if len(made) > 1 else made[0].nomor
    back = Penghargaan.objects.get(pk=asked["penghargaan"]).get_absolute_url()
    return pekerjaan.Hasil(pesan=f"{format_angka(len(made))} piagam terbit, nomor {last}.", lanjut=back)
