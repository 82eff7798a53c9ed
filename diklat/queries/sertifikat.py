"""Which certificates there are: for the city's list, for one batch, for one person, for strangers who check one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, PenandaTangan, Pendaftaran, Program, Sertifikat
from diklat.models.sertifikat import SertifikatQuerySet
from lib.nilai import Nilai
from pegawai.models import Pengguna

LAYAK: Final = "layak"
KEADAAN: Final = {"terbit": "Terbit", "usul": "Menunggu pengesahan", "diganti": "Diganti", "dicabut": "Dicabut"}
LABEL_ORANG: Final = {
    "nama": "Nama dengan gelar",
    "nip": "NIP",
    "lahir": "Tempat, tanggal lahir",
    "pangkat": "Pangkat, golongan",
    "jabatan": "Jabatan",
    "instansi": "Instansi",
}
KEADAAN_PESERTA: Final = {LAYAK: "Layak", "terbit": "Terbit", "dicabut": "Dicabut"}


@dataclass(frozen=True)
class Saringan(Nilai):
    """What the city's list is narrowed to; None and "" mean everything."""

    q: str = ""
    tahun: int | None = None
    program_id: int | None = None
    angkatan_id: int | None = None
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """How the passed participants of a batch stand."""

    layak: int
    terbit: int
    dicabut: int
    belum_lulus: int


def sertifikat_list(user: Pengguna, saringan: Saringan) -> SertifikatQuerySet:
    found = Sertifikat.objects.visible_to(user).select_related("pendaftaran__pegawai", "pendaftaran__angkatan__program")
    if saringan.q:
        found = found.search(saringan.q)
    if saringan.tahun:
        found = found.filter(tahun=saringan.tahun)
    if saringan.program_id:
        found = found.filter(pendaftaran__angkatan__program=saringan.program_id)
    if saringan.angkatan_id:
        found = found.filter(pendaftaran__angkatan=saringan.angkatan_id)
    if saringan.keadaan == "usul":
        return found.diusulkan()
    return found.filter(status=saringan.keadaan) if saringan.keadaan else found


def tahun_pilihan() -> list[int]:
    return list(Sertifikat.objects.order_by("-tahun").values_list("tahun", flat=True).distinct())


def program_pilihan() -> list[tuple[int, str]]:
    has = Sertifikat.objects.order_by().values("pendaftaran__angkatan__program")
    return list(Program.objects.filter(pk__in=has).values_list("pk", "nama"))


def penanda_tangan_pilihan() -> QuerySet[PenandaTangan]:
    return PenandaTangan.objects.filter(is_aktif=True)


def peserta_of(angkatan: Angkatan, *, q: str = "", keadaan: str = "") -> QuerySet[Pendaftaran]:
    """Those who passed, or once got a certificate, with their latest one: `sertifikat_pk`, `sertifikat_nomor`, `keadaan`."""
    latest = Sertifikat.objects.filter(pendaftaran=OuterRef("pk")).order_by("-pk")
    rows = (
        Pendaftaran.objects.filter(angkatan=angkatan)
        .annotate(
            sertifikat_pk=Subquery(latest.values("pk")[:1]),
            sertifikat_nomor=Subquery(latest.values("nomor")[:1]),
            sertifikat_terbit=Subquery(latest.values("terbit_pada")[:1]),
            sertifikat_status=Subquery(latest.values("status")[:1]),
            sertifikat_usul=Subquery(latest.values("usul_pada")[:1]),
        )
        .filter(Q(status=Pendaftaran.Status.LULUS) | Q(sertifikat_pk__isnull=False))
        .annotate(keadaan=Coalesce(F("sertifikat_status"), Value(LAYAK), output_field=CharField()))
        .select_related("pegawai", "unit", "jabatan")
    )
    if q:
        rows = rows.filter(Q(pegawai__nama__icontains=q) | Q(pegawai__nip__contains="".join(q.split())) | Q(sertifikat_nomor__icontains=q))
    return rows.filter(keadaan=keadaan) if keadaan else rows


def get_ringkasan(angkatan: Angkatan) -> Ringkasan:
    """One query."""
    latest = Sertifikat.objects.filter(pendaftaran=OuterRef("pk")).order_by("-pk").values("status")[:1]
    lulus = Q(status=Pendaftaran.Status.LULUS)
    kept = Case(When(Q(s__isnull=True) & lulus, then=Value(LAYAK)), default=F("s"), output_field=CharField())
    counts = (
        Pendaftaran.objects.filter(angkatan=angkatan)
        .peserta()
        .annotate(s=Subquery(latest))
        .annotate(k=kept)
        .aggregate(
            layak=Count("pk", filter=Q(k=LAYAK)),
            terbit=Count("pk", filter=Q(k="terbit")),
            dicabut=Count("pk", filter=Q(k="dicabut")),
            belum_lulus=Count("pk", filter=Q(k__isnull=True)),
        )
    )
    return Ringkasan(**counts)


def layak_ids(angkatan_id: int) -> list[int]:
    rows = Pendaftaran.objects.layak_sertifikat().filter(angkatan=angkatan_id)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def sertifikat_of(user: Pengguna) -> SertifikatQuerySet:
    """One's own, those that were replaced left out: their successors stand for them."""
    if user.pegawai_id is None:
        return Sertifikat.objects.none()
    own = Sertifikat.objects.filter(pendaftaran__pegawai=user.pegawai_id).exclude(status=Sertifikat.Status.DIGANTI)
    return own.select_related("pendaftaran__angkatan__program")


def compare_isi(printed: Mapping[str, Any], now: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(what, as printed, as the record says) of the words that a replacement takes from the record."""
    return [(label, str(printed.get(key, "")), now[key]) for key, label in LABEL_ORANG.items()]


def mask_nip(nip: str) -> str:
    """The first four and the last three digits; the year of birth and a check for whoever holds the paper."""
    digits = "".join(nip.split())
    return f"{digits[:4]} ···· ···· {digits[-3:]}" if len(digits) == 18 else ""
