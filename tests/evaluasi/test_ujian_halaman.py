"""The pages of a test as the participant walks through them, with and without the script."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Pendaftaran
from evaluasi.models import JawabanUjian, PengerjaanUjian, Ujian
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


def make_peserta(**kwargs) -> tuple[Client, Ujian, Pendaftaran]:
    angkatan = make_angkatan(status="berjalan")
    pegawai = make_pegawai()
    return enter(make_pengguna(pegawai=pegawai)), make_ujian(angkatan, **kwargs), make_pendaftaran(angkatan, pegawai)


def url(nama: str, row: PengerjaanUjian) -> str:
    return reverse(f"evaluasi:ujian-{nama}", args=[row.kode])


def test_from_the_rules_to_the_result():
    client, ujian, _ = make_peserta(tampil="langsung")
    mulai = reverse("evaluasi:ujian-mulai", args=[ujian.pk])
    assert b"Mulai tes" in client.get(mulai).content
    answer = client.post(mulai)
    row = PengerjaanUjian.objects.get()
    assert answer.url == url("kerja", row)
    assert client.get(answer.url).context["lembar"].terjawab == 0
    answer = client.post(url("simpan", row), {f"b{row.urutan[0]}": "2", "periksa": "1"})
    assert answer.url == url("kirim", row)
    page = client.get(answer.url)
    assert page.context["lembar"].belum == [2, 3, 4]
    answer = client.post(url("kirim", row))
    assert answer.url == url("hasil", row)
    assert client.get(answer.url).context["hasil"].nilai == 25


def test_the_script_saves_one_answer_and_learns_what_is_left():
    client, ujian, seat = make_peserta()
    row = make_pengerjaan(ujian, seat)
    found = client.post(url("simpan", row), {f"b{row.urutan[1]}": "3"}, **JSON).json()
    assert (found["ditolak"], 1790 < found["sisa"] <= 1800) == (0, True)
    assert JawabanUjian.objects.get().pilihan == 3
    assert client.get(url("kerja", row)).context["lembar"].jawaban == {str(row.urutan[1]): 3}


def test_saving_needs_few_queries(django_assert_num_queries):
    client, ujian, seat = make_peserta()
    row = make_pengerjaan(ujian, seat)
    client.post(url("simpan", row), {f"b{row.urutan[0]}": "3"}, **JSON)
    with django_assert_num_queries(2):
        client.post(url("simpan", row), {f"b{row.urutan[1]}": "3"}, **JSON)


def test_the_sheet_costs_four_queries(django_assert_num_queries):
    client, ujian, seat = make_peserta()
    row = make_pengerjaan(ujian, seat)
    client.get(url("kerja", row))
    with django_assert_num_queries(4):
        client.get(url("kerja", row))


def test_after_the_time_the_script_is_told_and_the_pages_lead_to_the_result():
    client, ujian, seat = make_peserta()
    row = make_pengerjaan(ujian, seat, batas=timezone.now() - timedelta(seconds=1))
    answer = client.post(url("simpan", row), {f"b{row.urutan[0]}": "2"}, **JSON)
    assert (answer.status_code, answer.json()["berakhir"]) == (409, True)
    for nama in ("kerja", "kirim"):
        assert client.get(url(nama, row)).url == url("hasil", row)
    assert client.post(url("simpan", row), {f"b{row.urutan[0]}": "2"}).url == url("hasil", row)
    assert PengerjaanUjian.objects.get().status == "berjalan"
    assert client.post(url("kirim", row), {f"b{row.urutan[0]}": "2"}).url == url("hasil", row)
    assert (PengerjaanUjian.objects.get().status, PengerjaanUjian.objects.get().nilai) == ("waktu_habis", 0)


def test_a_running_attempt_has_no_result_yet():
    client, ujian, seat = make_peserta()
    row = make_pengerjaan(ujian, seat)
    assert client.get(url("hasil", row)).url == url("kerja", row)


def test_other_peoples_attempts_are_not_there():
    _, ujian, seat = make_peserta()
    client, _, _ = make_peserta()
    row = make_pengerjaan(ujian, seat)
    assert client.get(reverse("evaluasi:ujian-mulai", args=[ujian.pk])).status_code == 404
    assert {client.get(url(nama, row)).status_code for nama in ("kerja", "kirim", "hasil")} == {404}
    assert client.post(url("simpan", row), {f"b{row.urutan[0]}": "2"}).status_code == 404
    assert JawabanUjian.objects.count() == 0


def test_a_refused_start_says_why():
    client, ujian, _ = make_peserta(mulai=timezone.now() + timedelta(hours=1), selesai=timezone.now() + timedelta(hours=2))
    mulai = reverse("evaluasi:ujian-mulai", args=[ujian.pk])
    assert "baru dibuka" in str(next(iter(client.post(mulai, follow=True).context["messages"])))


def test_right_answers_come_only_after_the_test_is_closed():
    client, ujian, seat = make_peserta(tampil="pembahasan")
    row = make_pengerjaan(ujian, seat, status="dikirim", selesai=timezone.now(), nilai=50)
    assert b"Jawaban benar" not in client.get(url("hasil", row)).content
    Ujian.objects.update(selesai=timezone.now())
    assert client.get(url("hasil", row)).content.count(b"Jawaban benar") == 4
