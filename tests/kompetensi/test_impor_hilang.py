"""What a previewed row names is taken back before the row is applied: the row is named and stays out, the others go in."""

from typing import Any

import pytest

from kompetensi.models import Kompetensi, Penilaian, StandarKompetensi
from kompetensi.services import impor as kinds
from kompetensi.services.impor.arti import HILANG
from pegawai.models import Impor, Jabatan, Pegawai, Pengguna, UnitKerja
from tests import factories
from tests.pegawai import siasn
from tests.pintu import enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("berkas_impor")]
STANDAR = ["JABATAN ID", "NAMA JABATAN", "KODE KOMPETENSI", "LEVEL", "BOBOT", "BERLAKU MULAI"]
HASIL = ["NIP", "NAMA", "TANGGAL", "M.01", "T.98"]


@pytest.fixture
def baru() -> Kompetensi:
    return Kompetensi.objects.create(kode="T.98", nama="Kompetensi Baru", jenis="teknis", urutan=998)


def preview(by: Pengguna, jenis: str, header: list[str], *rows: list[Any]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([header, *rows]), jenis)


def told(done: Impor) -> tuple[str, dict[str, int], list[tuple[int, str]]]:
    return done.status, siasn.counts(done), list(done.galat_list.order_by("baris").values_list("baris", "kode"))


LEWAT = [(2, "berubah_sejak_pratinjau")]


def test_a_standard_of_a_competency_that_is_gone(by: Pengguna, baru: Kompetensi) -> None:
    jabatan = factories.make_jabatan("Analis Kebijakan")
    shown = preview(by, kinds.STANDAR.kode, STANDAR, *[["", jabatan.nama, kode, "3", "", ""] for kode in ("T.98", "M.01")])
    baru.delete()
    page = enter(by).get(shown.get_absolute_url(), {"tab": "baru"})
    assert [row.arti == [HILANG.format("T.98")] for row in page.context["page"].rows] == [True, False]
    assert told(siasn.apply(shown, by)) == ("selesai", {"baru": 1, "dilewati": 1}, LEWAT)
    assert StandarKompetensi.objects.get(jabatan=jabatan).kompetensi.kode == "M.01"


def test_a_standard_of_a_position_that_is_gone(by: Pengguna) -> None:
    for nama in ("Analis Kebijakan", "Arsiparis"):
        factories.make_jabatan(nama)
    shown = preview(by, kinds.STANDAR.kode, STANDAR, *[["", nama, "M.01", "3", "", ""] for nama in ("Analis Kebijakan", "Arsiparis")])
    Jabatan.objects.get(nama="Analis Kebijakan").delete()
    assert told(siasn.apply(shown, by)) == ("selesai", {"baru": 1, "dilewati": 1}, LEWAT)


def test_results_of_a_competency_that_is_gone(by: Pengguna, baru: Kompetensi) -> None:
    """The whole row: half of it is not what was shown."""
    one, two = factories.make_pegawai("Ani"), factories.make_pegawai("Budi")
    shown = preview(by, kinds.PENILAIAN.kode, HASIL, [one.nip, "Ani", "12-05-2026", "3", "2"], [two.nip, "Budi", "12-05-2026", "3", ""])
    baru.delete()
    page = enter(by).get(shown.get_absolute_url(), {"tab": "baru"})
    assert [HILANG.format("T.98") in row.arti for row in page.context["page"].rows] == [True, False]
    assert told(siasn.apply(shown, by)) == ("selesai", {"baru": 1, "dilewati": 1}, LEWAT)
    assert Penilaian.objects.get().pegawai == two


def test_results_of_somebody_who_is_gone(by: Pengguna) -> None:
    one, two = factories.make_pegawai("Ani"), factories.make_pegawai("Budi")
    shown = preview(by, kinds.PENILAIAN.kode, HASIL[:4], *[[row.nip, row.nama, "12-05-2026", "3"] for row in (one, two)])
    Pegawai.objects.get(pk=one.pk).delete()
    assert told(siasn.apply(shown, by)) == ("selesai", {"baru": 1, "dilewati": 1}, LEWAT)


def test_a_new_employee_of_a_unit_that_is_gone(by: Pengguna) -> None:
    for nama, siasn_id in (("Dinas Lama", siasn.UNIT), ("Dinas Tetap", "B" * 32)):
        factories.make_unit(nama, siasn_id=siasn_id)
    shown = siasn.upload(by, [siasn.row(), siasn.row(unor_id="B" * 32)])
    UnitKerja.objects.get(siasn_id=siasn.UNIT).delete()
    assert told(siasn.apply(shown, by)) == ("selesai", {"baru": 1, "dilewati": 1}, LEWAT)
    assert Pegawai.objects.count() == 1
