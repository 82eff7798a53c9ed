"""The participants of a batch, as the tab and its workbook show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from diklat.models import Angkatan, Kehadiran, Pendaftaran, Sesi, Transisi
from diklat.models.pendaftaran import BERKURSI, GUGUR, MENUNGGU_PUTUSAN, PESERTA, PendaftaranQuerySet
from diklat.queries.bagian import Bagian
from diklat.queries.celah import Celah, celah_utama
from diklat.queries.kehadiran import kehadiran_share
from lib import paging, waktu
from lib.siap import Siap
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.akun import CONTOH
from pegawai.queries.orang import find_banyak

Status = Pendaftaran.Status


def _hadir(ukuran: Sum | Count) -> Coalesce:
    """What was attended, for those who sort by it."""
    present = Kehadiran.objects.filter(pendaftaran=OuterRef("pk"), status=Kehadiran.Status.HADIR, sesi__is_batal=False)
    sums = present.order_by().values("pendaftaran").annotate(jumlah=ukuran).values("jumlah")
    return Coalesce(Subquery(sums, output_field=IntegerField()), 0)


SORTS: dict[str, paging.Sort] = {
    "nama": "pegawai__nama",
    "unit": ("unit__sebutan", "pegawai__nama"),
    "awal": "nilai_awal",
    "hadir": (_hadir(Sum("sesi__jp")), _hadir(Count("pk")), "pegawai__nama"),
    "status": ("status", "pegawai__nama"),
    "daftar": "urutan",
}
# What the list shows of a row.
SHOWN: Final = ("status", "nilai_awal", "tawaran_sampai", "pegawai__nama", "pegawai__nip", "jabatan__nama", "unit__sebutan")
KELOMPOK: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("Semua yang berlaku", (*BERKURSI, *MENUNGGU_PUTUSAN)),
    "peserta": ("Terdaftar dan sesudahnya", PESERTA),
    "putusan": ("Menunggu putusan", MENUNGGU_PUTUSAN),
    "ditawari": ("Ditawari", (Status.DITAWARI,)),
    "lulus": ("Lulus", (Status.LULUS,)),
    "tidak_lulus": ("Tidak lulus", (Status.TIDAK_LULUS,)),
    "tidak_hadir": ("Tidak hadir", (Status.TIDAK_HADIR,)),
    "gugur": ("Ditolak atau dibatalkan", GUGUR),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    """What the participants are narrowed to; `awal` "belum" means without a result of the first test."""

    q: str = ""
    unit_id: int | None = None
    status: str = ""
    awal: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """One line: the share of the sessions so far (None before any); `dari_tunggu` got the seat from the waiting list."""

    daftar: Pendaftaran
    celah: Celah | None
    bagian: Bagian | None
    kurang_hadir: bool

    @property
    def dari_tunggu(self) -> bool:
        return bool(self.daftar.status == Status.TERDAFTAR and self.daftar.dari_tunggu)  # type: ignore[attr-defined]


def peserta_list(angkatan: Angkatan, saringan: Saringan) -> PendaftaranQuerySet:
    rows = Pendaftaran.objects.filter(angkatan=angkatan, status__in=KELOMPOK[saringan.status][1])
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q))
    if saringan.unit_id is not None:
        rows = rows.filter(unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    if saringan.awal == "belum":
        rows = rows.filter(nilai_awal__isnull=True)
    waited = Transisi.objects.filter(pendaftaran=OuterRef("pk"), dari__in=(Status.DAFTAR_TUNGGU, Status.DITAWARI), ke=Status.TERDAFTAR)
    return rows.select_related("pegawai", "jabatan", "unit").annotate(dari_tunggu=Exists(waited))


def describe(angkatan: Angkatan, rows: Sequence[Pendaftaran], sesi_list: Sequence[Sesi] | None = None) -> tuple[str, list[Baris]]:
    """The name of the competency that the meters show, and the lines; two queries, and one for sessions not yet read."""
    name, gaps = celah_utama(angkatan.program_id, (row.pegawai_id for row in rows))
    shares, minimum = kehadiran_share(angkatan.pk, berlangsung=True, sesi_list=sesi_list), angkatan.program.hadir_minimum
    lines = []
    for row in rows:
        share = shares[row.pk] if row.status in PESERTA else None
        part = share if share and share.dari else None
        lines.append(Baris(row, gaps.get(row.pegawai_id), part, part is not None and not part.reaches(minimum)))
    return name, lines


def unit_pilihan(angkatan: Angkatan) -> list[tuple[int, str]]:
    """The units that have somebody in this batch."""
    return UNIT.rows(angkatan=angkatan.pk)


def _unit_of(angkatan: int) -> QuerySet[UnitKerja, Any]:
    rows = UnitKerja.objects.filter(pk__in=Pendaftaran.objects.filter(angkatan=angkatan).order_by().values("unit"))
    return rows.order_by("sebutan").values_list("pk", "sebutan")


UNIT = Siap(_unit_of, angkatan=CONTOH)


def ticked(angkatan: Angkatan, ids: Sequence[int], *, keluar: bool) -> PendaftaranQuerySet:
    """The chosen rows that are still alive, by name; with `keluar` only who can still leave: nobody who was there or has a result."""
    rows = Pendaftaran.objects.alive().filter(angkatan=angkatan, pk__in=ids)
    if keluar:
        rows = rows.filter(status__in=(*MENUNGGU_PUTUSAN, Status.DAFTAR_TUNGGU, Status.DITAWARI, Status.TERDAFTAR))
    return rows.select_related("pegawai", "unit").order_by("pegawai__nama", "pk")


def angkatan_tujuan(angkatan: Angkatan) -> list[Angkatan]:
    """Other batches of the programme that participants can be moved to."""
    rows = angkatan.program.angkatan_list.filter(status__in=Angkatan.MENERIMA).exclude(pk=angkatan.pk)
    return list(rows.select_related("program").order_by(F("mulai").asc(nulls_last=True), "nomor"))


def find_calon(text: str, limit: int = 10) -> tuple[list[Pegawai], list[str]]:
    """Active people of the whole city by name, NIP or unit, with their posting; of pasted NIPs also those that nobody has."""
    return find_banyak(Pegawai.objects.active().with_posting(waktu.today()).order_by("nama", "pk"), text, limit)


def count_by_status(angkatan: Angkatan) -> dict[str, int]:
    rows = Pendaftaran.objects.filter(~Q(status__in=GUGUR), angkatan=angkatan).order_by()
    return dict(rows.values_list("status").annotate(n=Count("pk")))
