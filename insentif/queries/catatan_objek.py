"""What of awards a text names in the search of the change log."""

from typing import Any

from django.db.models import QuerySet

from insentif.models import Penghargaan, Piagam
from pegawai.queries.perubahan_objek import register_objek


@register_objek(Penghargaan)
def find_penghargaan(text: str) -> QuerySet[Any]:
    return Penghargaan.objects.filter(nama__icontains=text)


@register_objek(Piagam)
def find_piagam(text: str) -> QuerySet[Any]:
    return Piagam.objects.filter(nomor__iexact=text)
