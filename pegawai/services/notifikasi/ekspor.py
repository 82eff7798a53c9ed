"""The log as a workbook, written by a background job."""

from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import PEMBACA_SUREL, only_peran
from pegawai.queries import notifikasi as queries
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import notifikasi as workbook


@only_peran(*PEMBACA_SUREL)
def create_ekspor_notifikasi(*, saringan: queries.Saringan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-notifikasi", judul="Ekspor catatan surel", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-notifikasi")
def export_notifikasi(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    now = waktu.local(waktu.now())
    found = queries.filter_notifikasi(queries.Saringan.from_dict(job.parameter["saringan"]))
    count = found.count()
    notes = make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    target = progress.folder / "surel.xlsx"
    workbook.write_notifikasi(
        target, watched(found.order_by("-dibuat", "-pk").iterator(CHUNK), progress, count), names=queries.rule_names(), notes=notes
    )
    return pekerjaan.Hasil(target, f"surel-{now:%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} surel, {job.parameter['keterangan']}.")
