"""Evidence of trainings: what waits for a supervisor, what there is, and which training a level came from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from diklat.models import BuktiDiklat, Pendaftaran, Program, ProgramKompetensi, Sertifikat
from kompetensi.asal import Asal
from kompetensi.models import Kompetensi
from kompetensi.queries import penilaian
from lib import paging
from lib.nilai import Nilai
from pegawai.models import Pegawai, Pengguna, UnitKerja

Status = BuktiDiklat.Status
SORTS: Final[dict[str, paging.Sort]] = {
    "tanggal": "tanggal",
    "pegawai": "pendaftaran__pegawai__nama",
    "program": "pendaftaran__angkatan__program__nama",
    "kompetensi": "kompetensi__nama",
    "level": "level",
}


@dataclass(frozen=True)
class Saringan(Nilai):
    """What the office's list is narrowed to; None and "" mean everything."""

    q: str = ""
    status: str = ""
    unit_id: int | None = None
    program_id: int | None = None
    kompetensi_id: int | None = None
    dari: date | None = None
    sampai: date | None = None


def without_bukti() -> list[int]:
    """Batches with graduates whose programme raises something and who have no evidence at all, oldest first."""
    none = ~Exists(BuktiDiklat.objects.filter(pendaftaran=OuterRef("pk")))
    raises = Exists(ProgramKompetensi.objects.filter(program=OuterRef("program")))
    rows = Pendaftaran.objects.filter(none, raises, status=Pendaftaran.Status.LULUS)
    return list(rows.order_by("angkatan__selesai", "angkatan").values_list("angkatan", flat=True).distinct())


def saran_list(user: Pengguna) -> QuerySet[BuktiDiklat]:
    """Suggested levels that this account may decide today: of people it supervises, so never its own. The oldest first."""
    if not user.headed_unit_ids:
        return BuktiDiklat.objects.none()
    rows = BuktiDiklat.objects.filter(status=Status.DISARANKAN, pendaftaran__pegawai__in=penilaian.bawahan_of(user).values("pk"))
    return _related(rows).order_by("tanggal", "pendaftaran__pegawai__nama", "pk")


def diputuskan_list(user: Pengguna, sejak: date) -> QuerySet[BuktiDiklat]:
    """What this account decided since a day, latest first."""
    return _related(BuktiDiklat.objects.filter(diputuskan_oleh=user, diputuskan_pada__date__gte=sejak)).order_by("-diputuskan_pada", "-pk")


def bukti_list(user: Pengguna, saringan: Saringan) -> QuerySet[BuktiDiklat]:
    """All evidence of trainings in the reader's scope, narrowed."""
    rows = BuktiDiklat.objects.all()
    if not user.has_city_scope:
        rows = rows.filter(pendaftaran__pegawai__in=Pegawai.objects.visible_to(user).order_by().values("pk"))
    if saringan.q:
        rows = rows.filter(pendaftaran__pegawai__in=Pegawai.objects.search(saringan.q))
    if saringan.unit_id is not None:
        rows = rows.filter(pendaftaran__unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    return _related(rows.filter(_exact(saringan)))


def program_pilihan() -> list[tuple[int, str]]:
    """Programmes that raise a competency."""
    return list(Program.objects.filter(Exists(ProgramKompetensi.objects.filter(program=OuterRef("pk")))).values_list("pk", "nama"))


def kompetensi_pilihan() -> list[tuple[int, str]]:
    return list(Kompetensi.objects.filter(Exists(ProgramKompetensi.objects.filter(kompetensi=OuterRef("pk")))).values_list("pk", "nama"))


def asal_of(penilaian_ids: Collection[int]) -> dict[int, Asal]:
    """Assessment -> the training it came from, leading to its certificate where one is valid, else to the enrolment. One query."""
    valid = Sertifikat.objects.filter(pendaftaran=OuterRef("pendaftaran"), status=Sertifikat.Status.TERBIT)
    rows = BuktiDiklat.objects.filter(penilaian__in=penilaian_ids).select_related("pendaftaran__angkatan__program")
    return {row.penilaian_id: _asal(row) for row in rows.annotate(sertifikat=Subquery(valid.values("pk")[:1])) if row.penilaian_id}


def _asal(row: Any) -> Asal:
    nama = row.pendaftaran.angkatan.nama
    if row.sertifikat is not None:
        return Asal(nama, reverse("diklat:sertifikat-detail", args=[row.sertifikat]))
    return Asal(nama, reverse("diklat:pendaftaran-detail", args=[row.pendaftaran_id]))


def _related(rows: QuerySet[BuktiDiklat]) -> QuerySet[BuktiDiklat]:
    return rows.select_related(
        "kompetensi", "pendaftaran__pegawai", "pendaftaran__unit", "pendaftaran__angkatan__program", "diputuskan_oleh"
    )


def _exact(saringan: Saringan) -> Q:
    wanted = {
        "status": saringan.status,
        "pendaftaran__angkatan__program": saringan.program_id,
        "kompetensi": saringan.kompetensi_id,
        "tanggal__gte": saringan.dari,
        "tanggal__lte": saringan.sampai,
    }
    return Q(**{name: value for name, value in wanted.items() if value})
