"""Nominations with the facts beside each nominee, inside the reader's scope."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from insentif.models import Nominasi, Penghargaan, Piagam
from insentif.permissions import is_pengelola
from insentif.queries.fakta import lencana_of, with_fakta
from insentif.queries.syarat import Halangan, find_halangan, find_larangan, may_withdraw
from lib import paging, waktu
from pegawai.models import Pegawai, Pengguna

Status = Nominasi.Status
SORTS: dict[str, paging.Sort] = {
    "calon": ("pegawai__nama", "-diusulkan_pada"),
    "penghargaan": ("penghargaan__nama", "penghargaan__tahun", "pegawai__nama"),
    "poin": "poin",
    "jp": "jp",
    "celah": "celah",
    "diusulkan": "diusulkan_pada",
    "keadaan": ("status", "-diusulkan_pada"),
}
TANPA_PIAGAM: Final = "tanpa_piagam"
USUL_CABUT: Final = "usul_cabut"
KEADAAN: Final = {
    **dict(Nominasi.Status.choices),
    TANPA_PIAGAM: "Disetujui, piagam belum terbit",
    USUL_CABUT: "Pencabutan piagam menunggu pengesahan",
}
RELATED: Final = ("penghargaan", "pegawai", "diusulkan_oleh", "diputus_oleh", "piagam")


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    penghargaan_id: int | None = None
    tahun: int | None = None
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class Rincian:
    """`halangan`: what stands against the award today; `sisa`: how many places are left; `larangan`: why the reader may not decide."""

    nominasi: Nominasi
    lencana: list[str]
    unit: str
    jabatan: str
    halangan: Halangan | None
    sisa: int
    larangan: Halangan | None
    boleh_tarik: bool


def nominasi_list(user: Pengguna, saringan: Saringan) -> "QuerySet[Nominasi]":
    """With `poin`, `jp` and `celah` of the award's year."""
    rows = Nominasi.objects.visible_to(user).select_related(*RELATED)
    if saringan.q:
        people = Pegawai.objects.search(saringan.q).order_by().values("pk")
        rows = rows.filter(Q(pegawai__in=people) | Q(piagam__nomor__icontains=saringan.q))
    if saringan.penghargaan_id:
        rows = rows.filter(penghargaan=saringan.penghargaan_id)
    if saringan.tahun:
        rows = rows.filter(penghargaan__tahun=saringan.tahun)
    if saringan.keadaan == TANPA_PIAGAM:
        rows = rows.filter(status=Status.DISETUJUI, piagam__isnull=True)
    elif saringan.keadaan == USUL_CABUT:
        rows = rows.filter(piagam__in=Piagam.objects.diusulkan())
    elif saringan.keadaan:
        rows = rows.filter(status=saringan.keadaan)
    return with_fakta(rows)


def attach_lencana(rows: list[Nominasi]) -> list[Nominasi]:
    """Adds `lencana`, the names of the badges at the end of the award's year; two queries for each year among the rows."""
    for tahun in {row.penghargaan.tahun for row in rows}:
        mine = [row for row in rows if row.penghargaan.tahun == tahun]
        found = lencana_of([row.pegawai_id for row in mine], tahun)
        for row in mine:
            row.lencana = found.get(row.pegawai_id, [])  # type: ignore[attr-defined]
    return rows


def penghargaan_pilihan(user: Pengguna) -> list[tuple[int, str]]:
    """Awards with nominations that the reader may see."""
    seen = Nominasi.objects.visible_to(user).order_by().values("penghargaan")
    return [(row.pk, str(row)) for row in Penghargaan.objects.filter(pk__in=seen)]


def get_rincian(nominasi: Nominasi, user: Pengguna, hari: date) -> Rincian:
    award = nominasi.penghargaan
    posted: Any = Pegawai.objects.with_posting(hari).get(pk=nominasi.pegawai_id)
    taken = Nominasi.objects.filter(penghargaan=award, status=Status.DISETUJUI).count()
    terbuka = nominasi.status == Status.DIUSULKAN
    berdiri = nominasi.status in (Status.DIUSULKAN, Status.DISETUJUI) and not hasattr(nominasi, "piagam")
    return Rincian(
        nominasi=nominasi,
        lencana=lencana_of([nominasi.pegawai_id], award.tahun).get(nominasi.pegawai_id, []),
        unit=posted.unit_sebutan or "",
        jabatan=posted.jabatan_nama or "",
        halangan=find_halangan(award, nominasi.pegawai, hari) if terbuka else None,
        sisa=max(0, award.jumlah - taken),
        larangan=find_larangan(nominasi, user),
        boleh_tarik=berdiri and may_withdraw(nominasi, user),
    )


def count_menunggu(user: Pengguna) -> int:
    """How many nominations this person of the office could decide."""
    mine = Q(diusulkan_oleh=user) | Q(pegawai=user.pegawai_id) if user.pegawai_id else Q(diusulkan_oleh=user)
    return Nominasi.objects.filter(status=Status.DIUSULKAN).exclude(mine).count()


def may_nominate(user: Pengguna) -> bool:
    return is_pengelola(user) or bool(user.headed_unit_ids)


def is_open(penghargaan: Penghargaan) -> bool:
    today = waktu.today()
    return penghargaan.status == Penghargaan.Status.DIBUKA and penghargaan.nominasi_mulai <= today <= penghargaan.nominasi_sampai
