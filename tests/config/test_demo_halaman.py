"""Pages of the demo: its accounts and the letters it sent."""

from email.message import EmailMessage

import pytest
from django.urls import reverse

from config.demo.kota import akun
from config.demo.sink import Folder


@pytest.fixture
def kotak(tmp_path, settings):
    settings.EMAIL_SINK_DIR = str(tmp_path)
    return Folder(tmp_path)


def test_surat_in_the_sink_can_be_read_with_its_link(client, kotak):
    message = EmailMessage()
    message["To"], message["Subject"], message["Date"] = "rina@contoh.test", "Aktifkan akun", "Tue, 24 Nov 2026 10:00:00 +0700"
    message.set_content("Buka http://127.0.0.1:8000/akun/x/ ya")
    message.add_alternative("<p>lain</p>", subtype="html")
    file = kotak.write(message.as_bytes())

    assert "Aktifkan akun" in client.get(reverse("demo:surat-list")).content.decode()
    page = client.get(reverse("demo:surat-detail", args=[file.stem])).content.decode()
    assert "rina@contoh.test" in page
    assert 'href="http://127.0.0.1:8000/akun/x/"' in page


def test_surat_outside_the_folder_cannot_be_named(client, kotak, tmp_path):
    (tmp_path.parent / "rahasia.eml").write_text("Subject: rahasia\n\nisi")
    assert client.get(reverse("demo:surat-list")).content.decode().count("rahasia") == 0
    assert client.get("/demo/surat/../rahasia/").status_code == 404


@pytest.mark.django_db
def test_akun_page_names_the_accounts_to_try_and_no_other(client, django_user_model):
    akun.create_akun(kosong=True)
    django_user_model.objects.create_user(username="tamu", password=akun.SANDI, nama="Tamu")
    page = client.get(reverse("demo:akun")).content.decode()
    assert [f"<code>{name}</code>" in page for name in ("admin", "pengelola", "tamu")] == [True, True, False]
