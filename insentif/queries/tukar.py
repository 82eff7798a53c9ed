"""What somebody may redeem points for on a day and why not, and from which year's points a redemption took."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from insentif.models import Imbalan, PenangguhanPoin, Penukaran, PostingPoin, VersiAturan
from insentif.queries.saldo import HANGUS_TAHUN, Saldo, saldo_of
from lib.format import format_angka
from pegawai.models import Pegawai
from pegawai.models.hari import Kedudukan

Status = Penukaran.Status
GUGUR: Final = (Status.DITOLAK, Status.DIBATALKAN)


@dataclass(frozen=True, slots=True)
class Tolak:
    """A rule that forbids it: its code, and a sentence for the person himself."""

    kode: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Syarat:
    """`penahan` keeps the person from redeeming anything; `terpakai` counts this year's redemptions, `menunggu` are not decided yet."""

    saldo: Saldo
    penahan: Tolak | None
    terpakai: Mapping[int, int]
    menunggu: frozenset[int]


@dataclass(frozen=True, slots=True)
class Ambil:
    """Points of one year that a redemption took."""

    tahun: int
    poin: int

    @property
    def berlaku_sampai(self) -> date:
        return date(self.tahun + HANGUS_TAHUN, 12, 31)


@dataclass(frozen=True, slots=True)
class Tawaran:
    imbalan: Imbalan
    tolak: Tolak | None
    sisa_setahun: int | None


def syarat_of(pegawai_id: int, hari: date) -> Syarat:
    saldo = saldo_of(pegawai_id, hari)
    rows = Penukaran.objects.filter(pegawai=pegawai_id).exclude(status__in=GUGUR).order_by().values_list("imbalan")
    counts = rows.annotate(
        tahun_ini=Count("pk", filter=Q(diajukan_pada__year=hari.year)), menunggu=Count("pk", filter=Q(status=Status.DIAJUKAN))
    )
    found = list(counts)
    return Syarat(
        saldo,
        penahan_of(pegawai_id, saldo, hari),
        {imbalan: tahun_ini for imbalan, tahun_ini, _ in found},
        frozenset(imbalan for imbalan, _, menunggu in found if menunggu),
    )


def penahan_of(pegawai_id: int, saldo: Saldo, hari: date) -> Tolak | None:
    """What keeps a person from redeeming at all: the standings that earn points are those that may redeem them."""
    suspended = PenangguhanPoin.objects.on(hari).filter(pegawai=OuterRef("pk"))
    rows = (
        Pegawai.objects.filter(pk=pegawai_id)
        .order_by()
        .annotate(boleh=Subquery(VersiAturan.objects.on(hari).values("kedudukan")), tunda=Exists(suspended))
    )
    kedudukan, boleh, tunda = rows.values_list(Kedudukan("pk", hari, "siasn_id"), "boleh", "tunda").get()
    if kedudukan not in (boleh or ()):
        return Tolak("tidak_aktif", "Hanya pegawai aktif yang dapat menukar poin.")
    if tunda:
        return Tolak("ditangguhkan", "Poin Anda sedang ditangguhkan, jadi belum dapat ditukar. Hubungi bagian kepegawaian bila ini keliru.")
    if saldo.berlaku < 0:
        return Tolak(
            "saldo_minus",
            f"Poin Anda yang dapat ditukar {format_angka(saldo.berlaku)}, karena yang sudah ditukar kemudian ditarik bersama hasil "
            "diklatnya. Anda dapat menukar lagi setelah jumlahnya kembali di atas nol.",
        )
    return None


def why_not(imbalan: Imbalan, syarat: Syarat) -> Tolak | None:
    """The first rule that forbids this person this thing."""
    if syarat.penahan is not None:
        return syarat.penahan
    if not imbalan.is_aktif:
        return Tolak("tutup", "Imbalan ini tidak dapat dipilih lagi.")
    if imbalan.pk in syarat.menunggu:
        return Tolak("menunggu", "Permintaan Anda untuk imbalan ini masih menunggu persetujuan.")
    if imbalan.batas_tahun is not None and syarat.terpakai.get(imbalan.pk, 0) >= imbalan.batas_tahun:
        return Tolak("batas", f"Paling banyak {imbalan.batas_tahun} kali setahun, dan tahun ini sudah Anda pakai.")
    if imbalan.stok == 0:
        return Tolak("habis", "Persediaan sedang habis.")
    if imbalan.poin > syarat.saldo.berlaku:
        return Tolak("kurang", f"Poin Anda yang dapat ditukar kurang {format_angka(imbalan.poin - syarat.saldo.berlaku)}.")
    return None


def tawaran_list(syarat: Syarat) -> list[Tawaran]:
    """All that can be chosen, what costs least first."""
    return [
        Tawaran(row, why_not(row, syarat), row.batas_tahun and max(0, row.batas_tahun - syarat.terpakai.get(row.pk, 0)))
        for row in Imbalan.objects.filter(is_aktif=True)
    ]


def split_poin(saldo: Saldo, poin: int) -> list[Ambil]:
    """The points that lapse first go first."""
    lalu = min(max(saldo.lalu, 0), poin)
    parts = (Ambil(saldo.tahun - HANGUS_TAHUN, lalu), Ambil(saldo.tahun, poin - lalu))
    return [part for part in parts if part.poin]


def ambil_of(rows: Iterable[Penukaran]) -> dict[int, list[Ambil]]:
    """By redemption, from which years it took, whether given back since or not; one query."""
    found: dict[int, list[Ambil]] = {row.pk: [] for row in rows}
    taken = PostingPoin.objects.filter(aturan=None, membalik=None, pegawai__in={row.pegawai_id for row in rows}).order_by("tahun")
    for sumber, tahun, poin in taken.values_list("sumber", "tahun", "poin"):
        if (pk := int(sumber.split(":")[1])) in found:
            found[pk].append(Ambil(tahun, -poin))
    return found


def hangus_of(ambil: Iterable[Ambil], hari: date) -> int:
    """Points that would come back to a year that no longer counts."""
    return sum(row.poin for row in ambil if row.berlaku_sampai < hari)
