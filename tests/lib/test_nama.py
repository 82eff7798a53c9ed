"""Which names in a list are plainly of somebody else."""

import pytest

from lib.nama import is_nama_lain


@pytest.mark.parametrize(
    "tertulis",
    ["SITI AMINAH", "dr. Siti Aminah, M.Kes.", "Siti", "Aminah Siti", "S. Aminah", "Siti A.", "Si\u0301ti Aminah", "", " - ", "12345"],
)
def test_the_same_person_however_written(tertulis: str) -> None:
    assert not is_nama_lain(tertulis, "Siti Aminah")


@pytest.mark.parametrize("tertulis", ["Budi Santoso", "Siti Rahayu", "Drs. Aminudin", "Siti Aminahh", "B. Aminah"])
def test_another_person(tertulis: str) -> None:
    assert is_nama_lain(tertulis, "Siti Aminah")


def test_apostrophes_and_one_name() -> None:
    assert not is_nama_lain("Ma'ruf", "Maruf Amin")
    assert is_nama_lain("Siti Siti", "Siti Aminah")
