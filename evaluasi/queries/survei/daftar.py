"""What the office sees of surveys: their states, and how many answer, in steps of ten percent. Never answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from diklat.models import Angkatan, Kehadiran, Pendaftaran
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import PartisipasiSurvei, Survei
from evaluasi.queries.survei.undangan import diundang
from lib import paging, waktu

LANGKAH: Final = 10
HARI_PILIHAN: Final = 90
SORTS: Final[dict[str, paging.Sort]] = {"nama": "nama", "buka": "buka", "tutup": "tutup", "keadaan": ("status", "-tutup")}


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    jenis: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Perkiraan:
    """About how many answered and how many did not: no finer than the share that is shown, so that no single answer can be watched."""

    diundang: int
    sudah: int

    @property
    def belum(self) -> int:
        return self.diundang - self.sudah


def survei_list(saringan: Saringan) -> QuerySet[Survei]:
    rows = Survei.objects.select_related("angkatan__program", "versi__instrumen")
    for word in saringan.q.split():
        rows = rows.filter(Q(nama__icontains=word) | Q(angkatan__program__nama__icontains=word))
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    return rows.filter(status=saringan.status) if saringan.status else rows


def find_respons(rows: Iterable[Survei]) -> dict[int, int]:
    """Percent of the invited who answered, in steps of ten; none where nobody is invited. Two queries, and one for an open SKM."""
    listed = list(rows)
    taken = dict(PartisipasiSurvei.objects.filter(survei__in=listed).order_by().values_list("survei").annotate(n=Count("pk")))
    return {pk: round_respons(taken.get(pk, 0), count) for pk, count in _count_invited(listed).items() if count}


def estimate(survei: Survei, respons: int | None) -> Perkiraan:
    count = _count_invited([survei])[survei.pk]
    return Perkiraan(count, (count * (respons or 0) + 50) // 100)


def round_respons(taken: int, invited: int) -> int:
    return min(100, (taken * 100 + invited * LANGKAH // 2) // (invited * LANGKAH) * LANGKAH)


def angkatan_pilihan() -> QuerySet[Angkatan]:
    """Batches that may get a survey by hand: without one, ended lately or ending soon."""
    day, span = waktu.today(), timedelta(days=HARI_PILIHAN)
    rows = Angkatan.objects.filter(survei=None, selesai__range=(day - span, day + span)).exclude(status__in=Angkatan.DIAM)
    return rows.select_related("program").order_by("-selesai", "pk")


def _count_invited(rows: list[Survei]) -> dict[int, int]:
    invited = {row.pk: row.diundang for row in rows}
    return invited | _open_invited([row for row in rows if row.status == Survei.Status.TERBUKA])


def _open_invited(rows: list[Survei]) -> dict[int, int]:
    """As `diundang` counts, for many batches at once."""
    present = Kehadiran.objects.filter(pendaftaran=OuterRef("pk"), status=Kehadiran.Status.HADIR, sesi__is_batal=False)
    people = Pendaftaran.objects.filter(angkatan__survei__in=[row for row in rows if row.angkatan_id], status__in=PESERTA)
    found = dict(people.filter(Exists(present)).order_by().values_list("angkatan__survei").annotate(n=Count("pk")))
    return found | {row.pk: diundang(row).order_by().values("pegawai").distinct().count() for row in rows if row.angkatan_id is None}
