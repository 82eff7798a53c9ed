import pytest

from pegawai.models import UnitKerja
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.factories import make_pengguna, make_unit
from tests.pegawai import siasn

HEADER = ["ID", "NAMA_UNOR", "ID_ATASAN"]


@pytest.fixture
def hr(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_pengguna("kepegawaian")


def upload(hr, *rows):
    return siasn.upload(hr, siasn.xlsx_file([HEADER, *rows]), "unit")


def tree():
    return dict(UnitKerja.objects.values_list("siasn_id", "induk__siasn_id"))


def test_parents_may_stand_further_down(hr):
    impor = siasn.apply(upload(hr, ["c", "SD Negeri 1", "b"], ["b", "Bidang SD", "a-1"], ["A1", "Dinas Pendidikan", "null"]), hr)
    assert siasn.counts(impor) == {"baru": 3}
    assert tree() == {"C": "B", "B": "A1", "A1": None}
    assert dict(UnitKerja.objects.values_list("siasn_id", "jenis")) == {"A1": "pd", "B": "upt", "C": "upt"}


def test_same_file_again_changes_nothing(hr):
    rows = (["A", "Dinas", ""], ["B", "Bidang", "A"])
    siasn.apply(upload(hr, *rows), hr)
    assert siasn.counts(upload(hr, *rows)) == {"sama": 2}


def test_renamed_and_moved(hr):
    siasn.apply(upload(hr, ["A", "Dinas", ""], ["B", "Bidang", "A"], ["C", "Badan", ""]), hr)
    impor = upload(hr, ["B", "Bidang Baru", "C"])
    assert impor.baris_list.get().perubahan_list == [("Nama unit", "Bidang", "Bidang Baru"), ("Unit atasan", "Dinas", "Badan")]
    siasn.apply(impor, hr)
    assert (tree()["B"], UnitKerja.objects.get(siasn_id="B").nama) == ("C", "Bidang Baru")


def test_faults_are_named_with_their_rows(hr):
    impor = upload(
        hr,
        ["A", "Dinas", ""],
        ["A", "Kembar", ""],
        ["B", "Yatim", "ZZ"],
        ["C", "Anak yatim", "B"],
        ["D", "Lingkar 1", "E"],
        ["E", "Lingkar 2", "D"],
        ["F", "", "A"],
        ["", "Tanpa ID", "A"],
        ["G", "Anak tanpa nama", "F"],
        ["H", "Sendiri", "H"],
    )
    assert siasn.findings(impor) == [
        (3, "galat", "ID", "id_ganda"),
        (4, "galat", "ID_ATASAN", "atasan_tak_dikenal"),
        (5, "galat", "ID_ATASAN", "atasan_bermasalah"),
        (6, "galat", "ID_ATASAN", "melingkar"),
        (7, "galat", "ID_ATASAN", "melingkar"),
        (8, "galat", "NAMA_UNOR", "nama_salah"),
        (9, "galat", "ID", "id_salah"),
        (10, "galat", "ID_ATASAN", "atasan_tak_dikenal"),
        (11, "galat", "ID_ATASAN", "melingkar"),
    ]
    assert siasn.counts(siasn.apply(impor, hr))["baru"] == 1


def test_cycle_through_units_that_are_not_in_the_file(hr):
    top = make_unit("Atas", siasn_id="A")
    make_unit("Bawah", top, siasn_id="B")
    assert siasn.findings(upload(hr, ["A", "Atas", "B"])) == [(2, "galat", "ID_ATASAN", "melingkar")]


def test_known_parent_outside_the_file(hr):
    make_unit("Atas", siasn_id="A")
    siasn.apply(upload(hr, ["B", "Bawah", "A"]), hr)
    assert tree() == {"A": None, "B": "A"}


def test_a_parent_that_goes_between_the_preview_and_the_import_leaves_its_rows_out(hr):
    """They would become perangkat daerah of their own."""
    first = siasn.apply(upload(hr, ["A", "Atas", ""]), hr)
    later = upload(hr, ["B", "Bawah", "A"], ["C", "Lebih bawah", "B"], ["D", "Lain", ""])
    pekerjaan.run_pekerjaan(pk=services.start_undo(impor=first, by=hr).pekerjaan_id)
    siasn.apply(later, hr)
    assert (tree(), siasn.counts(later)) == ({"D": None}, {"baru": 1, "dilewati": 2})
