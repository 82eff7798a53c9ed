"""Who heads a unit after an import: one definitive head at a time, and no import falls over a rotation."""

from datetime import date

import pytest
from django.utils import timezone

from pegawai.models import Pegawai, Penempatan
from pegawai.services.impor.penempatan import Calon, Kepala, settle_heads
from tests.factories import make_nip, make_pengguna, make_unit
from tests.pegawai import siasn

TODAY = date(2026, 11, 24)


def calon(baris, unit_id, mulai, **kwargs):
    return Calon(
        **{"baris": baris, "nama": f"C{baris}", "unit_id": unit_id, "unit": "U", "mulai": mulai, "selesai": None, "lama_id": None, **kwargs}
    )


def kepala(unit_id, *, mulai=date(2020, 1, 1), selesai=None, baris=None):
    return Kepala(id=unit_id, unit_id=unit_id, mulai=mulai, selesai=selesai, nama="LAMA", baris=baris)


def test_first_of_two_in_one_unit_heads_it():
    one, two = calon(1, 1, date(2024, 1, 1)), calon(2, 1, date(2024, 1, 1))
    assert settle_heads([one, two], [], TODAY) == [(two, "C1")]
    assert (one.memimpin, two.memimpin) == (True, False)


def test_head_that_stays_keeps_the_unit():
    one = calon(1, 1, date(2024, 1, 1))
    assert settle_heads([one], [kepala(1)], TODAY) == [(one, "LAMA")]


def test_head_that_left_earlier_is_not_in_the_way():
    one = calon(1, 1, date(2024, 1, 1))
    assert settle_heads([one], [kepala(1, selesai=date(2024, 1, 1))], TODAY) == []
    assert one.mulai == date(2024, 1, 1)


def test_successor_of_a_head_that_leaves_today_begins_today():
    one = calon(1, 1, date(2024, 1, 1))
    assert settle_heads([one], [kepala(1, baris=9)], TODAY) == []
    assert one.mulai == TODAY


def test_two_heads_change_places_on_one_day():
    day = date(2025, 3, 1)
    one, two = calon(1, 2, day), calon(2, 1, day)
    assert settle_heads([one, two], [kepala(1, baris=1), kepala(2, baris=2)], TODAY) == []
    assert (one.mulai, two.mulai) == (day, day)


def test_delay_runs_along_the_chain():
    """3 leaves unit 3 today, so 2 follows there today, so unit 2 is free today, so 1 follows today."""
    one, two = calon(1, 2, date(2025, 1, 1)), calon(2, 3, date(2025, 1, 1))
    assert settle_heads([one, two], [kepala(2, baris=2), kepala(3, baris=3)], TODAY) == []
    assert (one.mulai, two.mulai) == (TODAY, TODAY)


def test_later_head_stands_only_from_its_start():
    one = calon(1, 1, date(2025, 1, 1), selesai=date(2027, 1, 1))
    assert settle_heads([one], [kepala(1, mulai=date(2027, 1, 1))], TODAY) == []
    assert settle_heads([calon(1, 1, date(2025, 1, 1))], [kepala(1, mulai=date(2027, 1, 1))], TODAY) != []


@pytest.fixture
def hr(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Satu", siasn_id="U1")
    make_unit("Dinas Dua", siasn_id="U2")
    return make_pengguna("kepegawaian")


def kadis(nip, unit, tmt, jabatan):
    return siasn.row(
        nip, unor_id=unit, tmt_jabatan=tmt, jabatan_id=jabatan, jabatan_nama=f"KEPALA {unit}", jenis_jabatan_id="1", eselon_nama="II.b"
    )


def heads():
    rows = Penempatan.objects.filter(memimpin=True).on(timezone.localdate())
    return dict(rows.values_list("unit__siasn_id", "pegawai__nip"))


def test_rotation_in_one_file(hr):
    one, two = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [kadis(one, "U1", "01-01-2022", "J1"), kadis(two, "U2", "01-01-2022", "J2")])
    assert heads() == {"U1": one, "U2": two}
    impor = siasn.upload_and_apply(hr, [kadis(one, "U2", "01-03-2025", "J2"), kadis(two, "U1", "01-06-2025", "J1")])
    assert (heads(), siasn.counts(impor)) == ({"U1": two, "U2": one}, {"ubah": 2})
    assert set(Penempatan.objects.filter(selesai=None).values_list("mulai", flat=True)) <= {date(2025, 6, 1), timezone.localdate()}


def test_second_head_goes_in_without_heading(hr):
    one, two = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [kadis(one, "U1", "01-01-2022", "J1")])
    rows = [kadis(two, "U1", "01-01-2025", "J1")]
    impor = siasn.upload_and_apply(hr, rows)
    assert siasn.findings(impor) == [(2, "peringatan", "JABATAN NAMA", "kepala_ganda")]
    assert heads() == {"U1": one}
    assert Pegawai.objects.get(nip=two).penempatan_list.get().memimpin is False
    assert siasn.counts(siasn.upload(hr, rows)) == {"sama": 1}


def test_successor_of_a_retiree(hr):
    one, two = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [kadis(one, "U1", "01-01-2022", "J1")])
    gone = {**kadis(one, "U1", "01-01-2022", "J1"), "KEDUDUKAN HUKUM ID": "99", "KEDUDUKAN HUKUM NAMA": "Pensiun"}
    siasn.upload_and_apply(hr, [kadis(two, "U1", "01-01-2025", "J1"), gone])
    assert heads() == {"U1": two}
    assert Penempatan.objects.get(pegawai__nip=two).mulai == timezone.localdate()
