"""What is read about enrolment: conditions, places in the queue, collisions, and whether the counters are right."""

from diklat.queries.pendaftaran.bentrok import Bentrok, bentrok_of
from diklat.queries.pendaftaran.konteks import Konteks, get_konteks, load_konteks
from diklat.queries.pendaftaran.kursi import Beda, find_beda, posisi_tunggu
from diklat.queries.pendaftaran.syarat import Penolakan, halangan, list_penolakan

__all__ = [
    "Beda",
    "Bentrok",
    "Konteks",
    "Penolakan",
    "bentrok_of",
    "find_beda",
    "get_konteks",
    "halangan",
    "list_penolakan",
    "load_konteks",
    "posisi_tunggu",
]
