"""Hiding words of participants that name somebody or do not belong here, and showing them again."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from evaluasi.models import KomentarSurvei
from evaluasi.permissions import WRITERS
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran


@only_peran(*WRITERS)
@transaction.atomic
def hide_komentar(*, pk: UUID, alasan: str, by: Pengguna) -> KomentarSurvei:
    """The words stay stored; figures do not change. Refuses an empty reason (`alasan`)."""
    row = KomentarSurvei.objects.select_for_update().get(pk=pk)
    if not alasan.strip():
        raise ValidationError("Tulis alasan menyembunyikan komentar ini.", code="alasan")
    return _set(row, alasan=alasan.strip(), by=by)


@only_peran(*WRITERS)
@transaction.atomic
def show_komentar(*, pk: UUID, by: Pengguna) -> KomentarSurvei:
    return _set(KomentarSurvei.objects.select_for_update().get(pk=pk))


def _set(row: KomentarSurvei, *, alasan: str = "", by: Pengguna | None = None) -> KomentarSurvei:
    row.is_disembunyikan, row.alasan_sembunyi, row.disembunyikan_oleh = by is not None, alasan, by
    row.disembunyikan_pada = waktu.today() if by else None
    row.save(update_fields=["is_disembunyikan", "alasan_sembunyi", "disembunyikan_oleh", "disembunyikan_pada"])
    return row
