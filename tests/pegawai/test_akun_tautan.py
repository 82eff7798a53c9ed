"""The mailed link: asked for, queued, sent by the worker, used once."""

import re
import threading
from datetime import timedelta

import pytest
from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from pegawai.models import CatatanAkun, KedudukanHukum, Pengguna, SuratAkun
from pegawai.services import surat_akun
from pegawai.tasks import send_surel_akun
from tests.factories import make_pegawai, make_pengguna
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
MINTA = "/akun/tautan/"
NIP = "198704122011012007"
BARU = "gajah kecil menari sore"


def minta(client: Client, login: str):
    return client.post(MINTA, {"login": login})


def kirim() -> None:
    send_surel_akun()


def find_tautan(message) -> str:
    body = message.get_body(("plain",)).get_content()
    return re.search(r"http://127\.0\.0\.1:8000(/akun/tautan/\S+)", body)[1]


def buka(client: Client, tautan: str, sandi: str = BARU):
    shown = client.get(tautan, follow=True)
    return client.post(shown.context["action_url"], {"password1": sandi, "password2": sandi}) if "action_url" in shown.context else shown


def test_first_password_of_an_employee(client, surat):
    pegawai = make_pegawai(nip=NIP, email="Rina@contoh.go.id")
    assert minta(client, "19870412 201101 2 007").url == "/akun/tautan/terkirim/"
    kirim()
    (message,) = surat.wait_for(1)
    akun = Pengguna.objects.get()
    assert (akun.username, akun.email, akun.pegawai, akun.has_usable_password()) == (NIP, "rina@contoh.go.id", pegawai, False)
    assert (message["To"], message["Subject"]) == ("rina@contoh.go.id", "Aktifkan akun Tangkas Anda")
    tautan = find_tautan(message)
    assert f'href="http://127.0.0.1:8000{tautan}"' in message.get_body(("html",)).get_content()
    assert buka(client, tautan).url == "/akun/tautan/tersimpan/"
    assert client.post("/akun/masuk/", {"login": NIP, "password": BARU}).url == "/"
    surat_row = SuratAkun.objects.filter(jenis="tautan").get()
    assert (surat_row.dikirim is not None, surat_row.masukan) == (True, "")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_real_worker_sends_what_the_page_asked_for(client, surat, pekerja):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    minta(client, "rina@contoh.go.id")
    (message,) = surat.wait_for(1)
    assert message["Subject"] == "Tautan untuk mengatur ulang kata sandi Tangkas"


def test_asvs_6_4_1_link_works_once(client, surat):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    minta(client, NIP)
    kirim()
    tautan = find_tautan(surat.wait_for(1)[0])
    buka(client, tautan)
    again = Client().get(tautan, follow=True)
    assert again.context["token_fail"] is True


@pytest.mark.parametrize(("days", "works"), [(2.9, True), (3.1, False)])
def test_asvs_6_5_5_link_ends_after_three_days(client, days, works, monkeypatch):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    generator = surat_akun.default_token_generator
    made = generator._now() - timedelta(days=days)
    token = generator._make_token_with_timestamp(akun, generator._num_seconds(made), generator.secret)
    path = surat_akun.get_tautan(akun).removeprefix("http://127.0.0.1:8000").rpartition("-")[0].rpartition("-")[0]
    shown = client.get(f"{path}-{token}/", follow=True)
    assert shown.context.get("token_fail", False) is not works


def test_asvs_6_6_2_link_of_one_does_not_open_another(client):
    mine, theirs = make_pengguna(pegawai=make_pegawai()), make_pengguna(pegawai=make_pegawai())
    key = surat_akun.get_tautan(mine).removesuffix("/").partition("-")[2]
    path = surat_akun.get_tautan(theirs).removeprefix("http://127.0.0.1:8000").partition("-")[0]
    assert client.get(f"{path}-{key}/", follow=True).context["token_fail"] is True


def test_asvs_6_4_3_reset_does_not_log_in(client):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    buka(client, surat_akun.get_tautan(akun).removeprefix("http://127.0.0.1:8000"))
    assert "_auth_user_id" not in client.session


def test_reset_ends_all_sessions(client):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP))
    other = Client()
    other.post("/akun/masuk/", {"login": NIP, "password": "kuda batu hijau besar"})
    akun.refresh_from_db()
    buka(client, surat_akun.get_tautan(akun).removeprefix("http://127.0.0.1:8000"))
    assert UserSession.objects.filter(user=akun).count() == 0
    assert other.get("/").status_code == 302


