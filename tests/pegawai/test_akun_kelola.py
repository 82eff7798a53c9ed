"""What officers do to accounts: roles, locks, temporary passwords, second factors; and what they may not."""

import logging
import string
import threading
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client

from lib import waktu
from pegawai.adapters import FaktorAdapter
from pegawai.models import CatatanAkun, Pengguna, SuratAkun
from pegawai.permissions import peran_of
from pegawai.services import akun as services
from tests.factories import SANDI, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
ROBUST = "gajah kecil menari sore"


def reload(pengguna: Pengguna) -> Pengguna:
    return Pengguna.objects.get(pk=pengguna.pk)


# Roles


def test_set_peran_writes_the_difference_into_the_log():
    admin, akun = make_pengguna("admin"), make_pengguna("pengelola", "auditor")
    services.set_peran(pengguna=akun, peran=["auditor", "kepegawaian"], by=admin)
    assert peran_of(reload(akun)) == {"auditor", "kepegawaian"}
    assert list(CatatanAkun.objects.values_list("tindakan", "rincian", "oleh")) == [("peran", "+Kepegawaian, −Pengelola diklat", admin.pk)]


def test_set_peran_ignores_names_that_are_no_role():
    akun = make_pengguna()
    services.set_peran(pengguna=akun, peran=["atasan", "raja"], by=make_pengguna("admin"))
    assert peran_of(reload(akun)) == frozenset()


@pytest.mark.parametrize("role", ["kepegawaian", "auditor", "pengelola"])
def test_only_an_admin_gives_roles(role):
    assert code_of(services.set_peran, pengguna=make_pengguna(), peran=["auditor"], by=make_pengguna(role)) == "bukan_admin"


def test_nobody_changes_the_own_roles():
    admin = make_pengguna("admin")
    assert code_of(services.set_peran, pengguna=admin, peran=["auditor"], by=admin) == "sendiri"


def test_last_admin_stays():
    admin, other = make_pengguna("admin"), make_pengguna("admin")
    services.deactivate_akun(pengguna=other, by=admin)
    other.refresh_from_db()
    assert code_of(services.deactivate_akun, pengguna=admin, by=other) == "admin_terakhir"
    assert code_of(services.set_peran, pengguna=admin, peran=[], by=other) == "admin_terakhir"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_admins_cannot_remove_each_other():
    pair = [make_pengguna("admin"), make_pengguna("admin")]
    barrier = threading.Barrier(2)

    def remove(mine: Pengguna, theirs: Pengguna) -> None:
        barrier.wait()
        try:
            services.deactivate_akun(pengguna=theirs, by=mine)
        except (ValidationError, DatabaseError):
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=remove, args=order) for order in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Pengguna.objects.filter(is_superuser=True, is_active=True).count() == 1


# Temporary passwords


def test_asvs_6_4_1_temporary_password_is_random_and_strong():
    petugas, akun = make_pengguna("kepegawaian"), make_pengguna(pegawai=make_pegawai())
    made = {services.set_sandi_sementara(pengguna=akun, by=petugas) for _ in range(3)}
    assert len(made) == 3
    assert {len(sandi) for sandi in made} == {19}
    assert SuratAkun.objects.filter(jenis="sandi_sementara").count() == 3


@pytest.mark.parametrize("role", ["admin", "auditor", "pengelola", "pimpinan", "kepegawaian"])
def test_kepegawaian_cannot_take_over_a_privileged_account(role):
    assert code_of(services.set_sandi_sementara, pengguna=make_pengguna(role), by=make_pengguna("kepegawaian")) == "akun_istimewa"


def test_atasan_cannot_set_a_password():
    kepala = make_pengguna(pegawai=make_pegawai(unit=make_unit(), memimpin=True))
    assert code_of(services.set_sandi_sementara, pengguna=make_pengguna(), by=kepala) == "akun_istimewa"


