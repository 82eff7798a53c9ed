"""Teachers as the list shows them."""

from django.db.models import Count, Q, QuerySet

from diklat.models import Narasumber
from diklat.permissions import WRITERS
from lib import paging, waktu
from pegawai.models import Pengguna
from pegawai.permissions import has_peran
from pegawai.queries.orang import register_lingkup

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


def akun_luar(user: Pengguna) -> QuerySet[Pengguna]:
    """Accounts of whoever is no employee here, to be linked with a teacher."""
    rows: QuerySet[Pengguna] = Pengguna.objects.filter(pegawai=None)
    return rows if has_peran(user, WRITERS) else rows.none()


register_lingkup("akun-luar", lambda user, _: akun_luar(user))
