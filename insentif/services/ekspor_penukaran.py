"""The Excel export of redemptions as a background job, inside the scope that the person has when it is written."""

from insentif.queries import penukaran as queries
from insentif.workbooks import penukaran as workbooks
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


@pekerjaan.handler("ekspor-penukaran")
def export_penukaran(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.penukaran_list(job.oleh, queries.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "penukaran-poin.xlsx"
    rows = watched(found.order_by("-diajukan_pada", "pk").iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_penukaran(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(target, f"penukaran-poin-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{count} penukaran, {shown}.")
