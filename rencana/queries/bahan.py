"""Needs and the mandatory list."""

from typing import Final

from django.db.models import Q, QuerySet

from lib import paging, waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pengguna
from rencana.models import BarisKebutuhan, DaftarWajib, KebutuhanRencana

SORTS: Final[dict[str, paging.Sort]] = {
    "kurang": "di_bawah",
    "unit": ("kebutuhan__unit__sebutan", "-di_bawah"),
    "kompetensi": "kompetensi__nama",
    "tahun": ("kebutuhan__tahun", "-di_bawah"),
}
SORTS_WAJIB: Final[dict[str, paging.Sort]] = {"program": "program__nama", "mulai": "berlaku_mulai"}


def kebutuhan_list(user: Pengguna, q: str = "", tahun: int | None = None) -> QuerySet[BarisKebutuhan]:
    rows = BarisKebutuhan.objects.filter(kebutuhan__in=KebutuhanRencana.objects.visible_to(user).values("pk"))
    rows = rows.filter(kebutuhan__tahun=tahun) if tahun else rows
    for word in q.split():
        rows = rows.filter(Q(kompetensi__nama__icontains=word) | Q(kebutuhan__unit__sebutan__icontains=word))
    return rows.select_related("kebutuhan__unit", "kompetensi", "oleh")


def dicatat(row: BarisKebutuhan) -> str:
    """What was counted, in words."""
    where = row.kebutuhan.unit.sebutan if row.kebutuhan.unit else "semua unit"
    counted = f"{format_angka(row.di_bawah)} di bawah standar dan {format_angka(row.belum)} belum dinilai"
    return (
        f"{row.kompetensi.nama} masuk kebutuhan {row.kebutuhan.tahun}: {counted} dari seluruh pegawai {where}, semua jabatan dan golongan, "
        f"keadaan {format_tanggal(row.per)}."
    )


def wajib_list(q: str = "", *, berlaku: bool = True) -> QuerySet[DaftarWajib]:
    """Those in force today or later, or those that are over."""
    over = Q(berlaku_sampai__lte=waktu.today())
    rows = DaftarWajib.objects.exclude(over) if berlaku else DaftarWajib.objects.filter(over)
    for word in q.split():
        rows = rows.filter(Q(program__nama__icontains=word) | Q(dasar__icontains=word))
    return rows.select_related("program", "jabatan", "unit")
