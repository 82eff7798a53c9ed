"""One attempt as the person sees it: the sheet while it runs, the result once it is over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from diklat.models import Pendaftaran
from diklat.models.pendaftaran import PESERTA
from evaluasi.models import Butir, JawabanUjian, PengerjaanUjian, Ujian
from evaluasi.queries.ujian import UjianSaya, is_ditampilkan, judge_ujian


@dataclass(frozen=True, slots=True)
class Lembar:
    """The items in the order of this attempt and what was answered: item id as text -> value, as `IsianForm` takes it."""

    butir: list[Butir]
    jawaban: dict[str, Any]

    @property
    def belum(self) -> list[int]:
        """Numbers on the sheet without an answer."""
        return [number for number, row in enumerate(self.butir, 1) if str(row.pk) not in self.jawaban]

    @property
    def terjawab(self) -> int:
        return len(self.butir) - len(self.belum)


@dataclass(frozen=True, slots=True)
class Bahasan:
    """One choice item afterwards: what was chosen and what is right, as texts; "" when nothing was chosen."""

    nomor: int
    butir: Butir
    jawaban: str
    kunci: str

    @property
    def is_benar(self) -> bool:
        return self.jawaban == self.kunci


@dataclass(frozen=True, slots=True)
class HasilUjian:
    """`nilai` is None while it may not be shown; `bahasan` is empty unless the rule shows the right answers now."""

    nilai: Decimal | None
    bahasan: list[Bahasan]

    @property
    def benar(self) -> int:
        return sum(row.is_benar for row in self.bahasan)


def find_pengerjaan(kode: UUID, pegawai_id: int | None) -> PengerjaanUjian | None:
    """Only one's own."""
    rows = PengerjaanUjian.objects.filter(kode=kode, pendaftaran__pegawai=pegawai_id) if pegawai_id else PengerjaanUjian.objects.none()
    return rows.select_related("ujian__angkatan__program", "ujian__versi", "pendaftaran").first()


def find_ujian_saya(ujian_id: int, pegawai_id: int | None, now: datetime) -> UjianSaya | None:
    """Three queries; None for somebody who takes no part in the batch."""
    ujian = Ujian.objects.select_related("angkatan__program", "versi").filter(pk=ujian_id).first()
    if ujian is None or pegawai_id is None:
        return None
    seat = Pendaftaran.objects.filter(angkatan=ujian.angkatan_id, pegawai=pegawai_id, status__in=PESERTA).first()
    if seat is None:
        return None
    seat.angkatan = ujian.angkatan
    return judge_ujian(ujian, seat, list(PengerjaanUjian.objects.filter(ujian=ujian, pendaftaran=seat).order_by("percobaan")), now)


def load_lembar(pengerjaan: PengerjaanUjian) -> Lembar:
    """Two queries. An answer that was taken back is none."""
    items = Butir.objects.in_bulk(pengerjaan.urutan)
    kept = {
        str(row.butir_id): value for row in JawabanUjian.objects.filter(pengerjaan=pengerjaan) if (value := value_of(row)) not in (None, "")
    }
    return Lembar([items[pk] for pk in pengerjaan.urutan if pk in items], kept)


def value_of(row: JawabanUjian) -> int | Decimal | str | None:
    if row.pilihan is not None:
        return row.pilihan
    return row.angka if row.angka is not None else row.teks


def get_hasil(pengerjaan: PengerjaanUjian, now: datetime) -> HasilUjian:
    """At most two queries."""
    ujian = pengerjaan.ujian
    if not is_ditampilkan(ujian, now):
        return HasilUjian(None, [])
    if ujian.tampil != Ujian.Tampil.PEMBAHASAN:
        return HasilUjian(pengerjaan.nilai, [])
    lembar = load_lembar(pengerjaan)
    return HasilUjian(pengerjaan.nilai, _explain(lembar.butir, lembar.jawaban))


def count_butir(versi_id: int) -> int:
    return Butir.objects.filter(versi=versi_id).count()


def _explain(butir: Sequence[Butir], jawaban: Mapping[str, Any]) -> list[Bahasan]:
    keyed = [(number, row) for number, row in enumerate(butir, 1) if row.kunci is not None]
    return [Bahasan(number, row, _option(row, jawaban.get(str(row.pk))), _option(row, row.kunci)) for number, row in keyed]


def _option(butir: Butir, number: int | None) -> str:
    return butir.pilihan[number - 1] if number else ""
