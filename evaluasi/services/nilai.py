"""Scores that people give, and the final score that follows from the parts; written through diklat's own service of results."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.services import hasil, kunci
from evaluasi.models import NilaiKomponen
from evaluasi.permissions import WRITERS
from evaluasi.queries import nilai_angkatan as queries
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import is_own, only_peran, without_own

Kunci = tuple[int, int]  # enrolment, component
Isi = Mapping[Kunci, Decimal | None]


@only_peran(*WRITERS)
def compute_nilai(*, angkatan_id: int, by: Pengguna | None = None, kosong_saja: bool = False) -> int:
    """First and final score of everybody else whose result is not set; a score that cannot be computed stays as it is.

    With `kosong_saja` only empty ones are filled. Gives how many people changed. Refuses: angkatan_final.
    """
    return _follow(angkatan_id, by, kosong_saja=kosong_saja)


@transaction.atomic
def _follow(angkatan_id: int, by: Pengguna | None, *, kosong_saja: bool = False) -> int:
    angkatan = kunci.lock_angkatan(angkatan_id)
    wanted = {}
    for row in queries.load_nilai(angkatan).baris:
        old = (row.pendaftaran.nilai_awal, row.pendaftaran.nilai_akhir)
        pairs = zip(old, (row.awal, row.akhir), strict=True)
        new = tuple(before if after is None or (kosong_saja and before is not None) else after for before, after in pairs)
        if row.is_terbuka and new != old and not is_own(by, row.pendaftaran.pegawai_id):
            wanted[row.pendaftaran.pk] = (new[0], new[1])
    return hasil.write_nilai(angkatan_id=angkatan_id, nilai=wanted, by=by) if wanted else 0


def fill_nilai() -> int:
    """For the clock: scores of tests that closed, where none is on record yet. Each batch is a transaction of its own."""
    return sum(compute_nilai(angkatan_id=pk, kosong_saja=True) for pk in queries.needing_nilai())


@only_peran(*WRITERS)
@transaction.atomic
def compute_and_set(*, angkatan_id: int, by: Pengguna) -> int:
    """Final scores, then the proposed results of everybody. Gives how many results were set. Refuses as `hasil.set_usul`."""
    compute_nilai(angkatan_id=angkatan_id, by=by)
    return hasil.set_usul(angkatan_id=angkatan_id, by=by)


@only_peran(*WRITERS)
def record_komponen(*, angkatan_id: int, nilai: Isi, by: Pengguna, sudah: Isi | None = None) -> int:
    """As `write_komponen`, by the office."""
    return write_komponen(angkatan_id=angkatan_id, nilai=nilai, by=by, sudah=sudah)


@transaction.atomic
def write_komponen(*, angkatan_id: int, nilai: Isi, by: Pengguna, sudah: Isi | None = None) -> int:
    """Scores by (enrolment, component), None takes one away, one's own are left out; the final scores follow. Gives how many changed.

    `sudah` are the scores a preview compared with. Refuses: angkatan_final, sendiri, tidak_dikenal, hasil_sudah, dihitung, nilai, berubah.
    """
    angkatan = kunci.lock_angkatan(angkatan_id)
    if angkatan.is_final:
        raise ValidationError(
            f"Angkatan ini sudah {angkatan.get_status_display().lower()}; nilainya tidak berubah lagi.", code="angkatan_final"
        )
    found = queries.load_nilai(angkatan)
    cells = {(row.pendaftaran.pk, cell.komponen.pk): (row, cell) for row in found.baris for cell in row.sel}
    if not nilai.keys() <= cells.keys():
        raise ValidationError("Ada peserta atau komponen yang tidak dikenal. Muat ulang daftarnya.", code="tidak_dikenal")
    others = without_own(by, {key: cells[key][0].pendaftaran.pegawai_id for key in nilai})
    changed = {key: value for key, value in nilai.items() if key in others and value != cells[key][1].nilai}
    for key, value in changed.items():
        _check(*cells[key], value, sudah[key] if sudah is not None and key in sudah else cells[key][1].nilai)
    _write(changed, by)
    _follow(angkatan_id, by)
    return len(changed)


def _check(row: queries.BarisNilai, cell: queries.Sel, value: Decimal | None, sudah: Decimal | None) -> None:
    nama = row.pendaftaran.pegawai.nama
    if not row.is_terbuka:
        raise ValidationError(f"Hasil {nama} sudah ditetapkan. Ubah nilainya lewat Ubah hasil, dengan alasan.", code="hasil_sudah")
    if cell.is_dihitung:
        raise ValidationError(f"{cell.komponen.nama} {nama} dihitung oleh sistem, jadi tidak diisi.", code="dihitung")
    if value is not None and not 0 <= value <= 100:
        raise ValidationError("Nilai harus 0 sampai 100.", code="nilai")
    if sudah != cell.nilai:
        raise ValidationError(f"Nilai {nama} berubah sejak pratinjau. Unggah kembali berkasnya.", code="berubah")


def _write(changed: Isi, by: Pengguna) -> None:
    now = waktu.now()
    gone = [key for key, value in changed.items() if value is None]
    for row, part in gone:
        NilaiKomponen.objects.filter(pendaftaran=row, komponen=part).delete()
    fresh = [
        NilaiKomponen(pendaftaran_id=row, komponen_id=part, nilai=value, dicatat_oleh=by, dicatat_pada=now)
        for (row, part), value in changed.items()
        if value is not None
    ]
    NilaiKomponen.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["pendaftaran", "komponen"],
        update_fields=["nilai", "dicatat_oleh", "dicatat_pada"],
    )
