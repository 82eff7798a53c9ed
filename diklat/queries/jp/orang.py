"""How much JP people have in a year, and how much they should or may have."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, Sum

from diklat.models import CatatanJP, TargetJP
from pegawai.models import Pegawai


class Jumlah(NamedTuple):
    """JP of a year: all that counts, and the part that the agency assigned."""

    diakui: int = 0
    penugasan: int = 0


def jp_of(pegawai_ids: Iterable[int], tahun: int, per: date | None = None) -> dict[int, Jumlah]:
    """The JP of these people in the year, up to and including the day `per`; who has none has Jumlah(0, 0)."""
    ids = list(pegawai_ids)
    rows = CatatanJP.objects.filter(pegawai__in=ids, tahun=tahun).order_by()
    if per is not None:
        rows = rows.filter(tanggal__lte=per)
    sums = rows.values_list("pegawai").annotate(diakui=Sum("jp"), penugasan=Sum("jp", filter=Q(is_penugasan=True), default=0))
    found = {pk: Jumlah(diakui, penugasan) for pk, diakui, penugasan in sums}
    return {pk: found.get(pk, Jumlah()) for pk in ids}


def target_of(pegawai: Pegawai, day: date) -> TargetJP | None:
    """The floor of the person's kind of ASN on the day."""
    return TargetJP.objects.filter(jenis_asn=pegawai.jenis_asn).on(day).first()
