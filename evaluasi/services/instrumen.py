"""Versions of an instrument: publishing, drawing a new draft, putting away."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from evaluasi.models import Butir, Instrumen
from evaluasi.queries import instrumen_syarat


def check_terbit(instrumen: Instrumen, butir: Sequence[Butir]) -> None:
    """Refuses with all that is missing, each with its code (see `list_kekurangan`)."""
    if found := instrumen_syarat.list_kekurangan(instrumen, butir):
        raise ValidationError(found)
