"""Leaderboards of a year: everybody's place within the group, in the city and in the own unit, and who is named.

Places count everybody in service who is not under a measure, ties share one. Named are the first ten places,
never somebody who does not want to be. The sums of all are kept (pegawai/rekap.py); whether somebody may be named is asked each time.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from django.db.models import Exists, OuterRef

from insentif.models import KelompokASN, PenangguhanPoin, SembunyiPapan
from lib import waktu
from lib.sql import fetch
from pegawai import rekap
from pegawai.models import Pegawai
from pegawai.queries.instansi import get_instansi
from pegawai.rekap import Tersimpan

KOTA: Final = 0
SEPULUH: Final = 10
MINIMUM_ORANG: Final = 5  # a board of fewer people would tell single persons' points
TANPA_UNIT: Final[Mapping[str, Any]] = {"akar": None, "papan": {}}
CALON: Final = 60  # of those who share a place so many can be named

# One row a unit (0 is the city) and group: how many people have each sum, and who has the highest ones. A person counts in the own unit
# and in all above it.
SEMUA: Final = """
    WITH cakup (unit_id, atas_id, jarak) AS (
        SELECT asal_id, unit_id, jarak FROM jalur_pada(ARRAY(SELECT id FROM pegawai_unitkerja), %(hari)s)
    ),
    jalur AS (SELECT unit_id, array_agg(atas_id ORDER BY jarak) AS atas FROM cakup GROUP BY unit_id),
    raih AS (
        SELECT pegawai_id, sum(poin)::int AS poin FROM insentif_postingpoin WHERE tahun = %(tahun)s AND aturan_id IS NOT NULL GROUP BY 1
    ),
    orang AS (
        SELECT q.id, CASE q.jenis_asn WHEN 'PPPK' THEN 'PPPK' ELSE 'PNS' END AS kelompok, p.unit_id, coalesce(r.poin, 0) AS poin
        FROM pegawai_pegawai q
        LEFT JOIN penempatan_pada(%(hari)s) p ON p.pegawai_id = q.id AND p.status = 'definitif'
        LEFT JOIN raih r ON r.pegawai_id = q.id
        WHERE q.id NOT IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s)) AND NOT EXISTS (
            SELECT FROM insentif_penangguhanpoin g
            WHERE g.pegawai_id = q.id AND berlaku(g.mulai, g.selesai, %(hari)s))
    ),
    tempat AS (
        SELECT 0 AS unit_id, kelompok, id, poin FROM orang
        UNION ALL
        SELECT c.atas_id, o.kelompok, o.id, o.poin FROM orang o JOIN cakup c ON c.unit_id = o.unit_id
    ),
    tangga AS (
        SELECT unit_id, kelompok, poin, count(*)::int AS orang,
            sum(count(*)) OVER (PARTITION BY unit_id, kelompok ORDER BY poin DESC) - count(*) AS di_atas,
            (array_agg(id ORDER BY id))[1:%(calon)s] AS calon
        FROM tempat GROUP BY unit_id, kelompok, poin
    )
    SELECT j.unit_id, coalesce(u.sebutan, ''), j.atas, t.kelompok, json_agg(json_build_array(
        t.poin, t.orang, CASE WHEN t.poin > 0 AND t.di_atas < %(sepuluh)s THEN t.calon ELSE '{}' END))
    FROM (SELECT 0 AS unit_id, '{}'::bigint[] AS atas UNION ALL TABLE jalur) j
    LEFT JOIN tangga t ON t.unit_id = j.unit_id LEFT JOIN pegawai_unitkerja u ON u.id = j.unit_id
    GROUP BY 1, 2, 3, 4 ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place among so many; None where nothing was earned yet or the person is not counted."""

    tempat: int | None
    dari: int
    nama: str = ""


@dataclass(frozen=True, slots=True)
class Papan:
    """The board of a unit or, with key 0, of the city, for one group: each sum, how many people have it, and who has the highest ones."""

    unit_id: int
    nama: str
    tangga: Sequence[tuple[int, int, Sequence[int]]] = ()

    @property
    def orang(self) -> int:
        return sum(orang for _, orang, _ in self.tangga)

    @property
    def batas(self) -> int:
        """The last place that is named: the tenth, and of few people no more than the better half."""
        return min(SEPULUH, (self.orang + 1) // 2)

    def tempat(self, poin: int) -> int:
        return sum(orang for lebih, orang, _ in self.tangga if lebih > poin) + 1

    def tempat_of(self, poin: int, *, dihitung: bool) -> Tempat:
        return Tempat(self.tempat(poin) if dihitung and poin > 0 else None, self.orang, self.nama)


@dataclass(frozen=True, slots=True)
class Nama:
    tempat: int
    pegawai: Pegawai
    poin: int


@dataclass(frozen=True, slots=True)
class UnitPeringkat:
    """Points of a year per person, so that a small unit can stand before a large one."""

    unit_id: int
    nama: str
    orang: int
    rata: Decimal
    tempat: int


@dataclass(frozen=True, slots=True)
class PapanTahun:
    """What the boards of a year show to somebody of a unit: the city, the own unit, the perangkat daerah beside each other."""

    rekap: Tersimpan
    unit: Mapping[str, Any]

    def of_kota(self, kelompok: KelompokASN) -> Papan:
        board = self.rekap.isi["papan"].get(str(kelompok))
        return Papan(*board) if board else Papan(KOTA, get_instansi().get_wilayah_display())

    def of_unit(self, kelompok: KelompokASN) -> Papan | None:
        """Of the unit, or of the nearest above it with enough people of the group."""
        board = self.unit["papan"].get(str(kelompok))
        return Papan(*board) if board else None

    @property
    def akar(self) -> int | None:
        """The perangkat daerah that the unit belongs to."""
        akar: int | None = self.unit["akar"]
        return akar

    def peringkat(self) -> list[UnitPeringkat]:
        """Of the perangkat daerah with enough people; equal averages share a place."""
        rows = [(Decimal(poin) / orang, unit_id, nama, orang) for unit_id, nama, orang, poin in self.rekap.isi["unit"]]
        rows.sort(key=lambda row: (-row[0], row[2]))
        found: list[UnitPeringkat] = []
        for rata, same in groupby(rows, key=lambda row: row[0]):
            place = len(found) + 1
            found += [UnitPeringkat(unit_id, nama, orang, rata, place) for _, unit_id, nama, orang in same]
        return found


def get_papan(tahun: int, unit_id: int | None) -> PapanTahun:
    """Two queries, one without a unit."""
    kota = REKAP.load(str(tahun), bagian=str(KOTA))
    own = None if unit_id is None else REKAP.load(str(tahun), bagian=str(unit_id)).isi
    return PapanTahun(kota, own or TANPA_UNIT)


def sepuluh_besar(papan: Papan) -> list[Nama]:
    """Who stands on the first places, those who may be named."""
    poin = {pk: value for value, _, people in papan.tangga if papan.tempat(value) <= papan.batas for pk in people}
    hari = waktu.today()
    people = listed(Pegawai.objects.filter(pk__in=poin), hari).with_posting(hari)
    found = [Nama(papan.tempat(poin[person.pk]), person, poin[person.pk]) for person in people]
    return sorted(found, key=lambda row: (row.tempat, row.pegawai.nama))


def listed(people: Any, hari: date) -> Any:
    """Those who may be named: in service, not under a measure, and not opted out."""
    measure = PenangguhanPoin.objects.on(hari).filter(pegawai=OuterRef("pk"))
    hidden = SembunyiPapan.objects.filter(pegawai=OuterRef("pk"))
    return people.active(hari).filter(~Exists(measure), ~Exists(hidden))


def _read(tahun: str) -> dict[str, Any]:
    """By unit: its perangkat daerah and, by group, its board or that of the nearest above it with enough people."""
    rows = fetch(SEMUA, {"tahun": int(tahun), "hari": waktu.today(), "calon": CALON, "sepuluh": SEPULUH})
    wilayah = get_instansi().get_wilayah_display()
    boards: dict[int, dict[str, Papan]] = defaultdict(dict)
    for unit_id, nama, _, kelompok, tangga in rows:
        if kelompok:
            boards[unit_id][kelompok] = Papan(unit_id, nama or wilayah, tangga)
    jalur = {row[0]: row[2] for row in rows if row[2]}
    parts: dict[str, Any] = {str(pk): {"akar": atas[-1], "papan": _put(_nearest(boards, atas))} for pk, atas in jalur.items()}
    unit = [_sum(pk, boards[pk].values()) for pk, atas in jalur.items() if len(atas) == 1]
    return parts | {str(KOTA): {"papan": _put(boards[KOTA]), "unit": [row for row in unit if row[2] >= MINIMUM_ORANG]}}


def _nearest(boards: Mapping[int, Mapping[str, Papan]], atas: Sequence[int]) -> dict[str, Papan]:
    found: dict[str, Papan] = {}
    for pk in reversed(atas):
        found |= {kelompok: board for kelompok, board in boards[pk].items() if board.orang >= MINIMUM_ORANG}
    return found


def _sum(unit_id: int, boards: Collection[Papan]) -> tuple[int, str, int, int]:
    """People and points of both groups."""
    nama = next((board.nama for board in boards), "")
    return unit_id, nama, sum(board.orang for board in boards), sum(poin * orang for board in boards for poin, orang, _ in board.tangga)


def _put(boards: Mapping[str, Papan]) -> dict[str, Any]:
    return {kelompok: astuple(board) for kelompok, board in boards.items()}


REKAP: Final = rekap.register("papan-poin", _read, segar=timedelta(minutes=5), is_terbagi=True)
