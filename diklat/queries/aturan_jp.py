"""The rules of JP with their past, and what a new target would mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from diklat.models import AturanJP, CatatanJP, JenisDiklat, KetentuanJP, TargetJP
from diklat.queries.jp.orang import jp_of
from pegawai.models import Pegawai
from pegawai.models.hari import is_berlaku
from pegawai.models.referensi import JenisASN


@dataclass(frozen=True, slots=True)
class AturanJenis:
    """The rule of a kind in force on the day, those that begin later, and how many have ended."""

    jenis: JenisDiklat
    berlaku: AturanJP | None
    nanti: Sequence[AturanJP]
    lampau: Sequence[AturanJP]


def aturan_list(day: date) -> list[AturanJenis]:
    """One query for the kinds, one for all rules."""
    rules: dict[int, list[AturanJP]] = {}
    for row in AturanJP.objects.order_by("jenis_id", "-berlaku_mulai"):
        rules.setdefault(row.jenis_id, []).append(row)
    return [_sort_out(jenis, rules.get(jenis.pk, []), day) for jenis in JenisDiklat.objects.all()]


def _sort_out(jenis: JenisDiklat, rows: list[AturanJP], day: date) -> AturanJenis:
    nanti = [row for row in rows if row.berlaku_mulai > day]
    current = [row for row in rows if is_berlaku(row.berlaku_mulai, row.berlaku_sampai, day)]
    lampau = [row for row in rows if row not in nanti and row not in current]
    return AturanJenis(jenis, current[0] if current else None, nanti, lampau)


def target_list(day: date) -> list[tuple[str, str, TargetJP | None, list[TargetJP]]]:
    """Kind of ASN, its label, the target in force, and all rows, newest first."""
    rows = list(TargetJP.objects.order_by("jenis_asn", "-berlaku_mulai"))
    found = []
    for kode, label in JenisASN.choices:
        own = [row for row in rows if row.jenis_asn == kode]
        current = [row for row in own if is_berlaku(row.berlaku_mulai, row.berlaku_sampai, day)]
        found.append((str(kode), str(label), current[0] if current else None, own))
    return found


def last_aturan(jenis: JenisDiklat) -> AturanJP | None:
    return AturanJP.objects.filter(jenis=jenis).order_by("-berlaku_mulai").first()


def last_target(jenis_asn: str) -> TargetJP | None:
    return TargetJP.objects.filter(jenis_asn=jenis_asn).order_by("-berlaku_mulai").first()


def last_ketentuan() -> KetentuanJP | None:
    return KetentuanJP.objects.order_by("-berlaku_mulai").first()


def ketentuan_list() -> list[KetentuanJP]:
    """Newest first."""
    return list(KetentuanJP.objects.order_by("-berlaku_mulai"))


def count_lewat(batas: int | None, tahun: int) -> int:
    """Active PPPK who were assigned more than this in the year."""
    if batas is None:
        return 0
    people = Pegawai.objects.active().filter(jenis_asn=JenisASN.PPPK).order_by().values("pk")
    sums = CatatanJP.objects.filter(pegawai__in=people, tahun=tahun, is_penugasan=True).order_by().values("pegawai")
    return sums.annotate(n=Sum("jp")).filter(n__gt=batas).count()


def count_tercapai(jenis_asn: str, paling_sedikit: int | None, tahun: int) -> tuple[int, int]:
    """Active people of the kind, and those who reach this floor in the year."""
    people = list(Pegawai.objects.active().filter(jenis_asn=jenis_asn).values_list("pk", flat=True))
    if paling_sedikit is None:
        return len(people), 0
    return len(people), sum(1 for jumlah in jp_of(people, tahun).values() if jumlah.diakui >= paling_sedikit)
