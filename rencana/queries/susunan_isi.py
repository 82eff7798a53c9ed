"""One reckoning as its page shows it: budgets, programmes, months, and what the same money would do otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lib.format import BULAN_PENDEK, format_angka, format_desimal, format_rupiah
from lib.sql import fetch
from rencana.models import Susunan, SusunanBaris, SusunanPagu, SusunanUnit
from rencana.queries.periode import jadwal_of
from rencana.queries.potongan import Potong, make_potongan

JUTA: Final = 1_000_000
TAK_TERBUKTI: Final = 100.0  # percent from the best: a bound that says nothing
SORTS: Final = ("program", "kursi", "biaya", "level", "juta")
ISI_SQL: Final = """
    SELECT program_id, count(*), count(*) FILTER (WHERE is_wajib), count(*) FILTER (WHERE semua = 1)
    FROM (SELECT program_id, is_wajib, count(*) OVER (PARTITION BY pegawai_id) AS semua
          FROM rencana_susunanpeserta WHERE susunan_id = %s) x
    WHERE program_id = ANY(%s) GROUP BY program_id
"""


@dataclass(frozen=True, slots=True)
class Isi:
    """People in a programme: all, those for whom it is mandatory, and those who have no other seat."""

    peserta: int = 0
    wajib: int = 0
    hanya: int = 0


@dataclass(frozen=True, slots=True)
class Bulan:
    """What runs in a month; `lebar` percent of the fullest month."""

    nama: str
    angkatan: int
    lebar: int
    program: str


@dataclass(frozen=True)
class Program:
    """A row of the list of chosen programmes; `urutan` by what it closes per rupiah, 1 the most."""

    baris: SusunanBaris
    urutan: int

    @property
    def jadwal(self) -> str:
        return jadwal_of(self.baris)

    @property
    def per_juta(self) -> float | None:
        """Levels closed by a million rupiah; None where it costs nothing."""
        return per_juta(self.baris.level_dipakai, self.baris.biaya)

    @property
    def is_terbukti(self) -> bool:
        return self.baris.level_terbukti > 0


@dataclass(frozen=True)
class Halaman:
    """Everything that one reckoning says of itself. Three queries."""

    susunan: Susunan
    pagu: Sequence[SusunanPagu]
    unit: Sequence[SusunanUnit]
    program: Sequence[Program]

    @property
    def tersedia(self) -> int:
        """What the plan may still spend: without what is committed, spent, or of batches that were opened; rows that stay included."""
        return sum(row.tersedia + row.tetap for row in self.pagu)

    @property
    def dipakai(self) -> int:
        return sum(row.dipakai + row.tetap for row in self.pagu)

    @property
    def tanpa_pagu(self) -> int:
        """Rupiah of rows that stay and name no pagu; with `dipakai` all that the plan costs."""
        return sum(row.baris.biaya for row in self.program if row.baris.pagu_id is None)

    @property
    def sisa(self) -> int:
        return self.tersedia - self.dipakai

    @property
    def persen(self) -> float:
        return 100 * self.dipakai / self.tersedia if self.tersedia else 0.0

    @cached_property
    def potongan(self) -> list[Potong]:
        """What each budget pays, rows that stay, and what is left of all."""
        kept = sum(row.tetap for row in self.pagu)
        return make_potongan(
            [(row.pagu, row.dipakai) for row in self.pagu], [("ikatan", "Baris yang tetap", kept), ("sisa", "Sisa", self.sisa)]
        )

    @cached_property
    def bulan(self) -> list[Bulan]:
        held = [[(row.baris.program.nama, count) for row in self.program if (count := row.baris.bulan[month])] for month in range(12)]
        counts = [sum(count for _, count in rows) for rows in held]
        most = max(1, *counts)
        return [
            Bulan(nama, count, round(100 * count / most), ", ".join(nama for nama, _ in rows) or "–")
            for nama, count, rows in zip(BULAN_PENDEK, counts, held, strict=True)
        ]

    @property
    def level_sisa(self) -> float:
        return self.susunan.level_kesenjangan - self.susunan.level_tertutup

    @property
    def persen_kota(self) -> float:
        """Percent of the whole gap that is closed: what each unit is held against."""
        return 100 * self.susunan.level_tertutup / self.susunan.level_kesenjangan if self.susunan.level_kesenjangan else 0.0

    @property
    def skala_unit(self) -> float:
        return max([self.persen_kota, *(row.persen_tertutup for row in self.unit)])

    @cached_property
    def unit_terburuk(self) -> list[SusunanUnit]:
        """Those with a gap of which least is closed."""
        return [row for row in sort_unit(self.unit, "persen") if row.level_kesenjangan > 0]


@dataclass(frozen=True, slots=True)
class Ukuran:
    """A line of the table without plan, by the greedy rule, with the plan."""

    nama: str
    tanpa: str
    serakah: str
    dengan: str


def get_halaman(susunan: Susunan) -> Halaman:
    pagu = list(susunan.pagu_list.select_related("pagu__rekening", "pagu__unit"))
    unit = list(susunan.unit_list.select_related("unit"))
    return Halaman(susunan, pagu, unit, list_program(susunan))


def list_program(susunan: Susunan) -> list[Program]:
    """Hundreds: of a programme only what lists say of it; what pays it stands in `Halaman.pagu`."""
    own = [field.name for field in SusunanBaris._meta.concrete_fields]
    shown = [f"program__{name}" for name in ("nama", "jp", "jenis__nama")]
    rows = list(susunan.baris_list.select_related("program__jenis").only(*own, *shown))
    best = sorted(rows, key=lambda row: (-worth(row), row.pk))
    places = {row.pk: place for place, row in enumerate(best, 1)}
    return [Program(row, places[row.pk]) for row in rows]


def per_juta(level: float, rupiah: int) -> float | None:
    return JUTA * level / rupiah if rupiah else None


def worth(row: SusunanBaris) -> float:
    """Levels per million rupiah; what costs nothing and closes something is worth most."""
    found = per_juta(row.level_dipakai, row.biaya)
    return found if found is not None else float("inf") if row.level_dipakai > 0 else 0.0


def narrow(rows: Sequence[Program], q: str = "", tampil: str = "") -> list[Program]:
    """`tampil`: tetap, belum (not yet proven)."""
    kept = [row for row in rows if all(word in row.baris.program.nama.casefold() for word in q.casefold().split())]
    if tampil == "tetap":
        return [row for row in kept if row.baris.is_tetap]
    return [row for row in kept if not row.is_terbukti] if tampil == "belum" else kept


def sort_program(rows: Sequence[Program], urut: str) -> list[Program]:
    keys = {
        "program": lambda row: row.baris.program.nama.casefold(),
        "kursi": lambda row: row.baris.kursi,
        "biaya": lambda row: row.baris.biaya,
        "level": lambda row: row.baris.level_dipakai,
        "juta": lambda row: -row.urutan,
    }
    named = sorted(rows, key=keys["program"])
    return sorted(named, key=keys[urut.removeprefix("-")], reverse=urut.startswith("-"))


def sort_unit(rows: Sequence[SusunanUnit], urut: str) -> list[SusunanUnit]:
    keys = {
        "unit": lambda row: row.unit.sebutan.casefold(),
        "pegawai": lambda row: row.berkesenjangan,
        "dilayani": lambda row: row.dilayani,
        "level": lambda row: row.level_kesenjangan,
        "persen": lambda row: row.persen_tertutup,
    }
    named = sorted(rows, key=keys["unit"])
    return sorted(named, key=keys[urut.removeprefix("-")], reverse=urut.startswith("-"))


def isi_of(susunan: Susunan, program_ids: Sequence[int]) -> Mapping[int, Isi]:
    """One query."""
    return {row[0]: Isi(*row[1:]) for row in fetch(ISI_SQL, [susunan.pk, list(program_ids)])}


def alasan_of(row: Program, isi: Isi) -> str:
    """Why the programme is in, in one line."""
    if isi.wajib:
        return f"Wajib bagi {format_angka(isi.wajib)} dari {format_angka(isi.peserta)} pesertanya"
    if row.urutan <= 3 and row.baris.level_dipakai > 0:
        place = "" if row.urutan == 1 else f" ke-{row.urutan}"
        return f"Terbanyak{place} menutup per rupiah"
    if isi.hanya:
        return f"Satu-satunya diklat bagi {format_angka(isi.hanya)} orang"
    return ""


def ukuran_list(susunan: Susunan) -> list[Ukuran]:
    """Without a plan, by the greedy rule, and with this plan."""
    gap, ours, greedy = susunan.level_kesenjangan, susunan.level_tertutup, susunan.level_serakah

    def level(value: float) -> str:
        return format_angka(round(value))

    def share(value: float) -> str:
        return f"{format_desimal(value, 1)}%"

    return [
        Ukuran("Level kesenjangan yang tersisa", level(gap), level(gap - greedy), level(gap - ours)),
        Ukuran("Level kesenjangan yang tertutup", "0", level(greedy), level(ours)),
        Ukuran(
            "Bagian kesenjangan yang tertutup, menurut bobot jabatan",
            share(0),
            share(susunan.persen_serakah),
            share(susunan.persen_tertutup),
        ),
        Ukuran("Pegawai yang mendapat diklat", "0", level(susunan.dilayani_serakah), level(susunan.dilayani)),
    ]


def kata_of(susunan: Susunan) -> list[str]:
    """The plan in sentences."""
    ours, greedy, people = (format_angka(round(value)) for value in (susunan.level_tertutup, susunan.level_serakah, susunan.dilayani))
    found = [f"Susunan ini menutup {ours} dari {format_angka(round(susunan.level_kesenjangan))} level kesenjangan, pada {people} pegawai."]
    if susunan.level_serakah > 0:
        more = 100 * (susunan.bobot_tertutup / susunan.bobot_serakah - 1) if susunan.bobot_serakah else 0
        rule = f"Dengan uang yang sama, memilih program satu per satu menurut yang termurah per level menutup {greedy} level"
        found.append(f"{rule}; menurut bobot jabatan susunan ini {format_desimal(more, 1)}% lebih banyak." if more >= 0.05 else f"{rule}.")
    if susunan.celah_persen is not None:
        found.append(jauh_of(susunan))
    return found


def jauh_of(susunan: Susunan) -> str:
    """How far from the best, proven."""
    gap = susunan.celah_persen
    if gap is None:
        return ""
    if gap >= TAK_TERBUKTI:
        return "Waktunya tidak cukup untuk membuktikan seberapa dekat susunan ini dengan yang terbaik."
    if gap < 0.05:
        return "Tidak ada susunan lain yang lebih baik; itu terbukti."
    return f"Paling jauh {format_desimal(gap, 1)}% dari susunan terbaik yang mungkin; itu terbukti."


def tanpa_of(susunan: Susunan, baris: SusunanBaris, isi: Isi) -> list[str]:
    """What is lost without a programme, in sentences."""
    level, people = format_desimal(baris.level_dipakai, 0), format_angka(isi.peserta)
    found = [f"Tanpa program ini {format_rupiah(baris.biaya)} bebas, tetapi {level} level pada {people} pegawai tidak tertutup."]
    if isi.hanya:
        found.append(f"{format_angka(isi.hanya)} di antaranya tidak mendapat diklat lain dalam susunan ini.")
    if isi.wajib:
        found.append(f"Bagi {format_angka(isi.wajib)} pegawai program ini wajib.")
    own = per_juta(baris.level_dipakai, baris.biaya)
    rest = per_juta(susunan.level_tertutup - baris.level_dipakai, susunan.biaya - baris.biaya)
    if own is not None and rest is not None:
        found.append(
            f"Tiap Rp1 juta di sini menutup {format_desimal(own, 2)} level; pada program lain rata-rata {format_desimal(rest, 2)}."
        )
    return found


def list_skenario(susunan: Susunan) -> list[Susunan]:
    """The others of the same plan, for what other money would do: least money first. One query."""
    return list(Susunan.objects.filter(periode=susunan.periode_id).selesai().order_by("biaya", "pk").defer("harga_awal"))


def langkah_uang(rows: Sequence[Susunan]) -> list[tuple[Susunan, int, float, int | None]]:
    """Each scenario with what it costs and closes more than the one before, and the rupiah of each level of that."""
    found: list[tuple[Susunan, int, float, int | None]] = []
    before: Susunan | None = None
    for row in rows:
        rupiah, level = (
            (row.biaya - before.biaya, row.level_tertutup - before.level_tertutup) if before else (row.biaya, row.level_tertutup)
        )
        found.append((row, rupiah, level, round(rupiah / level) if level > 0 and rupiah > 0 else None))
        before = row
    return found
