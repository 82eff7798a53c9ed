"""The employee number (NIP) of 18 digits: what its parts say and what cannot be true.

Birth date (8), year and month of appointment (6), sex (1), running number (3). For PPPK digit 13 is 2 and digit 14
counts the contracts, which never clashes with a month 01 to 12. There is no check digit.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

LENGTH = 18
PPPK_SEJAK = 2014  # UU 5/2014: nobody was appointed PPPK before
FORM = re.compile(r"(\d{8})((?:19|20)\d{2})(?:(0[1-9]|1[0-2])|2([1-9]))([12])(\d{3})")
NOISE = re.compile(r"[\s.'\u2019`]+")
EXPONENT = re.compile(r"\d+(?:,\d+)?e\+?\d+", re.IGNORECASE)
RETYPE = "Ubah format sel menjadi Teks, lalu ketik ulang 18 angka NIP."


@dataclass(frozen=True, slots=True)
class Nip:
    """`bulan` is the month of appointment of a PNS, `kontrak` the contract count of a PPPK; the other one is None."""

    teks: str
    lahir: date
    tahun: int
    bulan: int | None
    kontrak: int | None
    kelamin: str
    nomor: int

    @property
    def is_pppk(self) -> bool:
        return self.kontrak is not None


class NipSalah(ValueError):  # noqa: N818 - named as the office names it
    """`code` for tests, `alasan` the cause in a few words, `tindakan` what to do about this very value."""

    def __init__(self, code: str, alasan: str, tindakan: str) -> None:
        super().__init__(f"{alasan}. {tindakan}")
        self.code = code
        self.alasan = alasan
        self.tindakan = tindakan


def normalize_nip(text: str) -> str:
    """Without the blanks, dots and apostrophes that people and exports put in. Idempotent."""
    return NOISE.sub("", text)


def read_daftar(text: str) -> list[str]:
    """The NIPs of a text that holds nothing else, as pasted from a column of a sheet, each once; [] for any other text.

    A field of one line loses the ends of lines, so they may follow each other without anything between.
    """
    bare = re.sub(r"[\s.,;'\u2019`]+", "", text)
    if not (bare.isascii() and bare.isdecimal()) or len(bare) % LENGTH:
        return []
    return list(dict.fromkeys(bare[at : at + LENGTH] for at in range(0, len(bare), LENGTH)))


def parse_nip(value: object) -> Nip:
    """Refuses with `NipSalah`: nip_kosong, nip_numerik, nip_bukan_angka, nip_panjang, nip_lahir, nip_tahun, nip_bulan,
    nip_kelamin, nip_nomor. A number is refused, not repaired: a spreadsheet keeps 15 digits of it only."""
    if isinstance(value, int | float):
        raise NipSalah("nip_numerik", "NIP tersimpan sebagai angka", RETYPE)
    text = normalize_nip(str(value))
    if EXPONENT.fullmatch(text):
        raise NipSalah("nip_numerik", "NIP tersimpan sebagai angka", RETYPE)
    match = FORM.fullmatch(text) if text.isascii() else None
    day = _day(match[1]) if match else None
    if match is None or day is None or match[6] == "000" or (match[4] and int(match[2]) < PPPK_SEJAK):
        raise _explain(text)
    return Nip(
        teks=text,
        lahir=day,
        tahun=int(match[2]),
        bulan=int(match[3]) if match[3] else None,
        kontrak=int(match[4]) if match[4] else None,
        kelamin="L" if match[5] == "1" else "P",
        nomor=int(match[6]),
    )


@lru_cache(maxsize=50_000)
def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _explain(text: str) -> NipSalah:
    if not text:
        return NipSalah("nip_kosong", "NIP kosong", "Isi 18 angka NIP pegawai ini.")
    if not (text.isascii() and text.isdigit()):
        return NipSalah("nip_bukan_angka", "NIP memuat huruf atau tanda", "Tulis 18 angka tanpa huruf dan tanda baca.")
    if len(text) != LENGTH:
        return NipSalah("nip_panjang", "NIP bukan 18 angka", _explain_length(len(text)))
    if _day(text[:8]) is None:
        shown = f"{text[6:8]}-{text[4:6]}-{text[:4]}"
        return NipSalah(
            "nip_lahir", "Tanggal lahir di NIP tidak ada", f"Angka 1–8 menyatakan {shown}, tanggal yang tidak ada. Periksa NIP di SK."
        )
    if text[8:10] not in ("19", "20") or (text[12] == "2" and int(text[8:12]) < PPPK_SEJAK):
        pppk = f"; angka 13–14 ({text[12:14]}) menandai PPPK, yang baru ada sejak {PPPK_SEJAK}" if text[12] == "2" else ""
        return NipSalah(
            "nip_tahun", "Tahun pengangkatan di NIP tidak wajar", f"Angka 9–12 menyatakan tahun {text[8:12]}{pppk}. Periksa NIP di SK."
        )
    if not _is_period(text[12:14]):
        return NipSalah(
            "nip_bulan",
            "Bulan pengangkatan di NIP tidak ada",
            f"Angka 13–14 berisi {text[12:14]}; seharusnya 01–12, atau 21–29 untuk PPPK.",
        )
    if text[14] not in "12":
        return NipSalah("nip_kelamin", "Angka jenis kelamin di NIP salah", f"Angka ke-15 berisi {text[14]}; seharusnya 1 atau 2.")
    return NipSalah("nip_nomor", "Nomor urut di NIP salah", "Angka 16–18 berisi 000; nomor urut mulai dari 001.")


def _explain_length(length: int) -> str:
    if length < LENGTH:
        return f"Tulis 18 angka. Sel ini berisi {length} angka; {LENGTH - length} angka mungkin hilang."
    return f"Tulis 18 angka. Sel ini berisi {length} angka; {length - LENGTH} angka terlalu banyak."


def _is_period(text: str) -> bool:
    return "01" <= text <= "12" or "21" <= text <= "29"
