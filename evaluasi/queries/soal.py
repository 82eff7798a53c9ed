"""The bank of questions: the list, and the words its pages offer."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from evaluasi.models import Butir, Soal
from kompetensi.models import Kompetensi
from lib import paging

SORTS: dict[str, paging.Sort] = {"kode": "kode", "topik": ("topik", "kode"), "dipakai": ("butir_count", "kode")}


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    materi: str = ""
    tingkat: str = ""
    kompetensi_id: int | None = None
    dipakai: bool = True


def soal_list(saringan: Saringan) -> QuerySet[Soal]:
    """With `butir_count`, the versions of tests that hold a copy. Every word must occur in the question, its code or its subject."""
    rows = Soal.objects.filter(is_aktif=saringan.dipakai).select_related("kompetensi")
    for word in saringan.q.split():
        rows = rows.filter(Q(teks__icontains=word) | Q(kode__icontains=word) | Q(topik__icontains=word))
    if saringan.materi:
        rows = rows.filter(topik=saringan.materi)
    if saringan.tingkat:
        rows = rows.filter(tingkat=saringan.tingkat)
    if saringan.kompetensi_id is not None:
        rows = rows.filter(kompetensi=saringan.kompetensi_id)
    return rows.annotate(butir_count=Count("butir_list"))


def soal_inside(versi_id: int) -> set[int]:
    """The questions of which this version holds a copy."""
    return set(Butir.objects.filter(versi=versi_id).exclude(soal=None).values_list("soal_id", flat=True))


def topik_list() -> list[str]:
    return list(Soal.objects.order_by("topik").values_list("topik", flat=True).distinct())


def kompetensi_dipakai() -> list[tuple[int, str]]:
    """Competencies that some question tests."""
    return list(Kompetensi.objects.filter(soal_list__isnull=False).distinct().order_by("nama").values_list("pk", "nama"))


def kompetensi_pilihan(kept: int | None) -> QuerySet[Kompetensi]:
    """Competencies in use, and the one that is chosen already."""
    return Kompetensi.objects.filter(Q(is_aktif=True) | Q(pk=kept)).order_by("nama")
