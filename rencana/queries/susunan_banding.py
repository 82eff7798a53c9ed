"""Two reckonings side by side: what is in one and not in the other, money, people, units."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.format import format_angka, format_desimal, format_rupiah, format_selisih
from rencana.models import Susunan, SusunanBaris


@dataclass(frozen=True, slots=True)
class Sisi:
    """A programme in one reckoning; nothing where it is not in it."""

    angkatan: int = 0
    kursi: int = 0
    biaya: int = 0
    level: float = 0

    @property
    def isi(self) -> tuple[int, int, int]:
        return self.angkatan, self.kursi, self.biaya


@dataclass(frozen=True, slots=True)
class Beda:
    program_id: int
    nama: str
    kiri: Sisi
    kanan: Sisi

    @property
    def keadaan(self) -> str:
        """kiri, kanan: in this one only; sama: as many batches and seats for the same money, whoever sits in them."""
        if not self.kanan.angkatan:
            return "kiri"
        return "kanan" if not self.kiri.angkatan else "sama" if self.kiri.isi == self.kanan.isi else "beda"


@dataclass(frozen=True, slots=True)
class BedaUnit:
    nama: str
    kiri: float
    kanan: float

    @property
    def selisih(self) -> float:
        return self.kanan - self.kiri


def list_beda(kiri: Susunan, kanan: Susunan, q: str = "", tampil: str = "") -> list[Beda]:
    """Greatest difference of money first. Two queries."""
    left, right = _sides(kiri), _sides(kanan)
    names = {row.program_id: row.program.nama for row in [*left.values(), *right.values()]}
    found = [Beda(pk, nama, _side(left.get(pk)), _side(right.get(pk))) for pk, nama in names.items()]
    kept = [row for row in found if _is_named(row.nama, q) and tampil in ("", row.keadaan)]
    return sorted(kept, key=lambda row: (-abs(row.kiri.biaya - row.kanan.biaya), row.nama))


def _sides(susunan: Susunan) -> dict[int, SusunanBaris]:
    return {row.program_id: row for row in susunan.baris_list.select_related("program")}


def _side(row: SusunanBaris | None) -> Sisi:
    return Sisi(row.angkatan_count, row.kursi, row.biaya, round(row.level_dipakai, 2)) if row else Sisi()


def list_unit(kiri: Susunan, kanan: Susunan, q: str = "") -> list[BedaUnit]:
    """Percent of each unit's gap that is closed, the greatest change first. Two queries."""
    right = {row.unit_id: row.persen_tertutup for row in kanan.unit_list.all()}
    rows = [BedaUnit(row.unit.sebutan, row.persen_tertutup, right.get(row.unit_id, 0.0)) for row in kiri.unit_list.select_related("unit")]
    return sorted((row for row in rows if _is_named(row.nama, q)), key=lambda row: (-abs(row.selisih), row.nama))


def _is_named(nama: str, q: str) -> bool:
    return all(word in nama.casefold() for word in q.casefold().split())


def list_ukuran(kiri: Susunan, kanan: Susunan) -> Sequence[tuple[str, str, str, str]]:
    """What both reach, and the difference of the second."""
    numbers = (
        ("Level yang tertutup", "level_tertutup"), ("Pegawai yang mendapat diklat", "dilayani"),
        ("Pegawai dengan kesenjangan tanpa kursi", "tidak_dilayani"), ("Angkatan", "angkatan"), ("Kursi", "kursi"),
    )  # fmt: skip
    found = [_line(nama, round(getattr(kiri, name)), round(getattr(kanan, name))) for nama, name in numbers]
    shares = [("Bagian kesenjangan yang tertutup", kiri.persen_tertutup, kanan.persen_tertutup)]
    found += [(nama, f"{format_desimal(a)}%", f"{format_desimal(b)}%", f"{format_selisih(b - a)} poin") for nama, a, b in shares]
    money = kanan.biaya - kiri.biaya
    return [
        *found,
        ("Biaya", format_rupiah(kiri.biaya), format_rupiah(kanan.biaya), f"{'−' if money < 0 else '+'}{format_rupiah(abs(money))}"),
    ]


def _line(nama: str, a: int, b: int) -> tuple[str, str, str, str]:
    return nama, format_angka(a), format_angka(b), format_selisih(b - a, 0)
