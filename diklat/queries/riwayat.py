"""Training elsewhere: the queue of the officers, what one person has proposed, and how much was uploaded lately."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db.models import Count, Exists, Q

from diklat.models import RiwayatLuar
from diklat.models.jp import RiwayatLuarQuerySet
from lib import waktu
from pegawai.models import Notifikasi, Pegawai, Penempatan, Pengguna, UnitKerja

Status = RiwayatLuar.Status


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the list is narrowed to; "" and None mean everything."""

    q: str = ""
    status: str = Status.DIAJUKAN
    jenis_id: int | None = None
    unit_id: int | None = None


def own_list(pegawai_id: int) -> RiwayatLuarQuerySet:
    return RiwayatLuar.objects.filter(pegawai=pegawai_id).select_related("jenis")


def verifikasi_list(user: Pengguna, saringan: Saringan) -> RiwayatLuarQuerySet:
    rows = RiwayatLuar.objects.visible_to(user).select_related("pegawai", "jenis", "diputuskan_oleh")
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.jenis_id is not None:
        rows = rows.filter(jenis=saringan.jenis_id)
    if saringan.q:
        people = Pegawai.objects.search(saringan.q).order_by().values("pk")
        rows = rows.filter(Q(pegawai__in=people) | Q(nama__icontains=saringan.q) | Q(penyelenggara__icontains=saringan.q))
    if saringan.unit_id is not None:
        units = UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk")
        placed = Penempatan.objects.of_outer_on(waktu.today()).filter(unit__in=units)
        rows = rows.filter(pegawai__in=Pegawai.objects.filter(Exists(placed)).order_by().values("pk"))
    return rows


def count_by_status(user: Pengguna) -> dict[str, int]:
    found = dict(RiwayatLuar.objects.visible_to(user).order_by().values_list("status").annotate(Count("pk")))
    return {status: found.get(status, 0) for status in Status.values}


def next_waiting(user: Pengguna) -> RiwayatLuar | None:
    """The oldest that this officer may decide."""
    rows = RiwayatLuar.objects.visible_to(user).filter(status=Status.DIAJUKAN)
    if user.pegawai_id is not None:
        rows = rows.exclude(pegawai=user.pegawai_id)
    return rows.order_by("dibuat", "pk").first()


def count_keputusan(riwayat: RiwayatLuar) -> int:
    """Decisions that were told so far."""
    return Notifikasi.objects.filter(aturan="riwayat_diputuskan", objek=f"riwayat:{riwayat.pk}").count()


def count_unggahan(pegawai: Pegawai, since: datetime) -> int:
    """Proposals since then and changes of earlier ones, withdrawn ones too: each may have brought a file."""
    log = apps.get_model("diklat", "RiwayatLuarEvent").objects
    changes = int(log.filter(pegawai_id=pegawai.pk, pgh_created_at__gte=since).exclude(pgh_label="buat").count())
    return RiwayatLuar.objects.filter(pegawai=pegawai, dibuat__gte=since).count() + changes


def unit_pilihan() -> list[tuple[int, str]]:
    return [(row.pk, row.sebutan) for row in UnitKerja.objects.active().top()]
