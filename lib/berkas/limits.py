from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What an upload may cost. Sizes in bytes, times in seconds, rows without the title rows and the header.

    Time of the processor is the limit; the clock only ends a child that does nothing, for on a busy machine it waits for its turn.
    """

    file_bytes: int = 20 * MIB
    unpacked_bytes: int = 200 * MIB
    parts: int = 2_000
    ratio: int = 120
    rows: int = 100_000
    columns: int = 702
    cell_chars: int = 32_767
    line_bytes: int = MIB
    memory_bytes: int = 512 * MIB
    cpu_seconds: int = 20
    wait_seconds: float = 300.0


IMPORT = Limits()
SMALL = Limits(file_bytes=5 * MIB, unpacked_bytes=50 * MIB, rows=5_000, wait_seconds=120.0)