def test_asvs_6_3_8_same_answer_and_one_row_for_everybody(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    make_pegawai(nip="199001012015011001", email="baru@contoh.go.id")
    answers = {
        (response.status_code, response.url)
        for response in (minta(client, login) for login in (NIP, "199001012015011001", "197001011990011009", "x@contoh.go.id"))
    }
    assert answers == {(302, "/akun/tautan/terkirim/")}
    assert SuratAkun.objects.filter(pengguna=None).count() == 4


@pytest.mark.parametrize("login", ["197001011990011009", "siapa@contoh.go.id"])
def test_stranger_gets_no_mail_and_no_account(client, surat, login):
    minta(client, login)
    kirim()
    row = SuratAkun.objects.get()
    assert (row.dikirim, row.ditutup is not None, row.masukan) == (None, True, "")
    assert Pengguna.objects.count() == 0
    assert surat.messages == []


def test_person_out_of_service_gets_neither(client, surat):
    keluar = KedudukanHukum.objects.filter(is_aktif=False).first()
    make_pegawai(nip=NIP, email="rina@contoh.go.id", kedudukan=keluar)
    make_pengguna(pegawai=make_pegawai(nip="199001012015011001", kedudukan=keluar), email="lama@contoh.go.id")
    minta(client, NIP)
    minta(client, "lama@contoh.go.id")
    kirim()
    assert Pengguna.objects.filter(username=NIP).count() == 0
    assert surat.messages == []


def test_asvs_6_6_3_a_strangers_requests_are_one_mail_and_block_nobody(client, surat):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    asked = [minta(client, login) for login in [NIP, "rina@contoh.go.id"] * 5]
    asked.append(minta(Client(REMOTE_ADDR="198.51.100.4"), NIP))
    assert {(response.status_code, response.url) for response in asked} == {(302, "/akun/tautan/terkirim/")}
    kirim()
    (message,) = surat.wait_for(1)
    assert SuratAkun.objects.filter(ditutup=None).count() == 0
    buka(client, find_tautan(message))
    assert client.post("/akun/masuk/", {"login": NIP, "password": BARU}).url == "/"


def test_asvs_6_6_3_after_the_pause_a_new_link_is_sent(client, surat, settings):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    long_ago, lately = (timezone.now() - timedelta(seconds=settings.TAUTAN_JEDA_SECONDS + shift) for shift in (1, -60))
    for sent, expected in ((long_ago, 1), (lately, 1)):
        SuratAkun.objects.update_or_create(pk=1, defaults={"pengguna": akun, "dikirim": sent, "ditutup": sent})
        minta(client, NIP)
        kirim()
        assert len(surat.wait_for(expected)) == expected


def test_asvs_6_3_1_asking_from_one_address_is_limited_for_unknown_browsers_only(client):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    known = Client()
    known.post("/akun/masuk/", {"login": NIP, "password": "kuda batu hijau besar"})
    known.post("/akun/keluar/")
    for _ in range(299):
        ratelimit.consume(RequestFactory().post(MINTA), action="reset_password")
    assert [minta(client, f"siapa{number}@contoh.go.id").status_code for number in range(2)] == [302, 429]
    assert minta(Client(), NIP).status_code == 429
    assert minta(known, NIP).status_code == 302
    assert minta(known, "lain@contoh.go.id").status_code == 429


def test_mail_server_away_is_tried_again(client, settings, surat):
    make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    minta(client, NIP)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    kirim()
    row = SuratAkun.objects.get()
    assert (row.ditutup, row.percobaan) == (None, 1)
    assert row.coba_lagi > timezone.now()
    settings.EMAIL_PORT = port
    SuratAkun.objects.update(coba_lagi=timezone.now())
    kirim()
    assert len(surat.wait_for(1)) == 1
    assert SuratAkun.objects.get().dikirim is not None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_send_one_mail(surat):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP), email="rina@contoh.go.id")
    for _ in range(6):
        SuratAkun.objects.create(pengguna=akun)
    barrier = threading.Barrier(3)

    def work() -> None:
        barrier.wait()
        kirim()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(surat.wait_for(6)) == 6
    assert sorted(SuratAkun.objects.values_list("percobaan", flat=True)) == [1] * 6


# HR sends it


def test_kepegawaian_sends_the_activation_link(surat):
    petugas, pegawai = make_pengguna("kepegawaian"), make_pegawai(nip=NIP, email="rina@contoh.go.id")
    surat_akun.send_tautan(pegawai=pegawai, by=petugas)
    kirim()
    assert surat.wait_for(1)[0]["To"] == "rina@contoh.go.id"
    assert list(CatatanAkun.objects.order_by("pk").values_list("tindakan", "oleh")) == [("dibuat", petugas.pk), ("tautan", petugas.pk)]


def test_kepegawaian_cannot_redirect_the_mail_of_a_privileged_account():
    pegawai = make_pegawai(email="palsu@contoh.go.id")
    akun = make_pengguna("auditor", pegawai=pegawai, email="asli@contoh.go.id")
    with pytest.raises(ValidationError) as refusal:
        surat_akun.send_tautan(pegawai=pegawai, by=make_pengguna("kepegawaian"))
    akun.refresh_from_db()
    assert (refusal.value.code, akun.email) == ("akun_istimewa", "asli@contoh.go.id")


def test_no_link_without_a_mail_address():
    with refusing("tanpa_surel"):
        surat_akun.send_tautan(pegawai=make_pegawai(), by=make_pengguna("kepegawaian"))


def test_asvs_1_3_11_name_cannot_add_a_header(surat):
    akun = make_pengguna(pegawai=make_pegawai(nip=NIP, nama="Rina\r\nBcc: jahat@contoh.id"), email="rina@contoh.go.id")
    SuratAkun.objects.create(pengguna=akun)
    kirim()
    (message,) = surat.wait_for(1)
    assert (message["X-Envelope-To"], message["Bcc"]) == ("rina@contoh.go.id", None)
