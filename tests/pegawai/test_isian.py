"""Nothing typed or uploaded is lost: by another field, a session that ended, a form of an old tab, a refusal."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diklat.models import JenisDiklat, RiwayatLuar
from lib import waktu
from pegawai.kuki_draf import PEMILIK
from pegawai.models import Draf, Pengguna, Titipan
from pegawai.services import draf as services
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.lib.dokumen.contoh import make_pdf
from tests.pintu import enter

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def akun() -> Pengguna:
    return make_pengguna(pegawai=make_pegawai())


def here() -> str:
    return reverse("diklat:riwayat-create")


def post(client: Client, url: str, data: dict[str, Any], *, page: str = "", **extra: Any) -> Any:
    return client.post(url, {PEMILIK: client.pemilik, **data}, HTTP_ORIGIN=ORIGIN, HTTP_REFERER=f"{ORIGIN}{page or url}", **extra)


def values(**changes: Any) -> dict[str, Any]:
    jenis = JenisDiklat.objects.get(siasn_id=9).pk
    base = {"nama": "Seminar Data", "jenis": jenis, "penyelenggara": "Universitas Contoh", "nomor_sertifikat": "12/2026"}
    return {**base, "mulai": "2026-03-03", "selesai": "2026-03-03", "jp": 6, **changes}


def upload(nama: str = "bukti.pdf", isi: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi or make_pdf(), "application/pdf")


def end_session(client: Client) -> None:
    session = client.session
    session["sesi_terakhir"] = session["sesi_mulai"] = 1
    session.save()


def kept_key(response: Any) -> str:
    return response.content.decode().split('name="_titipan-berkas" value="')[1].split('"')[0]


def test_a_file_beside_an_error_is_kept_and_used_by_the_next_try(akun: Pengguna) -> None:
    client = enter(akun)
    back = post(client, here(), values(nama="", berkas=upload()))
    assert b"Berkas tersimpan: bukti.pdf (" in back.content
    done = post(client, here(), values(**{"_titipan-berkas": kept_key(back)}))
    with RiwayatLuar.objects.get().bukti.open() as bukti:
        assert (done.status_code, bukti.read(), Titipan.objects.count()) == (302, make_pdf(), 0)


def test_a_file_that_is_refused_itself_is_not_offered(akun: Pengguna) -> None:
    back = post(enter(akun), here(), values(berkas=upload(isi=b"%PDF-rusak")))
    assert (b"_titipan-" in back.content, Titipan.objects.count()) == (False, 0)


def test_another_file_replaces_the_kept_one_and_a_tick_throws_it_away(akun: Pengguna) -> None:
    client = enter(akun)
    key = kept_key(post(client, here(), values(nama="", berkas=upload())))
    again = post(client, here(), values(nama="", berkas=upload("lain.pdf"), **{"_titipan-berkas": key}))
    assert b"lain.pdf" in again.content
    thrown = post(client, here(), values(**{"_titipan-berkas": kept_key(again), "_titipan_hapus-berkas": "1"}))
    assert (thrown.context["form"].errors.keys(), b"_titipan-" in thrown.content) == ({"berkas"}, False)


def test_a_kept_file_of_somebody_else_or_of_another_browser_is_refused(akun: Pengguna) -> None:
    client = enter(akun)
    key = kept_key(post(client, here(), values(nama="", berkas=upload())))
    stranger, elsewhere = enter(make_pengguna(pegawai=make_pegawai())), enter(akun)
    for other in (stranger, elsewhere):
        back = post(other, here(), values(**{"_titipan-berkas": key}))
        assert list(back.context["form"].errors) == ["berkas"]


def test_at_rest_neither_texts_nor_files_nor_their_length_can_be_read(akun: Pengguna) -> None:
    client = enter(akun)
    key = kept_key(post(client, here(), values(nama="", berkas=upload())))
    sizes = set()
    for text in ("singkat", "panjang " * 500):
        post(client, reverse("pegawai:draf-save"), {"_draf": here(), "nama": text})
        row = Draf.objects.get()
        sizes.add(len(row.isi))
        assert text.encode() not in bytes(row.isi)
    assert len(sizes) == 1
    assert b"%PDF" not in bytes(Titipan.objects.get(kunci=key).isi)


@pytest.mark.parametrize("lost", ["ended", "gone"])
def test_what_a_lost_session_carried_comes_back_to_the_same_account(akun: Pengguna, lost: str) -> None:
    client = enter(akun)
    client.get(here())
    if lost == "ended":
        end_session(client)
    else:
        client.session.flush()
    sent = post(client, here(), values(nama="Kursus Las", berkas=upload()))
    assert (sent.status_code, sent.url) == (302, f"/akun/masuk/?next={here()}")
    client.post("/akun/masuk/", {"login": akun.username, "password": SANDI})
    back = client.get(here()).content.decode()
    assert "ditampilkan lagi dan belum dikirim" in back
    assert 'value="Kursus Las"' in back
    assert "Berkas tersimpan: bukti.pdf" in back
    assert RiwayatLuar.objects.count() == 0
    done = post(
        client, here(), values(nama="Kursus Las", **{"_titipan-berkas": back.split('name="_titipan-berkas" value="')[1].split('"')[0]})
    )
    assert (done.status_code, Draf.objects.count(), Titipan.objects.count()) == (302, 0, 0)


def test_another_account_of_the_same_browser_sees_nothing(akun: Pengguna) -> None:
    client = enter(akun)
    client.get(here())
    end_session(client)
    post(client, here(), values(nama="Kursus Las"))
    assert b"Kursus Las" not in enter(make_pengguna(pegawai=make_pegawai()), client).get(here()).content
    assert b"Kursus Las" in enter(akun, client).get(here()).content


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://jahat.id"}, {"HTTP_ORIGIN": "null"}])
def test_what_another_site_sends_is_not_kept(akun: Pengguna, headers: dict[str, str]) -> None:
    client = enter(akun)
    client.get(here())
    end_session(client)
    client.post(here(), {PEMILIK: client.pemilik, **values()}, **headers)
    assert Draf.objects.count() == 0


def test_passwords_and_account_pages_are_never_kept(akun: Pengguna) -> None:
    client = enter(akun)
    client.get("/")
    post(client, reverse("pegawai:draf-save"), {"_draf": "/a/", "password1": "kuda batu hijau", "csrfmiddlewaretoken": "x"})
    end_session(client)
    post(client, "/akun/kata-sandi/", {"oldpassword": SANDI, "catatan": "x"})
    assert Draf.objects.count() == 0


def test_a_form_of_an_old_tab_is_refused_and_offered_again(akun: Pengguna) -> None:
    client = enter(akun, enforce_csrf_checks=True)
    client.get(here())
    refused = post(client, here(), values(nama="Kursus Las", csrfmiddlewaretoken="a" * 64))
    assert (refused.status_code, refused.context["halaman"], RiwayatLuar.objects.count()) == (403, here(), 0)
    assert 'value="Kursus Las"' in client.get(here()).content.decode()


def hidden_of(html: str, name: str) -> str:
    return html.split(f'name="{name}" value="')[1].split('"')[0]


@pytest.mark.parametrize("later", ["signed in", "signed out again"])
def test_an_old_tab_of_one_account_never_becomes_the_draft_of_the_next(akun: Pengguna, later: str) -> None:
    other = make_pengguna(pegawai=make_pegawai())
    client = enter(akun, enforce_csrf_checks=True)
    tab = client.get(here()).content.decode()
    sent = values(nama="Rahasia A", **{name: hidden_of(tab, name) for name in ("csrfmiddlewaretoken", PEMILIK)})
    enter(other, client).get(here())
    client.cookies["csrf"] = "b" * 32  # as signing in changes it
    if later == "signed out again":
        client.session.flush()
    refused = post(client, here(), sent)
    assert (refused.status_code, refused.context["halaman"], Draf.objects.count(), Titipan.objects.count()) == (403, "", 0, 0)


@pytest.mark.parametrize("pemilik", ["", "1", "1:x"])
def test_a_form_that_does_not_say_whose_it_is_leaves_nothing(akun: Pengguna, pemilik: str) -> None:
    client = enter(akun)
    client.get(here())
    end_session(client)
    post(client, here(), values(**{PEMILIK: pemilik}))
    assert Draf.objects.count() == 0


def test_the_file_of_an_import_is_never_kept() -> None:
    """A raw file of the personnel system is a whole city; it ends with its request, by an error or by a lost session."""
    client, page = enter(make_pengguna("kepegawaian")), reverse("pegawai:impor-create")
    raw = lambda: SimpleUploadedFile("siasn.csv", b"NIP\n1\n", "text/csv")  # noqa: E731
    back = post(client, page, {"jenis": "tidak-ada", "berkas": raw()})
    assert (list(back.context["form"].errors), Titipan.objects.count()) == (["jenis", "cara"], 0)
    post(client, reverse("pegawai:draf-save"), {"_draf": page, "cara": "tambah", "berkas": raw()}, page=page)
    end_session(client)
    post(client, page, {"cara": "tambah", "berkas": raw()})
    assert (Draf.objects.count(), Titipan.objects.count()) == (1, 0)


def test_words_that_a_view_refused_with_a_message_stand_in_their_form_again() -> None:
    """It answers with a redirect; the words are not gone with it."""
    client = enter(make_pengguna("admin"))
    form, page = reverse("diklat:aturan-jp-dasar", args=[3]), reverse("diklat:aturan-jp-update", args=[3])
    assert post(client, form, {"dasar": "Peraturan " * 30}, page=page).status_code == 302
    assert "Peraturan " * 29 in client.get(page).content.decode()


def test_asvs_14_3_3_the_key_of_the_browser_is_out_of_reach_of_scripts(akun: Pengguna) -> None:
    client = enter(akun)
    client.get(here())
    kuki = client.cookies[django_settings.DRAF_COOKIE_NAME]
    assert (kuki["httponly"], kuki["samesite"], akun.username in kuki.value) == (True, "Lax", False)


def test_a_draft_that_comes_after_the_session_is_kept_and_a_script_that_repeats_itself_is_not(akun: Pengguna) -> None:
    client = enter(akun)
    client.get(here())
    end_session(client)
    post(client, here(), values(nama="Kursus Las"), HTTP_ACCEPT="application/json")
    assert Draf.objects.count() == 0
    save = reverse("pegawai:draf-save")
    post(client, save, {"_draf": here(), "nama": "Kursus Las"}, page=here(), HTTP_ACCEPT="application/json")
    assert b'value="Kursus Las"' in enter(akun, client).get(here()).content


def test_drafts_are_saved_shown_with_their_time_and_deleted_by_a_button(akun: Pengguna) -> None:
    client = enter(akun)
    assert post(client, reverse("pegawai:draf-save"), {"_draf": here(), "nama": "Kursus Las"}).url == here()
    back = client.get(here()).content.decode()
    assert 'value="Kursus Las"' in back
    assert "Hapus draf" in back
    assert post(client, reverse("pegawai:draf-delete"), {"_draf": here()}).url == here()
    assert (Draf.objects.count(), b"Kursus Las" in client.get(here()).content) == (0, False)


def test_drafts_and_kept_files_are_bounded_and_forgotten(akun: Pengguna) -> None:
    client = enter(akun)
    for number in range(services.DRAF_MAX + 3):
        post(client, reverse("pegawai:draf-save"), {"_draf": f"/a/{number}/", "nama": "x"})
    for _ in range(services.TITIPAN_MAX + 2):
        post(client, here(), values(nama="", berkas=upload()))
    assert (Draf.objects.count(), Titipan.objects.count()) == (services.DRAF_MAX, services.TITIPAN_MAX)
    old = waktu.now() - timedelta(days=8)
    Draf.objects.update(disimpan=old)
    Titipan.objects.update(disimpan=old)
    assert services.purge_draf() == services.DRAF_MAX + services.TITIPAN_MAX
    assert (Draf.objects.count(), Titipan.objects.count()) == (0, 0)


@pytest.mark.parametrize("alamat", ["", "https://jahat.id/", "//jahat.id/", "a/b"])
def test_a_draft_belongs_to_a_page_of_ours(akun: Pengguna, alamat: str) -> None:
    assert post(enter(akun), reverse("pegawai:draf-save"), {"_draf": alamat, "nama": "x"}, page="/").status_code == 400


def test_reference_tables_keep_what_was_typed_and_tell_the_end_of_the_session() -> None:
    akun = make_pengguna("admin")
    client, page = enter(akun), reverse("pegawai:acuan-create", args=["golongan"])
    assert b'id="tk-sesi"' in client.get(page).content
    end_session(client)
    post(client, page, {"kode": "IX/z"})
    assert b'value="IX/z"' in enter(akun, client).get(page).content


def test_asking_how_long_the_session_lasts_does_not_lengthen_it(akun: Pengguna) -> None:
    client = enter(akun)
    client.get(here())
    session = client.session
    session["sesi_terakhir"] -= 7 * 3600
    session.save()
    left = [client.get(reverse("pegawai:sesi-sisa"), headers=headers).json()["sisa"] <= 3600 for headers in ({"X-Latar": "1"}, {})]
    assert left == [True, False]
    assert client.post(reverse("pegawai:sesi-tetap")).json()["sisa"] > 7 * 3600
