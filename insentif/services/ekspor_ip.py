"""The estimates of people and what is recorded of them as Excel, written in the background for the one who asked."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError

from insentif.permissions import PEMBACA_CATATAN
from insentif.queries.ip import data
from insentif.queries.ip.unit import DaftarOrang
from insentif.workbooks import ip as workbooks
from kompetensi.queries import peta
from lib import waktu
from lib.format import format_angka
from pegawai.models import Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import pekerjaan
from pegawai.services.ekspor import CHUNK, make_notes, watched
from pegawai.services.kemajuan import Progress


def create_ekspor(*, daftar: DaftarOrang, notes: Sequence[tuple[str, object]], by: Pengguna) -> Pekerjaan:
    parameter = {"daftar": daftar.as_dict(), "keterangan": [[label, str(value)] for label, value in notes]}
    return pekerjaan.create_pekerjaan(jenis="ekspor-ip", judul="Ekspor estimasi IP ASN", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-ip")
def export_ip(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """The scope is read again: what the asker may see when the file is written. Refuses: `di_luar_lingkup`."""
    akar = peta.scope_of(job.oleh)
    tempat = peta.find_tempat(
        job.parameter["daftar"]["saringan"]["unit"], akar, date.fromisoformat(job.parameter["daftar"]["saringan"]["per"])
    )
    if tempat is None:
        raise ValidationError("Unit ini tidak lagi dalam lingkup Anda.", code="di_luar_lingkup")
    found = DaftarOrang.from_dict(job.parameter["daftar"], akar, tempat.baris)
    target = progress.folder / "ip-asn.xlsx"
    rows = watched(found[0 : len(found)], progress, len(found))
    workbooks.write_orang(target, rows, notes=[(label, value) for label, value in job.parameter["keterangan"]])
    return pekerjaan.Hasil(target, f"estimasi-ip-asn-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(len(found))} pegawai.")


@only_peran(*PEMBACA_CATATAN)
def create_ekspor_data(*, saringan: data.Saringan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-data-ip", judul="Ekspor nilai kinerja dan disiplin", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-data-ip")
def export_data(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    rows = data.data_list(data.Saringan(**job.parameter["saringan"]))
    count, words = rows.count(), job.parameter["keterangan"]
    target = progress.folder / "data-ip-asn.xlsx"
    listed = watched(rows.order_by("pegawai__nama", "-tahun", "pk").iterator(chunk_size=CHUNK), progress, count)
    workbooks.write_data(target, listed, notes=make_notes(job, keterangan=words, jumlah=count))
    return pekerjaan.Hasil(target, f"data-ip-asn-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} baris, {words}.")
