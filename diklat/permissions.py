"""Who writes and who reads trainings."""

from collections.abc import Iterable
from typing import Final

from django.contrib import messages

from diklat.models import Pendaftaran
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import SENDIRI

WRITERS: Final = (Peran.PENGELOLA,)
PENGUBAH_ATURAN: Final = (Peran.PENGELOLA, Peran.ADMIN)
READERS: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)


def warn_own(request: Permintaan, pendaftaran_ids: Iterable[int]) -> None:
    """After many rows were stored: the own one was left out (`pegawai.permissions.without_own`)."""
    own = request.user.pegawai_id
    if own is not None and Pendaftaran.objects.filter(pk__in=set(pendaftaran_ids), pegawai=own).exists():
        messages.warning(request, f"Baris Anda sendiri tidak ikut. {SENDIRI}")
