"""The ledger of the whole city, for those who look after it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Exists
from django.db.models.expressions import F, OrderBy

from insentif.models import Kejadian, PostingPoin
from insentif.models.posting import PostingQuerySet
from insentif.queries.buku import with_nasib
from lib import paging, waktu
from lib.nilai import Nilai
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja

TUKAR: Final = "tukar"
KEADAAN: Final = {"berdiri": "Berdiri", "dibalik": "Sudah dibalik", "pembalikan": "Pembalikan"}
JENIS: Final = (*((str(kode), str(nama)) for kode, nama in Kejadian.choices), (TUKAR, "Penukaran"))
SORTS: Final[dict[str, paging.Sort]] = {
    "dicatat": OrderBy(F("pk")),
    "tanggal": "tanggal",
    "pegawai": ("pegawai__nama", "tanggal"),
    "poin": "poin",
}


@dataclass(frozen=True)
class Saringan(Nilai):
    """What the ledger is narrowed to; "" and None mean everything."""

    q: str = ""
    jenis: str = ""
    keadaan: str = ""
    tahun: int | None = None
    unit_id: int | None = None
    dari: date | None = None
    sampai: date | None = None


def buku_list(user: Pengguna, saringan: Saringan) -> PostingQuerySet:
    rows = with_nasib(PostingPoin.objects.visible_to(user)).select_related("pegawai", "aturan__versi")
    exact = {"tahun": saringan.tahun, "tanggal__gte": saringan.dari, "tanggal__lte": saringan.sampai}
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if saringan.jenis:
        rows = rows.filter(aturan=None) if saringan.jenis == TUKAR else rows.filter(aturan__kejadian=saringan.jenis)
    if saringan.keadaan == "berdiri":
        rows = rows.hidup()
    elif saringan.keadaan:
        rows = rows.filter(membalik__isnull=saringan.keadaan != "pembalikan")
        rows = rows.filter(pembalik__isnull=False) if saringan.keadaan == "dibalik" else rows
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).order_by().values("pk"))
    if saringan.unit_id is not None:
        units = UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk")
        placed = Penempatan.objects.of_outer_on(waktu.today()).filter(unit__in=units)
        rows = rows.filter(pegawai__in=Pegawai.objects.filter(Exists(placed)).order_by().values("pk"))
    return rows
