"""What is recorded of people's performance and discipline: a list for those who keep it."""

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from insentif.models import DataIP
from lib import paging
from lib.nilai import Nilai
from pegawai.models import Pegawai

SORTS: Final[dict[str, paging.Sort]] = {
    "nama": ("pegawai__nama", "tahun"),
    "tahun": ("tahun", "pegawai__nama"),
    "nilai": ("nilai_kinerja", "pegawai__nama"),
}
KEADAAN: Final = {"tanpa_nilai": "Tanpa nilai kinerja", "tanpa_disiplin": "Tanpa data disiplin", "hukuman": "Pernah dihukum"}


@dataclass(frozen=True)
class Saringan(Nilai):
    q: str = ""
    tahun: int | None = None
    keadaan: str = ""


def data_list(saringan: Saringan) -> QuerySet[DataIP]:
    rows = DataIP.objects.select_related("pegawai")
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).values("pk"))
    if saringan.tahun is not None:
        rows = rows.filter(tahun=saringan.tahun)
    match saringan.keadaan:
        case "tanpa_nilai":
            return rows.filter(nilai_kinerja=None)
        case "tanpa_disiplin":
            return rows.filter(disiplin="")
        case "hukuman":
            return rows.exclude(disiplin__in=["", "tidak_ada"])
    return rows


def tahun_pilihan() -> list[int]:
    return list(DataIP.objects.order_by("-tahun").values_list("tahun", flat=True).distinct())
