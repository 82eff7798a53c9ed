"""The tests of one person: which come, which are open, what became of the attempts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.db.models import Prefetch
from django.urls import reverse

from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import IKUT, PESERTA
from evaluasi.models import PengerjaanUjian, Ujian
from lib import waktu

# Whose result was set has nothing left to sit for.
MENGERJAKAN: Final = IKUT


class Keadaan(StrEnum):
    """Where a person stands with a test."""

    MENDATANG = "mendatang"
    TERBUKA = "terbuka"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    TERLEWAT = "terlewat"


LABEL: Final = {
    Keadaan.MENDATANG: "Belum dibuka",
    Keadaan.TERBUKA: "Dapat dikerjakan",
    Keadaan.BERJALAN: "Sedang dikerjakan",
    Keadaan.SELESAI: "Sudah dikerjakan",
    Keadaan.TERLEWAT: "Tidak dikerjakan",
}


@dataclass(frozen=True, slots=True)
class UjianSaya:
    """`pengerjaan` are the attempts, first one first; `nilai` is the best score, None while it may not be shown."""

    ujian: Ujian
    pendaftaran: Pendaftaran
    keadaan: Keadaan
    pengerjaan: Sequence[PengerjaanUjian]
    nilai: Decimal | None

    @property
    def label(self) -> str:
        return LABEL[self.keadaan]

    @property
    def url(self) -> str:
        """The page that says how to go on: start, continue, or see the result."""
        return reverse("evaluasi:ujian-mulai", args=[self.ujian.pk])

    @property
    def berjalan(self) -> PengerjaanUjian | None:
        return next((row for row in self.pengerjaan if row.status == PengerjaanUjian.Status.BERJALAN), None)

    @property
    def is_lewat(self) -> bool:
        """Nothing is left to do."""
        return self.keadaan in (Keadaan.SELESAI, Keadaan.TERLEWAT)

    @property
    def sisa_percobaan(self) -> int:
        return max(0, self.ujian.percobaan_maks - len(self.pengerjaan))


def ujian_saya(pegawai_id: int, *, now: datetime | None = None) -> list[UjianSaya]:
    """Every test of this person, the first to close on top. Three queries at most."""
    now = now or waktu.now()
    people = Pendaftaran.objects.filter(pegawai=pegawai_id, status__in=PESERTA).exclude(angkatan__status=Angkatan.Status.BATAL)
    seats = {row.angkatan_id: row for row in people.select_related("angkatan__program")}
    attempts = PengerjaanUjian.objects.filter(pendaftaran__pegawai=pegawai_id).order_by("percobaan")
    rows = Ujian.objects.filter(angkatan__in=seats).order_by("selesai", "pk") if seats else Ujian.objects.none()
    return [
        judge_ujian(row, seats[row.angkatan_id], row.milik, now)
        for row in rows.prefetch_related(Prefetch("pengerjaan_list", attempts, to_attr="milik"))
    ]


def is_ditampilkan(ujian: Ujian, now: datetime) -> bool:
    """Whether participants may see their score now."""
    if ujian.tampil == Ujian.Tampil.LANGSUNG:
        return True
    return ujian.tampil != Ujian.Tampil.TIDAK and now >= ujian.selesai


def best_nilai(attempts: Sequence[PengerjaanUjian]) -> Decimal | None:
    """The attempt that counts is the best one."""
    return max((row.nilai for row in attempts if row.nilai is not None), default=None)


def judge_ujian(ujian: Ujian, seat: Pendaftaran, attempts: Sequence[PengerjaanUjian], now: datetime) -> UjianSaya:
    ujian.angkatan = seat.angkatan
    shown = best_nilai(attempts) if is_ditampilkan(ujian, now) else None
    return UjianSaya(ujian, seat, _keadaan(ujian, seat, attempts, now), attempts, shown)


def _keadaan(ujian: Ujian, seat: Pendaftaran, attempts: Sequence[PengerjaanUjian], now: datetime) -> Keadaan:
    if any(row.status == PengerjaanUjian.Status.BERJALAN and now < row.batas for row in attempts):
        return Keadaan.BERJALAN
    may = seat.status in MENGERJAKAN and len(attempts) < ujian.percobaan_maks
    if may and now < ujian.mulai:
        return Keadaan.MENDATANG
    if may and now < ujian.selesai:
        return Keadaan.TERBUKA
    return Keadaan.SELESAI if attempts else Keadaan.TERLEWAT
