"""The scoreboard of units in a year: who reaches the JP, answers, closes gaps, earns points. Two statements whatever the units."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from diklat.models.pendaftaran import PESERTA
from diklat.queries.jp import laporan
from insentif.models import PostingPoin
from kompetensi.queries.hitung import KUNCI_SQL, OFFICIAL_SQL, on_day
from kompetensi.queries.peta import Tempat, Unit
from kompetensi.queries.peta.sql import CABANG, ORANG
from kompetensi.queries.peta.ukuran import MIN_DINILAI, round_half_up
from lib.sql import fetch_riwayat, render
from pegawai import rekap
from pegawai.models import Penempatan, UnitKerja
from pegawai.rekap import Tersimpan

TAHUN_PERTAMA: Final = 2024  # the first year of points
UKURAN: Final = {"jp": "capaian JP", "respons": "isian dijawab", "celah": "kesenjangan ditutup", "poin": "poin per pegawai"}
ISIAN, SURVEI, CELAH, POIN = 1, 2, 3, 4
# A gap is a level below today's standard on the first day of the year; closed when the level of the day reaches it. The evidence of all
# is read once for both days. Forms count by the unit of the graduate, as on the page of the forms; surveys once they are closed.
SQL: Final = render(
    """
    WITH RECURSIVE $cabang, $orang,
    level AS (
        SELECT pegawai_id, kompetensi_id, max(kunci) FILTER (WHERE kini) & 511 AS kini, max(kunci) FILTER (WHERE awal) & 511 AS awal
        FROM (
            SELECT n.pegawai_id, n.kompetensi_id, $kunci AS kunci, $kini AS kini, $awal AS awal
            FROM kompetensi_penilaian n WHERE n.sumber IN $official OFFSET 0
        ) n GROUP BY pegawai_id, kompetensi_id
    )
    SELECT 1 AS macam, c.baris_id, count(*)::int AS semua, count(*) FILTER (WHERE p.status = 'selesai')::int AS dapat
    FROM evaluasi_penugasanevaluasi p JOIN cabang c ON c.unit_id = p.unit_id
    WHERE p.status <> 'dialihkan' AND (p.status <> 'ditutup' OR p.alasan_tutup LIKE 'Lewat tenggat%%')
      AND p.dibuka BETWEEN %(awal)s AND %(hari)s
    GROUP BY c.baris_id
    UNION ALL
    SELECT 2, c.baris_id, count(*)::int, count(i.id)::int
    FROM evaluasi_survei v
    JOIN diklat_pendaftaran d ON d.angkatan_id = v.angkatan_id AND d.status = ANY(%(peserta)s)
    JOIN cabang c ON c.unit_id = d.unit_id
    LEFT JOIN evaluasi_partisipasisurvei i ON i.survei_id = v.id AND i.pegawai_id = d.pegawai_id
    WHERE v.jenis = 'umpan_balik' AND v.status IN ('ditutup', 'menunggu', 'dirilis') AND v.tutup BETWEEN %(awal)s AND %(hari)s AND EXISTS (
        SELECT FROM diklat_kehadiran k JOIN diklat_sesi s ON s.id = k.sesi_id AND NOT s.is_batal
        WHERE k.pendaftaran_id = d.id AND k.status = 'H')
    GROUP BY c.baris_id
    UNION ALL
    SELECT 3, o.baris_id, count(*)::int, count(*) FILTER (WHERE x.kini >= s.level * 100)::int
    FROM orang o
    JOIN kompetensi_standarkompetensi s ON s.jabatan_id = o.jabatan_id AND berlaku(s.berlaku_mulai, s.berlaku_sampai, %(hari)s)
    JOIN level x ON x.pegawai_id = o.pegawai_id AND x.kompetensi_id = s.kompetensi_id AND x.awal < s.level * 100
    GROUP BY o.baris_id
    UNION ALL
    SELECT 4, o.baris_id, 0, sum(b.poin)::int
    FROM orang o JOIN insentif_postingpoin b ON b.pegawai_id = o.pegawai_id
    WHERE b.tahun = %(tahun)s AND b.tanggal <= %(hari)s AND b.aturan_id IS NOT NULL
    GROUP BY o.baris_id
    """,
    cabang=CABANG,
    orang=render(ORANG, jabatan="", golongan=""),
    kunci=KUNCI_SQL,
    kini="hasil_berlaku(n.tanggal, n.berlaku_sampai, n.dibatalkan_pada, %(hari)s, %(akhir_hari)s)",
    awal="hasil_berlaku(n.tanggal, n.berlaku_sampai, n.dibatalkan_pada, %(awal)s, %(akhir_awal)s)",
    official=OFFICIAL_SQL,
)


@dataclass(frozen=True, slots=True)
class Saringan:
    per: date
    jenis: str = UnitKerja.Jenis.PERANGKAT_DAERAH


@dataclass(frozen=True, slots=True)
class Baris:
    """A unit with everybody at or below it. Figures of fewer than five people, forms or gaps are not told."""

    pk: int
    nama: str
    pegawai: int
    bertarget: int
    tercapai: int
    diminta: int = 0
    dijawab: int = 0
    kesenjangan: int = 0
    ditutup: int = 0
    jumlah_poin: int = 0
    peringkat: int | None = None

    @property
    def is_kecil(self) -> bool:
        return self.pegawai < MIN_DINILAI

    @property
    def jp(self) -> Decimal | None:
        return self._share(self.tercapai, self.bertarget)

    @property
    def respons(self) -> Decimal | None:
        return self._share(self.dijawab, self.diminta)

    @property
    def celah(self) -> Decimal | None:
        return self._share(self.ditutup, self.kesenjangan)

    @property
    def poin(self) -> Decimal | None:
        return None if self.is_kecil else round_half_up(self.jumlah_poin, self.pegawai)

    def _share(self, part: int, whole: int) -> Decimal | None:
        return None if self.is_kecil or whole < MIN_DINILAI else round_half_up(100 * part, whole)


@dataclass(frozen=True, slots=True)
class Papan:
    """`total` is None where a person may stand in several rows."""

    baris: list[Baris]
    total: Baris | None
    rekap: Tersimpan

    def find(self, unit_ids: Iterable[int]) -> list[Baris]:
        wanted = set(unit_ids)
        return [row for row in self.baris if row.pk in wanted]

    @property
    def berperingkat(self) -> int:
        return sum(row.peringkat is not None for row in self.baris)


def get_papan(saringan: Saringan, urut: str) -> Papan:
    """All units of the kind that have people on the day, ranked by the measure they are sorted by (JP when by name or size).

    Everybody may look, and the whole city is read: the figures are kept, and read anew beside the page after five minutes.
    """
    kept = REKAP.load(rekap.write_hari(saringan.per), saringan.jenis)
    rows = [Baris(*row) for row in kept.isi]
    sorted_by = urut.removeprefix("-")
    ranked = rank(rows, sorted_by if sorted_by in UKURAN else "jp")
    nested = saringan.jenis == UnitKerja.Jenis.SUBUNIT
    return Papan(laporan.sort_rows(ranked, urut), None if nested else _sum(rows), kept)


def _read(hari: str, jenis: str) -> list[tuple[Any, ...]]:
    per = rekap.read_hari(hari)
    units = UnitKerja.objects.active().filter(jenis=jenis).order_by("sebutan")
    rows = tuple(Unit(pk, sebutan, "", None, punya_anak=False, sebutan=sebutan) for pk, sebutan in units.values_list("pk", "sebutan"))
    tempat = Tempat((), rows, ())
    report = laporan.get_laporan(tempat, laporan.Saringan(per), "nama")
    found = _read_angka(per, tempat.baris)
    return [astuple(_make(row, found.get(row.unit.pk, {}))) for row in report.baris if row.unit]


REKAP: Final = rekap.register("papan-unit", _read, segar=timedelta(minutes=5))


def rank(rows: Sequence[Baris], ukuran: str) -> list[Baris]:
    """Equal figures share a place; who has no figure has none."""
    figures = sorted((value for row in rows if (value := getattr(row, ukuran)) is not None), reverse=True)
    place = {value: figures.index(value) + 1 for value in set(figures)}
    return [replace(row, peringkat=place.get(getattr(row, ukuran))) for row in rows]


def own_units(pegawai_id: int | None, hari: date) -> list[int]:
    """The unit of the person's definitive posting and those above it. Two queries."""
    posts = Penempatan.objects.definitive().on(hari).filter(pegawai=pegawai_id) if pegawai_id else Penempatan.objects.none()
    unit = posts.values_list("unit_id", flat=True).first()
    return list(UnitKerja.objects.ancestors_of(unit).values_list("pk", flat=True)) if unit else []


