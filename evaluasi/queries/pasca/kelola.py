"""What the office sees: who was asked, who answered, and how many answer in each office of the city. Never what was answered."""

from dataclasses import dataclass, replace
from typing import Final

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, Q, Value, When

from diklat.models import Program
from evaluasi.models import PenugasanEvaluasi
from evaluasi.models.pasca import PenugasanQuerySet
from lib import paging, waktu
from lib.format import format_persen
from lib.nilai import Nilai
from lib.sql import fetch
from pegawai.models import Pegawai, UnitKerja
from pegawai.queries.instansi import get_instansi

Status = PenugasanEvaluasi.Status
KEADAAN: Final[dict[str, str]] = {
    "terbuka": "Belum diisi",
    "lewat": "Lewat tenggat",
    "selesai": "Sudah diisi",
    "ditutup": "Ditutup tanpa isian",
    "dialihkan": "Dialihkan",
}
SORTS: Final[dict[str, paging.Sort]] = {
    "mendesak": (Case(When(status=Status.TERBUKA, then=Value(0)), default=Value(1)), "tenggat"),  # so those too late stand on top
    "tenggat": "tenggat",
    "alumnus": ("pendaftaran__pegawai__nama", "tenggat"),
    "penilai": ("penilai__nama", "tenggat"),
    "program": ("pendaftaran__program__nama", "tenggat"),
}
# each unit with the perangkat daerah at its top
PUNCAK_SQL: Final = """
    WITH puncak (id, puncak_id) AS (
        SELECT unit_id, akar_id FROM cabang_pada(ARRAY(SELECT unit_id FROM induk_pada(%(today)s) WHERE induk_id IS NULL), %(today)s)
    )
"""
# asked: what is open, was sent, or ran out; forms that were closed for another reason or handed on are nobody's omission
UNIT_SQL: Final = f"""
    {PUNCAK_SQL}
    SELECT u.id, u.sebutan,
           count(*) FILTER (WHERE p.status <> 'ditutup' OR p.alasan_tutup LIKE 'Lewat tenggat%%'),
           count(*) FILTER (WHERE p.status = 'selesai'),
           count(*) FILTER (WHERE p.status = 'terbuka'),
           count(*) FILTER (WHERE p.status = 'terbuka' AND p.tenggat < %(today)s)
    FROM evaluasi_penugasanevaluasi p
    JOIN puncak ON puncak.id = p.unit_id
    JOIN pegawai_unitkerja u ON u.id = puncak.puncak_id
    JOIN diklat_pendaftaran d ON d.id = p.pendaftaran_id
    WHERE p.status <> 'dialihkan' AND (%(program)s::bigint IS NULL OR d.program_id = %(program)s)
      AND (%(peran)s = '' OR p.peran = %(peran)s) AND (%(tahun)s::int IS NULL OR extract(year FROM p.dibuka) = %(tahun)s)
    GROUP BY u.id, u.sebutan
    ORDER BY u.sebutan
"""  # noqa: S608 -- constant SQL, parameters bound


@dataclass(frozen=True)
class Saringan(Nilai):
    """`tahun` is the year in which the form was opened."""

    q: str = ""
    keadaan: str = ""
    peran: str = ""
    unit_id: int | None = None
    program_id: int | None = None
    tahun: int | None = None


@dataclass(frozen=True, slots=True)
class BarisUnit:
    pk: int
    nama: str
    diminta: int
    selesai: int
    terbuka: int
    lewat: int

    @property
    def bagian(self) -> float | None:
        """None where nobody was asked."""
        return self.selesai / self.diminta if self.diminta else None

    @property
    def persen(self) -> float | None:
        return None if self.bagian is None else 100 * self.bagian

    @property
    def persen_teks(self) -> str:
        return format_persen(self.persen)


def penugasan_list(saringan: Saringan) -> PenugasanQuerySet:
    rows = PenugasanEvaluasi.objects.select_related("pendaftaran__pegawai", "pendaftaran__angkatan__program", "penilai", "unit")
    if saringan.q:
        people = Pegawai.objects.search(saringan.q).values("pk")
        rows = rows.filter(Q(pendaftaran__pegawai__in=people) | Q(penilai__in=people))
    if saringan.keadaan == "lewat":
        rows = rows.filter(status=Status.TERBUKA, tenggat__lt=waktu.today())
    elif saringan.keadaan:
        rows = rows.filter(status=saringan.keadaan)
    if saringan.peran:
        rows = rows.filter(peran=saringan.peran)
    if saringan.unit_id is not None:
        rows = rows.filter(unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    if saringan.program_id is not None:
        rows = rows.filter(pendaftaran__program=saringan.program_id)
    if saringan.tahun is not None:
        rows = rows.filter(dibuka__year=saringan.tahun)
    return rows


def jumlah_list(saringan: Saringan) -> dict[str, int]:
    """By state, of the rows under the other filters. `lewat` is a part of `terbuka`. One query."""
    counts = dict.fromkeys(KEADAAN, 0)
    late = ExpressionWrapper(Q(status=Status.TERBUKA, tenggat__lt=waktu.today()), output_field=BooleanField())
    rows = penugasan_list(replace(saringan, keadaan="")).select_related(None).order_by().annotate(telat=late)
    for status, is_late, count in rows.values_list("status", "telat").annotate(Count("pk")):
        counts[status] += count
        counts["lewat"] += count if is_late else 0
    return counts


def per_unit(saringan: Saringan) -> list[BarisUnit]:
    values = {"today": waktu.today(), "program": saringan.program_id, "peran": saringan.peran, "tahun": saringan.tahun}
    return [BarisUnit(*row) for row in fetch(UNIT_SQL, values)]


def jumlahkan(rows: list[BarisUnit]) -> BarisUnit:
    sums = (sum(getattr(row, name) for row in rows) for name in ("diminta", "selesai", "terbuka", "lewat"))
    return BarisUnit(0, f"Seluruh {get_instansi().wilayah}", *sums)


def program_pilihan() -> list[tuple[int, str]]:
    """Programmes about which anybody was asked."""
    asked = PenugasanEvaluasi.objects.order_by().values("pendaftaran__program")
    return list(Program.objects.filter(pk__in=asked).order_by("nama").values_list("pk", "nama"))


def tahun_pilihan() -> list[int]:
    days = PenugasanEvaluasi.objects.order_by().dates("dibuka", "year", order="DESC")
    return [day.year for day in days]
