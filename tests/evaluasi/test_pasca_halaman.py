"""The pages of post-training evaluation, as each person meets them."""

from datetime import timedelta
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import AturanPasca, JawabanPasca, LevelPasca, PenugasanEvaluasi
from lib import waktu
from pegawai.models import Pekerjaan
from pegawai.services import pekerjaan
from tests.evaluasi.kelas_pasca import Kantor
from tests.evaluasi.pabrik import make_penugasan, make_survei, make_ujian, make_versi
from tests.factories import make_pegawai, make_pengguna
from tests.kompetensi.test_kata import add_version
from tests.pintu import enter

pytestmark = pytest.mark.django_db
import_module("evaluasi.tasks")  # handlers of jobs register


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


@pytest.fixture
def atasan(kantor: Kantor) -> Client:
    return enter(make_pengguna(pegawai=kantor.kabid))


@pytest.fixture
def pengelola() -> Client:
    return enter(make_pengguna("pengelola"))


def url(name: str, *args: Any) -> str:
    return reverse(f"evaluasi:{name}", args=args)


def ask(kantor: Kantor, count: int = 1, **kwargs: Any) -> list[PenugasanEvaluasi]:
    """The supervisor's forms about so many graduates of one programme."""
    versi = make_versi("pasca_atasan", ("skala", "angka", "teks"))
    people = [kantor.alumnus, *kantor.rekan][:count]
    return [make_penugasan(kantor.graduate(person), kantor.kabid, versi=versi, **kwargs) for person in people]


def fill(row: PenugasanEvaluasi, **changes: str) -> dict[str, str]:
    skala, angka, teks = row.versi.butir_list.all()
    kompetensi = row.pendaftaran.angkatan.program.kompetensi_list.get().kompetensi_id
    values = {f"b{skala.pk}": "4", f"b{angka.pk}": "7,5", f"b{teks.pk}": "Lebih cepat.", f"level_{kompetensi}": "3"}
    return values | changes


def test_one_after_another_until_all_are_sent(kantor: Kantor, atasan: Client):
    first, second = ask(kantor, 2)
    page = atasan.get(url("pasca-list"))
    assert [(program, [form.row for form in rows]) for program, rows in page.context["program_list"]] == [
        (kantor.angkatan.program, [first, second])
    ]
    answer = atasan.post(url("pasca-isi", first.pk), {**fill(first), "aksi": "kirim"})
    assert answer.url == url("pasca-isi", second.pk)
    answer = atasan.post(url("pasca-isi", second.pk), {**fill(second), "aksi": "kirim"})
    assert answer.url == url("pasca-list")
    assert (JawabanPasca.objects.count(), LevelPasca.objects.count()) == (6, 2)
    page = atasan.get(url("pasca-list"))
    assert (page.context["jumlah"], page.context["terkirim"]) == (0, [second, first])


def test_gaps_are_named_and_nothing_is_sent(kantor: Kantor, atasan: Client):
    [row] = ask(kantor)
    page = atasan.post(url("pasca-isi", row.pk), {"aksi": "kirim"})
    assert sorted(page.context["form"].errors) == sorted(fill(row))
    assert JawabanPasca.objects.count() == 0


def test_a_draft_is_kept_by_its_button_and_by_the_page_itself(kantor: Kantor, atasan: Client):
    [row] = ask(kantor)
    skala, angka, _ = row.versi.butir_list.all()
    assert atasan.post(url("pasca-isi", row.pk), {f"b{skala.pk}": "2", "aksi": "simpan"}).url == url("pasca-isi", row.pk)
    page = atasan.post(url("pasca-draf", row.pk), {**fill(row), f"b{angka.pk}": "banyak"})
    row.refresh_from_db()
    assert page.context["pesan"] == f"Draf tersimpan pukul {timezone.localtime(row.draf_pada):%H.%M}."
    assert (row.draf["jawaban"][str(skala.pk)], str(angka.pk) in row.draf["jawaban"]) == (4, False)
    form = atasan.get(url("pasca-isi", row.pk)).context["form"]
    assert (form.initial[f"b{skala.pk}"], form.initial[f"level_{kantor.kompetensi.pk}"]) == (4, "3")


def test_cannot_tell_is_an_answer(kantor: Kantor, atasan: Client):
    [row] = ask(kantor)
    level = f"level_{kantor.kompetensi.pk}"
    atasan.post(url("pasca-isi", row.pk), {**fill(row), level: "x", "aksi": "simpan"})
    assert atasan.get(url("pasca-isi", row.pk)).context["form"].initial[level] == "x"
    atasan.post(url("pasca-isi", row.pk), {**fill(row), level: "x", "aksi": "kirim"})
    assert (PenugasanEvaluasi.objects.get().status, LevelPasca.objects.count()) == ("selesai", 0)


