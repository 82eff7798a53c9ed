"""Shared by the tests of imports."""

from typing import Any

import pytest

from kompetensi.services import impor as kinds
from pegawai.models import Pengguna
from tests import factories


@pytest.fixture
def berkas_impor(settings: Any, tmp_path: Any) -> None:
    """A place for files of their own; of the dictionary no columns are known from a test before."""
    settings.MEDIA_ROOT = tmp_path
    kinds.PENILAIAN.kolom.forget()  # type: ignore[attr-defined]


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("kepegawaian")
