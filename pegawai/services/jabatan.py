from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from lib import waktu
from pegawai.models import Jabatan, Penempatan, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import only_peran

FIELDS: Final = ("nama", "jenis", "kelompok", "eselon", "is_aktif")


@only_peran(Peran.KEPEGAWAIAN)
@transaction.atomic
def save_jabatan(*, jabatan: Jabatan, by: Pengguna) -> Jabatan:
    """Store a new or changed position. Refuses: `masih_dipangku` when it is switched off while people hold it."""
    if jabatan.pk and not jabatan.is_aktif:
        Jabatan.objects.select_for_update().get(pk=jabatan.pk)
        people = Penempatan.objects.filter(jabatan=jabatan).ending_after(waktu.today()).values("pegawai").distinct().count()
        if people:
            text = f"Masih ada {people} pegawai yang memangku jabatan ini."
            raise ValidationError({"is_aktif": ValidationError(text, code="masih_dipangku")})
    if jabatan.pk:
        jabatan.save(update_fields=FIELDS)
    else:
        jabatan.save()
    return jabatan
