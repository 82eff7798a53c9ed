"""Who reaches the yearly JP: one row per unit of the report, and the people behind it, as of any day. One statement each."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from diklat.queries.ketentuan import batas_sql, ketentuan_sql
from kompetensi.queries.peta import Akar, Tempat, Unit
from kompetensi.queries.peta.sql import CABANG, TERLIHAT
from kompetensi.queries.peta.ukuran import round_half_up
from lib import paging, waktu
from lib.sql import fetch_riwayat, render

DEKAT_PERSEN = 80

# One row per person posted on the day, with the JP of the year up to that day and the target of the kind of ASN.
DASAR = render(
    """
    WITH RECURSIVE $cabang,
    dapat AS (
        SELECT pegawai_id, sum(jp) AS diakui, coalesce(sum(jp) FILTER (WHERE is_penugasan), 0) AS penugasan
        FROM diklat_catatanjp WHERE tahun = %(tahun)s AND tanggal <= %(hari)s GROUP BY pegawai_id
    ),
    dasar AS (
        SELECT q.id AS pegawai_id, c.baris_id, p.unit_id, p.jabatan_id, q.jenis_asn, q.nama, q.nip,
            coalesce(d.diakui, 0) AS diakui, coalesce(d.penugasan, 0) AS penugasan, t.paling_sedikit,
            $batas AS paling_banyak
        FROM penempatan_pada(%(hari)s) p
        JOIN cabang c ON c.unit_id = p.unit_id
        JOIN pegawai_pegawai q ON q.id = p.pegawai_id $jenis_asn
        $kelompok
        LEFT JOIN dapat d ON d.pegawai_id = q.id
        LEFT JOIN diklat_targetjp t ON t.jenis_asn = q.jenis_asn AND berlaku(t.berlaku_mulai, t.berlaku_sampai, %(hari)s)
        CROSS JOIN ($ketentuan) k
        WHERE p.status = 'definitif'
    )
    """,
    cabang=CABANG,
    batas=batas_sql("q.jenis_asn", "k"),
    ketentuan=ketentuan_sql("%(hari)s"),
    jenis_asn="$jenis_asn",
    kelompok="$kelompok",
)
JENIS_ASN = {False: "", True: "AND q.jenis_asn = %(jenis_asn)s"}
KELOMPOK = {False: "", True: "JOIN pegawai_jabatan j ON j.id = p.jabatan_id AND j.kelompok = %(kelompok)s"}
LAPORAN = """
    $dasar
    SELECT baris_id, count(*), count(paling_sedikit), count(*) FILTER (WHERE diakui >= paling_sedikit), sum(diakui)::int,
        count(*) FILTER (WHERE diakui = 0), count(paling_banyak),
        count(*) FILTER (WHERE penugasan * 100 >= paling_banyak * %(dekat)s AND penugasan <= paling_banyak),
        count(*) FILTER (WHERE penugasan > paling_banyak)
    FROM dasar GROUP BY baris_id
