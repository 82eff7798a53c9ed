from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Ruang
from diklat.permissions import WRITERS
from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import only_peran

FIELDS: Final = ("nama", "lokasi", "kapasitas", "is_aktif")


@only_peran(*WRITERS)
@transaction.atomic
def save_ruang(*, ruang: Ruang, by: Pengguna) -> Ruang:
    """Store a new or changed room. Refuses: masih_dipakai when it is put out of use while sessions are still to come."""
    if ruang.pk is None:
        ruang.save(force_insert=True)
        return ruang
    Ruang.objects.select_for_update(no_key=True).get(pk=ruang.pk)
    coming = ruang.sesi_list.filter(is_batal=False, selesai__gt=waktu.now()).count()
    if not ruang.is_aktif and coming:
        text = f"Ruang ini masih dipakai {coming} sesi yang akan datang. Pindahkan sesi itu dahulu."
        raise ValidationError({"is_aktif": ValidationError(text, code="masih_dipakai")})
    ruang.save(update_fields=FIELDS)
    return ruang
