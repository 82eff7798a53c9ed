"""What the pages about standards show: positions with how complete they are, one position now and before, the defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, When

from kompetensi.models import Kompetensi, StandarBawaan, StandarKompetensi
from kompetensi.models.kamus import LABELS, LEVEL_MIN
from lib import waktu
from pegawai.models import Jabatan, KelompokJabatan, Penempatan
from pegawai.models.referensi import JabatanQuerySet

JENIS_URUT = Case(*(When(kompetensi__jenis=jenis, then=place) for place, jenis in enumerate(Kompetensi.Jenis.values)), default=9)


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    kelompok: str = ""
    lengkap: str = ""


@dataclass(frozen=True, slots=True)
class BawaanKelompok:
    """The defaults of a group: what it asks for, whether all are verified, and the positions that follow it."""

    kode: str
    label: str
    baris: list[StandarBawaan]
    belum_verifikasi: int
    jabatan_count: int
    kurang_count: int

    @property
    def level_min(self) -> int:
        return min(row.level for row in self.baris)

    @property
    def level_max(self) -> int:
        return max(row.level for row in self.baris)

    @property
    def sebutan(self) -> str:
        """What its levels are called in general; what they mean is said by competency."""
        return " sampai ".join(LABELS[level - LEVEL_MIN] for level in sorted({self.level_min, self.level_max}))


def jabatan_list(saringan: Saringan) -> JabatanQuerySet:
    """Positions in use with the number of standards, of those set by hand, of missing defaults and of present holders."""
    today = waktu.today()
    rows = with_missing(Jabatan.objects.filter(is_aktif=True), today).annotate(
        standar_count=_count(StandarKompetensi.objects.on(today).filter(jabatan=OuterRef("pk")), "jabatan"),
        khusus_count=_count(StandarKompetensi.objects.on(today).filter(jabatan=OuterRef("pk"), asal="khusus"), "jabatan"),
        pemegang_count=_count(Penempatan.objects.definitive().on(today).filter(jabatan=OuterRef("pk")), "jabatan"),
    )
    if saringan.kelompok:
        rows = rows.filter(kelompok=saringan.kelompok)
    if saringan.lengkap == "belum":
        rows = rows.filter(kurang_count__gt=0)
    found: JabatanQuerySet = rows.search(saringan.q)
    return found


def with_missing(rows: JabatanQuerySet, day: date) -> Any:
    """`kurang_count`: defaults of the group for which the position never had a standard; NULL when none is missing."""
    had = StandarKompetensi.objects.filter(jabatan=OuterRef(OuterRef("pk")), kompetensi=OuterRef("kompetensi"))
    missing = StandarBawaan.objects.on(day).filter(~Exists(had), kelompok=OuterRef("kelompok"), kompetensi__is_aktif=True)
    return rows.annotate(kurang_count=_count(missing, "kelompok"))


def standar_on(jabatan: Jabatan, day: date) -> QuerySet[StandarKompetensi]:
    """In force on the day, in the order of the dictionary; `belum_verifikasi` when it only repeats an unverified default."""
    unverified = StandarBawaan.objects.on(day).filter(kelompok=jabatan.kelompok, kompetensi=OuterRef("kompetensi"), is_terverifikasi=False)
    rows = StandarKompetensi.objects.on(day).filter(jabatan=jabatan).select_related("kompetensi")
    return rows.annotate(belum_verifikasi=Exists(unverified), urut=JENIS_URUT).order_by("urut", "kompetensi__urutan", "kompetensi__kode")


def standar_lain(jabatan: Jabatan, day: date) -> QuerySet[StandarKompetensi]:
    """Ended before the day or beginning after it, latest first; what was withdrawn on its first day never counted."""
    rows = StandarKompetensi.objects.filter(jabatan=jabatan).exclude(berlaku_mulai__berlaku=day).exclude(berlaku_sampai=F("berlaku_mulai"))
    return rows.select_related("kompetensi").order_by("-berlaku_mulai", "kompetensi__urutan")


def missing_of(jabatan: Jabatan, day: date) -> list[str]:
    """Names of the group's default competencies for which the position never had a standard."""
    had = StandarKompetensi.objects.filter(jabatan=jabatan, kompetensi=OuterRef("kompetensi"))
    rows = StandarBawaan.objects.on(day).filter(~Exists(had), kelompok=jabatan.kelompok, kompetensi__is_aktif=True)
    return list(rows.values_list("kompetensi__nama", flat=True))


def present_level(jabatan: Jabatan, day: date) -> dict[int, tuple[int, Decimal]]:
    rows = StandarKompetensi.objects.on(day).filter(jabatan=jabatan)
    return {row.kompetensi_id: (row.level, row.bobot) for row in rows}


def bawaan_list(day: date) -> list[BawaanKelompok]:
    """One row a group that has defaults on the day; three queries."""
    positions = dict(Jabatan.objects.filter(is_aktif=True).values_list("kelompok").annotate(Count("pk")).order_by())
    lacking = with_missing(Jabatan.objects.filter(is_aktif=True), day).filter(kurang_count__gt=0)
    lacking_by = dict(lacking.values_list("kelompok").annotate(Count("pk")).order_by())
    found: dict[str, list[StandarBawaan]] = {}
    for row in StandarBawaan.objects.on(day).select_related("kompetensi").order_by(JENIS_URUT, "kompetensi__urutan", "kompetensi__kode"):
        found.setdefault(row.kelompok, []).append(row)
    return [_bawaan(kode, str(label), found[kode], positions, lacking_by) for kode, label in KelompokJabatan.choices if kode in found]


def export_rows(saringan: Saringan) -> Iterator[list[object]]:
    """One row a standard in force today, of the positions of the list; the columns of the import come first."""
    today = waktu.today()
    rows = StandarKompetensi.objects.on(today).filter(jabatan__in=jabatan_list(saringan).values("pk"))
    for row in rows.select_related("jabatan", "kompetensi").order_by("jabatan__nama", "jabatan_id", "kompetensi__urutan").iterator():
        head = [row.jabatan.siasn_id, row.jabatan.nama, row.kompetensi.kode, row.level, row.bobot, row.berlaku_mulai]
        yield [*head, row.kompetensi.nama, row.jabatan.get_kelompok_display(), row.get_asal_display()]


def _bawaan(kode: str, label: str, rows: list[StandarBawaan], positions: dict[str, int], lacking: dict[str, int]) -> BawaanKelompok:
    unverified = sum(not row.is_terverifikasi for row in rows)
    return BawaanKelompok(kode, label, rows, unverified, positions.get(kode, 0), lacking.get(kode, 0))


def _count(rows: QuerySet[StandarKompetensi] | QuerySet[StandarBawaan] | QuerySet[Penempatan], by: str) -> Subquery:
    return Subquery(rows.order_by().values(by).annotate(jumlah=Count("pk")).values("jumlah"), output_field=IntegerField())
