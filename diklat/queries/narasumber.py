"""Teachers as the list shows them."""

from django.db.models import Count, Q, QuerySet

from diklat.models import Narasumber
from lib import paging, waktu

SORTS: dict[str, paging.Sort] = {"nama": "nama", "instansi": ("instansi", "nama"), "sesi": ("sesi_count", "nama")}


def narasumber_list(q: str = "", *, dipakai: bool = True) -> QuerySet[Narasumber]:
    """With `sesi_count` (still to come) and `sesi_total`."""
    rows = Narasumber.objects.filter(is_aktif=dipakai).select_related("pegawai", "pengguna")
    for word in q.split():
        rows = rows.filter(Q(nama__icontains=word) | Q(instansi__icontains=word) | Q(pegawai__nip__contains=word))
    held = Q(sesi_list__is_batal=False)
    return rows.annotate(
        sesi_count=Count("sesi_list", filter=held & Q(sesi_list__selesai__gt=waktu.now())),
        sesi_total=Count("sesi_list", filter=held),
    )
