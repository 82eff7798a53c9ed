"""What a programme's final score is made of, and the dated bands; both replaced as whole sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Program
from evaluasi.models import KategoriNilai, KomponenNilai
from evaluasi.permissions import WRITERS
from lib.format import format_desimal, format_tanggal
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

SERATUS: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class IsiKomponen:
    """`pk` names a component that is there already."""

    nama: str
    sumber: str
    bobot: Decimal
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class IsiKategori:
    nama: str
    batas_bawah: Decimal
    is_lulus: bool = True
    kode: str = ""


@only_peran(*WRITERS)
@transaction.atomic
def set_komponen(*, program: Program, isi: Sequence[IsiKomponen], by: Pengguna) -> list[KomponenNilai]:
    """The parts in this order; nothing at all means that the post-test is the final score.

    Refuses: jumlah (not 100), bobot, nama_ganda, sumber_ganda, dipakai (a part with scores goes or changes its source), hilang.
    """
    Program.objects.select_for_update(no_key=True).get(pk=program.pk)
    old = {row.pk: row for row in KomponenNilai.objects.filter(program=program)}
    _check_komponen(isi, old)
    kept = {row.pk for row in isi if row.pk}
    for row in old.values():
        used = row.nilai_list.exists()
        changed = row.pk not in kept or next(part.sumber for part in isi if part.pk == row.pk) != row.sumber
        if used and changed:
            raise ValidationError(
                f"{row.nama} sudah mempunyai nilai peserta, jadi tidak dapat dihapus atau diganti sumbernya.", code="dipakai"
            )
    KomponenNilai.objects.filter(program=program).exclude(pk__in=kept).delete()
    # names may change places: first out of the way, then to their end
    for pk in kept:
        KomponenNilai.objects.filter(pk=pk).update(nama=f"\u2026{pk}", sumber=KomponenNilai.Sumber.PENGAJAR)
    rows = []
    for number, part in enumerate(isi, 1):
        row = old[part.pk] if part.pk else KomponenNilai(program=program)
        row.urutan, row.nama, row.sumber, row.bobot = number, part.nama.strip(), part.sumber, part.bobot
        row.save()
        rows.append(row)
    return rows


@only_peran(*WRITERS)
@transaction.atomic
def set_kategori(
    *, jenis: str, berlaku_mulai: date, isi: Sequence[IsiKategori], dasar: str, by: Pengguna, hari: date
) -> list[KategoriNilai]:
    """A new set of bands from a day on; a set of that same day that is not yet in force is replaced.

    Refuses: kosong, ganda, nama, tanggal (a day that is over, or a set in force), tanpa_lulus.
    """
    list(KategoriNilai.objects.select_for_update().filter(jenis=jenis).order_by("pk"))
    _check_kategori(isi)
    same = KategoriNilai.objects.filter(jenis=jenis, berlaku_mulai=berlaku_mulai)
    if berlaku_mulai < hari or (berlaku_mulai == hari and same.exists()):
        text = f"Kategori yang sudah berlaku tidak berubah. Pilih tanggal sesudah {format_tanggal(hari)}."
        raise ValidationError(text, code="tanggal")
    same.delete()
    return KategoriNilai.objects.bulk_create(
        KategoriNilai(
            jenis=jenis, berlaku_mulai=berlaku_mulai, dasar=dasar.strip(), kode=row.kode, nama=row.nama.strip(),
            batas_bawah=row.batas_bawah, is_lulus=row.is_lulus,
        )
        for row in isi
    )  # fmt: skip


def _check_komponen(isi: Sequence[IsiKomponen], old: dict[int, KomponenNilai]) -> None:
    if any(row.pk and row.pk not in old for row in isi):
        raise ValidationError("Komponen ini berubah sejak halaman dibuka. Muat ulang halamannya.", code="hilang")
    if any(not 0 < row.bobot <= SERATUS for row in isi):
        raise ValidationError("Bobot harus lebih dari 0 dan paling besar 100.", code="bobot")
    total = sum((row.bobot for row in isi), Decimal(0))
    if isi and total != SERATUS:
        raise ValidationError(f"Bobot harus berjumlah 100, sekarang {format_desimal(total, 2 if total % 1 else 0)}.", code="jumlah")
    if len({row.nama.strip().lower() for row in isi}) < len(isi):
        raise ValidationError("Dua komponen bernama sama. Beri nama yang berbeda.", code="nama_ganda")
    single = [row.sumber for row in isi if row.sumber != KomponenNilai.Sumber.PENGAJAR]
    if len(set(single)) < len(single):
        raise ValidationError("Tes akhir dan kehadiran masing-masing hanya sekali.", code="sumber_ganda")


def _check_kategori(isi: Sequence[IsiKategori]) -> None:
    if not isi:
        raise ValidationError("Isi sedikitnya satu kategori.", code="kosong")
    if any(not row.nama.strip() for row in isi):
        raise ValidationError("Setiap kategori perlu nama.", code="nama")
    if len({row.batas_bawah for row in isi}) < len(isi):
        raise ValidationError("Dua kategori mempunyai batas yang sama.", code="ganda")
    if not any(row.is_lulus for row in isi):
        raise ValidationError("Sedikitnya satu kategori harus kelas kelulusan.", code="tanpa_lulus")