def test_a_form_that_was_sent_is_read_and_one_that_was_closed_says_why(kantor: Kantor, atasan: Client):
    row, other = ask(kantor, 2)
    add_version(row.pendaftaran.angkatan.program.kompetensi_list.get().kompetensi, 9, "Kini", waktu.today())
    atasan.post(url("pasca-isi", row.pk), {**fill(row), "aksi": "kirim"})
    page = atasan.get(url("pasca-isi", row.pk))
    answers = [answer for _, answer in page.context["isi"]]
    assert answers == ["Sangat baik", "7,50", "Lebih cepat.", "3. Kini3: teks 3"]
    PenugasanEvaluasi.objects.filter(pk=other.pk).update(status="ditutup", alasan_tutup="Kelulusan ditarik kembali.")
    page = atasan.post(url("pasca-isi", other.pk), {**fill(other), "aksi": "kirim"})
    assert "Kelulusan ditarik kembali." in page.content.decode()
    assert atasan.post(url("pasca-draf", other.pk), fill(other)).context["pesan"] == "Permintaan penilaian ini sudah ditutup."


def test_nobody_opens_the_form_of_another(kantor: Kantor, pengelola: Client):
    [row] = ask(kantor)
    assert pengelola.get(url("pasca-isi", row.pk)).status_code == 404
    assert enter(make_pengguna(pegawai=kantor.alumnus)).get(url("pasca-isi", row.pk)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_the_same_however_long(kantor: Kantor, atasan: Client, pengelola: Client, count: int, django_assert_num_queries):
    ask(kantor, count)
    for client in (atasan, pengelola):
        client.get(url("saya"))  # the session is written down once
    with django_assert_num_queries(5):
        atasan.get(url("pasca-list"))
    with django_assert_num_queries(7):
        atasan.get(url("saya"))
    with django_assert_num_queries(8):
        pengelola.get(url("pasca-kelola"))
    with django_assert_num_queries(5):
        pengelola.get(url("pasca-unit"))


def test_everything_a_person_has_to_do_stands_on_one_page(kantor: Kantor):
    akun = make_pengguna(pegawai=kantor.alumnus)
    client = enter(akun)
    assert client.get(url("saya")).context["saya"].tugas == []
    running = kantor.hold(timezone.localdate(), "berjalan")
    seat = kantor.graduate(angkatan=running, status="terdaftar")
    make_ujian(running)
    make_ujian(running, "pre_test", mulai=timezone.now() + timedelta(hours=1))
    make_penugasan(kantor.graduate(), kantor.alumnus, "alumnus", tenggat=timezone.localdate() + timedelta(days=40))
    make_penugasan(kantor.graduate(kantor.rekan[0]), kantor.alumnus, "rekan", status="selesai", dikirim_pada=timezone.now())
    make_survei(running)  # nobody was at a session yet
    saya = client.get(url("saya")).context["saya"]
    assert [(row.judul, row.tombol) for row in saya.tugas] == [
        ("Tes akhir", "Kerjakan tes"),
        ("Penilaian pascadiklat: diri Anda", "Isi penilaian"),
    ]
    assert [row.ujian.jenis for row in saya.mendatang] == ["pre_test"]
    assert [row.judul for row in saya.selesai] == ["Penilaian pascadiklat: Rekan 1"]
    assert seat.status == "terdaftar"


def test_many_forms_are_one_line(kantor: Kantor, atasan: Client):
    ask(kantor, 4, tenggat=timezone.localdate() - timedelta(days=1))
    [row] = atasan.get(url("saya")).context["saya"].tugas
    assert (row.keterangan, row.url) == ("4 formulir menunggu, 4 lewat tenggat.", url("pasca-list"))


def test_the_office_filters_and_counts(kantor: Kantor, pengelola: Client):
    row, other, sent = ask(kantor, 3)
    PenugasanEvaluasi.objects.filter(pk=other.pk).update(tenggat=timezone.localdate() - timedelta(days=2))
    PenugasanEvaluasi.objects.filter(pk=sent.pk).update(status="selesai", dikirim_pada=timezone.now())

    def found(**query: object) -> list[PenugasanEvaluasi]:
        return sorted(pengelola.get(url("pasca-kelola"), query).context["page"].rows, key=lambda row: row.pk)

    assert found() == [row, other, sent]
    assert found(keadaan="lewat") == [other]
    assert found(keadaan="selesai") == [sent]
    assert found(q=other.pendaftaran.pegawai.nama) == [other]
    assert found(unit=kantor.dinas.pk, program=kantor.angkatan.program_id, peran="atasan", tahun=timezone.localdate().year)[0] == row
    assert found(peran="rekan") == []
    assert found(keadaan="sulap", unit="x") == [row, other, sent]
    assert pengelola.get(url("pasca-kelola")).context["jumlah"] == {"terbuka": 2, "lewat": 1, "selesai": 1, "ditutup": 0, "dialihkan": 0}


def test_the_rate_of_an_office_counts_what_ran_out_but_not_what_was_nobodys_fault(kantor: Kantor, pengelola: Client):
    rows = ask(kantor, 4)
    rest = {"status": "ditutup", "dikirim_pada": None}
    PenugasanEvaluasi.objects.filter(pk=rows[0].pk).update(status="selesai", dikirim_pada=timezone.now())
    PenugasanEvaluasi.objects.filter(pk=rows[1].pk).update(**rest, alasan_tutup="Lewat tenggat 60 hari tanpa isian.")
    PenugasanEvaluasi.objects.filter(pk=rows[2].pk).update(**rest, alasan_tutup="Kelulusan ditarik kembali.")
    [row] = pengelola.get(url("pasca-unit")).context["baris"]
    assert (row.nama, row.diminta, row.selesai, row.terbuka, row.persen_teks) == ("Dinas", 3, 1, 1, "33,3%")
    book = openpyxl.load_workbook(BytesIO(pengelola.get(url("pasca-unit-export")).content))
    assert [cell.value for cell in book["Tingkat respons"][2]][:3] == ["Dinas", 3, 1]


def test_the_export_is_a_job_with_the_rows_of_the_list(kantor: Kantor, pengelola: Client, settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    row, sent = ask(kantor, 2)
    PenugasanEvaluasi.objects.filter(pk=sent.pk).update(status="selesai", dikirim_pada=timezone.now())
    pengelola.post(url("pasca-export") + "?keadaan=terbuka")
    job = Pekerjaan.objects.get()
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("selesai", "1 permintaan penilaian, Belum diisi.")
    sheet = openpyxl.load_workbook(job.hasil.path)["Penugasan"]
    assert [cell.value for cell in sheet[2]][:2] == [row.pendaftaran.pegawai.nip, "Alumnus"]
    assert sheet.max_row == 2


def test_a_supervisor_replaces_a_colleague_with_a_reason(kantor: Kantor, atasan: Client):
    [row] = ask(kantor)
    peserta = row.pendaftaran
    form = make_penugasan(peserta, kantor.rekan[0], "rekan")
    page = atasan.get(url("pasca-rekan", peserta.pk), {"ganti": form.pk})
    offered = {"untuk": "penilai-rekan", "pada": peserta.pk, "isian": "pengganti", "pengganti": "rekan"}
    assert [row for _, row in atasan.get(reverse("pegawai:orang-pilihan"), offered).context["rows"]] == kantor.rekan[1:]
    assert page.context["form"].fields["pengganti"].untuk == "penilai-rekan"
    target = f"{url('pasca-rekan', peserta.pk)}?ganti={form.pk}"
    page = atasan.post(target, {"pengganti": kantor.rekan[1].nip, "alasan": " "})
    assert page.context["form"].errors["alasan"] == ["Tulis alasannya."]
    atasan.post(target, {"pengganti": kantor.rekan[1].nip, "alasan": "Sedang cuti"})
    form.refresh_from_db()
    assert (form.status, form.alasan_tutup, form.pengganti.penilai) == ("dialihkan", "Sedang cuti", kantor.rekan[1])
    atasan.post(f"{url('pasca-rekan', peserta.pk)}?tambah=rekan", {"pengganti": kantor.rekan[2].nip})
    assert PenugasanEvaluasi.objects.filter(peran="rekan", status="terbuka").count() == 2


def test_only_the_supervisor_and_the_office_choose_colleagues(kantor: Kantor, atasan: Client, pengelola: Client):
    [row] = ask(kantor)
    target = url("pasca-rekan", row.pendaftaran_id)
    assert (atasan.get(target).status_code, pengelola.get(target).status_code) == (200, 200)
    for other in (
        enter(make_pengguna(pegawai=kantor.alumnus)),
        enter(make_pengguna("auditor")),
        enter(make_pengguna(pegawai=make_pegawai())),
    ):
        assert other.get(target).status_code == 404


def test_rules_are_edited_added_and_taken_back(kantor: Kantor, pengelola: Client):
    umum = AturanPasca.objects.get()
    program = kantor.angkatan.program
    values = {"is_aktif": "on", "bulan": "3", "hari_tenggat": "14", "jumlah_rekan": "1", "jumlah_bawahan": "0"}
    pengelola.post(url("aturan-pasca-update", umum.pk), values)
    umum.refresh_from_db()
    assert (umum.bulan, umum.hari_tenggat, umum.program) == (3, 14, None)
    page = pengelola.post(url("aturan-pasca-create"), values)
    assert page.context["form"].errors == {"program": ["Pilih programnya."]}
    page = pengelola.post(url("aturan-pasca-create"), {**values, "program": program.pk, "bulan": "13"})
    assert sorted(page.context["form"].errors) == ["__all__"]
    pengelola.post(url("aturan-pasca-create"), {**values, "program": program.pk, "bulan": "4"})
    own = AturanPasca.objects.get(program=program)
    assert own.bulan == 4
    assert pengelola.post(url("aturan-pasca-delete", umum.pk)).status_code == 404
    pengelola.post(url("aturan-pasca-delete", own.pk))
    assert list(AturanPasca.objects.all()) == [umum]
