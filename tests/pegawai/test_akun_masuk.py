"""The door: who gets in, who does not, and what is said."""

import pytest
from django.test import Client
from django.urls import reverse

from pegawai.models import Pengguna
from tests.factories import SANDI, make_pegawai, make_pengguna

pytestmark = pytest.mark.django_db
MASUK = "/akun/masuk/"


def masuk(client: Client, login: str, sandi: str = SANDI, **extra):
    return client.post(MASUK, {"login": login, "password": sandi}, **extra)


def galat(response, field: str = "__all__") -> list[str]:
    return [error.code for error in response.context["form"].errors.as_data().get(field, [])]


def test_masuk_by_nip_with_spaces(client):
    pengguna = make_pengguna(pegawai=make_pegawai(nip="198704122011012007"))
    response = masuk(client, " 19870412 201101 2 007 ")
    assert response.url == reverse("beranda")
    assert client.session["_auth_user_id"] == str(pengguna.pk)


def test_masuk_by_email_in_any_case(client):
    pengguna = make_pengguna("auditor", email="rina@contoh.go.id")
    masuk(client, "Rina@Contoh.go.id")
    assert client.session["_auth_user_id"] == str(pengguna.pk)


def test_short_nip_is_counted(client):
    response = masuk(client, "19870412 201101 2 00")
    assert response.context["form"].errors["login"] == ["NIP harus 18 angka. Anda baru mengetik 17 angka."]


def test_wrong_pair_says_what_to_do(client):
    make_pengguna("auditor")
    response = masuk(client, "198704122011012007", "bukan sandinya ini")
    assert response.context["form"].non_field_errors() == ["NIP atau kata sandi tidak cocok. Periksa lagi, atau atur ulang kata sandi."]
    assert Pengguna.objects.count() == 1
