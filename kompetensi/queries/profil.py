"""Where one person stands on any day: standards, results, evidence and JPM, straight from the evidence.

For today it gives what the derived rows hold (a test compares them); the derived rows serve sums over many people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from kompetensi import hitung
from kompetensi.models import BatasJPM, Kompetensi, Penilaian, StandarKompetensi
from kompetensi.models.penilaian import Sumber, end_of
from kompetensi.queries.hitung import OFFICIAL_SQL
from lib import waktu
from lib.sql import fetch, render
from pegawai.models import Jabatan, Pegawai, Penempatan
from pegawai.models.pegawai import PegawaiQuerySet

JENIS_URUT = tuple(Kompetensi.Jenis.values)
CARI_JABATAN_MAX = 10


@dataclass(frozen=True, slots=True)
class BarisProfil:
    """One competency of a person on a day. `terakhir_*` is the latest official result, valid or not; `level` only a valid one."""

    kompetensi_id: int
    nama: str
    jenis: str
    standar: int | None
    bobot: Decimal
    standar_mulai: date | None
    level: Decimal | None
    terakhir_level: Decimal | None
    terakhir_sumber: str
    terakhir_tanggal: date | None
    terakhir_sampai: date | None
    indikatif_level: Decimal | None
    indikatif_sumber: str
    indikatif_tanggal: date | None
    terakhir_id: int | None = None
    indikatif_id: int | None = None

    @property
    def bukti(self) -> dict[int, str]:
        """The evidence behind the levels, key -> source."""
        pairs = ((self.terakhir_id, self.terakhir_sumber), (self.indikatif_id, self.indikatif_sumber))
        return {pk: sumber for pk, sumber in pairs if pk is not None}

    @property
    def butir(self) -> hitung.Butir:
        return hitung.Butir(self.standar, self.level, self.bobot)

    @property
    def gap(self) -> Decimal | None:
        return hitung.gap(self.standar, self.level)

    @property
    def selisih(self) -> Decimal | None:
        return None if self.standar is None or self.level is None else self.level - self.standar

    @property
    def is_kedaluwarsa(self) -> bool:
        return self.level is None and self.terakhir_level is not None

    @property
    def is_terpenuhi(self) -> bool:
        return self.gap == 0

    @property
    def terakhir_label(self) -> str:
        return Sumber(self.terakhir_sumber).label if self.terakhir_sumber else ""

    @property
    def indikatif_label(self) -> str:
        return str(Sumber(self.indikatif_sumber).label).removeprefix("Penilaian ").lower() if self.indikatif_sumber else ""


@dataclass(frozen=True, slots=True)
class Kelompok:
    label: str
    baris: list[BarisProfil]
    jumlah: hitung.Jumlah

    @property
    def persen(self) -> Decimal | None:
        return hitung.round_persen(self.jumlah.jpm)

    @property
    def kurang(self) -> int:
        return self.jumlah.dinilai - self.jumlah.memenuhi

    @property
    def belum(self) -> int:
        return self.jumlah.berstandar - self.jumlah.dinilai


@dataclass(frozen=True, slots=True)
class Capaian:
    """JPM with the band that the unrounded value reaches; `persen` is what the screen shows."""

    jumlah: hitung.Jumlah
    pita: BatasJPM | None
    persen: Decimal | None

    @property
    def tak_terbatas(self) -> Decimal | None:
        return hitung.round_persen(self.jumlah.jpm_tak_terbatas)

    @property
    def kurang(self) -> int:
        return self.jumlah.dinilai - self.jumlah.memenuhi

    @property
    def belum(self) -> int:
        return self.jumlah.berstandar - self.jumlah.dinilai


@dataclass(frozen=True, slots=True)
class Profil:
    kelompok: list[Kelompok]
    capaian: Capaian
    tahun_lalu: Decimal | None
    batas_atas: BatasJPM | None
    standar_mulai: date | None

    @property
    def baris(self) -> list[BarisProfil]:
        return [row for kelompok in self.kelompok for row in kelompok.baris]

    @property
    def perhatian(self) -> list[BarisProfil]:
        """What does not meet the standard, largest gap first, then never assessed, then what nobody asks for."""
        return sorted((row for row in self.baris if not row.is_terpenuhi), key=_urgency)

    @property
    def terpenuhi(self) -> list[BarisProfil]:
        return [row for row in self.baris if row.is_terpenuhi]


@dataclass(frozen=True, slots=True)
class Proyeksi:
    """The same levels against another position."""

    jabatan: Jabatan
    capaian: Capaian
    kurang: list[tuple[Kompetensi, Decimal, int]]
    belum: list[str]


# Two days in one statement: the day itself and the same day a year before. `lewat` is the newest official result that has expired, told
# where none is in force.
ROWS_SQL = render(
    """
    WITH hari (ke, tanggal, akhir) AS (
        VALUES (0, %(hari)s::date, %(akhir)s::timestamptz), (1, %(lalu)s::date, %(akhir_lalu)s::timestamptz)
    ),
    standar AS (
        SELECT h.ke, s.kompetensi_id, s.level, s.bobot, s.berlaku_mulai
        FROM hari h
        JOIN penempatan_pada(h.tanggal) p ON p.pegawai_id = %(pegawai)s AND p.status = 'definitif'
        JOIN kompetensi_standarkompetensi s ON s.jabatan_id = p.jabatan_id
         AND berlaku(s.berlaku_mulai, s.berlaku_sampai, h.tanggal)
    ),
    kini AS (
        SELECT h.ke, n.* FROM hari h CROSS JOIN LATERAL resmi_pada(h.tanggal, h.akhir) n WHERE n.pegawai_id = %(pegawai)s
    ),
    lewat AS (
        SELECT DISTINCT ON (h.ke, n.kompetensi_id) h.ke, n.kompetensi_id, n.level, n.sumber, n.tanggal, n.berlaku_sampai, n.id
        FROM hari h JOIN kompetensi_penilaian n ON n.pegawai_id = %(pegawai)s AND n.sumber IN $official AND n.berlaku_sampai <= h.tanggal
         AND (n.dibatalkan_pada IS NULL OR n.dibatalkan_pada >= h.akhir)
        ORDER BY h.ke, n.kompetensi_id, n.tanggal DESC, n.sumber, n.id DESC
    ),
    resmi AS (
        SELECT ke, kompetensi_id, k.id IS NOT NULL AS berlaku, coalesce(k.id, l.id) AS id, coalesce(k.level, l.level) AS level,
               coalesce(k.sumber, l.sumber) AS sumber, coalesce(k.tanggal, l.tanggal) AS tanggal,
               coalesce(k.berlaku_sampai, l.berlaku_sampai) AS berlaku_sampai
        FROM kini k FULL JOIN lewat l USING (ke, kompetensi_id)
    ),
    indikatif AS (
        SELECT h.ke, n.* FROM hari h CROSS JOIN LATERAL indikatif_pada(h.tanggal, h.akhir) n WHERE n.pegawai_id = %(pegawai)s
    )
    SELECT ke, k.id, k.nama, k.jenis, s.level, coalesce(s.bobot, 1), s.berlaku_mulai,
           CASE WHEN r.berlaku THEN r.level END, r.level, coalesce(r.sumber, ''), r.tanggal, r.berlaku_sampai,
           i.level, coalesce(i.sumber, ''), i.tanggal, r.id, i.id
    FROM standar s
    FULL JOIN resmi r USING (ke, kompetensi_id)
    FULL JOIN indikatif i USING (ke, kompetensi_id)
    JOIN kompetensi_kompetensi k ON k.id = kompetensi_id
    ORDER BY ke, array_position(%(jenis)s::text[], k.jenis::text), k.urutan, k.kode
    """,
    official=OFFICIAL_SQL,
)


def pegawai_on(day: date) -> PegawaiQuerySet:
    """People with the position and the unit of their definitive placement on a day, NULL without one."""
    place = Penempatan.objects.of_outer_on(day)
    return Pegawai.objects.annotate(
        jabatan_id=place.values("jabatan_id")[:1],
        jabatan_nama=place.values("jabatan__nama")[:1],
        unit_sebutan=place.values("unit__sebutan")[:1],
    )


def load_baris(pegawai_id: int, day: date) -> tuple[list[BarisProfil], list[BarisProfil]]:
    """The rows of the day and of the same day a year before; one query."""
    before = waktu.years_before(day)
    values: dict[str, Any] = {
        "pegawai": pegawai_id,
        "jenis": list(JENIS_URUT),
        **{"hari": day, "akhir": end_of(day), "lalu": before, "akhir_lalu": end_of(before)},
    }
    found = fetch(ROWS_SQL, values)
    return tuple([BarisProfil(*row[1:]) for row in found if row[0] == ke] for ke in (0, 1))  # type: ignore[return-value]


def build_profil(pegawai_id: int, day: date, batas: Sequence[BatasJPM]) -> Profil:
    rows, before = load_baris(pegawai_id, day)
    mulai = [row.standar_mulai for row in rows if row.standar_mulai is not None]
    return Profil(
        kelompok=[_group(jenis, list(found)) for jenis, found in groupby(rows, key=lambda row: row.jenis)],
        capaian=build_capaian(hitung.sum_butir(row.butir for row in rows), batas),
        tahun_lalu=hitung.round_persen(hitung.jpm(row.butir for row in before), batas),
        batas_atas=max(batas, key=lambda row: row.batas_bawah, default=None),
        standar_mulai=max(mulai, default=None),
    )


def build_capaian(jumlah: hitung.Jumlah, batas: Sequence[BatasJPM]) -> Capaian:
    return Capaian(jumlah, hitung.band(jumlah.jpm, batas), hitung.round_persen(jumlah.jpm, batas))


def build_proyeksi(baris: Iterable[BarisProfil], jabatan: Jabatan, day: date, batas: Sequence[BatasJPM]) -> Proyeksi:
    """JPM of these levels against the standards of another position in force on the day; one query."""
    standar = list(StandarKompetensi.objects.on(day).filter(jabatan=jabatan).select_related("kompetensi"))
    level = {row.kompetensi_id: row.level for row in baris if row.level is not None}
    short = [(row.kompetensi, level[row.kompetensi_id], row.level) for row in standar if _is_short(row, level)]
    return Proyeksi(
        jabatan=jabatan,
        capaian=build_capaian(hitung.project(level, {row.kompetensi_id: (row.level, row.bobot) for row in standar}), batas),
        kurang=sorted(short, key=lambda row: row[1] - row[2]),
        belum=[row.kompetensi.nama for row in standar if row.kompetensi_id not in level],
    )


def find_jabatan(text: str) -> list[Jabatan]:
    return list(Jabatan.objects.filter(is_aktif=True).search(text)[:CARI_JABATAN_MAX]) if text else []


def batas_utama() -> list[BatasJPM]:
    """The bands that screens use, highest first."""
    return list(BatasJPM.objects.filter(perangkat__is_utama=True))


def bukti_kelompok(pegawai_id: int, day: date) -> QuerySet[Penilaian, Any]:
    """The history of a person as events: results of one day, source and note together, latest first."""
    kept = Q(dibatalkan_pada=None) | Q(dibatalkan_pada__gte=end_of(day))
    return (
        Penilaian.objects.filter(kept, pegawai=pegawai_id, tanggal__lte=day)
        .values("tanggal", "sumber", "keterangan", "berlaku_sampai")
        .annotate(jumlah=Count("pk"), satu=Min("kompetensi"), nama=Min("kompetensi__nama"), level=Min("level"))
        .order_by("-tanggal", "sumber", "keterangan")
    )


def bukti_list(pegawai_id: int) -> QuerySet[Penilaian]:
    return Penilaian.objects.filter(pegawai=pegawai_id).select_related("kompetensi", "dicatat_oleh", "dibatalkan_oleh")


def kompetensi_of_pegawai(pegawai_id: int, day: date) -> QuerySet[Kompetensi]:
    """What a rating form asks: the competencies of the position, or the general ones where it has no standards."""
    places = Penempatan.objects.definitive().on(day).filter(pegawai=pegawai_id)
    asked = StandarKompetensi.objects.on(day).filter(jabatan__in=places.values("jabatan")).values("kompetensi")
    active = Kompetensi.objects.active()
    if asked.exists():
        return active.filter(pk__in=asked)
    return active.filter(jenis__in=(Kompetensi.Jenis.MANAJERIAL, Kompetensi.Jenis.SOSIAL_KULTURAL))


def _group(jenis: str, rows: list[BarisProfil]) -> Kelompok:
    return Kelompok(str(Kompetensi.Jenis(jenis).label), rows, hitung.sum_butir(row.butir for row in rows))


def _urgency(row: BarisProfil) -> tuple[bool, bool, Decimal]:
    return row.standar is None, row.gap is None, -(row.gap or Decimal(0))


def _is_short(row: StandarKompetensi, level: Mapping[int, Decimal]) -> bool:
    return row.kompetensi_id in level and level[row.kompetensi_id] < row.level
