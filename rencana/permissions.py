"""Who plans, who decides, who reads. Proposals are made by everybody for himself and by heads for their units."""

from typing import Final

from django.core.exceptions import ValidationError

from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import peran_of

PERENCANA: Final = (Peran.PENGELOLA,)
PEMUTUS: Final = (Peran.PIMPINAN,)
READERS: Final = (Peran.PENGELOLA, Peran.PIMPINAN, Peran.AUDITOR)


def has_one(user: Pengguna, roles: tuple[str, ...]) -> bool:
    return bool(peran_of(user) & set(roles))


def require(by: Pengguna, roles: tuple[str, ...], kalimat: str) -> None:
    """For services, whoever calls them. Refuses: bukan_wewenang."""
    if not has_one(by, roles):
        raise ValidationError(kalimat, code="bukan_wewenang")


def require_perencana(by: Pengguna) -> None:
    require(by, PERENCANA, "Anggaran dan rencana diatur oleh pengelola diklat.")


def require_pemutus(by: Pengguna) -> None:
    require(by, PEMUTUS, "Ini diputuskan oleh pimpinan. Mintalah pimpinan melakukannya.")
