"""What other systems know of people: performance score and disciplinary measure of a year, by page."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from insentif.models import DataIP
from insentif.permissions import PENCATAT
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran, refuse_own
from pegawai.services import kunci

TAHUN_PERTAMA: Final = 2018


@only_peran(*PENCATAT)
@transaction.atomic
def save_data(*, data_id: int | None, data: Mapping[str, Any], by: Pengguna) -> DataIP:
    """`data`: pegawai and tahun (of a new row), nilai_kinerja, disiplin.

    Refuses: sendiri, tahun, sudah_ada, kosong, and by the table's laws.
    """
    row = DataIP.objects.select_for_update().get(pk=data_id) if data_id else DataIP()
    for name, value in data.items():
        setattr(row, name, value)
    refuse_own(by, row.pegawai_id)
    kunci.lock_pegawai([row.pegawai_id])  # two new rows of one person wait for each other
    this = waktu.today().year
    if not TAHUN_PERTAMA <= row.tahun <= this:
        raise ValidationError({"tahun": ValidationError(f"Tulis tahun {TAHUN_PERTAMA} sampai {this}.", code="tahun")})
    if row.pk is None and DataIP.objects.filter(pegawai=row.pegawai_id, tahun=row.tahun).exists():
        raise ValidationError(f"Data {row.pegawai.nama} tahun {row.tahun} sudah ada. Ubah data itu.", code="sudah_ada")
    if row.nilai_kinerja is None and not row.disiplin:
        raise ValidationError("Isi nilai kinerja, hukuman disiplin, atau keduanya.", code="kosong")
    row.full_clean()
    row.save()
    return row


@only_peran(*PENCATAT)
@transaction.atomic
def delete_data(*, data_id: int, by: Pengguna) -> None:
    """Refuses: sendiri."""
    row = DataIP.objects.select_for_update().get(pk=data_id)
    refuse_own(by, row.pegawai_id)
    row.delete()
