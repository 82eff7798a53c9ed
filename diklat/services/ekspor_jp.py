"""JP of people and the SIASN rows as Excel, written in the background for the one who asked."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

from diklat.permissions import READERS
from diklat.queries import siasn
from diklat.queries.jp import laporan
from diklat.workbooks import jp as workbook
from diklat.workbooks import siasn as siasn_workbook
from kompetensi.queries import peta
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import pekerjaan
from pegawai.services.ekspor import make_notes, watched
from pegawai.services.kemajuan import Progress


def create_ekspor_orang(*, daftar: laporan.DaftarOrang, notes: Sequence[tuple[str, object]], by: Pengguna) -> Pekerjaan:
    parameter = {"daftar": daftar.as_dict(), "keterangan": [[label, str(value)] for label, value in notes]}
    return pekerjaan.create_pekerjaan(jenis="ekspor-jp", judul="Ekspor JP pegawai", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-jp")
def export_orang(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """The scope is read again: what the asker may see when the file is written. Refuses: `di_luar_lingkup`."""
    wanted = job.parameter["daftar"]
    akar = peta.scope_of(job.oleh)
    tempat = peta.find_tempat(wanted["saringan"]["unit"], akar, date.fromisoformat(wanted["saringan"]["per"]))
    if tempat is None:
        raise ValidationError("Unit ini tidak lagi dalam lingkup Anda.", code="di_luar_lingkup")
    found = laporan.DaftarOrang.from_dict(wanted, akar, tempat.baris)
    target = progress.folder / "jp.xlsx"
    rows = watched(found[0 : len(found)], progress, len(found))
    workbook.write_orang(target, rows, notes=[(label, value) for label, value in job.parameter["keterangan"]])
    return pekerjaan.Hasil(target, f"jp-pegawai-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(len(found))} pegawai.")


@only_peran(*READERS)
def create_ekspor_siasn(*, saringan: siasn.Saringan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-siasn", judul="Ekspor riwayat kursus SIASN", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-siasn")
def export_siasn(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    saringan = siasn.Saringan(**job.parameter["saringan"])
    count = sum(siasn.count_rows(saringan))
    target = progress.folder / "siasn.xlsx"
    notes = make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    kursus, struktural = (siasn.iter_rows(saringan, struktural=which) for which in (False, True))
    siasn_workbook.write_siasn(target, watched(kursus, progress, count), struktural, notes=notes)
    return pekerjaan.Hasil(target, f"siasn-kursus-{saringan.tahun}.xlsx", f"{format_angka(count)} baris, {job.parameter['keterangan']}.")
