"""Teachers as the list shows them."""

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf

from diklat.models import Narasumber, Sesi
from diklat.permissions import WRITERS
from lib import paging, waktu
from lib.format import format_nip
from pegawai.models import Pengguna
from pegawai.permissions import has_peran
from pegawai.queries.orang import JENIS, Jenis, OrangQuerySet, posting_of, register_lingkup

SORTS: dict[str, paging.Sort] = {"nama": "nama", "instansi": ("instansi", "nama"), "sesi": ("sesi_count", "nama")}


def narasumber_list(q: str = "", *, dipakai: bool = True) -> QuerySet[Narasumber]:
    """With `sesi_count` (still to come) and `sesi_total`."""
    rows = Narasumber.objects.filter(is_aktif=dipakai).select_related("pegawai", "pengguna").search(q)
    held = Q(sesi_list__is_batal=False)
    return rows.annotate(
        sesi_count=Count("sesi_list", filter=held & Q(sesi_list__selesai__gt=waktu.now())),
        sesi_total=Count("sesi_list", filter=held),
    )


def akun_luar(user: Pengguna) -> QuerySet[Pengguna]:
    """Accounts of whoever is no employee here, to be linked with a teacher."""
    rows: QuerySet[Pengguna] = Pengguna.objects.filter(pegawai=None)
    return rows if has_peran(user, WRITERS) else rows.none()


def pengajar_list(user: Pengguna, sesi_id: int | None = None) -> QuerySet[Narasumber]:
    """Whom this account may have teach: everybody in use but himself, and whoever teaches that session already."""
    own = Q(pengguna=user) | Q(pegawai__akun=user)
    rows = Narasumber.objects.filter(
        Q(is_aktif=True) & ~own | Q(pk__in=Sesi.objects.filter(pk=sesi_id or 0).order_by().values("narasumber"))
    )
    return rows if has_peran(user, WRITERS) else rows.none()


def tanda_of(narasumber: Narasumber) -> str:
    """What tells apart teachers of the same name, guests also those of one institution."""
    if narasumber.pegawai is not None:
        return format_nip(narasumber.pegawai.nip)
    return narasumber.email or narasumber.instansi


def _rows() -> OrangQuerySet:
    """An employee with NIP, position and unit; a guest is told by that, his address and where he comes from."""
    away = Coalesce(NullIf("instansi", Value("")), "email", output_field=CharField())
    rows: OrangQuerySet = Narasumber.objects.select_related("pegawai", "pengguna").annotate(
        nip=Coalesce("pegawai__nip", "email", output_field=CharField()),
        jabatan_nama=Case(When(pegawai=None, then=Value("Narasumber luar")), default=posting_of("pegawai", "jabatan__nama")),
        unit_sebutan=Case(When(pegawai=None, then=away), default=posting_of("pegawai", "unit__sebutan")),
    )
    return rows


def _search(rows: OrangQuerySet, text: str) -> OrangQuerySet:
    named = {name: Concat("nama", Value(", "), name, output_field=CharField()) for name in ("email", "instansi")}
    guests = rows.filter(pegawai=None).annotate(dengan_email=named["email"], dengan_instansi=named["instansi"])
    exact = guests.filter(Q(dengan_email__iexact=text) | Q(dengan_instansi__iexact=text))
    return exact if exact.exists() else rows.search(text)  # type: ignore[attr-defined,no-any-return]


JENIS[Narasumber] = Jenis(_rows, _search, tanda_of)
register_lingkup("akun-luar", lambda user, _: akun_luar(user))
register_lingkup("narasumber", pengajar_list)