def test_temporary_password_is_shown_once_and_never_stored(client):
    petugas, akun = make_pengguna("kepegawaian"), make_pengguna(pegawai=make_pegawai())
    response = enter(petugas).post(f"/pengguna/{akun.pk}/sandi-sementara/")
    sandi = response.context["sandi"]
    assert reload(akun).check_password(sandi)
    assert "no-store" in response["Cache-Control"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{sandi}%"])
            assert (table, cursor.fetchone()[0]) == (table, 0)


# Fresh proof before security changes


@pytest.mark.parametrize(("age", "asked"), [(200, False), (360, True)])
def test_asvs_7_5_1_fresh_login_before_changes(age, asked):
    admin, akun = make_pengguna("admin"), make_pengguna()
    response = enter(admin, age=age).post(f"/pengguna/{akun.pk}/peran/", {"peran": ["auditor"]})
    assert response.url.startswith("/akun/pastikan/") is asked
    assert ("auditor" in peran_of(reload(akun))) is not asked


def test_asvs_7_5_1_interrupted_change_goes_on_after_the_proof():
    admin, akun = make_pengguna("admin"), make_pengguna()
    client = enter(admin, age=360)
    asked = client.post(f"/pengguna/{akun.pk}/peran/", {"peran": ["auditor"]})
    client.post(asked.url, {"password": SANDI})
    assert peran_of(reload(akun)) == {"auditor"}


# Second factor


def add_totp(pengguna: Pengguna) -> str:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(pengguna, secret)
    return secret


def kode_of(secret: str, shift: int = 0) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + shift))


def begin(pengguna: Pengguna) -> Client:
    client = Client()
    assert client.post("/akun/masuk/", {"login": pengguna.username, "password": SANDI}).url == "/akun/masuk/langkah-kedua/"
    return client


def test_asvs_6_5_2_secrets_are_encrypted_at_rest():
    akun = make_pengguna()
    secret = add_totp(akun)
    RecoveryCodes.activate(akun)
    stored = [str(data) for data in Authenticator.objects.values_list("data", flat=True)]
    assert [secret in text for text in stored] == [False, False]
    assert [text.startswith(("{'secret': 'gAAAA", "{'seed': 'gAAAA")) for text in stored] == [True, True]


def test_asvs_11_2_2_old_key_still_reads(settings):
    written = FaktorAdapter().encrypt("rahasia")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci baru yang panjang sekali untuk uji ini saja ya"
    assert FaktorAdapter().decrypt(written) == "rahasia"
    assert FaktorAdapter().encrypt("rahasia") != written


def test_totp_login():
    akun = make_pengguna("pimpinan")
    secret = add_totp(akun)
    client = begin(akun)
    assert client.get("/").status_code == 302
    assert client.post("/akun/masuk/langkah-kedua/", {"code": kode_of(secret)}).url == "/"


def test_asvs_6_5_1_code_works_once(time_machine):
    time_machine.move_to(waktu.now(), tick=False)  # else the half minute of the code may end while the two sign in
    akun = make_pengguna("pimpinan")
    code = kode_of(add_totp(akun))
    first, second = begin(akun), begin(akun)
    assert first.post("/akun/masuk/langkah-kedua/", {"code": code}).status_code == 302
    assert second.post("/akun/masuk/langkah-kedua/", {"code": code}).status_code == 200


@pytest.mark.parametrize("shift", [-2, 2])
def test_asvs_6_5_5_code_of_another_minute_is_refused(shift):
    akun = make_pengguna("pimpinan")
    secret = add_totp(akun)
    response = begin(akun).post("/akun/masuk/langkah-kedua/", {"code": kode_of(secret, shift)})
    assert response.context["form"].errors["code"] == ["Kode tidak cocok atau sudah lewat. Tulis kode terbaru dari aplikasi autentikator."]


def test_asvs_16_3_3_wrong_code_is_logged(caplog):
    akun = make_pengguna("pimpinan")
    add_totp(akun)
    caplog.set_level(logging.WARNING, "pegawai.masuk")
    response = begin(akun).post("/akun/masuk/langkah-kedua/", {"code": "000000"})
    assert response.status_code == 200, response.headers
    assert [(record.tindakan, record.hasil, record.pengguna_id) for record in caplog.records if record.name == "pegawai.masuk"] == [
        ("langkah_kedua", "gagal", akun.pk)
    ]


def test_asvs_6_5_4_recovery_code_of_ten_digits_works_once():
    akun = make_pengguna("pimpinan")
    add_totp(akun)
    codes = RecoveryCodes.activate(akun).generate_codes()
    assert {len(code) for code in codes} == {10}
    assert begin(akun).post("/akun/masuk/langkah-kedua/", {"code": codes[0]}).status_code == 302
    assert begin(akun).post("/akun/masuk/langkah-kedua/", {"code": codes[0]}).status_code == 200