"""
KEADAAN = {
    "": "true",
    "belum": "x.diakui < x.paling_sedikit",
    "tercapai": "x.diakui >= x.paling_sedikit",
    "nol": "x.diakui = 0",
    "dekat": "x.penugasan * 100 >= x.paling_banyak * %(dekat)s AND x.penugasan <= x.paling_banyak",
    "lewat": "x.penugasan > x.paling_banyak",
}
KEADAAN_LABEL = {
    "belum": "Belum mencapai target",
    "tercapai": "Sudah mencapai target",
    "nol": "Belum mempunyai JP",
    "dekat": "Mendekati batas penugasan",
    "lewat": "Melewati batas penugasan",
}
ORDERS = {
    "jp": "x.diakui, lower(x.nama), x.pegawai_id",
    "-jp": "x.diakui DESC, lower(x.nama), x.pegawai_id",
    "penugasan": "x.penugasan, lower(x.nama), x.pegawai_id",
    "-penugasan": "x.penugasan DESC, lower(x.nama), x.pegawai_id",
    "nama": "lower(x.nama), x.pegawai_id",
    "-nama": "lower(x.nama) DESC, x.pegawai_id",
    "unit": "u.sebutan, lower(x.nama), x.pegawai_id",
    "-unit": "u.sebutan DESC, lower(x.nama), x.pegawai_id",
}
ORANG_COUNT = "$dasar SELECT count(*) FROM dasar x WHERE $keadaan $terlihat"
ORANG = """
    $dasar
    SELECT count(*) OVER (),
        x.pegawai_id, x.nip, x.nama, u.sebutan, j.nama, x.jenis_asn, x.diakui::int, x.penugasan::int, x.paling_sedikit, x.paling_banyak
    FROM dasar x JOIN pegawai_unitkerja u ON u.id = x.unit_id JOIN pegawai_jabatan j ON j.id = x.jabatan_id
    WHERE $keadaan $terlihat ORDER BY $urut LIMIT %(batas)s OFFSET %(lompat)s
