"""The estimate of a unit: means, how people spread, what most of them lack, and the people behind each figure. One statement each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from diklat.queries.jp import laporan
from diklat.queries.jp.laporan import BarisUnit, Saringan, sort_rows
from insentif.queries.ip import sql
from kompetensi.queries.peta import Tempat, find_tempat
from kompetensi.queries.peta.ukuran import round_half_up
from lib.sql import fetch_riwayat, render
from pegawai import rekap
from pegawai.rekap import Tersimpan

# macam 1: sums of a row; 2: people per indicator, and who has not all of it; 3: people per category.
RINGKAS: Final = """
    $dasar
    SELECT 1 AS macam, baris_id, '' AS kunci, count(*)::int, count(kompetensi)::int, coalesce(sum(kompetensi), 0),
        count(*) FILTER (WHERE kompetensi = 0)::int, count(*) FILTER (WHERE kompetensi >= paling_banyak)::int,
        count(kualifikasi)::int, count(kinerja)::int, count(disiplin)::int, count(total)::int, coalesce(sum(total), 0)
    FROM nilai GROUP BY baris_id
    UNION ALL
    SELECT 2, n.baris_id, u.indikator, count(*)::int, count(*) FILTER (WHERE coalesce(c.skor, 0) < u.skor)::int, 0, 0, 0, 0, 0, 0, 0, 0
    FROM nilai n JOIN penuh u ON u.kelompok = n.kelompok
    LEFT JOIN capai c ON c.pegawai_id = n.pegawai_id AND c.indikator = u.indikator
    GROUP BY n.baris_id, u.indikator
    UNION ALL
    SELECT 3, baris_id, kategori, count(*)::int, (kategori_dari * 100)::int, 0, 0, 0, 0, 0, 0, 0, 0
    FROM nilai WHERE kategori IS NOT NULL GROUP BY baris_id, kategori, kategori_dari
"""
KURANG_INDIKATOR: Final = """EXISTS (
    SELECT FROM penuh f LEFT JOIN capai c ON c.pegawai_id = x.pegawai_id AND c.indikator = f.indikator
    WHERE f.kelompok = x.kelompok AND f.indikator = %(indikator)s AND coalesce(c.skor, 0) < f.skor)
"""
AWALAN: Final = "indikator:"
KEADAAN: Final = {
    "": "true",
    "nol": "x.kompetensi = 0",
    "penuh": "x.kompetensi >= x.paling_banyak",
    "kualifikasi": "x.kualifikasi IS NULL",
    "kinerja": "x.kinerja IS NULL",
    "disiplin": "x.disiplin IS NULL",
    "lengkap": "x.total IS NOT NULL",
}
KEADAAN_LABEL: Final = {
    "nol": "Kompetensi masih nol",
    "penuh": "Kompetensi penuh",
    "kualifikasi": "Tanpa data kualifikasi",
    "kinerja": "Tanpa data kinerja",
    "disiplin": "Tanpa data disiplin",
    "lengkap": "Keempat dimensi dapat dihitung",
}
ORDERS: Final = {
    "kompetensi": "x.kompetensi NULLS FIRST, lower(p.nama), x.pegawai_id",
    "-kompetensi": "x.kompetensi DESC NULLS LAST, lower(p.nama), x.pegawai_id",
    "total": "x.total NULLS LAST, lower(p.nama), x.pegawai_id",
    "-total": "x.total DESC NULLS LAST, lower(p.nama), x.pegawai_id",
    "nama": "lower(p.nama), x.pegawai_id",
    "-nama": "lower(p.nama) DESC, x.pegawai_id",
    "unit": "u.sebutan, lower(p.nama), x.pegawai_id",
    "-unit": "u.sebutan DESC, lower(p.nama), x.pegawai_id",
}
ORANG_COUNT: Final = "$dasar SELECT count(*) FROM nilai x WHERE $keadaan $terlihat"
ORANG: Final = """
    $dasar
    SELECT count(*) OVER (), x.pegawai_id, p.nip, p.nama, u.sebutan, j.nama, x.kualifikasi, x.kompetensi, x.kinerja, x.disiplin, x.total,
        coalesce(x.kategori, '')
    FROM nilai x
    JOIN pegawai_pegawai p ON p.id = x.pegawai_id
    JOIN pegawai_unitkerja u ON u.id = x.unit_id
    JOIN pegawai_jabatan j ON j.id = x.jabatan_id
    WHERE $keadaan $terlihat ORDER BY $urut LIMIT %(batas)s OFFSET %(lompat)s
"""


@dataclass(frozen=True, slots=True)
class Dasar:
    """The statement that derives everybody's estimate. Of the whole city what trainings brought is kept, since it reads all of them."""

    sql: str
    values: dict[str, Any]
    rekap: Tersimpan | None = None

    @property
    def saat(self) -> datetime | None:
        """When the trainings were read, if not now."""
        return self.rekap.saat if self.rekap else None


def dasar_of(saringan: Saringan) -> Dasar:
    if saringan.unit is not None or saringan.akar is not None:
        return Dasar(sql.SEBAGIAN, {})
    kept = REKAP.load(rekap.write_hari(saringan.per))
    return Dasar(sql.SEMUA, {f"capai_{name}": column for name, column in kept.isi.items()}, kept)


