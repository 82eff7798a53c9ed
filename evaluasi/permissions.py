"""Who keeps evaluation and who reads its results."""

from typing import Final

from pegawai.peran import Peran

WRITERS: Final = (Peran.PENGELOLA,)
READERS: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
# Questions of tests with their keys: those who write them, and who checks. Other readers may be participants one day.
READERS_SOAL: Final = (Peran.PENGELOLA, Peran.AUDITOR)
