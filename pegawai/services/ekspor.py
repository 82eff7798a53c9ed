"""Excel exports as background jobs: the same rows as the list, for the person who asked, at the moment of writing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lib import paging, waktu
from lib.format import format_angka, format_waktu
from pegawai.models import Pekerjaan, Pengguna, UnitKerja
from pegawai.permissions import PEMBACA_PERUBAHAN, only_peran
from pegawai.queries import jabatan as jabatan_queries
from pegawai.queries import pegawai as queries
from pegawai.queries import perubahan as perubahan_queries
from pegawai.queries import unit as unit_queries
from pegawai.queries.instansi import get_instansi
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import jabatan as jabatan_workbook
from pegawai.workbooks import pegawai as workbook
from pegawai.workbooks import perubahan as perubahan_workbook
from pegawai.workbooks import unit as unit_workbook

CHUNK = 2000
R = TypeVar("R")


def create_ekspor_pegawai(*, saringan: queries.Saringan, urut: str, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "urut": urut, "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-pegawai", judul="Ekspor daftar pegawai", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-pegawai")
def export_pegawai(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """One query for the rows, one for the count, one for the units; memory does not grow with the rows."""
    now = waktu.local(waktu.now())
    per = now.date()
    people = queries.filter_pegawai(job.oleh, queries.Saringan(**job.parameter["saringan"]), per)
    count = people.count()
    rows = paging.order_by(queries.export_rows(people.with_posting(per).with_kedudukan(per)), queries.SORTS, job.parameter["urut"])
    target = progress.folder / "pegawai.xlsx"
    workbook.write_pegawai(
        target,
        watched(rows.iterator(chunk_size=CHUNK), progress, count),
        roots=unit_queries.all_root_names(),
        notes=make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count),
    )
    return pekerjaan.Hasil(target, f"pegawai-{now:%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} pegawai, {job.parameter['keterangan']}.")


def create_ekspor_unit(*, by: Pengguna) -> Pekerjaan:
    return pekerjaan.create_pekerjaan(jenis="ekspor-unit", judul="Ekspor daftar unit", oleh=by)


@pekerjaan.handler("ekspor-unit")
def export_unit(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    now = waktu.local(waktu.now())
    visible = set(UnitKerja.objects.visible_to(job.oleh).values_list("pk", flat=True))
    rows = [row for pk, row in unit_queries.export_rows(now.date()) if pk in visible]
    notes = make_notes(job, keterangan="unit aktif", jumlah=len(rows))
    target = progress.folder / "unit.xlsx"
    unit_workbook.write_unit(target, watched(rows, progress, len(rows)), notes=notes)
    return pekerjaan.Hasil(target, f"unit-{now:%Y%m%d-%H%M}.xlsx", f"{format_angka(len(rows))} unit.")


def create_ekspor_jabatan(*, saringan: jabatan_queries.SaringanJabatan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-jabatan", judul="Ekspor daftar jabatan", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-jabatan")
def export_jabatan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    now = waktu.local(waktu.now())
    found = jabatan_queries.filter_jabatan(jabatan_queries.SaringanJabatan(**job.parameter["saringan"]), now.date())
    count = found.count()
    notes = make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    target = progress.folder / "jabatan.xlsx"
    jabatan_workbook.write_jabatan(target, watched(found.order_by("nama", "pk").iterator(CHUNK), progress, count), notes=notes)
    return pekerjaan.Hasil(target, f"jabatan-{now:%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} jabatan, {job.parameter['keterangan']}.")


@only_peran(*PEMBACA_PERUBAHAN)
def create_ekspor_perubahan(*, saringan: perubahan_queries.SaringanPerubahan, keterangan: str, by: Pengguna) -> Pekerjaan:
    parameter = {"saringan": saringan.as_dict(), "keterangan": keterangan}
    return pekerjaan.create_pekerjaan(jenis="ekspor-perubahan", judul="Ekspor catatan perubahan", oleh=by, parameter=parameter)


@pekerjaan.handler("ekspor-perubahan")
def export_perubahan(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    now = waktu.local(waktu.now())
    found = perubahan_queries.DaftarPerubahan(perubahan_queries.SaringanPerubahan.from_dict(job.parameter["saringan"]))
    count = found.count(most=None)
    notes = make_notes(job, keterangan=job.parameter["keterangan"], jumlah=count)
    target = progress.folder / "perubahan.xlsx"
    perubahan_workbook.write_perubahan(target, watched(found.chunks(), progress, count), notes=notes)
    return pekerjaan.Hasil(
        target, f"catatan-perubahan-{now:%Y%m%d-%H%M}.xlsx", f"{format_angka(count)} catatan, {job.parameter['keterangan']}."
    )


def watched(rows: Iterable[R], progress: Progress, count: int, tahap: str = "Menulis berkas Excel") -> Iterator[R]:
    """The rows as they are, with the progress told every hundredth."""
    for number, row in enumerate(rows, start=1):
        if number % 100 == 0 or number == count:
            progress.step(min(number, count), count, tahap)
        yield row


def make_notes(job: Pekerjaan, *, keterangan: str, jumlah: int) -> Sequence[tuple[str, object]]:
    return (
        ("Instansi", get_instansi().sebutan),
        ("Isi", job.judul),
        ("Saringan", keterangan),
        ("Jumlah baris", jumlah),
        ("Data per", format_waktu(waktu.now())),
        ("Dibuat oleh", job.oleh.nama),
        ("NIP", "Disimpan sebagai teks agar 18 angkanya utuh"),
    )
