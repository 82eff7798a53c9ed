"""The people a plan names for a batch: brought in by the office's own way of enrolling, or left out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from diklat.models import Angkatan, Pendaftaran
from diklat.services import massal
from pegawai.models import Pengguna
from pegawai.services.massal import Ringkas
from rencana.models import CalonRencana
from rencana.permissions import require_perencana
from rencana.queries import calon as queries


@transaction.atomic
def enroll_calon(*, angkatan_id: int, by: Pengguna) -> Ringkas:
    """All who are named and not in yet; each is judged by the conditions of the office. Refuses: bukan_wewenang, kosong."""
    require_perencana(by)
    angkatan = Angkatan.objects.get(pk=angkatan_id)
    keys = queries.belum_ids(angkatan)
    if not keys:
        raise ValidationError("Semua calon dari rencana sudah ada pada angkatan ini.", code="kosong")
    return massal.enroll_all(angkatan_id=angkatan_id, pegawai_ids=keys, jalur=Pendaftaran.Jalur.PENGELOLA, by=by)


@transaction.atomic
def drop_calon(*, angkatan_id: int, pegawai_id: int, by: Pengguna) -> None:
    """Somebody whom the plan names shall not be brought in; safe to repeat. Refuses: bukan_wewenang."""
    require_perencana(by)
    CalonRencana.objects.filter(rancangan__angkatan=angkatan_id, pegawai=pegawai_id).delete()