def test_asvs_6_4_3_reset_then_login_asks_the_factor():
    akun = make_pengguna("pimpinan")
    add_totp(akun)
    services.change_sandi(pengguna=akun, sandi=ROBUST)
    client = Client()
    assert client.post("/akun/masuk/", {"login": akun.username, "password": ROBUST}).url == "/akun/masuk/langkah-kedua/"
    assert client.get("/").status_code == 302


def test_asvs_6_3_3_last_factor_of_a_role_that_needs_one_stays(settings):
    settings.FACTOR_REQUIRED = True
    akun = make_pengguna("auditor")
    add_totp(akun)
    client = enter(akun)
    assert client.post("/akun/keamanan/autentikator/hapus/").status_code == 200
    assert Authenticator.objects.filter(user=akun).count() == 1


def test_reset_faktor_ends_sessions_and_is_told():
    admin, akun = make_pengguna("admin"), make_pengguna("pimpinan")
    add_totp(akun)
    client = enter(akun)
    UserSession.objects.create(user=akun, session_key=client.sesi.session_key, ip="127.0.0.1")
    assert client.get("/").status_code == 200
    services.reset_faktor(pengguna=akun, by=admin)
    assert client.get("/").status_code == 302
    assert list(CatatanAkun.objects.values_list("tindakan", "pengguna", "oleh")) == [("faktor", akun.pk, admin.pk)]
    assert SuratAkun.objects.get().jenis == "keamanan_berganti"
    assert code_of(services.reset_faktor, pengguna=admin, by=admin) == "sendiri"


# Passwords


@pytest.mark.parametrize(
    ("sandi", "code"),
    [
        ("sebelas kar", "password_too_short"),
        ("duabelas kar", None),
        (string.ascii_letters[::-7] * 32, "sandi_mudah"),
        ("kursi mendung wajan tupai " * 9 + "selesai sudah semuanya", None),
        ("x" * 257, "max_length"),
        ("bismillah123", "sandi_mudah"),
        ("rahmawati si rajin", "sandi_mudah"),
        ("kuda rahmawati wajan mendung tupai", None),
    ],
)
def test_asvs_6_2_new_password(sandi, code):
    akun = make_pengguna(pegawai=make_pegawai("Rina Rahmawati", nip="198704122011012007"))
    response = enter(akun).post("/akun/kata-sandi/", {"oldpassword": SANDI, "password1": sandi, "password2": sandi})
    found = response.context["form"].errors.as_data()["password1"][0].code if response.status_code == 200 else None
    assert found == code


def test_asvs_6_2_3_change_needs_the_old_password():
    akun = make_pengguna()
    response = enter(akun).post("/akun/kata-sandi/", {"oldpassword": "salah sama sekali", "password1": ROBUST, "password2": ROBUST})
    assert list(response.context["form"].errors) == ["oldpassword"]
    assert reload(akun).check_password(SANDI)


def test_asvs_6_3_1_tries_of_the_present_password_are_bounded():
    """By account, from whatever browser; the right one does not pass either until the minute is over."""
    akun = make_pengguna()
    typed = {"oldpassword": "salah sama sekali", "password1": ROBUST, "password2": ROBUST}
    assert [enter(akun).post("/akun/kata-sandi/", typed).status_code for _ in range(6)] == [200] * 5 + [429]
    assert enter(akun).post("/akun/kata-sandi/", {**typed, "oldpassword": SANDI}).status_code == 429
    assert reload(akun).check_password(SANDI)
    assert enter(make_pengguna()).post("/akun/kata-sandi/", {**typed, "oldpassword": SANDI}).status_code == 302


def test_two_different_new_passwords_are_explained():
    response = enter(make_pengguna()).post("/akun/kata-sandi/", {"oldpassword": SANDI, "password1": ROBUST, "password2": ROBUST + "x"})
    assert response.context["form"].errors["password2"] == ["Kedua kata sandi tidak sama. Tulis kata sandi yang sama dua kali."]


def test_asvs_7_4_3_change_ends_the_other_sessions():
    akun = make_pengguna("pimpinan")
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/akun/masuk/", {"login": akun.username, "password": SANDI})
    here.post("/akun/kata-sandi/", {"oldpassword": SANDI, "password1": ROBUST, "password2": ROBUST})
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    assert SuratAkun.objects.get().jenis == "sandi_berganti"