def tahun_pilihan(hari: date) -> list[int]:
    first = PostingPoin.objects.order_by("tahun").values_list("tahun", flat=True).first() or hari.year
    return list(range(hari.year, min(first, TAHUN_PERTAMA) - 1, -1))


def _read_angka(per: date, baris: list[int]) -> dict[int, dict[int, tuple[int, int]]]:
    first = date(per.year, 1, 1)
    start = on_day(first)
    values: dict[str, Any] = {**on_day(per), "awal": first, "akhir_awal": start["akhir_hari"], "tahun": per.year}
    values |= {"baris": baris, "unit": None, "peserta": [str(status) for status in PESERTA]}
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for macam, unit, semua, dapat in fetch_riwayat(SQL, values):
        found.setdefault(unit, {})[macam] = (semua, dapat)
    return found


def _make(row: laporan.Baris, angka: dict[int, tuple[int, int]]) -> Baris:
    asked, answered = (sum(pair) for pair in zip(angka.get(ISIAN, (0, 0)), angka.get(SURVEI, (0, 0)), strict=True))
    rest = (asked, answered, *angka.get(CELAH, (0, 0)), angka.get(POIN, (0, 0))[1])
    return Baris(row.unit.pk if row.unit else 0, row.nama, row.pegawai, row.bertarget, row.tercapai, *rest)


def _sum(rows: Sequence[Baris]) -> Baris:
    names = ("pegawai", "bertarget", "tercapai", "diminta", "dijawab", "kesenjangan", "ditutup", "jumlah_poin")
    return Baris(0, "Jumlah", *(sum(getattr(row, name) for row in rows) for name in names))
