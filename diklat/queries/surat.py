"""Letters of a batch, and who may read them."""

from django.db.models import QuerySet

from diklat.models import Angkatan, Pendaftaran, SuratDinas
from pegawai.models import Pengguna


def visible_to(user: Pengguna) -> QuerySet[SuratDinas]:
    """All for city-wide roles; otherwise those of batches that one takes part in."""
    rows = SuratDinas.objects.select_related("angkatan__program", "penanda_tangan", "dibuat_oleh")
    if user.has_city_scope:
        return rows
    if user.pegawai_id is None:
        return rows.none()
    own = Pendaftaran.objects.peserta().filter(pegawai=user.pegawai_id).order_by()
    return rows.filter(angkatan__in=own.values("angkatan"))


def surat_of(angkatan: Angkatan) -> QuerySet[SuratDinas]:
    return angkatan.surat_list.select_related("penanda_tangan", "dibuat_oleh")


def peserta_of(angkatan: Angkatan) -> QuerySet[Pendaftaran]:
    """Who is named in a letter, by name."""
    related = ("pegawai", "golongan", "jabatan", "unit")
    return angkatan.pendaftaran_list.peserta().select_related(*related).order_by("pegawai__nama", "pk")
