"""Badges: everybody who meets the condition of one has it from then on."""

from insentif.models import Lencana
from insentif.permissions import ADMIN
from pegawai.models import Pengguna
from pegawai.permissions import only_peran


@only_peran(*ADMIN)
def save_lencana(*, lencana: Lencana, by: Pengguna) -> None:
    lencana.save()
