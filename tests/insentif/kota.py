"""The rows of points in the city of `tests/test_access.py`, one file a noun."""

from types import ModuleType

from tests.insentif import kota_aturan, kota_ip, kota_penghargaan, kota_saya, kota_tukar

BAGIAN: tuple[ModuleType, ...] = (kota_aturan, kota_tukar, kota_penghargaan, kota_saya, kota_ip)


def make_insentif(kota: dict[str, object]) -> dict[str, object]:
    """Each part sees the words of those before it."""
    found: dict[str, object] = {}
    for bagian in BAGIAN:
        found |= bagian.make_rows(kota | found)
    return found
