"""What a draft of rules still lacks before anybody may try or publish it."""

from collections import defaultdict

from django.core.exceptions import ValidationError

from insentif.models import Kejadian, SimulasiAturan, VersiAturan
from insentif.queries.aturan import Isi
from insentif.queries.kalimat import kelompok_batas_of
from lib.format import format_tanggal


def list_kekurangan(isi: Isi, terbit: VersiAturan | None) -> list[ValidationError]:
    """Codes: kosong, kedudukan, tanggal, batas_bersama. `terbit` is the newest published set."""
    found = []
    if not isi.aturan:
        found.append(ValidationError("Tambahkan sedikitnya satu aturan.", code="kosong"))
    if not isi.versi.kedudukan:
        found.append(ValidationError("Pilih sedikitnya satu kedudukan hukum yang mendapat poin.", code="kedudukan"))
    if terbit is not None and isi.versi.berlaku_mulai <= terbit.berlaku_mulai:
        found.append(refuse_tanggal(terbit))
    return found + _batas(isi)


def refuse_tanggal(terbit: VersiAturan) -> ValidationError:
    day = format_tanggal(terbit.berlaku_mulai)
    return ValidationError(f"Versi {terbit.nomor} berlaku mulai {day}. Pilih hari sesudahnya; aturan lama tidak diubah.", code="tanggal")


def is_teruji(isi: Isi, simulasi: SimulasiAturan | None) -> bool:
    """Whether the last trial was of exactly this content."""
    return simulasi is not None and simulasi.sidik == isi.sidik


def _batas(isi: Isi) -> list[ValidationError]:
    """Rules that use up one cap have to agree how much it is."""
    shared = defaultdict(set)
    names = defaultdict(list)
    for row in isi.aturan:
        if row.kejadian != Kejadian.MANGKIR:
            shared[kelompok_batas_of(row)].add(row.batas_tahun)
            names[kelompok_batas_of(row)].append(row.nama)
    return [
        ValidationError(f"Batas setahun harus sama pada aturan yang memakainya bersama: {', '.join(names[key])}.", code="batas_bersama")
        for key, limits in shared.items()
        if len(limits) > 1
    ]
