"""The list of people behind the gap report as Excel, written in the background for the one who asked."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

from kompetensi.queries import peta as queries
from kompetensi.workbooks import peta as workbook
from lib import waktu
from pegawai.models import Pekerjaan, Pengguna
from pegawai.services import pekerjaan
from pegawai.services.ekspor import watched
from pegawai.services.kemajuan import Progress


def create_ekspor_pegawai_peta(*, daftar: queries.DaftarPegawai, notes: Sequence[tuple[str, object]], by: Pengguna) -> Pekerjaan:
    parameter = {"daftar": daftar.as_dict(), "keterangan": [[label, str(value)] for label, value in notes]}
    return pekerjaan.create_pekerjaan(jenis="ekspor-peta-pegawai", judul="Ekspor kesenjangan pegawai", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-peta-pegawai")
def export_pegawai_peta(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """The scope is read again: what the asker may see when the file is written. Refuses: `di_luar_lingkup`."""
    wanted = dict(job.parameter["daftar"])
    akar = queries.scope_of(job.oleh)
    wanted["saringan"] = {**wanted["saringan"], "akar": akar}
    tempat = queries.find_tempat(wanted["saringan"]["unit"], akar, date.fromisoformat(wanted["saringan"]["per"]))
    if tempat is None:
        raise ValidationError("Unit ini tidak lagi dalam lingkup Anda.", code="di_luar_lingkup")
    found = queries.DaftarPegawai.from_dict(wanted, tempat.baris)
    target = progress.folder / "kesenjangan.xlsx"
    rows = watched(found[0 : len(found)], progress, len(found))
    workbook.write_pegawai_peta(target, rows, notes=[(label, value) for label, value in job.parameter["keterangan"]])
    now = waktu.local(waktu.now())
    return pekerjaan.Hasil(target, f"kesenjangan-pegawai-{now:%Y%m%d-%H%M}.xlsx", f"{len(found)} baris.")
