"""Recalculation: the ledger is brought in line with what the rules say, by posting only the difference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Max, Min
from django.urls import reverse

from insentif.models import Perhitungan, VersiAturan
from insentif.models.perhitungan import JENIS_PEKERJAAN
from insentif.permissions import HITUNG
from insentif.queries import hitung
from lib import waktu
from lib.format import format_angka, format_selisih
from pegawai.models import Pegawai, Pekerjaan, Pengguna
from pegawai.permissions import only_peran
from pegawai.services import pekerjaan
from pegawai.services.kemajuan import Progress

TAHAP: Final = "Membandingkan aturan dengan buku poin"
KUNCI: Final = 0x706F696E  # "poin"
BAGIAN: Final = 2000


@dataclass(frozen=True, slots=True)
class Hasil:
    """`poin` is by how much the sum of all points changed."""

    dicatat: int = 0
    dibalik: int = 0
    poin: int = 0

    def __add__(self, other: "Hasil") -> "Hasil":
        return Hasil(self.dicatat + other.dicatat, self.dibalik + other.dibalik, self.poin + other.poin)

    @property
    def is_nihil(self) -> bool:
        return not (self.dicatat or self.dibalik)


def recalculate(report: Callable[[int, int], None] | None = None, *, by: Pengguna | None = None) -> Hasil:
    """Everybody, some thousand people at a time, each part in its own transaction: whatever ends it, the next run goes on from there.

    `report` is told how many parts of how many are done; `by` is nobody for the nightly run. Twice posts nothing; of two at once the
    second finds nothing left. What each run came to stays as a row of `Perhitungan`, true to its last finished part.
    """
    total, parts = Hasil(), list(list_bagian())
    run = Perhitungan.objects.create(oleh=by, jumlah_bagian=len(parts))
    for number, (first, last) in enumerate(parts, 1):
        with transaction.atomic():
            total += recalculate_range(first, last)
            _note(run, bagian=number, dicatat=total.dicatat, dibalik=total.dibalik, poin=total.poin)
        if report is not None:
            report(number, len(parts))
    _note(run, selesai=waktu.now())
    return total


@only_peran(*HITUNG)
def create_hitung(*, by: Pengguna, versi: VersiAturan | None = None) -> Pekerjaan:
    """The job that recalculates everybody; a second click gives the same open job, but rules just published one of their own."""
    parameter = {} if versi is None else {"versi": versi.pk}
    judul = "Hitung ulang poin" if versi is None else f"Hitung ulang poin menurut versi {versi.nomor}"
    return pekerjaan.create_pekerjaan(jenis=JENIS_PEKERJAAN, judul=judul, oleh=by, parameter=parameter)


@pekerjaan.handler(JENIS_PEKERJAAN)
def run_hitung(job: Pekerjaan, progress: Progress) -> pekerjaan.Hasil:
    """All in the job's own transaction: a stopped or killed job has posted nothing."""
    progress.step(0, 1, TAHAP)
    hasil = recalculate(lambda done, total: progress.step(done, total, TAHAP), by=job.oleh)
    return pekerjaan.Hasil(pesan=tell_hasil(hasil), lanjut=reverse("insentif:hitung-list"))


def tell_hasil(hasil: Hasil) -> str:
    if hasil.is_nihil:
        return "Tidak ada perbedaan. Buku poin sudah sesuai dengan aturan."
    lines = f"{format_angka(hasil.dicatat)} baris dicatat, {format_angka(hasil.dibalik)} dibalik"
    return f"{lines}; jumlah poin berubah {format_selisih(hasil.poin, 0)}."


def recalculate_pegawai(pegawai_id: int) -> Hasil:
    return recalculate_range(pegawai_id, pegawai_id)


@transaction.atomic(savepoint=False)
def recalculate_range(first: int, last: int) -> Hasil:
    """The people whose keys lie between, both included."""
    lock_buku()
    with connection.cursor() as cursor:
        cursor.execute(hitung.SUSUNAN_SQL)
        cursor.execute(hitung.POST_SQL, {"zona": waktu.zone_name(), "dari": first, "sampai": last})
        return Hasil(*(int(value) for value in cursor.fetchone()))


def lock_buku() -> None:
    """One writer of the ledger at a time: until the transaction ends nobody else recalculates, and nobody redeems."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI])


def _note(run: Perhitungan, **values: Any) -> None:
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=list(values))


def list_bagian() -> Iterator[tuple[int, int]]:
    """First and last keys of people, some thousand at a time."""
    ends = Pegawai.objects.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is not None:
        for first in range(ends["first"], ends["last"] + 1, BAGIAN):
            yield first, first + BAGIAN - 1
