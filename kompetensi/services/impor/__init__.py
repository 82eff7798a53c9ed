"""The kinds of import of this app; importing the package registers them with the engine of `pegawai.services.impor`."""

from kompetensi.services.impor.kamus import KAMUS
from kompetensi.services.impor.penilaian import PENILAIAN
from kompetensi.services.impor.standar import STANDAR

__all__ = ["KAMUS", "PENILAIAN", "STANDAR"]
