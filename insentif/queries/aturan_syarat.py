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
    """Rules by which one person uses up one cap have to agree how much it is."""
    shared = defaultdict(list)
    for row in isi.aturan:
        if row.kejadian != Kejadian.MANGKIR:
            for jenis in row.berlaku_bagi:
                shared[kelompok_batas_of(row), jenis].append(row)
    names = {", ".join(row.nama for row in rows) for rows in shared.values() if len({row.batas_tahun for row in rows}) > 1}
    return [
        ValidationError(f"Batas setahun harus sama pada aturan yang memakainya bersama: {found}.", code="batas_bersama")
        for found in sorted(names)
    ]
