"""Who may do what with points. Rules belong to the admin; awards, redemption and objections to the training office."""

from typing import Final

from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import peran_of

ADMIN: Final = (Peran.ADMIN,)
WRITERS: Final = (Peran.PENGELOLA,)
READERS: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR, Peran.ADMIN)
# what is kept of single people: performance, discipline, suspensions
PENCATAT: Final = (Peran.KEPEGAWAIAN, Peran.ADMIN)
PEMBACA_CATATAN: Final = (*PENCATAT, Peran.AUDITOR)
# runs of the recalculation
HITUNG: Final = (Peran.PENGELOLA, Peran.ADMIN)
HITUNG_READERS: Final = (*HITUNG, Peran.AUDITOR)


def is_pengelola(user: Pengguna) -> bool:
    return bool(peran_of(user) & set(WRITERS))
