"""What of trainings a text names in the search of the change log: batches by code or programme, certificates by number."""

from typing import Any

from django.db.models import Q, QuerySet

from diklat.models import Angkatan, Program, Sertifikat
from pegawai.queries.perubahan_objek import register_objek


@register_objek(Program)
def find_program(text: str) -> QuerySet[Any]:
    return Program.objects.filter(Q(kode__iexact=text) | Q(nama__icontains=text))


@register_objek(Angkatan)
def find_angkatan(text: str) -> QuerySet[Any]:
    """By the code of the programme, with the number of the batch after it where one is typed: "PPP 2" or "PPP-2"."""
    *code, last = text.replace("-", " ").split() or [""]
    rows = Angkatan.objects.filter(Q(program__kode__iexact=text) | Q(program__nama__icontains=text))
    if code and last.isascii() and last.isdigit() and len(last) < 5:
        kode = text.rstrip("0123456789").rstrip(" -")
        rows = rows | Angkatan.objects.filter(nomor=int(last), program__kode__iexact=kode)
    return rows


@register_objek(Sertifikat)
def find_sertifikat(text: str) -> QuerySet[Any]:
    return Sertifikat.objects.filter(nomor__iexact=text)
