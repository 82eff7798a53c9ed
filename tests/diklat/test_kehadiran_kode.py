"""The rotating code: what it accepts, what it refuses, that login keeps it, and that nobody records anybody else."""

from datetime import datetime, timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from diklat.models import Kehadiran
from diklat.queries import kehadiran as queries
from diklat.services import kehadiran as services
from diklat.services import kode_hadir
from tests.diklat.kelas import make_kelas
from tests.diklat.pabrik import make_kehadiran, make_narasumber
from tests.factories import SANDI, make_pegawai, make_pengguna
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
KINI = datetime.fromtimestamp(1_800_000_000, tz=timezone.get_default_timezone())  # the first second of a slot


def later(seconds: float) -> datetime:
    return KINI + timedelta(seconds=seconds)


def page(kode: str) -> str:
    return reverse("diklat:hadir", args=[kode])


@pytest.mark.parametrize(("seconds", "code"), [(0, ""), (29, ""), (30, ""), (59, ""), (60, "kedaluwarsa"), (24 * 3600, "kedaluwarsa")])
def test_a_code_counts_in_its_slot_and_the_next(seconds: int, code: str):
    kode = kode_hadir.make_kode(7, KINI)
    assert code_of(lambda: kode_hadir.read_kode(kode, later(seconds))) == code


def test_a_code_of_the_future_does_not_count():
    assert code_of(lambda: kode_hadir.read_kode(kode_hadir.make_kode(7, later(30)), KINI)) == "kedaluwarsa"


def test_forged_and_foreign_codes_are_refused():
    kode = kode_hadir.make_kode(7, KINI)
    value, signature = kode.rsplit(".", 1)
    forged = [
        f"8{value[1:]}.{signature}",  # another session
        f"{value}.{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}",
        value,
        "",
        "7",
        Signer(salt="lain", sep=".").sign(value),
        Signer(salt=kode_hadir.SALT, sep=".").sign("bukan"),
        kode_hadir.make_baris(7, 1),
    ]
    assert [code_of(lambda kode=kode: kode_hadir.read_kode(kode, KINI)) for kode in forged] == ["palsu"] * len(forged)
    assert code_of(lambda: kode_hadir.read_baris(kode)) == "palsu"


def test_short_codes_fit_their_session_for_a_minute_or_two():
    ketik = kode_hadir.make_ketik(7, KINI)
    assert len(ketik) == 6
    assert kode_hadir.find_ketik(f" {ketik[:3].lower()} {ketik[3:]}", [6, 7], later(100)) == 7
    tries = [(ketik, [6, 8], 0), (ketik, [7], 120), ("AAAAAA", [7], 0), ("", [7], 0)]
    assert [code_of(lambda t=text, s=ids, d=delay: kode_hadir.find_ketik(t, s, later(d))) for text, ids, delay in tries] == [
        "kode_salah"
    ] * 4


@pytest.mark.parametrize(("mulai", "code"), [(31, "belum_dibuka"), (29, ""), (-179, ""), (-181, "sudah_selesai")])
def test_from_half_an_hour_before_until_the_end(mulai: int, code: str):
    kelas, now = make_kelas(mulai=timedelta(minutes=mulai)), timezone.now()
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=kelas.akun(0), pada=now)) == code
    assert Kehadiran.objects.count() == (not code)


def test_a_scan_is_good_for_ten_minutes():
    kelas, now = make_kelas(), timezone.now()
    user = kelas.akun(0)
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=user, pada=now - timedelta(minutes=10, seconds=1))) == "kedaluwarsa"
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=user, pada=now - timedelta(minutes=9))) == ""


def test_whoever_scans_records_himself_only():
    kelas = make_kelas()
    services.record_qr(sesi_id=kelas.sesi.pk, by=kelas.akun(1), pada=timezone.now())
    assert list(Kehadiran.objects.values_list("pendaftaran", "status", "cara")) == [(kelas.rows[1].pk, "H", "qr")]
    outside = make_pengguna(pegawai=make_pegawai())
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=outside, pada=timezone.now())) == "bukan_peserta"
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=kelas.pengelola, pada=timezone.now())) == "bukan_pegawai"
    assert Kehadiran.objects.count() == 1


def test_leave_turns_into_presence_and_a_closed_session_stays():
    kelas = make_kelas()
    make_kehadiran(kelas.sesi, kelas.rows[0], "I")
    user = kelas.akun(0)
    assert services.record_qr(sesi_id=kelas.sesi.pk, by=user, pada=timezone.now()).status == "H"
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=user, pada=timezone.now())) == "sudah_tercatat"
    kelas.sesi.kehadiran_ditutup = timezone.now()
    kelas.sesi.save(update_fields=["kehadiran_ditutup"])
    assert code_of(lambda: services.record_qr(sesi_id=kelas.sesi.pk, by=kelas.akun(1), pada=timezone.now())) == "ditutup"


def test_looking_changes_nothing_and_the_button_records():
    kelas = make_kelas()
    client, url = enter(kelas.akun(0)), page(kode_hadir.make_kode(kelas.sesi.pk, timezone.now()))
    assert client.get(url).status_code == 200
    assert not Kehadiran.objects.exists()
    assert client.post(url).url == kelas.angkatan.get_absolute_url()
    assert Kehadiran.objects.get().pendaftaran == kelas.rows[0]
    assert client.post(url).status_code == 302  # recorded already: said, not repeated
    assert Kehadiran.objects.count() == 1