def _read(hari: str) -> dict[str, list[Any]]:
    """Columns, the indicators by their place among `nama`, from 1 on."""
    saringan = Saringan(rekap.read_hari(hari))
    tempat = find_tempat(None, None, saringan.per)
    found = fetch_riwayat(sql.CAPAI_SEMUA, saringan.values(tempat.baris if tempat else []))
    names = sorted({row[1] for row in found})
    place = {name: at for at, name in enumerate(names, 1)}
    columns = {"pegawai": [row[0] for row in found], "indikator": [place[row[1]] for row in found], "skor": [row[2] for row in found]}
    return {"nama": names, **columns}


REKAP: Final = rekap.register("ip-capai", _read, segar=timedelta(minutes=5))


@dataclass(frozen=True, slots=True)
class Baris(BarisUnit):
    """Sums over the people of a unit; `lengkap` have all four dimensions."""

    pegawai: int = 0
    berkompetensi: int = 0
    jumlah_kompetensi: Decimal = Decimal(0)
    nol: int = 0
    penuh: int = 0
    kualifikasi: int = 0
    kinerja: int = 0
    disiplin: int = 0
    lengkap: int = 0
    jumlah_total: Decimal = Decimal(0)

    @property
    def rata(self) -> Decimal | None:
        return round_half_up(self.jumlah_kompetensi, self.berkompetensi) if self.berkompetensi else None

    @property
    def rata_total(self) -> Decimal | None:
        return round_half_up(self.jumlah_total, self.lengkap) if self.lengkap else None

    @property
    def sebagian(self) -> int:
        return self.berkompetensi - self.nol - self.penuh

    @property
    def tanpa_kualifikasi(self) -> int:
        return self.pegawai - self.kualifikasi

    @property
    def tanpa_kinerja(self) -> int:
        return self.pegawai - self.kinerja

    @property
    def tanpa_disiplin(self) -> int:
        return self.pegawai - self.disiplin


@dataclass(frozen=True, slots=True)
class Kurang:
    """An indicator: how many people it is for, and how many have not all of it."""

    indikator: str
    pegawai: int
    kurang: int


@dataclass(frozen=True, slots=True)
class Laporan:
    tempat: Tempat
    saringan: Saringan
    baris: list[Baris]
    total: Baris
    kurang: list[Kurang]
    kategori: dict[str, int]
    dasar: Dasar


def get_laporan(tempat: Tempat, saringan: Saringan, urut: str) -> Laporan:
    """One statement whatever the size of the city; units without people are left out."""
    dasar = dasar_of(saringan)
    found = fetch_riwayat(render(RINGKAS, dasar=dasar.sql), saringan.values(tempat.baris) | dasar.values)
    sums = {row[1]: row[3:] for row in found if row[0] == 1}
    rows = [Baris(unit, own, *sums[unit.pk]) for unit, own in laporan.pair_units(tempat) if unit.pk in sums]
    total = Baris(None, False, *(sum(column) for column in zip(*sums.values(), strict=True)))
    return Laporan(tempat, saringan, sort_rows(rows, urut), total, _kurang(found), _kategori(found), dasar)


def _kurang(found: list[Any]) -> list[Kurang]:
    """Summed over all rows, what most people lack first."""
    people: dict[str, list[int]] = {}
    for macam, _, kunci, semua, kurang, *_rest in found:
        if macam == 2:
            pair = people.setdefault(kunci, [0, 0])
            pair[0] += semua
            pair[1] += kurang
    rows = [Kurang(indikator, *pair) for indikator, pair in people.items()]
    return sorted(rows, key=lambda row: (-row.kurang, row.indikator))


def _kategori(found: list[Any]) -> dict[str, int]:
    """People per category, from the top."""
    counts: dict[str, int] = {}
    for _, _, kunci, semua, *_rest in sorted((row for row in found if row[0] == 3), key=lambda row: -row[4]):
        counts[kunci] = counts.get(kunci, 0) + semua
    return counts


@dataclass(frozen=True, slots=True)
class Orang:
    pegawai: int
    nip: str
    nama: str
    unit: str
    jabatan: str
    kualifikasi: Decimal | None
    kompetensi: Decimal | None
    kinerja: Decimal | None
    disiplin: Decimal | None
    total: Decimal | None
    kategori: str

    @property
    def dihitung(self) -> int:
        return sum(value is not None for value in (self.kualifikasi, self.kompetensi, self.kinerja, self.disiplin))


class DaftarOrang(laporan.DaftarOrang):
    """The people behind a figure; `keadaan` is one of KEADAAN, or "indikator:" and the name of what they have not all of."""

    count_sql, rows_sql, orders, row = ORANG_COUNT, ORANG, ORDERS, Orang

    def dasar(self) -> str:
        self.sumber = dasar_of(self.saringan)
        self.values |= self.sumber.values
        return self.sumber.sql

    def where(self) -> str:
        self.values["indikator"] = self.indikator
        return KURANG_INDIKATOR if self.indikator else KEADAAN[self.keadaan]

    @property
    def indikator(self) -> str:
        return self.keadaan.removeprefix(AWALAN) if self.keadaan.startswith(AWALAN) else ""
