"""The mandatory list and the codes of the budget: kept by planners."""

from django.db import transaction

from pegawai.models import Pengguna
from rencana.models import DaftarWajib
from rencana.models.acuan import Acuan
from rencana.permissions import require_perencana


@transaction.atomic
def save_wajib(*, wajib: DaftarWajib, by: Pengguna) -> DaftarWajib:
    """Refuses: bukan_wewenang."""
    require_perencana(by)
    wajib.save()
    return wajib


@transaction.atomic
def save_acuan(*, acuan: Acuan, by: Pengguna) -> Acuan:
    """Refuses: bukan_wewenang."""
    require_perencana(by)
    acuan.save()
    return acuan
