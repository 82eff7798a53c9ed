"""What a reckoning says of programmes: what each closes, in words; which were judged and not chosen, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lib import paging
from lib.format import format_angka
from rencana.models import Susunan, SusunanLewat, SusunanTutup
from rencana.queries.susunan_orang import Nama, kalimat_of

DISEBUT: Final = 2  # competencies named in a list; the page of a programme names all
SORTS: Final[dict[str, paging.Sort]] = {
    "program": "program__nama",
    "peminat": ("peminat", "program__nama"),
    "sebab": ("kode", "program__nama"),
}


def tutup_of(susunan: Susunan, program_ids: Iterable[int]) -> Mapping[int, Sequence[SusunanTutup]]:
    """By programme, the most closed first. One query."""
    found: dict[int, list[SusunanTutup]] = defaultdict(list)
    rows = susunan.tutup_list.filter(program__in=list(program_ids)).select_related("kompetensi")
    for row in rows.order_by("-level", "pk"):
        found[row.program_id].append(row)
    return found


def kata_tutup(rows: Sequence[SusunanTutup], paling: int = DISEBUT) -> str:
    """Komunikasi pada 40 orang, Analisis pada 12 orang, dan 3 kompetensi lain."""
    named = [f"{row.kompetensi.nama} pada {format_angka(row.pegawai)} orang" for row in rows[:paling]]
    rest = len(rows) - len(named)
    return ", ".join([*named, f"dan {format_angka(rest)} kompetensi lain"] if rest else named)


def with_lewat(rows: QuerySet[Susunan]) -> QuerySet[Susunan]:
    """`lewat_count` of each."""
    left = SusunanLewat.objects.filter(susunan=OuterRef("pk")).order_by().values("susunan").annotate(n=Count("pk"))
    return rows.annotate(lewat_count=Coalesce(Subquery(left.values("n")), 0))


def list_lewat(susunan: Susunan, q: str = "", urut: str = "program") -> list[SusunanLewat]:
    rows = susunan.lewat_list.select_related("program__jenis")
    for word in q.split():
        rows = rows.filter(program__nama__icontains=word)
    return list(paging.order_by(rows, SORTS, urut))


def kalimat_lewat(row: SusunanLewat, nama: Nama) -> str:
    """Why the programme was not chosen, with its figures."""
    if row.kode != "tidak_terpilih":
        return kalimat_of(row, nama)
    if row.ada < row.batas:
        wanted, left = format_angka(row.peminat), format_angka(round(row.ada))
        text = f"Dari {wanted} orang yang memerlukannya tinggal {left} yang belum ditutup diklat lain"
        return f"{text}, sedangkan satu angkatan paling sedikit {format_angka(round(row.batas))} peserta."
    return "Uang yang sama menutup lebih banyak pada program lain."
