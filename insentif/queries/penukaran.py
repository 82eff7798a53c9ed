"""All redemptions of the city for the office, by what they wait for; and one person's own."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Exists, Q

from insentif.models import Imbalan, Penukaran
from insentif.models.tukar import PenukaranQuerySet
from lib import paging, waktu
from lib.nilai import Nilai
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja

Status = Penukaran.Status
TAB: Final[dict[str, tuple[str, Q]]] = {
    "diajukan": ("Menunggu persetujuan", Q(status=Status.DIAJUKAN)),
    "disetujui": ("Siap diserahkan", Q(status=Status.DISETUJUI)),
    "diserahkan": ("Sudah diterima", Q(status=Status.DISERAHKAN)),
    "gugur": ("Ditolak atau dibatalkan", Q(status__in=(Status.DITOLAK, Status.DIBATALKAN))),
    "semua": ("Semua", Q()),
}
SORTS: Final[dict[str, paging.Sort]] = {
    "diajukan": "diajukan_pada",
    "pegawai": "pegawai__nama",
    "imbalan": ("imbalan__nama", "diajukan_pada"),
    "poin": "poin",
}


@dataclass(frozen=True)
class Saringan(Nilai):
    """`tab` names what the rows wait for; "" and None mean everything."""

    tab: str = "diajukan"
    q: str = ""
    imbalan_id: int | None = None
    unit_id: int | None = None


def penukaran_list(user: Pengguna, saringan: Saringan) -> PenukaranQuerySet:
    rows = _narrowed(user, saringan).filter(TAB[saringan.tab][1])
    return rows.select_related("pegawai", "imbalan", "diputus_oleh")


def count_by_tab(user: Pengguna, saringan: Saringan) -> list[tuple[str, str, int]]:
    """(code, label, rows) of every tab under the same filters; one query."""
    counts = _narrowed(user, saringan).aggregate(**{kode: Count("pk", filter=wanted) for kode, (_, wanted) in TAB.items()})
    return [(kode, label, counts[kode]) for kode, (label, _) in TAB.items()]


def own_list(pegawai_id: int) -> PenukaranQuerySet:
    return Penukaran.objects.filter(pegawai=pegawai_id).select_related("imbalan")


def count_menunggu() -> int:
    """Wishes that the office has to decide: the number beside the menu item."""
    return Penukaran.objects.filter(status=Status.DIAJUKAN).count()


def imbalan_pilihan() -> list[tuple[int, str]]:
    return list(Imbalan.objects.order_by("nama").values_list("pk", "nama"))


def _narrowed(user: Pengguna, saringan: Saringan) -> PenukaranQuerySet:
    rows = Penukaran.objects.visible_to(user)
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).order_by().values("pk"))
    if saringan.imbalan_id is not None:
        rows = rows.filter(imbalan=saringan.imbalan_id)
    if saringan.unit_id is not None:
        units = UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk")
        placed = Penempatan.objects.of_outer_on(waktu.today()).filter(unit__in=units)
        rows = rows.filter(pegawai__in=Pegawai.objects.filter(Exists(placed)).order_by().values("pk"))
    return rows
