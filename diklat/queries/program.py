"""What the programme pages of HR show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, JenisDiklat, MataPelatihan, Minat, PolaSesi, Program, ProgramKompetensi
from diklat.models.program import ProgramQuerySet
from kompetensi.models import Kompetensi
from kompetensi.queries.kata import Kata, kata_of
from lib import paging, waktu
from pegawai.models import Pegawai, Penempatan, Pengguna

SORTS: dict[str, paging.Sort] = {
    "nama": "nama",
    "jp": ("jp", "nama"),
    "biaya": ("biaya_angkatan", "nama"),
    "angkatan": ("angkatan_jumlah", "nama"),
    "minat": ("minat_jumlah", "nama"),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the list of programmes is narrowed to; None and "" mean everything."""

    q: str = ""
    jenis_id: int | None = None
    metode: str = ""
    kompetensi_id: int | None = None
    dipakai: str = ""


@dataclass(frozen=True, slots=True)
class RincianProgram:
    """Everything of one programme beside its own row."""

    kompetensi: list[ProgramKompetensi]
    mata: list[MataPelatihan]
    pola: list[PolaSesi]
    prasyarat: list[Program]
    angkatan: list[Angkatan]
    minat_jumlah: int

    @property
    def jp_mata(self) -> int:
        return sum(row.jp for row in self.mata)

    @property
    def jp_pola(self) -> int:
        return sum(row.jp for row in self.pola)


def program_list(user: Pengguna, saringan: Saringan) -> ProgramQuerySet:
    """Programmes with `angkatan_jumlah` (not cancelled), `buka_jumlah` (taking applications today), `minat_jumlah`, `kompetensi_jumlah`."""
    rows = Program.objects.visible_to(user).search(saringan.q).filter(_exact(saringan)).select_related("jenis")
    batches = Angkatan.objects.exclude(status=Angkatan.Status.BATAL)
    return rows.annotate(
        angkatan_jumlah=_count(batches),
        buka_jumlah=_count(Angkatan.objects.open_on(waktu.today())),
        minat_jumlah=_count(Minat.objects.all()),
        kompetensi_jumlah=_count(ProgramKompetensi.objects.all()),
    )


def export_rows(programs: QuerySet[Program]) -> list[Program]:
    """With their competencies and ranks; two queries."""
    return list(programs.select_related("golongan_pns", "golongan_pppk").prefetch_related("kompetensi_list__kompetensi"))


def get_rincian(program: Program) -> RincianProgram:
    """Six queries."""
    return RincianProgram(
        kompetensi=list(program.kompetensi_list.select_related("kompetensi")),
        mata=list(program.mata_list.all()),
        pola=list(program.pola_list.all()),
        prasyarat=list(program.prasyarat.all()),
        angkatan=list(program.angkatan_list.order_by("-tahun", "-nomor")),
        minat_jumlah=program.minat_list.count(),
    )


def jp_mata(program: Program) -> int:
    total: int = program.mata_list.aggregate(jumlah=Coalesce(Sum("jp"), 0))["jumlah"]
    return total


def jp_pola(program: Program) -> int:
    total: int = program.pola_list.aggregate(jumlah=Coalesce(Sum("jp"), 0))["jumlah"]
    return total


def minat_list(program: Program, q: str = "") -> QuerySet[Minat]:
    """Who waits for a batch, with the place of work of today as `unit_sebutan` and `jabatan_nama`."""
    place = Penempatan.objects.definitive().on(waktu.today()).filter(pegawai=OuterRef("pegawai"))
    rows = Minat.objects.filter(program=program).select_related("pegawai")
    if q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(q))
    return rows.annotate(unit_sebutan=place.values("unit__sebutan")[:1], jabatan_nama=place.values("jabatan__nama")[:1])


def jenis_pilihan() -> list[tuple[int, str]]:
    return list(JenisDiklat.objects.values_list("pk", "nama"))


def kompetensi_pilihan(kept: Sequence[int] = ()) -> list[tuple[int, str]]:
    """Competencies in use, and those that are chosen already."""
    return list(Kompetensi.objects.filter(Q(is_aktif=True) | Q(pk__in=kept)).values_list("pk", "nama"))


@dataclass(frozen=True, slots=True)
class KompetensiBerkata:
    """Competencies to choose from, and what their levels mean."""

    nama: list[tuple[int, str]]
    kata: Kata


def kompetensi_berkata(kept: Sequence[int] = ()) -> KompetensiBerkata:
    """Two queries."""
    nama = kompetensi_pilihan(kept)
    return KompetensiBerkata(nama, kata_of((pk for pk, _ in nama), waktu.today()))


def program_pilihan(program: Program) -> list[tuple[int, str]]:
    """What may be asked for before this programme: programmes in use and those that are chosen already."""
    kept = program.prasyarat.values("pk")
    rows = Program.objects.filter(Q(is_aktif=True) | Q(pk__in=kept)).exclude(pk=program.pk)
    return [(pk, f"{nama} ({kode})") for pk, nama, kode in rows.values_list("pk", "nama", "kode")]


def reaches(start: int, wanted: int) -> bool:
    """Whether the chain of prerequisites that begins at `start` comes to `wanted`; one query for all of them."""
    edges: dict[int, list[int]] = {}
    for row in Program.prasyarat.through.objects.values_list("from_program_id", "to_program_id"):
        edges.setdefault(row[0], []).append(row[1])
    seen, todo = set[int](), [start]
    while todo:
        current = todo.pop()
        if current == wanted:
            return True
        if current not in seen:
            seen.add(current)
            todo += edges.get(current, [])
    return False


def _exact(saringan: Saringan) -> Q:
    found = Q()
    if saringan.jenis_id is not None:
        found &= Q(jenis=saringan.jenis_id)
    if saringan.metode:
        found &= Q(metode=saringan.metode)
    if saringan.kompetensi_id is not None:
        found &= Q(pk__in=ProgramKompetensi.objects.filter(kompetensi=saringan.kompetensi_id).values("program"))
    if saringan.dipakai:
        found &= Q(is_aktif=saringan.dipakai == "ya")
    return found


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(program=OuterRef("pk")).order_by().values("program").annotate(jumlah=Count("pk")).values("jumlah")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