@pytest.mark.parametrize(("scanned", "login", "count"), [(0, 9 * 60, 1), (0, 10 * 60 + 30, 0), (90, 0, 0)])
def test_login_keeps_the_code(client: Client, time_machine: TimeMachineFixture, scanned: int, login: int, count: int):
    """The code is read `scanned` seconds after it was made; the button is pressed `login` seconds later."""
    kelas, start = make_kelas(), timezone.now()
    akun, url = kelas.akun(0), page(kode_hadir.make_kode(kelas.sesi.pk, start))
    time_machine.move_to(start + timedelta(seconds=scanned), tick=False)
    client.get(url)
    time_machine.move_to(start + timedelta(seconds=scanned + login), tick=False)
    answer = client.post(reverse("account_login"), {"login": akun.username, "password": SANDI, "next": url})
    assert answer.url == url
    client.post(url)
    assert Kehadiran.objects.count() == count


def test_a_code_that_another_browser_scanned_is_not_kept(client: Client):
    kelas = make_kelas()
    old = page(kode_hadir.make_kode(kelas.sesi.pk, timezone.now() - timedelta(minutes=2)))
    enter(kelas.akun(0), client)
    assert (client.get(old).status_code, client.post(old).status_code) == (410, 410)
    assert not Kehadiran.objects.exists()


def test_scanning_without_login_leads_there_and_back(client: Client):
    kelas = make_kelas()
    url = page(kode_hadir.make_kode(kelas.sesi.pk, timezone.now()))
    assert client.get(url).url == f"/akun/masuk/?next={url}"
    assert client.post(url).url == f"/akun/masuk/?next={url}"
    assert client.get(page("palsu")).status_code == 404


def test_the_wall_shows_a_code_that_works(client: Client):
    kelas = make_kelas()
    enter(kelas.pengelola, client)
    context = client.get(reverse("diklat:kehadiran-qr", args=[kelas.sesi.pk])).context
    assert (context["halangan"], context["peserta"], context["hadir"]) == ("", 3, 0)
    kode = context["alamat"].removesuffix("/").rsplit("/", 1)[1]
    assert kode_hadir.read_kode(kode, timezone.now()) == kelas.sesi.pk
    assert kode_hadir.find_ketik(context["ketik"], [kelas.sesi.pk], timezone.now()) == kelas.sesi.pk


def test_the_wall_shows_no_code_before_and_after(client: Client):
    enter(make_pengguna("pengelola"), client)
    for mulai in (timedelta(hours=1), timedelta(hours=-4)):
        answer = client.get(reverse("diklat:kehadiran-qr", args=[make_kelas(mulai=mulai).sesi.pk]))
        assert answer.context["halangan"]
        assert "tk-qr" not in answer.content.decode()


def test_typing_the_code_records_and_is_limited():
    kelas = make_kelas()
    client, url = enter(kelas.akun(0)), reverse("diklat:hadir-ketik")
    for _ in range(kode_hadir.COBA_MAKSIMUM - 1):
        assert client.post(url, {"kode": "AAAAAA"}).context["form"].errors.as_data()["kode"][0].code == "kode_salah"
    assert client.post(url, {"kode": kode_hadir.make_ketik(kelas.sesi.pk, timezone.now())}).status_code == 302
    assert Kehadiran.objects.get().pendaftaran == kelas.rows[0]
    assert client.post(url, {"kode": "AAAAAA"}).context["form"].errors.as_data()["kode"][0].code == "terlalu_sering"


def test_only_running_sessions_take_typed_codes():
    kelas, over = make_kelas(mulai=timedelta(minutes=20)), make_kelas(mulai=timedelta(hours=-4))
    assert list(queries.sesi_scannable(timezone.now())) == [kelas.sesi]
    client = enter(over.akun(0))
    answer = client.post(reverse("diklat:hadir-ketik"), {"kode": kode_hadir.make_ketik(over.sesi.pk, timezone.now())})
    assert answer.context["form"].errors.as_data()["kode"][0].code == "kode_salah"


def test_a_line_of_the_printed_sheet_is_recorded_by_the_teacher_only():
    kelas = make_kelas()
    guru = make_pengguna()
    kelas.sesi.narasumber = make_narasumber(pengguna=guru)
    kelas.sesi.save(update_fields=["narasumber"])
    url = reverse("diklat:hadir-baris", args=[kode_hadir.make_baris(kelas.sesi.pk, kelas.rows[2].pk)])
    own = enter(kelas.akun(2))
    assert (own.get(url).status_code, own.post(url, {"status": "H"}).status_code) == (404, 404)
    assert not Kehadiran.objects.exists()
    teacher = enter(guru)
    assert teacher.get(url).status_code == 200
    assert not Kehadiran.objects.exists()
    teacher.post(url, {"status": "H"})
    assert list(Kehadiran.objects.values_list("pendaftaran", "status", "dicatat_oleh")) == [(kelas.rows[2].pk, "H", guru.pk)]
    other = make_kelas()
    for sesi in (kelas.sesi, other.sesi):
        kode = kode_hadir.make_baris(sesi.pk, other.rows[0].pk)
        foreign = reverse("diklat:hadir-baris", args=[kode])
        assert (teacher.get(foreign).status_code, teacher.post(foreign, {"status": "H"}).status_code) == (404, 404)
    kode = kode_hadir.make_baris(kelas.sesi.pk, other.rows[0].pk)
    assert code_of(lambda: services.record_baris(kode=kode, status="H", by=guru)) == "bukan_peserta"
    assert Kehadiran.objects.count() == 1
    assert teacher.get(reverse("diklat:hadir-baris", args=["palsu"])).status_code == 404
