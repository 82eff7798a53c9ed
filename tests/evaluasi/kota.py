"""The rows of evaluation in the city of `tests/test_access.py`, one file a noun."""

from tests.evaluasi import kota_dampak, kota_hasil, kota_instrumen, kota_pasca, kota_survei, kota_ujian

BAGIAN = (kota_instrumen, kota_ujian, kota_survei, kota_hasil, kota_pasca, kota_dampak)


def make_evaluasi(kota: dict[str, object]) -> dict[str, object]:
    """Each part sees the words of those before it."""
    found: dict[str, object] = {}
    for bagian in BAGIAN:
        found |= bagian.make_rows(kota | found)
    return found
