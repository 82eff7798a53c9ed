"""Who plans, who decides, who reads. Proposals are made by everybody for himself and by heads for their units."""

from typing import Final

from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import require_wewenang

PERENCANA: Final = (Peran.PENGELOLA,)
PEMUTUS: Final = (Peran.PIMPINAN,)
READERS: Final = (Peran.PENGELOLA, Peran.PIMPINAN, Peran.AUDITOR)


def require_perencana(by: Pengguna) -> None:
    require_wewenang(by, PERENCANA, "Anggaran dan rencana diatur oleh pengelola diklat.")


def require_pemutus(by: Pengguna) -> None:
    require_wewenang(by, PEMUTUS, "Ini diputuskan oleh pimpinan. Mintalah pimpinan melakukannya.")