"""


@dataclass(frozen=True, slots=True)
class Saringan:
    """`per` lies in the year of the report; `unit` None is the whole scope, `akar` None the whole city."""

    per: date
    unit: int | None = None
    akar: Akar = None
    jenis_asn: str = ""
    kelompok: str = ""

    def dasar(self) -> str:
        return render(DASAR, jenis_asn=JENIS_ASN[bool(self.jenis_asn)], kelompok=KELOMPOK[bool(self.kelompok)])

    def values(self, baris: list[int]) -> dict[str, Any]:
        return {
            "hari": self.per,
            "tahun": self.per.year,
            "hari_ini": waktu.today(),
            "baris": baris,
            "unit": self.unit,
            "akar": list(self.akar or ()),
            "jenis_asn": self.jenis_asn,
            "kelompok": self.kelompok,
            "dekat": DEKAT_PERSEN,
        }

    def as_dict(self) -> dict[str, Any]:
        """For a job's parameters (JSON)."""
        return {**asdict(self), "per": self.per.isoformat(), "akar": None}

    @classmethod
    def from_dict(cls, data: dict[str, Any], akar: Akar) -> "Saringan":
        return replace(cls(**{**data, "per": date.fromisoformat(data["per"])}), akar=akar)


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A unit with the people posted at or below it; `unit` None is the total."""

    unit: Unit | None
    langsung: bool = False

    @property
    def nama(self) -> str:
        if self.unit is None:
            return "Jumlah"
        return f"Langsung di {self.unit.singkatan or self.unit.nama}" if self.langsung else self.unit.nama


@dataclass(frozen=True, slots=True)
class Baris(BarisUnit):
    """Who has no target counts in neither share."""

    pegawai: int = 0
    bertarget: int = 0
    tercapai: int = 0
    jp: int = 0
    nol: int = 0
    berbatas: int = 0
    dekat: int = 0
    lewat: int = 0

    @property
    def persen(self) -> Decimal | None:
        return round_half_up(100 * self.tercapai, self.bertarget) if self.bertarget else None

    @property
    def rata(self) -> Decimal | None:
        return round_half_up(self.jp, self.pegawai) if self.pegawai else None


class Bernama(Protocol):
    @property
    def nama(self) -> str: ...


B = TypeVar("B", bound=Bernama)


@dataclass(frozen=True, slots=True)
class Laporan:
    tempat: Tempat
    saringan: Saringan
    baris: list[Baris]
    total: Baris


def get_laporan(tempat: Tempat, saringan: Saringan, urut: str) -> Laporan:
    """One statement whatever the size of the city; units without people are left out."""
    statement = render(LAPORAN, dasar=saringan.dasar())
    found = {row[0]: row[1:] for row in fetch_riwayat(statement, saringan.values(tempat.baris))}
    rows = [Baris(unit, own, *found[unit.pk]) for unit, own in pair_units(tempat) if unit.pk in found]
    sums = [sum(column) for column in zip(*found.values(), strict=True)]
    return Laporan(tempat, saringan, sort_rows(rows, urut), Baris(None, False, *sums))


def pair_units(tempat: Tempat) -> list[tuple[Unit, bool]]:
    """The units that make the rows, the chosen unit itself last: it stands for the people posted directly in it (True)."""
    return [(unit, False) for unit in tempat.anak] + ([(tempat.unit, True)] if tempat.unit else [])


def sort_rows(rows: Sequence[B], urut: str) -> list[B]:
    """By a figure, with a minus downwards; rows without the figure come last."""
    by_name = sorted(rows, key=lambda row: row.nama.casefold())
    key = urut.removeprefix("-")
    if key == "nama":
        return by_name[::-1] if urut.startswith("-") else by_name
    known = [row for row in by_name if getattr(row, key) is not None]
    known.sort(key=lambda row: getattr(row, key), reverse=urut.startswith("-"))
    return known + [row for row in by_name if getattr(row, key) is None]


@dataclass(frozen=True, slots=True)
class Orang:
    pegawai: int
    nip: str
    nama: str
    unit: str
    jabatan: str
    jenis_asn: str
    diakui: int
    penugasan: int
    paling_sedikit: int | None
    paling_banyak: int | None

    @property
    def keadaan(self) -> str:
        if self.paling_banyak is not None and self.penugasan > self.paling_banyak:
            return "lewat"
        if self.paling_banyak is not None and self.penugasan * 100 >= self.paling_banyak * DEKAT_PERSEN:
            return "dekat"
        if self.paling_sedikit is None:
            return "tanpa"
        return "tercapai" if self.diakui >= self.paling_sedikit else "belum"


class DaftarOrang(paging.CountedByReading[Any]):
    """Other reports of people fill in their own statements, whose first column counts the whole list."""

    count_sql, rows_sql, orders = ORANG_COUNT, ORANG, ORDERS
    row: type[Any] = Orang

    def __init__(self, saringan: Saringan, baris: list[int], *, keadaan: str = "", urut: str = "jp", langsung: bool = False) -> None:
        self.saringan, self.keadaan, self.urut, self.langsung = saringan, keadaan, urut, langsung
        self.values = saringan.values([saringan.unit] if langsung and saringan.unit else baris)
        # Of a past day a supervisor sees only those who are in his scope today as well.
        self.is_terbatas = saringan.akar is not None and saringan.per != waktu.today()
        terlihat = TERLIHAT if self.is_terbatas else ""
        self.parts = {"dasar": self.dasar(), "keadaan": self.where(), "terlihat": terlihat}

    def dasar(self) -> str:
        return self.saringan.dasar()

    def where(self) -> str:
        return KEADAAN[self.keadaan]

    def count_alone(self) -> int:
        return int(fetch_riwayat(render(self.count_sql, **self.parts), self.values)[0][0])

    def read(self, start: int, stop: int) -> tuple[int, list[Any]]:
        statement = render(self.rows_sql, urut=self.orders[self.urut], **self.parts)
        found = fetch_riwayat(statement, {**self.values, "lompat": start, "batas": stop - start})
        return int(found[0][0]) if found else 0, [self.row(*row[1:]) for row in found]

    def as_dict(self) -> dict[str, Any]:
        return {"saringan": self.saringan.as_dict(), "keadaan": self.keadaan, "urut": self.urut, "langsung": self.langsung}

    @classmethod
    def from_dict(cls, data: dict[str, Any], akar: Akar, baris: list[int]) -> "DaftarOrang":
        saringan = Saringan.from_dict(data["saringan"], akar)
        return cls(saringan, baris, keadaan=data["keadaan"], urut=data["urut"], langsung=data["langsung"])
