"""Codes that prove somebody is in the room now, and codes of single lines on the printed sheet.

A rotating code carries the session and a slot of 30 seconds, signed; the present and the previous slot are taken. The short one for
people without a camera is derived from the session and the minute and can only be compared, not read.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

from lib.sewa import shorten

SALT: Final = "diklat.kode_hadir"
SALT_BARIS: Final = "diklat.kode_hadir.baris"
SALT_KETIK: Final = "diklat.kode_hadir.ketik"
SLOT_DETIK: Final = 30
KETIK_DETIK: Final = 60
# No 0, 1, I, O, U: they are misread from a projector. 30^6 codes, two of them valid at a time.
HURUF: Final = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"[:30]
KETIK_PANJANG: Final = 6
COBA_MAKSIMUM: Final = 10
COBA_DETIK: Final = 300
DIINGAT: Final = timedelta(minutes=10)


def make_kode(sesi_id: int, at: datetime) -> str:
    return Signer(salt=SALT, sep=".").sign(f"{sesi_id}-{_slot(at, SLOT_DETIK)}")


def read_kode(kode: str, at: datetime) -> int:
    """The session of a code. Refuses: palsu (not made here, or changed), kedaluwarsa (of an earlier slot)."""
    sesi_id, slot = _read(kode, SALT)
    if slot not in _taken(at, SLOT_DETIK):
        raise ValidationError("Kode ini sudah berganti. Pindai kode yang sekarang tampil di layar ruang kelas.", code="kedaluwarsa")
    return sesi_id


def sesi_of_kode(kode: str) -> int:
    """The session of a code of any age; for one that was read in time before. Refuses: palsu."""
    return _read(kode, SALT)[0]


def make_ketik(sesi_id: int, at: datetime) -> str:
    return _ketik(sesi_id, _slot(at, KETIK_DETIK))


def find_ketik(text: str, sesi_ids: Iterable[int], at: datetime) -> int:
    """Which of these sessions shows this short code. Refuses: kode_salah."""
    typed = "".join(text.split()).replace("-", "").upper()
    slots = _taken(at, KETIK_DETIK)
    for pk in sesi_ids:
        if any(constant_time_compare(typed, _ketik(pk, slot)) for slot in slots):
            return pk
    raise ValidationError(
        "Kode ini tidak cocok dengan sesi yang sedang berlangsung, atau sudah berganti. Ketik 6 huruf dan angka yang sekarang tampil.",
        code="kode_salah",
    )


def make_baris(sesi_id: int, pendaftaran_id: int) -> str:
    """For the QR beside a name on the printed sheet; it names the line and gives no right."""
    return Signer(salt=SALT_BARIS, sep=".").sign(f"{sesi_id}-{pendaftaran_id}")


def read_baris(kode: str) -> tuple[int, int]:
    """(session, enrolment). Refuses: palsu."""
    return _read(kode, SALT_BARIS)


def count_coba(pengguna_id: int) -> None:
    """Ten typed codes in five minutes per account. Refuses: terlalu_sering."""
    key = f"kode-hadir:{pengguna_id}"
    cache.add(key, 0, COBA_DETIK)
    try:
        tries = cache.incr(key)
    except ValueError:  # it ran out between the two calls
        tries = 1
    if tries > COBA_MAKSIMUM:
        shorten(cache.make_key(key), COBA_DETIK)
        raise ValidationError(
            "Terlalu banyak kode yang salah. Tunggu lima menit, atau minta pengajar mencatat kehadiran Anda.", code="terlalu_sering"
        )


def _read(kode: str, salt: str) -> tuple[int, int]:
    try:
        first, second = Signer(salt=salt, sep=".").unsign(kode).split("-")
        return int(first), int(second)
    except (BadSignature, ValueError) as error:
        raise ValidationError(
            "Kode ini bukan kode kehadiran dari Tangkas. Pindai ulang kode yang tampil di layar ruang kelas.", code="palsu"
        ) from error


def _ketik(sesi_id: int, slot: int) -> str:
    number = int.from_bytes(salted_hmac(SALT_KETIK, f"{sesi_id}-{slot}", algorithm="sha256").digest(), "big")
    letters = ""
    for _ in range(KETIK_PANJANG):
        number, rest = divmod(number, len(HURUF))
        letters += HURUF[rest]
    return letters


def _slot(at: datetime, seconds: int) -> int:
    return int(at.timestamp()) // seconds


def _taken(at: datetime, seconds: int) -> tuple[int, int]:
    slot = _slot(at, seconds)
    return slot, slot - 1
