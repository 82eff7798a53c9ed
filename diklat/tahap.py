"""A step on the way of a batch from draft to closed, as its checklist shows it. Apps above have steps of their own (`penahan`)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Keadaan(StrEnum):
    SELESAI = "selesai"
    SEKARANG = "sekarang"
    MENUNGGU = "menunggu"
    TIDAK_PERLU = "tidak_perlu"


LENCANA: Final = {
    Keadaan.SELESAI: ("ok", "Selesai", "check"),
    Keadaan.SEKARANG: ("warn", "Sekarang", "player-play"),
    Keadaan.MENUNGGU: ("", "Menunggu", "clock"),
    Keadaan.TIDAK_PERLU: ("", "Tidak perlu", "minus"),
}


@dataclass(frozen=True, slots=True)
class Hal:
    """One thing of a step, with the page where it is dealt with and a badge (kind, words) where it is urgent."""

    teks: str
    url: str = ""
    lencana: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Tahap:
    """`alasan` says why it stands so. The button leads to `url`, or with `aksi` takes that step of the batch's life.

    `sesudah`: the step it stands after, for a step of an app above.
    """

    kode: str
    judul: str
    keadaan: Keadaan
    alasan: str
    tombol: str = ""
    url: str = ""
    aksi: str = ""
    hal: tuple[Hal, ...] = ()
    sesudah: str = ""

    @property
    def is_sekarang(self) -> bool:
        return self.keadaan == Keadaan.SEKARANG

    @property
    def lencana(self) -> tuple[str, str, str]:
        return LENCANA[self.keadaan]
