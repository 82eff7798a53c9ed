"""Scenes: somebody with every role does to his own row what a service does to rows of people."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import ValidationError

from pegawai.models import Pengguna
from pegawai.permissions import SENDIRI
from pegawai.services.massal import Ringkas
from tests.factories import make_pegawai, make_pengguna, make_unit

Adegan = Callable[[Pengguna], Callable[[], object]]
ADEGAN: Final[dict[str, Adegan]] = {}
PERAN: Final = ("pengelola", "kepegawaian", "pimpinan", "auditor", "admin")


def adegan(*services: str) -> Callable[[Adegan], Adegan]:
    """The scene of these services: sets up the row of `diri`, gives the act."""

    def keep(scene: Adegan) -> Adegan:
        for name in services:
            assert name not in ADEGAN, name
            ADEGAN[name] = scene
        return scene

    return keep


def make_diri() -> Pengguna:
    """Every role at once, and head of the whole city."""
    return make_pengguna(*PERAN, pegawai=make_pegawai("Diri", unit=make_unit(), memimpin=True))


def none_of(found: Ringkas) -> None:
    """A bulk act tells whom it left out instead of raising."""
    assert found.jumlah == 0
    if [text for _, text in found.ditolak] == [SENDIRI]:
        raise ValidationError(SENDIRI, code="sendiri")