def test_asvs_11_4_2_argon2id_with_enough_memory(settings):
    settings.PASSWORD_HASHERS = [name for name in settings.PASSWORD_HASHERS if "MD5" not in name]
    akun = make_pengguna()
    params = Argon2PasswordHasher().decode(akun.password)
    assert (params["variety"], params["memory_cost"] >= 46 * 1024) == ("argon2id", True)


# The log cannot be changed


@pytest.mark.parametrize("change", ["update", "delete"])
def test_account_log_is_only_added_to(change):
    akun = make_pengguna()
    services.set_peran(pengguna=akun, peran=["auditor"], by=make_pengguna("admin"))
    rows = CatatanAkun.objects.all()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        rows.update(rincian="x") if change == "update" else rows.delete()


def test_change_log_of_accounts_holds_no_password():
    akun = make_pengguna(pegawai=make_pegawai())
    services.update_akun(pengguna=akun, nama="Nama Baru", email="baru@contoh.go.id", by=make_pengguna("admin"))
    services.change_sandi(pengguna=akun, sandi=ROBUST)
    events = apps.get_model("pegawai", "PenggunaEvent")
    assert {field.name for field in events._meta.fields} & {"password", "last_login"} == set()
    assert list(events.objects.filter(pgh_obj=akun, pgh_label="ubah").values_list("email", "wajib_ganti_sandi")) == [(akun.email, False)]


# Pages


def test_akun_list_filters_and_counts(django_assert_num_queries):
    admin = make_pengguna("admin", nama="Admin Satu")
    make_pengguna("auditor", nama="Rina Auditor")
    make_pengguna("auditor", nama="Budi Auditor", is_active=False)
    client = enter(admin)

    def names(query: str) -> list[str]:
        return [akun.nama for akun in client.get(f"/pengguna/?{query}").context["page"]]

    assert names("") == ["Admin Satu", "Budi Auditor", "Rina Auditor"]
    assert names("q=rina") == ["Rina Auditor"]
    assert names("peran=auditor&aktif=ya") == ["Rina Auditor"]
    assert names("peran=admin") == ["Admin Satu"]
    assert names("peran=%27--&aktif=%00&urut=password&halaman=x") == ["Admin Satu", "Budi Auditor", "Rina Auditor"]


@pytest.mark.parametrize("count", [1, 3])
def test_akun_list_query_count(count, django_assert_num_queries):
    client = enter(make_pengguna("admin"))
    for _ in range(count):
        make_pengguna("auditor", pegawai=make_pegawai())
    client.get("/pengguna/")
    with django_assert_num_queries(4):
        client.get("/pengguna/")


def test_asvs_15_3_3_extra_fields_change_nothing():
    admin, akun = make_pengguna("admin"), make_pengguna(nama="Lama")
    enter(admin).post(
        f"/pengguna/{akun.pk}/ubah/", {"nama": "Baru", "email": "b@contoh.go.id", "is_superuser": "1", "username": "x", "pegawai": "1"}
    )
    akun = reload(akun)
    assert (akun.nama, akun.is_superuser, akun.pegawai_id) == ("Baru", False, None)


def test_akun_create_mails_the_link(surat):
    data = {"username": "bpk.budi", "nama": "Budi Pemeriksa", "email": "Budi@bpk.contoh.id", "peran": ["auditor"]}
    response = enter(make_pengguna("admin")).post("/pengguna/tambah/", data)
    akun = Pengguna.objects.get(username="bpk.budi")
    assert response.url == f"/pengguna/{akun.pk}/"
    assert (akun.email, akun.has_usable_password(), peran_of(akun)) == ("budi@bpk.contoh.id", False, {"auditor"})
    assert SuratAkun.objects.get().pengguna == akun


@pytest.mark.parametrize("username", ["198704122011012007", "Ab", "1abc", "a b", "<b>"])
def test_outside_account_name_is_a_word(username):
    data = {"username": username, "nama": "Budi", "email": "b@contoh.id"}
    response = enter(make_pengguna("admin")).post("/pengguna/tambah/", data)
    assert list(response.context["form"].errors) == ["username"]


def test_peran_switch_takes_only_held_roles():
    akun = make_pengguna("auditor", pegawai=make_pegawai())
    client = enter(akun)
    assert client.post("/peran/", {"peran": "pegawai"}).status_code == 302
    assert client.session["peran"] == "pegawai"
    assert client.post("/peran/", {"peran": "admin"}).status_code == 403
    assert client.session["peran"] == "pegawai"
