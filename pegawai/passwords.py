"""Passwords that anybody around here would guess are refused; what counts is how many guesses one withstands, not the mixture of signs."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from lib.bulan import BULAN
from lib.sandi import count_guesses
from lib.waktu import today
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.hari import Induk

MAX_LENGTH = 256
MIN_GUESSES: Final = 10**9  # thousands of years at the limits of the door, months for one that holds the hash (docs/keamanan.md)
MIN_OWN_WORD: Final = 3
NASIHAT: Final = "Gabungkan tiga atau empat kata yang tidak berhubungan satu sama lain maupun dengan Anda."


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Kata sandi ini terlalu pendek. Tulis sedikitnya {self.min_length} karakter."


class MaximumLengthValidator:
    def validate(self, password: str, user: object = None) -> None:
        if len(password) > MAX_LENGTH:
            raise ValidationError(f"Kata sandi paling panjang {MAX_LENGTH} karakter.", code="sandi_terlalu_panjang")

    def get_help_text(self) -> str:
        return f"Paling panjang {MAX_LENGTH} karakter."


class GuessValidator:
    """Refuses what falls to the usual words, keyboard rows, sequences, repetitions, dates, and to what is known of the person."""

    def validate(self, password: str, user: object = None) -> None:
        known = own_words(user) if isinstance(user, Pengguna) else ()
        if count_guesses(password, known) < MIN_GUESSES:
            raise ValidationError(
                "Kata sandi ini mudah ditebak: terlalu dekat dengan kata umum, urutan, pengulangan, tanggal, atau data diri dan unit "
                f"Anda. {NASIHAT}",
                code="sandi_mudah",
            )

    def get_help_text(self) -> str:
        return NASIHAT


def own_words(user: Pengguna) -> Iterator[str]:
    """What a stranger finds out: names, account name, mail address, and for an employee the NIP, birth, telephone and unit."""
    texts = [user.nama, user.username, user.email, *user.email.split("@")[:1]]
    if user.pegawai is not None:
        texts += [user.pegawai.nip, user.pegawai.telepon, user.pegawai.tempat_lahir, *_units(user.pegawai)]
        yield from _parts_of_nip(user.pegawai.nip)
        for day in {user.pegawai.tanggal_lahir, _born_of_nip(user.pegawai.nip)} - {None}:
            yield from spell_date(day)  # type: ignore[arg-type]
    for text in texts:
        yield from (word for word in (text, *re.split(r"[\W_]+", text)) if len(word) >= MIN_OWN_WORD)


def _units(pegawai: Pegawai) -> Iterator[str]:
    hari = today()
    units = UnitKerja.objects.filter(pk__in=Penempatan.objects.on(hari).filter(pegawai=pegawai).values("unit"))
    for names in units.values_list("nama", "singkatan", Induk("pk", hari, "nama"), Induk("pk", hari, "singkatan")):
        yield from (name for name in names if name)


def _parts_of_nip(nip: str) -> Iterator[str]:
    """Birth, entry into service, the rest: and each of them with its neighbour."""
    yield from (nip[:8], nip[8:14], nip[14:], nip[8:], nip[:14], nip[2:8])


def spell_date(day: date) -> Iterator[str]:
    """A date as people write it: figures in every order, with long and short years and months. Separators do not count."""
    bulan = BULAN[day.month - 1].lower()
    days, months, years = {f"{day:%d}", str(day.day)}, {f"{day:%m}", str(day.month), bulan, bulan[:3]}, {f"{day:%Y}", f"{day:%y}"}
    for d in days:
        for m in months:
            yield from (d + m, m + d)
            for y in years:
                yield from (d + m + y, y + m + d, m + d + y)
    yield from (m + y for m in months for y in years)


def _born_of_nip(nip: str) -> date | None:
    try:
        return date.fromisoformat(nip[:8])
    except ValueError:
        return None
