"""One mail address: whoever changes it, the account follows, both addresses are told, and the old one can object."""

import re
from datetime import timedelta

import pghistory
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from lib.waktu import now
from pegawai.models import CatatanAkun, GantiSurel, Pegawai, Pengguna, SuratAkun
from pegawai.peran import CITY_ROLES
from pegawai.services import akun as services
from pegawai.services import ganti_surel, surat_akun
from pegawai.services.impor.pegawai import KEEP_SUREL_SQL
from pegawai.services.pegawai import save_pegawai
from pegawai.tasks import send_surel_akun
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
NIP = "198704122011012007"
LAMA, BARU = "lama@contoh.go.id", "baru@contoh.go.id"


@pytest.fixture
def petugas() -> Pengguna:
    return make_pengguna("kepegawaian", email="petugas@contoh.go.id")


@pytest.fixture
def akun() -> Pengguna:
    """An account that has been used."""
    pegawai = make_pegawai("Rina Rahmawati", nip=NIP, email=LAMA)
    return make_pengguna(pegawai=pegawai, email=LAMA, last_login=now() - timedelta(days=30))


def correct(akun: Pengguna, surel: str, by: Pengguna) -> None:
    pegawai = Pegawai.objects.get(akun=akun)
    pegawai.email = surel
    save_pegawai(pegawai=pegawai, by=by)


def addresses() -> set[str]:
    return {
        *Pengguna.objects.filter(pegawai__isnull=False).values_list("email", flat=True),
        *Pegawai.objects.values_list("email", flat=True),
    }


def sent(surat, count: int) -> dict[str, str]:
    send_surel_akun()
    return {message["To"]: message.get_body(("plain",)).get_content() for message in surat.wait_for(count)}


def link_in(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/akun/surel/\S+)", text)[1]


def test_a_correction_moves_everything_and_tells_both(akun, petugas, surat, client):
    correct(akun, "Baru@contoh.go.id", petugas)
    assert Pengguna.objects.get(pk=akun.pk).email == BARU
    mails = sent(surat, 2)
    assert set(mails) == {LAMA, BARU}
    assert ("/akun/surel/" in mails[LAMA], "/akun/surel/" in mails[BARU]) == (True, False)
    assert client.post("/akun/masuk/", {"login": LAMA, "password": SANDI}).status_code == 200
    client.post("/akun/tautan/", {"login": LAMA})
    client.post("/akun/tautan/", {"login": NIP})
    send_surel_akun()
    assert [message["To"] for message in surat.wait_for(3)].count(BARU) == 2
    assert client.post("/akun/masuk/", {"login": BARU, "password": SANDI}).status_code == 302
    assert not EmailAddress.objects.exists()


def test_whatever_writes_the_row_reaches_the_account(akun):
    Pegawai.objects.filter(akun=akun).update(email=BARU)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pegawai_pegawai SET email = 'sql@contoh.go.id' WHERE nip = %s", [NIP])
    assert Pengguna.objects.get(pk=akun.pk).email == "sql@contoh.go.id"
    assert list(GantiSurel.objects.order_by("pk").values_list("lama", "baru")) == [(LAMA, BARU), (BARU, "sql@contoh.go.id")]


def test_an_admin_changes_both_rows_at_once(akun):
    services.update_akun(pengguna=akun, nama=akun.nama, email=BARU, by=make_pengguna("admin"))
    assert addresses() == {BARU}
    assert GantiSurel.objects.count() == 1


def test_an_account_never_used_is_told_as_well(petugas, surat):
    akun = make_pengguna(pegawai=make_pegawai(email=LAMA), email=LAMA)
    correct(akun, BARU, petugas)
    assert (addresses(), GantiSurel.objects.count()) == ({BARU}, 1)
    assert set(sent(surat, 2)) == {LAMA, BARU}


def test_a_file_mails_no_account_never_used_until_a_link_goes_out(petugas, surat, client):
    pegawai = make_pegawai(email=LAMA)
    akun = make_pengguna(pegawai=pegawai, email=LAMA)
    with pghistory.context(pekerjaan=1):
        Pegawai.objects.filter(akun=akun).update(email=BARU)
    assert (addresses(), SuratAkun.objects.count()) == ({BARU}, 0)
    GantiSurel.objects.update(waktu=now() - timedelta(days=30))
    pegawai.refresh_from_db()
    surat_akun.send_tautan(pegawai=pegawai, by=petugas)
    mails = sent(surat, 2)
    assert set(mails) == {LAMA, BARU}
    client.post(link_in(mails[LAMA]))
    assert addresses() == {LAMA}


