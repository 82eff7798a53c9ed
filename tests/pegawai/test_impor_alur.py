"""From upload to result with real files, through the bounded reader and the job machinery."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pegawai.models import BarisImpor, GalatImpor, Impor, Jabatan, Pegawai, Pekerjaan, Penempatan, RiwayatGolongan
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from tests.factories import make_nip, make_pengguna, make_unit
from tests.pegawai import siasn
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def hr():
    return make_pengguna("kepegawaian")


@pytest.fixture
def unit():
    return make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)


def test_new_employee_with_position_placement_and_rank(hr, unit):
    nip = make_nip()
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, gelar_belakang="S.E.", email="Sukma@Contoh.go.id", tmt_cpns="01-01-2005")])
    assert (impor.status, siasn.counts(impor), impor.hasil) == ("selesai", {"baru": 1}, {"jabatan_baru": 1, "pindah": 0, "ditutup": 0})
    pegawai = Pegawai.objects.get(nip=nip)
    assert (pegawai.nama, pegawai.gelar_belakang, pegawai.email) == ("SUKMA AYU WULANDARI", "S.E.", "sukma@contoh.go.id")
    assert (pegawai.golongan.kode, pegawai.kedudukan.siasn_id, pegawai.tingkat_pendidikan.siasn_id) == ("III/a", "01", "40")
    assert (pegawai.tmt_cpns, pegawai.jenis_asn, pegawai.siasn_id) == (date(2005, 1, 1), "PNS", f"ID{nip}")
    penempatan = Penempatan.objects.get()
    assert (penempatan.pegawai, penempatan.unit, penempatan.mulai, penempatan.selesai, penempatan.memimpin) == (
        pegawai,
        unit,
        date(2021, 1, 1),
        None,
        False,
    )
    assert (penempatan.jabatan.nama, penempatan.jabatan.kelompok, penempatan.jabatan.siasn_id) == (
        "PENGOLAH DATA",
        "pelaksana",
        siasn.JABATAN,
    )
    assert list(RiwayatGolongan.objects.values_list("pegawai", "golongan__kode", "tmt")) == [(pegawai.pk, "III/a", date(2020, 4, 1))]


def test_nothing_is_written_before_the_click(hr, unit):
    impor = siasn.upload(hr, [siasn.row()])
    assert (impor.status, siasn.counts(impor)) == ("pratinjau", {"baru": 1})
    assert (Pegawai.objects.count(), Penempatan.objects.count(), Jabatan.objects.count()) == (0, 0, 0)


def test_same_file_again_changes_nothing(hr, unit):
    rows = [siasn.row(nama=f"ORANG {number}") for number in range(5)]
    first = siasn.upload_and_apply(hr, rows)
    before = list(Pegawai.objects.order_by("pk").values()), list(Penempatan.objects.order_by("pk").values())
    again = siasn.upload(hr, rows)
    assert siasn.counts(again) == {"sama": 5}
    assert BarisImpor.objects.filter(impor=again).count() == 0
    assert services.find_seen(again) == first
    with refusing("kosong"):
        services.start_apply(impor=again, by=hr)
    assert (list(Pegawai.objects.order_by("pk").values()), list(Penempatan.objects.order_by("pk").values())) == before


def test_changes_are_shown_cell_by_cell_and_then_written(hr, unit):
    nip, today = make_nip(), timezone.localdate()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    baru = make_unit("Dinas Sosial", siasn_id="B2")
    row = siasn.row(nip, nama="SUKMA AYU W", gol_akhir_nama="III/b", tmt_golongan="01-04-2024", unor_id="B2", tmt_jabatan="01-02-2025")
    impor = siasn.upload(hr, [row])
    assert (siasn.counts(impor), impor.jumlah_sel) == ({"ubah": 1}, 4)
    assert impor.baris_list.get().perubahan_list == [
        ("Golongan", "III/a", "III/b"),
        ("Nama", "SUKMA AYU WULANDARI", "SUKMA AYU W"),
        ("TMT golongan", "01-04-2020", "01-04-2024"),
        ("Unit", "Dinas Kesehatan", "Dinas Sosial"),
    ]
    impor = siasn.apply(impor, hr)
    assert impor.hasil == {"jabatan_baru": 0, "pindah": 1, "ditutup": 0}
    assert list(Penempatan.objects.order_by("mulai").values_list("unit", "mulai", "selesai")) == [
        (unit.pk, date(2021, 1, 1), date(2025, 2, 1)),
        (baru.pk, date(2025, 2, 1), None),
    ]
    assert list(RiwayatGolongan.objects.order_by("tmt").values_list("golongan__kode", "tmt")) == [
        ("III/a", date(2020, 4, 1)),
        ("III/b", date(2024, 4, 1)),
    ]
    assert siasn.counts(siasn.upload(hr, [row])) == {"sama": 1}
    assert today >= date(2025, 2, 1)


def test_empty_cells_do_not_erase(hr, unit):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip, email="a@contoh.go.id", gelar_belakang="S.E.", pendidikan_nama="S-1 HUKUM")])
    bare = {"NIP BARU": nip, "NAMA": "SUKMA AYU WULANDARI"}
    assert siasn.counts(siasn.upload(hr, [bare])) == {"sama": 1}
    blank = siasn.row(nip, tmt_golongan="null", unor_id="null", jabatan_id="null", jabatan_nama="null", kedudukan_hukum_id="null")
    assert siasn.counts(siasn.upload(hr, [blank])) == {"sama": 1}


def test_only_new_ones_on_request(hr, unit):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    impor = siasn.upload_and_apply(hr, [siasn.row(nip, nama="LAIN"), siasn.row()], hanya_baru=True)
    assert siasn.counts(impor) == {"baru": 1, "sama": 1}
    assert Pegawai.objects.get(nip=nip).nama == "SUKMA AYU WULANDARI"


def test_no_units_at_all_is_said_on_top(hr):
    assert siasn.upload(hr, [siasn.row()]).catatan == [
        "Belum ada unit di basis data. Impor hierarki unit dahulu; tanpa itu semua pegawai masuk tanpa penempatan."
    ]


def test_rows_with_errors_stay_out_and_the_others_go_in(hr, unit):
    good = siasn.row(nama="BAIK")
    rows = [good, siasn.row(nip="123", pns_id="S1"), siasn.row(nama=""), {**siasn.row(good["NIP BARU"], nama="GANDA"), "PNS ID": "S2"}]
    impor = siasn.upload_and_apply(hr, rows)
    assert siasn.counts(impor) == {"baru": 1, "galat": 3}
    assert siasn.findings(impor) == [
        (3, "galat", "NIP BARU", "nip_panjang"),
        (4, "galat", "NAMA", "nama_kosong"),
        (5, "galat", "NIP BARU", "nip_ganda"),
    ]
    assert list(Pegawai.objects.values_list("nama", flat=True)) == ["BAIK"]
    assert impor.galat_list.get(baris=3).nilai == "123"


def test_numeric_nip_of_a_workbook(hr, unit):
    table = [["Daftar pegawai"], [], ["NAMA", "NIP"], ["BUDI", 198005052005011001], ["ANI", "'198005052005012001"]]
    impor = siasn.upload(hr, siasn.xlsx_file(table))
    assert siasn.findings(impor) == [(4, "galat", "NIP BARU", "nip_numerik")]
    assert siasn.counts(impor) == {"baru": 1, "galat": 1}
    assert GalatImpor.objects.get().nilai == "1,98005E+17"


@pytest.mark.parametrize("delimiter", ["|", ";", ","])
def test_separators(hr, unit, delimiter):
    assert siasn.counts(siasn.upload(hr, siasn.csv_file([siasn.row()], delimiter=delimiter))) == {"baru": 1}


def test_old_encoding_is_read_with_a_notice(hr, unit):
    impor = siasn.upload_and_apply(hr, siasn.csv_file([siasn.row(nama="ANDRÉ")], encoding="cp1252"))
    assert Pegawai.objects.get().nama == "ANDRÉ"
    assert len(impor.catatan) == 1


def test_columns_in_any_order_and_by_other_names(hr, unit):
    nip = make_nip()
    columns = ["SATKER", "Nama Pegawai", "KOLOM LAIN", "gol ruang", "NIP PNS", "L/P", "TGL. LAHIR"]
    impor = siasn.upload_and_apply(hr, siasn.xlsx_file([columns, ["Dinas", "BUDI", "x", "III.b", nip, "L", "01-01-1980"]]))
    pegawai = Pegawai.objects.get()
    assert (pegawai.nip, pegawai.nama, pegawai.golongan.kode, pegawai.jenis_kelamin) == (nip, "BUDI", "III/b", "L")
    assert impor.kolom == ["SATKER", "Nama Pegawai", "gol ruang", "NIP PNS", "L/P", "TGL. LAHIR"]


def test_secrets_are_stored_nowhere(hr, unit):
    rows = [siasn.row(), siasn.row(nip="1")]
    siasn.upload_and_apply(hr, rows)
    kept = str([*Pegawai.objects.values(), *BarisImpor.objects.values(), *GalatImpor.objects.values(), *Pekerjaan.objects.values()])
    assert [name for name, secret in siasn.SECRETS.items() if secret in kept] == []


def test_columns_nobody_asked_for_stay_in_the_reader(hr, unit):
    """Two kept columns with one title refuse a file; two NIK columns do not, for the reader drops them unseen."""
    table = [["NIP", "NAMA", "NIK", "NIK"], [make_nip(), "BUDI", "3674019999999999", "3674018888888888"]]
    assert siasn.counts(siasn.upload(hr, siasn.xlsx_file(table))) == {"baru": 1}


def test_siasn_id_of_one_and_nip_of_another(hr, unit):
    one, other = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [siasn.row(one), siasn.row(other)])
    impor = siasn.upload(hr, [siasn.row(other, pns_id=f"ID{one}")])
    assert siasn.findings(impor) == [(2, "galat", "NIP BARU", "nip_dipakai")]


def test_row_that_changed_since_the_preview_is_left_out(hr, unit):
    nip, other = make_nip(), make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip), siasn.row(other)])
    impor = siasn.upload(hr, [siasn.row(nip, nama="BARU A"), siasn.row(other, nama="BARU B")])
    Pegawai.objects.filter(nip=nip).update(nama="DIUBAH TANGAN")
    impor = siasn.apply(impor, hr)
    assert siasn.counts(impor) == {"ubah": 1, "dilewati": 1}
    assert set(Pegawai.objects.values_list("nama", flat=True)) == {"DIUBAH TANGAN", "BARU B"}
    assert siasn.findings(impor) == [(2, "galat", "Data sekarang", "berubah_sejak_pratinjau")]


def test_unchanged_rows_are_not_touched_by_a_late_apply(hr, unit):
    nip = make_nip()
    siasn.upload_and_apply(hr, [siasn.row(nip)])
    impor = siasn.upload(hr, [siasn.row(nip), siasn.row()])
    Pegawai.objects.filter(nip=nip).update(nama="DIUBAH TANGAN")
    assert siasn.counts(siasn.apply(impor, hr)) == {"baru": 1, "sama": 1}
    assert Pegawai.objects.get(nip=nip).nama == "DIUBAH TANGAN"


def test_cancelled_import_cannot_be_applied(hr, unit):
    impor = siasn.upload(hr, [siasn.row()])
    services.cancel_impor(impor=impor, by=hr)
    assert BarisImpor.objects.count() == 0
    for act in (services.start_apply, services.cancel_impor):
        with refusing("status"):
            act(impor=impor, by=hr)


def test_stopping_the_job_cancels_the_check(hr, unit):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row()]), by=hr)
    pekerjaan.cancel_pekerjaan(pekerjaan=impor.pekerjaan, by=hr)
    impor.refresh_from_db()
    assert impor.status == "dibatalkan"


def test_stopping_the_job_gives_the_preview_back(hr, unit):
    impor = services.start_apply(impor=siasn.upload(hr, [siasn.row()]), by=hr)
    pekerjaan.cancel_pekerjaan(pekerjaan=impor.pekerjaan, by=hr)
    impor.refresh_from_db()
    assert (impor.status, Pegawai.objects.count()) == ("pratinjau", 0)
    assert siasn.counts(siasn.apply(impor, hr)) == {"baru": 1}


def raw_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_raw_file_goes_when_it_has_been_read(hr, unit, tmp_path, django_capture_on_commit_callbacks):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row(), siasn.row("1")]), by=hr)
    assert len(raw_files(tmp_path)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
        assert len(raw_files(tmp_path)) == 1  # not before the preview is certain
    impor.refresh_from_db()
    assert (raw_files(tmp_path), impor.status, impor.berkas.name, siasn.counts(impor)) == ([], "pratinjau", "", {"baru": 1, "galat": 1})
    done = siasn.apply(impor, hr)
    assert (done.status, len(done.sha256), siasn.findings(done)[0][0]) == ("selesai", 64, 3)


def test_the_raw_file_goes_when_it_is_refused_or_stopped(hr, unit, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        refused = siasn.upload(hr, SimpleUploadedFile("buruk.xlsx", b"%PDF-1.7 isi"))
        stopped = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row()]), by=hr)
        pekerjaan.cancel_pekerjaan(pekerjaan=stopped.pekerjaan, by=hr)
    stopped.refresh_from_db()
    assert (raw_files(tmp_path), refused.status, stopped.status, stopped.berkas.name) == ([], "ditolak", "dibatalkan", "")


def test_a_raw_file_that_nobody_waits_for_is_swept(hr, unit, tmp_path):
    left, waiting, fresh = (services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row()]), by=hr) for _ in range(3))
    Impor.objects.filter(pk=left.pk).update(status="selesai")  # as earlier versions left it
    fresh_path = Path(fresh.berkas.path)
    fresh.delete()  # an upload whose row is not committed yet
    for path in raw_files(tmp_path):
        hours_ago = (timezone.now() - timedelta(hours=0 if path == fresh_path else 2)).timestamp()
        os.utime(path, (hours_ago, hours_ago))
    services.purge_impor()
    left.refresh_from_db()
    assert (sorted(raw_files(tmp_path)), left.berkas.name) == (sorted([fresh_path, Path(waiting.berkas.path)]), "")


def test_a_file_that_is_gone_is_a_refusal(hr, unit):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row()]), by=hr)
    Path(impor.berkas.path).unlink()  # restored from a backup, which holds no raw files
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, "Unggah ulang" in impor.pesan) == ("ditolak", True)


def test_previews_and_rows_have_their_time_and_errors_stay(hr, unit):
    waits, old = siasn.upload(hr, [siasn.row(), siasn.row("1")]), siasn.upload(hr, [siasn.row()])
    young = siasn.upload(hr, [siasn.row()])
    done = siasn.upload_and_apply(hr, [siasn.row(), siasn.row("1")])
    Impor.objects.filter(pk=waits.pk).update(dibuat=timezone.now() - timedelta(days=6))
    Impor.objects.filter(pk=old.pk).update(dibuat=timezone.now() - timedelta(days=8))
    Impor.objects.filter(pk=done.pk).update(dibuat=timezone.now() - timedelta(days=91))
    assert services.purge_impor() == 1
    for impor in (waits, old, young, done):
        impor.refresh_from_db()
    assert [impor.status for impor in (waits, old, young, done)] == ["pratinjau", "dibatalkan", "pratinjau", "selesai"]
    assert [impor.baris_list.count() for impor in (waits, old, young, done)] == [2, 0, 1, 1]
    assert (done.baris_list.get().putusan, done.galat_list.count(), done.jumlah_baru) == ("galat", 1, 1)


def test_cancelled_import_keeps_what_was_wrong(hr, unit):
    impor = siasn.upload(hr, [siasn.row(), siasn.row("1")])
    services.cancel_impor(impor=impor, by=hr)
    assert ([row.putusan for row in impor.baris_list.all()], impor.galat_list.count()) == (["galat"], 1)


def test_role_is_checked_in_the_service():
    with refusing("peran"):
        siasn.upload(make_pengguna("pengelola"), [siasn.row()])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tidak memuat baris"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 2000, "Excel lama"),
        (b"%PDF-1.7 isi", "bukan .xlsx"),
        (b"1|2\n3|4\n", "Tidak ada baris yang memuat kolom"),
        (b"PK\x03\x04rusak", "rusak"),
    ],
)
def test_bad_file_becomes_a_sentence(hr, content, words):
    impor = siasn.upload(hr, SimpleUploadedFile("buruk.xlsx", content))
    assert impor.status == "ditolak"
    assert words in impor.pesan
    assert impor.pekerjaan.status == "gagal"


def test_second_delivery_of_a_message_does_nothing(hr, unit):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    assert (Pegawai.objects.count(), Penempatan.objects.count()) == (1, 1)


def test_an_import_is_applied_once(hr, unit):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    Pegawai.objects.update(nama="DIUBAH SESUDAHNYA")
    with CaptureQueriesContext(connection) as asked:
        again = services.apply_impor(impor=impor, progress=None)
    assert (again, len(asked), Pegawai.objects.get().nama) == (impor, 0, "DIUBAH SESUDAHNYA")


def test_queries_do_not_grow_with_the_rows(hr, unit):
    def count(rows):
        impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file(rows), by=hr)
        with CaptureQueriesContext(connection) as checked:
            pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
        impor.refresh_from_db()
        started = services.start_apply(impor=impor, by=hr)
        with CaptureQueriesContext(connection) as applied:
            pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
        return len(checked) + len(applied)

    assert count([siasn.row()]) == count([siasn.row() for _ in range(200)]) == 42
