"""One person's trainings: what comes, what waits, what is over with its result, and the JP of the year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce, ExtractYear

from diklat.models import Angkatan, Pendaftaran, Penggantian, Sertifikat, Sesi
from diklat.models.pendaftaran import GUGUR, HASIL, IKUT, PendaftaranQuerySet
from diklat.queries import jp
from diklat.queries.pengganti import open_penggantian
from lib import waktu
from pegawai.models import Pegawai

Status = Pendaftaran.Status
MENUNGGU = (Status.DITAWARI, Status.DIAJUKAN, Status.DISETUJUI_ATASAN, Status.DAFTAR_TUNGGU)
SELESAI = (*HASIL, *GUGUR)


@dataclass(frozen=True, slots=True)
class DiklatSaya:
    """`mendatang`, `usai` (over, without a result yet), `menunggu` are of all years; `lalu` of the chosen one."""

    tahun: int
    tahun_list: list[int]
    mendatang: list[Pendaftaran]
    usai: list[Pendaftaran]
    menunggu: list[tuple[Pendaftaran, tuple[int, int] | None]]
    ditanyai: list[Penggantian]
    lalu: list[Pendaftaran]
    jp_diakui: int
    jp_target: int | None

    @property
    def jp_kurang(self) -> int:
        return max(0, (self.jp_target or 0) - self.jp_diakui)


def get_diklat_saya(pegawai: Pegawai, tahun: int | None) -> DiklatSaya:
    today = waktu.today()
    chosen = tahun or today.year
    rows = list(_rows(pegawai))
    own = {row.pk: _year_of(row) for row in rows}
    years = sorted({today.year, *own.values()}, reverse=True)
    target = jp.target_of(pegawai, min(today, date(chosen, 12, 31)))
    waiting = [row for row in rows if row.status in MENUNGGU]
    seated = [row for row in rows if row.status in IKUT]
    return DiklatSaya(
        tahun=chosen,
        tahun_list=years,
        mendatang=[row for row in seated if not _is_usai(row, today)],
        usai=[row for row in seated if _is_usai(row, today)],
        menunggu=_with_position(waiting),
        ditanyai=list(open_penggantian(pegawai.pk).select_related("pendaftaran__angkatan__program", "pendaftaran__pegawai")),
        lalu=[row for row in reversed(rows) if row.status in SELESAI and own[row.pk] == chosen],
        jp_diakui=jp.jp_of([pegawai.pk], chosen)[pegawai.pk].diakui,
        jp_target=target.paling_sedikit if target else None,
    )


def next_sesi(pegawai_id: int, most: int) -> list[Sesi]:
    """The sessions that this person attends next, the one that runs now included; at most so many."""
    mine = Pendaftaran.objects.filter(pegawai=pegawai_id, status__in=IKUT).values("angkatan")
    rows = Sesi.objects.filter(angkatan__in=mine, is_batal=False, selesai__gte=waktu.now())
    return list(rows.select_related("angkatan__program", "ruang").order_by("mulai", "pk")[:most])


def open_offers(pegawai_id: Any, now: datetime | None = None) -> PendaftaranQuerySet:
    """Seats offered to this person (a key or an expression for it) that wait for an answer."""
    return Pendaftaran.objects.filter(pegawai=pegawai_id, status=Status.DITAWARI, tawaran_sampai__gt=now or waktu.now())


def _rows(pegawai: Pegawai) -> PendaftaranQuerySet:
    valid = Sertifikat.objects.filter(status=Sertifikat.Status.TERBIT)
    rows = Pendaftaran.objects.filter(pegawai=pegawai).select_related("angkatan__program", "unit_pemutus")
    rows = rows.prefetch_related(Prefetch("sertifikat_list", valid, to_attr="sertifikat_terbit"))
    return rows.annotate(tahun=Coalesce(ExtractYear("angkatan__mulai"), ExtractYear("dibuat"))).order_by(
        F("angkatan__mulai").asc(nulls_last=True), "pk"
    )


def _is_usai(row: Pendaftaran, today: date) -> bool:
    return row.angkatan.status in Angkatan.LEWAT or (row.angkatan.selesai is not None and row.angkatan.selesai < today)


def _year_of(row: Pendaftaran) -> int:
    year: int = row.tahun  # type: ignore[attr-defined]
    return year


def _with_position(rows: Iterable[Pendaftaran]) -> list[tuple[Pendaftaran, tuple[int, int] | None]]:
    """Offers first; a row of a waiting list with its place, all places by one query."""
    ordered = sorted(rows, key=lambda row: MENUNGGU.index(Status(row.status)))
    queues = _queues([row.angkatan_id for row in ordered if row.status == Status.DAFTAR_TUNGGU])
    return [(row, _place(queues.get(row.angkatan_id, []), row.pk)) for row in ordered]


def _queues(angkatan_ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    if angkatan_ids:
        rows = Pendaftaran.objects.filter(Q(angkatan__in=angkatan_ids)).waiting()
        for angkatan, pk in rows.values_list("angkatan_id", "pk"):
            found.setdefault(angkatan, []).append(pk)
    return found


def _place(queue: list[int], pk: int) -> tuple[int, int] | None:
    return (queue.index(pk) + 1, len(queue)) if pk in queue else None
