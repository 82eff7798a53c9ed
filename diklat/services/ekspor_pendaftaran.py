"""The Excel export of applications as a background job, inside the scope that the person has when it is written."""

from diklat.queries import pendaftaran_kota as queries
from diklat.workbooks import peserta as workbooks
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


@pekerjaan.handler("ekspor-pendaftaran")
def export_pendaftaran(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    found = queries.export_rows(job.oleh, queries.Saringan.from_dict(job.parameter["saringan"]))
    count, shown = found.count(), job.parameter["keterangan"]
    target = progress.folder / "pendaftaran.xlsx"
    rows = watched(found.iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_pendaftaran(target, rows, notes=make_notes(job, keterangan=shown, jumlah=count))
    return pekerjaan.Hasil(target, f"pendaftaran-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{count} pendaftaran, {shown}.")
