"""Leaderboards of a year: everybody's place within the group, in the city and in the own unit, and who is named.

Places count everybody in service who is not under a measure, ties share one. Named are the first ten places,
never somebody who does not want to be. The sums of all are kept for some minutes; whether somebody may be named is asked each time.
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Exists, OuterRef

from insentif.models import KelompokASN, PenangguhanPoin, SembunyiPapan
from lib import waktu
from lib.sql import fetch
from pegawai.models import Pegawai
from pegawai.queries.instansi import get_instansi

KOTA: Final = 0
SIMPAN_DETIK: Final = 300
SEPULUH: Final = 10
MINIMUM_ORANG: Final = 5  # a board of fewer people would tell single persons' points
CALON: Final = 60  # kept of each board, so that ten remain when some may not be named

# One row a unit (0 is the city) and group. A person counts in the own unit and in all above it.
SEMUA: Final = """
    WITH cakup (unit_id, atas_id, jarak) AS (
        SELECT asal_id, unit_id, jarak FROM jalur_pada(ARRAY(SELECT id FROM pegawai_unitkerja), %(hari)s)
    ),
    jalur AS (SELECT unit_id, array_agg(atas_id ORDER BY jarak) AS atas FROM cakup GROUP BY unit_id),
    raih AS (
        SELECT pegawai_id, sum(poin)::int AS poin FROM insentif_postingpoin WHERE tahun = %(tahun)s AND aturan_id IS NOT NULL GROUP BY 1
    ),
    orang AS (
        SELECT q.id, CASE q.jenis_asn WHEN 'PPPK' THEN 'PPPK' ELSE 'PNS' END AS kelompok, p.unit_id, coalesce(r.poin, 0) AS poin,
            r.poin > 0 AND NOT EXISTS (SELECT FROM insentif_sembunyipapan s WHERE s.pegawai_id = q.id) AS tampil
        FROM pegawai_pegawai q
        LEFT JOIN penempatan_pada(%(hari)s) p ON p.pegawai_id = q.id AND p.status = 'definitif'
        LEFT JOIN raih r ON r.pegawai_id = q.id
        WHERE q.id NOT IN (SELECT pegawai_id FROM tidak_aktif(%(hari)s)) AND NOT EXISTS (
            SELECT FROM insentif_penangguhanpoin g
            WHERE g.pegawai_id = q.id AND berlaku(g.mulai, g.selesai, %(hari)s))
    ),
    tempat AS (
        SELECT 0 AS unit_id, kelompok, id, poin, tampil FROM orang
        UNION ALL
        SELECT c.atas_id, o.kelompok, o.id, o.poin, o.tampil FROM orang o JOIN cakup c ON c.unit_id = o.unit_id
    )
    SELECT t.unit_id, coalesce(u.sebutan, ''), coalesce(j.atas, '{}'), t.kelompok, array_agg(t.poin ORDER BY t.poin),
        (array_agg(t.id ORDER BY t.poin DESC, t.id) FILTER (WHERE t.tampil))[1:%(calon)s],
        (array_agg(t.poin ORDER BY t.poin DESC, t.id) FILTER (WHERE t.tampil))[1:%(calon)s]
    FROM tempat t LEFT JOIN pegawai_unitkerja u ON u.id = t.unit_id LEFT JOIN jalur j ON j.unit_id = t.unit_id
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
    """The board of a unit or, with key 0, of the city, for one group. `poin` holds everybody's sums, the smallest first."""

    unit_id: int
    nama: str
    poin: list[int]
    calon: list[tuple[int, int]]

    def tempat(self, poin: int) -> int:
        return len(self.poin) - bisect_left(self.poin, poin + 1) + 1

    @property
    def batas(self) -> int:
        """The last place that is named: the tenth, and of few people no more than the better half."""
        return min(SEPULUH, (len(self.poin) + 1) // 2)

    def tempat_of(self, poin: int, *, dihitung: bool) -> Tempat:
        return Tempat(self.tempat(poin) if dihitung and poin > 0 else None, len(self.poin), self.nama)


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


def papan_kota(tahun: int, kelompok: KelompokASN) -> Papan:
    return _read(_load(tahun, KOTA), KOTA, kelompok)


def papan_unit(tahun: int, kelompok: KelompokASN, unit_id: int | None) -> Papan | None:
    """Of the unit, or of the nearest above it with enough people of the group."""
    boards = (_read(_load(tahun, above), above, kelompok) for above in _jalur_of(tahun, unit_id))
    return next((board for board in boards if len(board.poin) >= MINIMUM_ORANG), None)


def peringkat_unit(tahun: int) -> list[UnitPeringkat]:
    """Of the perangkat daerah with enough people; equal averages share a place."""
    rows = [(Decimal(poin) / orang, unit_id, nama, orang) for unit_id, nama, orang, poin in _load(tahun, "unit") if orang >= MINIMUM_ORANG]
    rows.sort(key=lambda row: (-row[0], row[2]))
    found: list[UnitPeringkat] = []
    for rata, same in groupby(rows, key=lambda row: row[0]):
        place = len(found) + 1
        found += [UnitPeringkat(unit_id, nama, orang, rata, place) for _, unit_id, nama, orang in same]
    return found


def akar_of(tahun: int, unit_id: int | None) -> int | None:
    """The perangkat daerah that the unit belongs to."""
    return next(reversed(_jalur_of(tahun, unit_id)), None)


def sepuluh_besar(papan: Papan) -> list[Nama]:
    """Who stands on the first places, those who may be named."""
    poin = {pk: value for pk, value in papan.calon if papan.tempat(value) <= papan.batas}
    hari = waktu.today()
    people = listed(Pegawai.objects.filter(pk__in=poin), hari).with_posting(hari)
    found = [Nama(papan.tempat(poin[person.pk]), person, poin[person.pk]) for person in people]
    return sorted(found, key=lambda row: (row.tempat, row.pegawai.nama))


def listed(people: Any, hari: date) -> Any:
    """Those who may be named: in service, not under a measure, and not opted out."""
    measure = PenangguhanPoin.objects.on(hari).filter(pegawai=OuterRef("pk"))
    hidden = SembunyiPapan.objects.filter(pegawai=OuterRef("pk"))
    return people.active(hari).filter(~Exists(measure), ~Exists(hidden))


def _jalur_of(tahun: int, unit_id: int | None) -> list[int]:
    """The unit and those above it, the nearest first, as the boards were reckoned; none for a unit that nobody counts in."""
    path: list[int] = _load(tahun, unit_id)[1] if unit_id is not None else []
    return path


def _load(tahun: int, part: int | str) -> Any:
    """One board from the cache; what is not there is reckoned for the whole city at once."""
    hari = waktu.today()
    prefix = f"papan-jalur:{tahun}:{hari:%Y%m%d}"
    found = cache.get(f"{prefix}:{part}")
    if found is None:
        made = _reckon(tahun, hari)
        found = made.setdefault(part, ["", [], {}])  # a unit without anybody
        cache.set_many({f"{prefix}:{name}": value for name, value in made.items()}, SIMPAN_DETIK)
    return found


def _reckon(tahun: int, hari: date) -> dict[int | str, Any]:
    rows = fetch(SEMUA, {"tahun": tahun, "hari": hari, "calon": CALON})
    made: dict[int | str, Any] = {KOTA: [get_instansi().get_wilayah_display(), [], {}], "unit": []}
    for unit_id, same in groupby(rows, key=lambda row: row[0]):
        groups = list(same)
        _, nama, jalur, *_ = groups[0]
        boards = {row[3]: [row[4], [list(pair) for pair in zip(row[5] or (), row[6] or (), strict=True)]] for row in groups}
        made[unit_id] = [nama or get_instansi().get_wilayah_display(), jalur, boards]
        if len(jalur) == 1:
            made["unit"].append([unit_id, nama, sum(len(row[4]) for row in groups), sum(sum(row[4]) for row in groups)])
    return made


def _read(stored: Any, unit_id: int, kelompok: KelompokASN) -> Papan:
    nama, _, boards = stored
    poin, calon = boards.get(str(kelompok), ([], []))
    return Papan(unit_id, nama, poin, [(pk, value) for pk, value in calon])
