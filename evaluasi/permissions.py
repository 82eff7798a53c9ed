"""Who keeps evaluation and who reads its results."""

from typing import Final

from pegawai.permissions import Peran

WRITERS: Final = (Peran.PENGELOLA,)
READERS: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