def test_capitals_alone_are_no_change(akun, petugas):
    correct(akun, "LAMA@contoh.go.id", petugas)
    assert (GantiSurel.objects.count(), SuratAkun.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", ["pimpinan", "auditor", "admin"])
def test_kepegawaian_cannot_redirect_the_address_of_a_city_wide_role(petugas, role):
    akun = make_pengguna(role, pegawai=make_pegawai(email=LAMA), email=LAMA)
    assert code_of(correct, akun, BARU, petugas) == "akun_istimewa"
    assert addresses() == {LAMA}


def test_an_address_of_another_account_is_refused(akun, petugas):
    assert code_of(correct, akun, "Petugas@contoh.go.id", petugas) == "surel_dipakai"


# The old address objects


@pytest.fixture
def tautan(akun, petugas, surat) -> str:
    correct(akun, BARU, petugas)
    return link_in(sent(surat, 2)[LAMA])


def test_objection_puts_everything_back_and_tells_hr(akun, tautan, surat, client):
    inside = Client()
    inside.post("/akun/masuk/", {"login": BARU, "password": SANDI})
    assert inside.get("/").status_code == 200
    waiting = SuratAkun.objects.create(pengguna=akun)
    client.get(tautan)
    assert addresses() == {BARU}
    assert client.post(tautan).context["ditolak"].lama == LAMA
    assert addresses() == {LAMA}
    assert inside.get("/").status_code == 302
    assert not Pengguna.objects.get(pk=akun.pk).has_usable_password()
    assert SuratAkun.objects.get(pk=waiting.pk).dikirim is None
    mails = sent(surat, 4)
    assert "/akun/tautan/" in mails[LAMA]
    assert BARU in mails["petugas@contoh.go.id"]
    assert CatatanAkun.objects.filter(pengguna=akun, tindakan="surel_ditolak").count() == 1


def test_objection_ends_the_factors_made_since_and_keeps_the_older(akun, tautan, client):
    changed = GantiSurel.objects.get().waktu
    kinds = [("totp", -60), ("webauthn", -60), ("webauthn", 60), ("recovery_codes", 60)]
    rows = [Authenticator.objects.create(user=akun, type=kind, data={}) for kind, _ in kinds]
    for row, (_, seconds) in zip(rows, kinds, strict=True):
        Authenticator.objects.filter(pk=row.pk).update(created_at=changed + timedelta(seconds=seconds))
    client.post(tautan)
    assert list(Authenticator.objects.order_by("pk")) == rows[:2]
    assert CatatanAkun.objects.get(tindakan="surel_ditolak").rincian == "2 langkah kedua dihapus"


def test_a_link_sent_to_the_address_before_holds_nothing_back(akun, petugas, surat):
    surat_akun.request_tautan(login=NIP)
    sent(surat, 1)
    correct(akun, BARU, petugas)
    GantiSurel.objects.update(waktu=now())  # the trigger wrote when the transaction of this test began
    surat_akun.request_tautan(login=NIP)
    send_surel_akun()
    mails = [message["To"] for message in surat.wait_for(4)]
    assert mails.count(BARU) == 2


def test_link_of_an_objection_works_once(tautan, client):
    client.post(tautan)
    assert client.post(tautan).context["ganti"] is None
    assert CatatanAkun.objects.count() == 1


@pytest.mark.parametrize(("days", "works"), [(6.9, True), (7.1, False)])
def test_objection_ends_after_seven_days(akun, tautan, client, days, works):
    SuratAkun.objects.update(dibuat=now() - timedelta(days=days))
    client.post(tautan)
    assert addresses() == ({LAMA} if works else {BARU})


def test_a_second_change_does_not_outrun_the_objection(akun, petugas, tautan, surat, client):
    correct(akun, "ketiga@contoh.go.id", petugas)
    later = link_in(sent(surat, 4)[BARU])
    client.post(tautan)
    assert addresses() == {LAMA}
    assert client.post(later).context["ganti"] is None
    assert addresses() == {LAMA}


def test_mailed_password_link_of_the_new_address_dies_with_the_objection(akun, tautan, client):
    sandi = surat_akun.get_tautan(Pengguna.objects.get(pk=akun.pk)).removeprefix("http://127.0.0.1:8000")
    client.post(tautan)
    assert client.get(sandi, follow=True).context["token_fail"] is True


def test_old_address_taken_meanwhile_is_said(akun, tautan):
    make_pengguna(email=LAMA)
    kunci = tautan.removeprefix("/akun/surel/").removesuffix("/")
    assert code_of(ganti_surel.reject_ganti, kunci=kunci) == "surel_dipakai"
    assert code_of(ganti_surel.reject_ganti, kunci="palsu") == "tautan_gugur"


# A file


def test_a_file_changes_no_address_that_hr_may_not(akun, petugas):
    kepala = make_pengguna("pimpinan", pegawai=make_pegawai(email="kepala@contoh.go.id"), email="kepala@contoh.go.id")
    biasa, ganda, tanpa = (
        make_pengguna(pegawai=make_pegawai(email=f"{name}@contoh.go.id"), email=f"{name}@contoh.go.id") for name in "bgt"
    )
    wanted = {akun: BARU, kepala: "x@contoh.go.id", biasa: "sama@contoh.go.id", ganda: "sama@contoh.go.id", tanpa: "petugas@contoh.go.id"}
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE impor_baris (baris int, email text); CREATE TEMP TABLE impor_rencana (baris int, pegawai_id bigint)"
        )
        for number, (pengguna, surel) in enumerate(wanted.items()):
            cursor.execute("INSERT INTO impor_baris VALUES (%s, %s)", [number, surel])
            cursor.execute("INSERT INTO impor_rencana VALUES (%s, %s)", [number, pengguna.pegawai_id])
        cursor.execute(KEEP_SUREL_SQL, [sorted(CITY_ROLES)])
        cursor.execute("SELECT email FROM impor_baris ORDER BY baris")
        assert [surel for (surel,) in cursor.fetchall()] == [BARU, None, None, None, None]
        cursor.execute("DROP TABLE impor_baris, impor_rencana")
