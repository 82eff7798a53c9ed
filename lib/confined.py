"""What a child of `lib.bounded` does to itself. It imports little, for it is in the template of each reader."""

import resource
from typing import Final, Protocol

STANDARD_HANDLES: Final = 3


class Bounds(Protocol):
    @property
    def memory_bytes(self) -> int: ...
    @property
    def cpu_seconds(self) -> int: ...
    @property
    def wait_seconds(self) -> float: ...


def confine(bounds: Bounds) -> None:
    """Once all that is needed is imported: afterwards no file can be opened."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory_bytes, bounds.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.cpu_seconds, bounds.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (STANDARD_HANDLES, STANDARD_HANDLES))
