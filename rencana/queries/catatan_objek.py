"""What of plans and budgets a text names in the search of the change log."""

from typing import Any

from django.db.models import QuerySet

from pegawai.queries.perubahan_objek import register_objek
from rencana.models import PaguAnggaran


@register_objek(PaguAnggaran)
def find_pagu(text: str) -> QuerySet[Any]:
    return PaguAnggaran.objects.filter(rekening__kode__startswith=text)
