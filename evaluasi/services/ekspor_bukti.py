"""The Excel export of evidence as a background job, inside the scope that the person has when it is written."""

from diklat.queries import bukti as queries
from evaluasi.workbooks import bukti as workbooks
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


@pekerjaan.handler("ekspor-bukti")
def export_bukti(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.bukti_list(job.oleh, queries.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "bukti-diklat.xlsx"
    rows = watched(found.order_by("-tanggal", "pk").iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_bukti(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(target, f"bukti-diklat-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{count} bukti, {shown}.")
