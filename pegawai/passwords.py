"""Passwords that anybody around here would guess are refused; length counts, not the mixture of characters."""

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError

from pegawai.models import Pengguna

MAX_LENGTH = 256
WORDS = ("tangkas", "tangsel", "tangerang", "bkpsdm", "kepegawaian", "pegawai", "diklat", "kompetensi", "katasandi", "banten")
SHORT_WORDS = frozenset({"asn", "pns", "nip", "bkd", "pppk", "kota"})
MIN_OWN_WORD = 4


class MaximumLengthValidator:
    def validate(self, password: str, user: object = None) -> None:
        if len(password) > MAX_LENGTH:
            raise ValidationError(f"Kata sandi paling panjang {MAX_LENGTH} karakter.", code="sandi_terlalu_panjang")

    def get_help_text(self) -> str:
        return f"Paling panjang {MAX_LENGTH} karakter."


class ContextWordValidator:
    """Refuses words of this office and the person's own name, NIP, account name and birth date."""

    def validate(self, password: str, user: object = None) -> None:
        text = password.lower()
        joined = re.sub(r"[\W_]+", "", text)
        if any(word in joined for word in WORDS) or set(re.split(r"[\W_]+", text)) & SHORT_WORDS:
            raise ValidationError(
                "Kata sandi memuat nama kota, kantor, atau aplikasi ini. Pilih kata lain.",
                code="kata_konteks",
            )
        if isinstance(user, Pengguna) and any(word in joined for word in own_words(user)):
            raise ValidationError(
                "Kata sandi memuat nama, NIP, surel, atau tanggal lahir Anda. Pilih kata lain.",
                code="kata_sendiri",
            )

    def get_help_text(self) -> str:
        return "Jangan memakai nama kota, kantor, aplikasi ini, atau nama, NIP, dan tanggal lahir Anda."


def own_words(user: Pengguna) -> Iterator[str]:
    texts = [*user.nama.lower().split(), user.username.lower(), user.email.lower().partition("@")[0]]
    yield from (word for text in texts if len(word := re.sub(r"[\W_]+", "", text)) >= MIN_OWN_WORD)
    yield from _dates(user)


def _dates(user: Pengguna) -> Iterator[str]:
    born = user.pegawai.tanggal_lahir if user.pegawai else None
    if born is None and user.pegawai:
        born = _born_of_nip(user.pegawai.nip)
    if born:
        yield from (born.strftime("%Y%m%d"), born.strftime("%d%m%Y"), born.strftime("%d%m%y"))


def _born_of_nip(nip: str) -> date | None:
    try:
        return date.fromisoformat(nip[:8])
    except ValueError:
        return None
