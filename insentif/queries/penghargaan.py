"""Awards and charters: the list, who gets one, who could be nominated, the charters of a person, a charter by its code."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from insentif.models import Nominasi, PenangguhanPoin, Penghargaan, Piagam
from insentif.permissions import is_pengelola
from insentif.queries.tingkat import kelompok_of
from lib import paging, waktu
from lib.format import format_angka, format_tanggal
from pegawai.models import Pegawai, Pengguna
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.models.referensi import JenisASN
from pegawai.queries.akibat import Dampak
from pegawai.queries.orang import register_lingkup

CALON_MAX: Final = 10
SORTS: dict[str, paging.Sort] = {
    "nama": ("nama", "-tahun"),
    "tahun": ("tahun", "nama"),
    "sampai": "nominasi_sampai",
    "penerima": "penerima_jumlah",
    "keadaan": ("status", "-tahun"),
}
PIAGAM_SORTS: dict[str, paging.Sort] = {
    "penghargaan": ("nominasi__penghargaan__nama", "tahun"),
    "tahun": ("nominasi__penghargaan__tahun", "urut"),
    "terbit": "terbit_pada",
}


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    tahun: int | None = None
    status: str = ""


def visible_to(user: Pengguna) -> "QuerySet[Penghargaan]":
    """Everybody sees which awards there are; drafts only those with a city-wide role."""
    rows = Penghargaan.objects.all()
    return rows if user.has_city_scope else rows.exclude(status=Penghargaan.Status.DRAF)


def penghargaan_list(user: Pengguna, saringan: Saringan) -> "QuerySet[Penghargaan]":
    """With `nominasi_jumlah`, `menunggu_jumlah` (undecided) and `penerima_jumlah`."""
    rows = visible_to(user)
    if saringan.q:
        rows = rows.filter(Q(nama__icontains=saringan.q) | Q(keterangan__icontains=saringan.q))
    if saringan.tahun:
        rows = rows.filter(tahun=saringan.tahun)
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    return with_jumlah(rows)


def with_jumlah(rows: "QuerySet[Penghargaan]") -> "QuerySet[Penghargaan]":
    status = "nominasi_list__status"
    return rows.annotate(
        nominasi_jumlah=Count("nominasi_list", filter=~Q((status, Nominasi.Status.DITARIK))),
        menunggu_jumlah=Count("nominasi_list", filter=Q((status, Nominasi.Status.DIUSULKAN))),
        penerima_jumlah=Count("nominasi_list", filter=Q((status, Nominasi.Status.DISETUJUI))),
        piagam_jumlah=Count("nominasi_list", filter=Q((status, Nominasi.Status.DISETUJUI), nominasi_list__piagam__isnull=False)),
    )


def tahun_pilihan() -> list[int]:
    return list(Penghargaan.objects.order_by("-tahun").values_list("tahun", flat=True).distinct())


def penerima_of(penghargaan: Penghargaan, hari: date) -> "QuerySet[Pegawai]":
    """The recipients with the unit they work in today."""
    rows = Nominasi.objects.filter(penghargaan=penghargaan, status=Nominasi.Status.DISETUJUI)
    return Pegawai.objects.filter(pk__in=rows.order_by().values("pegawai")).with_posting(hari).order_by("nama", "pk")


def orang_list(user: Pengguna, hari: date) -> PegawaiQuerySet:
    """Whom this account may propose for anything: the city for the office, otherwise its own people; never itself."""
    people = Pegawai.objects.active().exclude(pk=user.pegawai_id or 0)
    return (people if is_pengelola(user) else people.in_subtree_of(user.headed_unit_ids, hari)).with_posting(hari)


register_lingkup("nominasi", lambda user, _: orang_list(user, waktu.today()))


def calon_of(penghargaan: Penghargaan, user: Pengguna, hari: date, *, semua: bool) -> list[Pegawai]:
    """Who fulfils the conditions and is not proposed yet, most points (`poin`) of the year first; `semua` the city, else one's people."""
    people = Pegawai.objects.active() if semua else Pegawai.objects.active().in_subtree_of(user.headed_unit_ids, hari)
    if penghargaan.kelompok:
        people = people.filter(jenis_asn__in=[jenis for jenis in JenisASN.values if kelompok_of(jenis) == penghargaan.kelompok])
    taken = Nominasi.objects.filter(penghargaan=penghargaan, pegawai=OuterRef("pk"), status__in=("diusulkan", "disetujui"))
    held = PenangguhanPoin.objects.on(hari).filter(pegawai=OuterRef("pk"))
    people = people.exclude(pk=user.pegawai_id or 0).exclude(Exists(taken)).exclude(Exists(held))
    earned = Q(poin_list__tahun=penghargaan.tahun, poin_list__aturan__isnull=False)
    ranked = people.annotate(poin=Coalesce(Sum("poin_list__poin", filter=earned), Value(0)))
    return list(ranked.filter(poin__gte=max(penghargaan.poin_minimum, 1)).order_by("-poin", "nama", "pk")[:CALON_MAX])


def piagam_of(pegawai_id: int) -> "QuerySet[Piagam]":
    """The charters of a person, newest first; withdrawn ones too, with `dicabut_pada`."""
    return Piagam.objects.filter(nominasi__pegawai=pegawai_id).select_related("nominasi__penghargaan").order_by("-terbit_pada", "-pk")


def tanpa_piagam_of(pegawai_id: int) -> "QuerySet[Nominasi]":
    """What a person was chosen for and has no charter of yet."""
    rows = Nominasi.objects.filter(pegawai=pegawai_id, status=Nominasi.Status.DISETUJUI, piagam__isnull=True)
    return rows.select_related("penghargaan")


def piagam_visible_to(user: Pengguna) -> "QuerySet[Piagam]":
    return Piagam.objects.filter(nominasi__in=Nominasi.objects.visible_to(user).order_by().values("pk"))


def dampak_buka(award: Penghargaan) -> list[Dampak]:
    """What opening its nominations does; to be asked of the award as it was before."""
    masa = f"{format_tanggal(award.nominasi_mulai)} sampai {format_tanggal(award.nominasi_sampai)}"
    found = [Dampak(f"Atasan dan pengelola dapat menominasikan pegawai pada {masa}; semua pegawai melihatnya", gawat=False)]
    if award.status == Penghargaan.Status.DRAF:
        found.append(Dampak("Nama, tahun, syarat, dan hari pertamanya tidak dapat diubah lagi"))
    return found


def dampak_tutup(award: Penghargaan) -> list[Dampak]:
    waiting = Nominasi.objects.filter(penghargaan=award, status=Nominasi.Status.DIUSULKAN).order_by("pegawai__nama")
    names = tuple(waiting.values_list("pegawai__nama", flat=True))
    return [
        Dampak("Nominasi baru tidak diterima lagi"),
        *([Dampak(f"{format_angka(len(names))} nominasi yang menunggu tetap dapat diputus", names, gawat=False)] if names else []),
    ]
