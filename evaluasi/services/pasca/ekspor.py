"""The Excel export of post-training forms as a background job."""

from evaluasi.queries.pasca import kelola as queries
from evaluasi.workbooks import pasca as workbooks
from lib import paging, waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


@pekerjaan.handler("ekspor-pasca")
def export_pasca(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.penugasan_list(queries.Saringan.from_dict(job.parameter["saringan"]))
    rows = paging.order_by(found, queries.SORTS, job.parameter["urut"])
    count, shown = rows.count(), job.parameter["keterangan"]
    target = progress.folder / "pascadiklat.xlsx"
    chunks = watched(rows.iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_penugasan(target, chunks, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(target, f"pascadiklat-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{count} permintaan penilaian, {shown}.")
