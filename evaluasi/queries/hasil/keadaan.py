"""Where the feedback of a batch stands, in the words of its page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from diklat.models import Angkatan
from evaluasi.models import Survei
from lib.format import format_tanggal


class Kode(StrEnum):
    BATAL = "batal"
    BELUM = "belum"
    TERBUKA = "terbuka"
    DIOLAH = "diolah"
    KURANG = "kurang"
    TERBIT = "terbit"


@dataclass(frozen=True, slots=True)
class Keadaan:
    kode: Kode
    judul: str = ""
    teks: str = ""


BELUM: Final = Keadaan(Kode.BELUM, "Umpan balik belum dibuka", "Umpan balik dibuka dengan sendirinya pada hari sesi terakhir.")
DIOLAH: Final = Keadaan(
    Kode.DIOLAH, "Umpan balik sudah ditutup", "Jawaban sedang diolah. Hasil muncul di sini sesudah pengolahan malam ini."
)
KURANG: Final = Keadaan(
    Kode.KURANG,
    "Kurang dari lima jawaban",
    "Agar tidak ada yang dapat menebak jawaban seseorang, hasil dari kurang dari lima orang tidak ditampilkan. "
    "Jawabannya digabung dengan angkatan lain dari program ini, bila ada.",
)
GABUNG: Final = Keadaan(
    Kode.KURANG, "Hasil digabung", "Jawaban angkatan ini terbit bersama angkatan lain dari program yang sama, bukan tersendiri."
)


def judge(angkatan: Angkatan, survei: Survei | None, today: date, *, terbit: bool) -> Keadaan:
    """Nothing is shown before the form is closed and its answers are released; `terbit`: blocks of its own are."""
    if angkatan.status == Angkatan.Status.BATAL:
        return Keadaan(Kode.BATAL, "Angkatan ini dibatalkan", f"Tidak ada umpan balik. Alasan: {angkatan.alasan_batal}")
    if survei is None:
        return BELUM
    if survei.status == Survei.Status.BATAL:
        return Keadaan(Kode.BATAL, "Umpan balik angkatan ini dibatalkan", f"Alasan: {survei.alasan_batal}")
    if survei.status == Survei.Status.TERBUKA:
        return judge_open(survei, today)
    if survei.status == Survei.Status.DIRILIS:
        return Keadaan(Kode.TERBIT) if terbit else GABUNG
    return KURANG if survei.status == Survei.Status.MENUNGGU else DIOLAH


def judge_open(survei: Survei, today: date) -> Keadaan:
    """Of a survey that is not closed."""
    if survei.buka > today:
        return Keadaan(Kode.BELUM, "Umpan balik belum dibuka", f"Dapat dijawab sejak {format_tanggal(survei.buka)}.")
    teks = (
        f"Dapat dijawab sampai {format_tanggal(survei.tutup)}. Hasil terbit sesudah itu; sebelum ditutup tidak ada angka yang ditampilkan."
    )
    return Keadaan(Kode.TERBUKA, "Umpan balik masih dibuka", teks)
