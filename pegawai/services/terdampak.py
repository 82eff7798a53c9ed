"""Whom a breach touches: what an account opened and took away in a period, who stands in those files, and whom it could have read."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Max, Min

from lib import waktu
from lib.format import format_angka, format_tanggal_pendek
from pegawai.models import Akses, Pegawai, Pekerjaan, Pengguna
from pegawai.permissions import PEMERIKSA_AKSES, only_peran
from pegawai.services import pekerjaan
from pegawai.services.ekspor import make_notes
from pegawai.services.kemajuan import Progress
from pegawai.workbooks import terdampak as workbook

UNDUH_PEKERJAAN: Final = "pegawai:pekerjaan-download"
NIP: Final = re.compile(rb">(\d{18})<")  # our workbooks hold their text in the cells themselves
BACA, BERKAS, DAPAT = "Dibuka", "Ada di berkas yang diunduh", "Dapat dibuka"


@dataclass(frozen=True, slots=True)
class Kena:
    """One way in which a person is touched."""

    pegawai_id: int
    cara: str
    kali: int | None = None
    pertama: datetime | None = None
    terakhir: datetime | None = None


@only_peran(*PEMERIKSA_AKSES)
def create_terdampak(*, akun: Pengguna, sejak: date, sampai: date, semua: bool, by: Pengguna) -> Pekerjaan:
    """`semua`: also everybody whose page this account can open, for when its password was in other hands."""
    parameter = {"akun": akun.pk, "sejak": sejak.isoformat(), "sampai": sampai.isoformat(), "semua": semua}
    judul = f"Terdampak akun {akun.username}"
    return pekerjaan.create_pekerjaan(jenis="terdampak", judul=judul, oleh=by, parameter=parameter)


@pekerjaan.handler("terdampak")
def find_terdampak(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    akun = Pengguna.objects.get(pk=job.parameter["akun"])
    sejak, sampai = (date.fromisoformat(job.parameter[name]) for name in ("sejak", "sampai"))
    rows = Akses.objects.filter(oleh=akun, waktu__gte=waktu.moment(sejak), waktu__lt=waktu.moment(sampai + timedelta(days=1)))
    taken = list(rows.filter(jenis__in=(Akses.Jenis.EKSPOR, Akses.Jenis.UNDUH)).order_by("waktu", "pk"))
    files = {row.pk: _read_file(row) for row in taken}
    found = [*_opened(rows), *_in_files(taken, files), *(_reachable(akun) if job.parameter["semua"] else ())]
    people = Pegawai.objects.in_bulk({one.pegawai_id for one in found})
    told = f"{akun.nama}, {format_tanggal_pendek(sejak)} sampai {format_tanggal_pendek(sampai)}"
    target = progress.folder / "terdampak.xlsx"
    notes = make_notes(job, keterangan=told, jumlah=len(found))
    workbook.write_terdampak(
        target, [(people[one.pegawai_id], one) for one in found if one.pegawai_id in people], taken, files, notes=notes
    )
    name = f"terdampak-{waktu.local(waktu.now()):%Y%m%d-%H%M}.xlsx"
    return pekerjaan.Hasil(target, name, f"{format_angka(len(people))} orang terdampak, {format_angka(len(taken))} unduhan: {told}.")


def _opened(rows: Any) -> Iterator[Kena]:
    named = rows.filter(pegawai__isnull=False).order_by().values("pegawai_id")
    for one in named.annotate(kali=Count("pk"), pertama=Min("waktu"), terakhir=Max("waktu")).order_by("pegawai_id"):
        yield Kena(one["pegawai_id"], BACA, one["kali"], one["pertama"], one["terakhir"])


def _in_files(taken: Iterable[Akses], files: dict[int, set[str] | None]) -> Iterator[Kena]:
    moments: dict[str, list[datetime]] = {}
    for row in taken:
        for nip in files[row.pk] or ():
            moments.setdefault(nip, []).append(row.waktu)
    for pk, nip in Pegawai.objects.filter(nip__in=moments).order_by("nama", "pk").values_list("pk", "nip"):
        yield Kena(pk, BERKAS, len(moments[nip]), min(moments[nip]), max(moments[nip]))


def _reachable(akun: Pengguna) -> Iterator[Kena]:
    keys = Pegawai.objects.visible_to(akun).order_by("nama", "pk").values_list("pk", flat=True)
    return (Kena(pk, DAPAT) for pk in keys.iterator(chunk_size=2000))


def _read_file(row: Akses) -> set[str] | None:
    """The NIPs in the file that was taken; None when it is not kept (any more), so that nothing can be said of it."""
    if row.halaman != UNDUH_PEKERJAAN:
        return None
    job = Pekerjaan.objects.filter(pk=row.objek or 0).exclude(hasil="").first()
    if job is None or not job.hasil.storage.exists(str(job.hasil.name)) or not str(job.hasil.name).endswith(".xlsx"):
        return None
    with job.hasil.open("rb") as stored, zipfile.ZipFile(stored) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        return {nip.decode() for name in sheets for nip in NIP.findall(book.read(name))}
