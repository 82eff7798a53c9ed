"""What reading a PDF may cost."""

from dataclasses import dataclass
from typing import Final

MIB: Final = 1024 * 1024
MAX_HALAMAN: Final = 50
MAX_REVISI: Final = 20
MAX_OBJEK: Final = 300_000
MAX_DALAM: Final = 100
MAX_FILTER: Final = 5
MAX_ALIRAN: Final = 96 * MIB  # one stream unpacked: a coloured page of 25 megapixels
MAX_LONGGAR: Final = 384 * MIB  # all streams but packed pictures together; a white page of a scanner unpacks to 26 MiB
END: Final = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Batas:
    memory_bytes: int = 512 * MIB
    cpu_seconds: int = 10
    wait_seconds: float = 120.0  # of the clock: on a busy machine the child waits for its turn


BATAS: Final = Batas()
