"""Many rows at once: one's own is left out, the others are stored."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from diklat.models import Kehadiran, Pendaftaran
from diklat.services import angkatan, hasil, kehadiran, pendaftaran
from diklat.services.sertifikat.terbit import check_issue
from insentif.models import DataIP
from insentif.services.ip.impor import DATA_IP, KOLOM
from lib import waktu
from pegawai.models import GalatImpor, Impor, Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.permissions import SENDIRI
from pegawai.services import impor as impor_services
from pegawai.services import pekerjaan
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_narasumber, make_penanda_tangan, make_pendaftaran, make_sesi
from tests.factories import make_nip, make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.pegawai import siasn
from tests.pintu import enter
from tests.sendiri.panggung import make_diri

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def diri() -> Pengguna:
    return make_diri()


def class_with(diri: Pengguna) -> tuple[Kelas, Pendaftaran]:
    kelas = make_kelas(1)
    return kelas, make_pendaftaran(kelas.angkatan, diri.pegawai)


def test_the_sheet_has_no_field_for_oneself_and_stores_the_others(diri: Pengguna) -> None:
    kelas, own = class_with(diri)
    client, url = enter(diri), reverse("diklat:kehadiran-sesi", args=[kelas.sesi.pk])
    page = client.get(url)
    assert (f"h-{own.pk}" in page.context["form"].fields, page.context["sendiri"]) == (False, True)
    assert "Data Anda sendiri diubah oleh petugas lain." in page.content.decode()
    client.post(url, {f"h-{own.pk}": "H", f"h-{kelas.rows[0].pk}": "H", "sudah": "{}"})
    assert list(Kehadiran.objects.values_list("pendaftaran", "dicatat_oleh")) == [(kelas.rows[0].pk, diri.pk)]


def test_own_attendance_by_the_code_in_the_room_stays_possible_for_who_cannot_show_it() -> None:
    diri = make_pengguna(pegawai=make_pegawai())
    kelas, own = class_with(diri)
    row = kehadiran.record_qr(sesi_id=kelas.sesi.pk, by=diri, pada=waktu.now())
    assert (row.pendaftaran_id, row.status, row.cara) == (own.pk, "H", "qr")


def test_the_copy_of_a_batch_has_no_lesson_of_who_copies_it(diri: Pengguna) -> None:
    source = make_angkatan(status="selesai")
    for day, guru in ((3, make_narasumber(pegawai=diri.pegawai)), (4, make_narasumber(pengguna=diri)), (5, make_narasumber("Lain"))):
        make_sesi(source, date(2026, 3, day), narasumber=guru)
    copied = angkatan.copy_angkatan(angkatan_id=source.pk, mulai=waktu.today() + timedelta(days=30), by=diri)
    assert [row.narasumber and row.narasumber.nama for row in copied.angkatan.sesi_list.order_by("mulai")] == [None, None, "Lain"]
    assert sum("pengajarnya Anda sendiri" in text for text in copied.dilepas) == 2


def test_attendance_and_scores_from_a_file(diri: Pengguna) -> None:
    kelas, own = class_with(diri)
    other = kelas.rows[0].pk
    isi = {kelas.sesi.pk: {own.pk: "H", other: "H"}}
    assert kehadiran.record_berkas(angkatan_id=kelas.angkatan.pk, isi=isi, sudah={}, by=diri) == 1
    nilai = {own.pk: (None, Decimal(100)), other: (None, Decimal(70))}
    assert hasil.record_nilai(angkatan_id=kelas.angkatan.pk, nilai=nilai, by=diri) == 1
    assert dict(Pendaftaran.objects.values_list("pk", "nilai_akhir")) == {own.pk: None, other: Decimal(70)}


def test_results_and_certificates(diri: Pengguna) -> None:
    day = date(2026, 3, 9)
    batch = make_angkatan(status="selesai")
    sesi = make_sesi(batch, day)
    own, other = (make_pendaftaran(batch, person, "hadir", nilai_akhir=90) for person in (diri.pegawai, make_pegawai()))
    for row in (own, other):
        make_kehadiran(sesi, row)
    assert hasil.set_usul(angkatan_id=batch.pk, by=diri) == 1
    assert dict(Pendaftaran.objects.values_list("pk", "status")) == {own.pk: "hadir", other.pk: "lulus"}
    pendaftaran.set_hasil(hasil={own.pk: "lulus"}, by=make_pengguna("pengelola"))
    asked = {"pendaftaran_ids": [own.pk, other.pk], "penanda_tangan_id": make_penanda_tangan().pk, "tanggal": day}
    assert check_issue(**asked, by=diri) == [other.pk]


def test_the_officers_own_row_of_a_personnel_file_stays_out_with_its_number(diri: Pengguna) -> None:
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    other = make_nip()
    impor = siasn.upload(diri, [siasn.row(diri.pegawai.nip, nama="PROF DIRI"), siasn.row(other)])
    assert list(GalatImpor.objects.values_list("baris", "kode", "tindakan")) == [(2, "sendiri", SENDIRI)]
    assert (impor.jumlah_baru, impor.jumlah_ubah, impor.jumlah_galat) == (1, 0, 1)
    assert [(row.putusan, row.kunci) for row in impor.baris_list.order_by("baris")] == [("galat", diri.pegawai.nip), ("baru", other)]
    done = apply(impor, diri)
    assert (done.status, Pegawai.objects.get(pk=diri.pegawai_id).nama, Pegawai.objects.filter(nip=other).exists()) == (
        "selesai",
        "Diri",
        True,
    )


def test_who_applies_the_file_of_somebody_else_does_not_apply_his_own_row(diri: Pengguna) -> None:
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    other = make_nip()
    impor = siasn.upload(make_pengguna("kepegawaian"), [siasn.row(diri.pegawai.nip, nama="PROF DIRI"), siasn.row(other)])
    assert (impor.jumlah_baru, impor.jumlah_ubah, impor.jumlah_galat) == (1, 1, 0)
    done = apply(impor, diri)
    assert (done.jumlah_baru, done.jumlah_ubah, done.jumlah_dilewati) == (1, 0, 1)
    assert GalatImpor.objects.get().kode == "sendiri"
    assert (Pegawai.objects.get(pk=diri.pegawai_id).nama, Pegawai.objects.filter(nip=other).exists()) == ("Diri", True)


def test_a_place_that_the_officer_would_have_left_is_not_given_away(diri: Pengguna) -> None:
    """He heads the unit; the file moves him away and names a successor: neither happens by his hand, and the file goes in."""
    unit = make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    Penempatan.objects.filter(pegawai=diri.pegawai).delete()
    make_penempatan(diri.pegawai, unit, memimpin=True)
    make_unit("Lain", siasn_id="F" * 32)
    head = {"jenis_jabatan_id": "1", "eselon_nama": "II.b", "jabatan_nama": "KEPALA DINAS", "jabatan_id": "E" * 32}
    rows = [siasn.row(diri.pegawai.nip, unor_id="F" * 32), siasn.row(make_nip(), **head)]
    done = apply(siasn.upload(diri, rows), diri)
    assert (done.status, done.jumlah_baru) == ("selesai", 1)
    assert [row.pegawai for row in Penempatan.objects.heads().filter(unit=unit, selesai=None)] == [diri.pegawai]


@pytest.mark.parametrize("uploader", ["diri", "lain"])
def test_a_file_of_units_brings_nothing_below_the_unit_that_the_officer_heads(diri: Pengguna, uploader: str) -> None:
    """Neither at once nor by a unit in between; what is new there, and what moves elsewhere, goes in."""
    UnitKerja.objects.filter(pk__in=diri.headed_unit_ids).update(siasn_id="KECIL")
    for code in ("DINKES", "SETDA", "BADAN"):
        make_unit(code, siasn_id=code)
    rows = [["BARU", "BARU", "KECIL"], ["DINKES", "DINKES", "SETDA"], ["SETDA", "SETDA", "BARU"], ["BADAN", "BADAN LAIN", "PUSAT"]]
    file = siasn.xlsx_file([["ID", "NAMA_UNOR", "ID_ATASAN"], *rows, ["PUSAT", "PUSAT", ""]])
    done = apply(siasn.upload(diri if uploader == "diri" else make_pengguna("kepegawaian"), file, "unit"), diri)
    found = dict(UnitKerja.objects.exclude(siasn_id="KECIL").values_list("siasn_id", "induk__siasn_id"))
    assert found == {"BARU": "KECIL", "DINKES": None, "SETDA": None, "BADAN": "PUSAT", "PUSAT": None}
    assert list(GalatImpor.objects.order_by("baris").values_list("baris", "kolom", "kode")) == [(3, "ID", "sendiri"), (4, "ID", "sendiri")]
    assert (done.jumlah_baru, done.jumlah_ubah) == (2, 1)


def test_no_unit_comes_below_the_one_that_the_officer_heads_by_taking_an_import_back(diri: Pengguna) -> None:
    """The file moved a unit away from below his own, by way of one that it moved as well; it goes back by another hand."""
    kecil = UnitKerja.objects.get(pk__in=diri.headed_unit_ids)
    UnitKerja.objects.filter(pk=kecil.pk).update(siasn_id="KECIL")
    make_unit("UPT", make_unit("SETDA", kecil, siasn_id="SETDA"), siasn_id="UPT")
    make_unit("LUAR", siasn_id="LUAR")
    lain = make_pengguna("kepegawaian")
    rows = [["UPT", "UPT", "LUAR"], ["SETDA", "SETDA", "LUAR"], ["KECIL", "KECIL LAIN", ""]]
    moved = apply(siasn.upload(lain, siasn.xlsx_file([["ID", "NAMA_UNOR", "ID_ATASAN"], *rows]), "unit"), lain)
    with pytest.raises(ValidationError) as refusal:
        impor_services.start_undo(impor=moved, by=diri)
    assert (refusal.value.code, moved.jumlah_ubah) == ("sendiri", 3)
    renamed = apply(siasn.upload(lain, siasn.xlsx_file([["ID", "NAMA_UNOR", "ID_ATASAN"], ["LUAR", "LUAR KOTA", ""]]), "unit"), lain)
    assert impor_services.start_undo(impor=renamed, by=diri).status == "pembatalan"


def test_an_unchanged_own_row_is_no_error(diri: Pengguna) -> None:
    DataIP.objects.create(pegawai=diri.pegawai, tahun=2025, nilai_kinerja=80)
    header = [kolom.judul for kolom in KOLOM]
    same, more = [diri.pegawai.nip, "", "2025", "80", ""], [diri.pegawai.nip, "", "2024", "99", ""]
    shown = siasn.upload(diri, siasn.xlsx_file([header, same, more]), DATA_IP.kode)
    assert (shown.jumlah_sama, shown.jumlah_galat, [row.baris for row in shown.galat_list.all()]) == (1, 1, [3])


def apply(impor: Impor, by: Pengguna) -> Impor:
    started = impor_services.start_apply(impor=impor, by=by)
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    return impor
