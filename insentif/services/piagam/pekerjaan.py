"""Charters of all recipients of an award: a job that a person watches."""

from datetime import date
from typing import Final

from django.db import transaction

from diklat.services.sertifikat.berkas import clear_job
from diklat.services.sertifikat.pekerjaan import read_terbit, tell_terbit
from insentif.models import Nominasi, Penghargaan
from insentif.permissions import WRITERS
from insentif.services.piagam.terbit import AKAR, check_issue, issue_piagam
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.queries.akibat import Dampak
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress
from pegawai.services.notifikasi.ramalan import Ramalan, sketch

TAHAP: Final = "Membuat dan menandatangani piagam"


@only_peran(*WRITERS)
def create_terbit(*, penghargaan: Penghargaan, penanda_tangan_id: int, tanggal: date, by: Pengguna) -> Pekerjaan:
    """Refuses as issue_piagam does."""
    with transaction.atomic():
        jumlah = check_issue(penghargaan_id=penghargaan.pk, penanda_tangan_id=penanda_tangan_id, tanggal=tanggal, by=by)
    parameter = {"penghargaan": penghargaan.pk, "penanda_tangan": penanda_tangan_id, "tanggal": tanggal.isoformat()}
    judul = f"Terbitkan {format_angka(jumlah)} piagam {penghargaan}"[:120]
    return pekerjaan.create_pekerjaan(jenis="terbitkan-piagam", judul=judul, oleh=by, parameter=parameter)


def sketch_terbit(job: Pekerjaan) -> tuple[list[Dampak], list[Ramalan]]:
    """Who gets a charter, and the mails that the job will make."""
    rows = Nominasi.objects.filter(penghargaan=job.parameter["penghargaan"], status=Nominasi.Status.DISETUJUI, piagam__isnull=True)
    names = tuple(rows.order_by("pegawai__nama").values_list("pegawai__nama", flat=True))
    mails = sketch("piagam_terbit", rows.values_list("pegawai_id", flat=True))
    return [Dampak(f"{format_angka(len(names))} piagam terbit dan bernomor", names, gawat=False)], [mails]


def _clear(job: Pekerjaan) -> None:
    clear_job(job.pk, AKAR)


@pekerjaan.handler("terbitkan-piagam", after_stop=_clear)
def run_terbit(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """All in the job's own transaction: a stopped or killed job has issued nothing."""
    _clear(job)
    made = issue_piagam(penghargaan_id=job.parameter["penghargaan"], **read_terbit(job, progress, TAHAP))
    back = Penghargaan.objects.get(pk=job.parameter["penghargaan"]).get_absolute_url()
    return pekerjaan.Hasil(pesan=tell_terbit("piagam", [row.nomor for row in made]), lanjut=back)
