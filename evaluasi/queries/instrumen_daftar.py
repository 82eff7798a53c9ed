"""Instruments as their office sees them: the list, one with its versions, and what an editor offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from diklat.models import Program
from evaluasi.models import Butir, Instrumen, VersiInstrumen
from evaluasi.models.instrumen import JenisInstrumen
from evaluasi.queries.instrumen_syarat import UNSUR_SKM
from lib import paging

Status = VersiInstrumen.Status
SORTS: dict[str, paging.Sort] = {
    "nama": ("nama", "kode"),
    "jenis": ("jenis", "nama"),
    "terbit": ("terbit_pada", "nama"),
    "butir": ("butir_count", "nama"),
}
KEADAAN = {"terbit": "Terbit", "draf": "Ada draf", "belum": "Belum pernah terbit", "arsip": "Diarsipkan"}


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    jenis: str = ""
    keadaan: str = ""
    program_id: int | None = None


def instrumen_list(saringan: Saringan) -> QuerySet[Instrumen]:
    """With `terbit_nomor`, `terbit_pada`, `butir_count` of the published version and `draf_id`, `draf_nomor` of the draft.

    Those put away only when asked for.
    """
    rows = Instrumen.objects.select_related("program").filter(is_aktif=saringan.keadaan != "arsip")
    for word in saringan.q.split():
        rows = rows.filter(Q(nama__icontains=word) | Q(kode__icontains=word) | Q(program__nama__icontains=word))
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    if saringan.program_id is not None:
        rows = rows.filter(program=saringan.program_id)
    found = _annotate(rows)
    if saringan.keadaan == "terbit":
        return found.filter(terbit_nomor__isnull=False)
    if saringan.keadaan == "draf":
        return found.filter(draf_id__isnull=False)
    if saringan.keadaan == "belum":
        return found.filter(terbit_nomor__isnull=True)
    return found


def versi_list(instrumen: Instrumen) -> list[VersiInstrumen]:
    """Newest first, with `butir_count`, `ujian_count`, `survei_count` and `penugasan_count`: how often each was given out."""
    rows = instrumen.versi_list.select_related("diterbitkan_oleh").order_by("-nomor")
    counts = {f"{name}_count": Count(f"{name}_list", distinct=True) for name in ("butir", "ujian", "survei")}
    tugas = VersiInstrumen.objects.filter(pk=OuterRef("pk")).annotate(n=Count("penugasan_list")).values("n")
    return list(rows.annotate(**counts, penugasan_count=Subquery(tugas)))


def program_dipakai() -> list[tuple[int, str]]:
    """Programmes that have an instrument of their own."""
    rows = Program.objects.filter(Exists(Instrumen.objects.filter(program=OuterRef("pk"))))
    return list(rows.order_by("nama").values_list("pk", "nama"))


def unsur_pilihan(instrumen: Instrumen) -> Sequence[str]:
    """Elements that instruments of this kind use already, for the field to propose."""
    if instrumen.jenis == JenisInstrumen.SKM:
        return UNSUR_SKM
    rows = Butir.objects.filter(versi__instrumen__jenis=instrumen.jenis).exclude(unsur="")
    return list(rows.order_by("unsur").values_list("unsur", flat=True).distinct()[:100])


def count_pengganti(instrumen: Instrumen) -> int:
    """Other general instruments of the kind that are in force: what is left when this one is put away."""
    rows = VersiInstrumen.objects.filter(status=Status.TERBIT, instrumen__jenis=instrumen.jenis, instrumen__is_aktif=True)
    return rows.filter(instrumen__program=None).exclude(instrumen=instrumen).count()


def _annotate(rows: QuerySet[Instrumen]) -> QuerySet[Any]:
    own = VersiInstrumen.objects.filter(instrumen=OuterRef("pk"))
    terbit, draf = own.filter(status=Status.TERBIT), own.filter(status=Status.DRAF)
    counted = terbit.annotate(n=Count("butir_list")).values("n")
    return rows.annotate(
        terbit_id=Subquery(terbit.values("pk")[:1]),
        terbit_nomor=Subquery(terbit.values("nomor")[:1]),
        terbit_pada=Subquery(terbit.values("diterbitkan_pada")[:1]),
        butir_count=Subquery(counted[:1]),
        draf_id=Subquery(draf.values("pk")[:1]),
        draf_nomor=Subquery(draf.values("nomor")[:1]),
    )
