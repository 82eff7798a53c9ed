"""The small numbers of the menu, whose statement is written once a process."""

import pytest

from config.queries.menunggu import count_menunggu
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna


@pytest.mark.django_db
def test_numbers_follow_the_rows_and_zero_is_left_out(django_assert_num_queries):
    officer, angkatan = make_pengguna("pengelola"), make_angkatan()
    assert count_menunggu(officer, "pengelola") == {}
    rows = [make_pendaftaran(angkatan, make_pegawai(), "disetujui_atasan") for _ in range(2)]
    with django_assert_num_queries(1):
        assert count_menunggu(officer, "pengelola") == {"pendaftaran": 2}
    rows[0].delete()
    assert count_menunggu(officer, "pengelola") == {"pendaftaran": 1}
    assert count_menunggu(officer, "auditor") == {}
