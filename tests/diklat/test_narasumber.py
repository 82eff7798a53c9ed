"""Teachers: the role comes with the link and goes with it, and nobody is listed twice."""

import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Narasumber
from diklat.services import narasumber as services
from pegawai.models import CatatanAkun, Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:narasumber-list")


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, by: Pengguna) -> Client:
    client.force_login(by)
    return client


def is_teacher(account: Pengguna) -> bool:
    return account.groups.filter(name="narasumber").exists()


def test_an_employee_gets_an_account_and_the_role(by: Pengguna) -> None:
    pegawai = factories.make_pegawai()
    row = services.save_narasumber(narasumber=Narasumber(nama="Guru", pegawai=pegawai), by=by)
    account = Pengguna.objects.get(pegawai=pegawai)
    assert (is_teacher(account), row.pengguna) == (True, None)
    assert CatatanAkun.objects.filter(pengguna=account, rincian="+Narasumber", oleh=by).count() == 1


def test_the_role_goes_when_unlinked_put_out_of_use_or_linked_to_another(by: Pengguna) -> None:
    first, second = (factories.make_pengguna(pegawai=factories.make_pegawai()) for _ in range(2))
    row = services.save_narasumber(narasumber=Narasumber(nama="Guru", pegawai=first.pegawai), by=by)
    row.pegawai = second.pegawai
    services.save_narasumber(narasumber=row, by=by)
    assert (is_teacher(first), is_teacher(second)) == (False, True)
    row.is_aktif = False
    services.save_narasumber(narasumber=row, by=by)
    assert is_teacher(second) is False
    row.is_aktif = True
    services.save_narasumber(narasumber=row, by=by)
    assert is_teacher(second) is True
    row.pegawai = None
    services.save_narasumber(narasumber=row, by=by)
    assert is_teacher(second) is False


def test_a_guest_with_an_account_gets_the_role_and_keeps_his_others(by: Pengguna) -> None:
    account = factories.make_pengguna("auditor")
    services.save_narasumber(narasumber=Narasumber(nama="Tamu", pengguna=account), by=by)
    assert set(account.groups.values_list("name", flat=True)) == {"auditor", "narasumber"}


def test_refusals(by: Pengguna) -> None:
    account = factories.make_pengguna(pegawai=factories.make_pegawai())
    services.save_narasumber(narasumber=Narasumber(nama="Guru", pegawai=account.pegawai), by=by)

    def save(**values: object) -> list[str]:
        return codes_of(services.save_narasumber, narasumber=Narasumber(nama="Lain", **values), by=by)

    assert save(pegawai=account.pegawai) == ["sudah_narasumber"]
    assert save(pengguna=account) == ["sudah_narasumber"]
    assert save(pegawai=factories.make_pegawai(), pengguna=factories.make_pengguna()) == ["akun_beda"]
    retired = factories.make_pegawai(kedudukan=factories.KedudukanHukum.objects.filter(is_aktif=False)[0])
    assert save(pegawai=retired) == ["pegawai_nonaktif"]
    assert Narasumber.objects.count() == 1


def test_who_still_teaches_stays(by: Pengguna) -> None:
    row = pabrik.make_narasumber()
    pabrik.make_sesi(pabrik.make_angkatan(), narasumber=row)
    row.is_aktif = False
    assert codes_of(services.save_narasumber, narasumber=row, by=by) == ["masih_mengajar"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    for _ in range(count):
        row = pabrik.make_narasumber(pegawai=factories.make_pegawai())
        pabrik.make_sesi(pabrik.make_angkatan(), narasumber=row)
    hr.get(DAFTAR)
    with django_assert_num_queries(4):  # type: ignore[operator]
        hr.get(DAFTAR)


def test_list_finds(hr: Client) -> None:
    ani = pabrik.make_narasumber("Ani", instansi="LAN", pegawai=factories.make_pegawai())
    budi = pabrik.make_narasumber("Budi")
    lama = pabrik.make_narasumber("Lama", is_aktif=False)
    found = {"": [ani, budi], "q=lan": [ani], f"q={ani.pegawai.nip[:12]}": [ani], "dipakai=tidak": [lama]}
    found[f"q={ani.pegawai.nip}"] = [ani]
    assert {query: list(hr.get(f"{DAFTAR}?{query}").context["page"]) for query in found} == found


def test_by_form_with_nip_and_account_name(hr: Client) -> None:
    pegawai, account = factories.make_pegawai(), factories.make_pengguna()
    address = reverse("diklat:narasumber-create")
    for nip, code in (("Entah", "tidak_ada"), ("1" * 18, "tidak_ada")):
        form = hr.post(address, {"nama": "Guru", "nip": nip}).context["form"]
        assert form.errors.as_data()["nip"][0].code == code
    hr.post(address, {"nama": "Guru", "nip": f"{pegawai.nip[:8]} {pegawai.nip[8:]}"})
    hr.post(address, {"nama": "Tamu", "akun": account.username})
    rows = {row.nama: (row.pegawai, row.pengguna) for row in Narasumber.objects.all()}
    assert rows == {"Guru": (pegawai, None), "Tamu": (None, account)}
    twice = hr.post(address, {"nama": "Lagi", "nip": pegawai.nip}).context["form"]
    assert twice.errors.as_data()["nip"][0].code == "sudah_narasumber"
    guru = Narasumber.objects.get(nama="Guru")
    hr.post(reverse("diklat:narasumber-update", args=[guru.pk]), {"nama": "Guru Besar", "nip": pegawai.nip})
    guru.refresh_from_db()
    assert (guru.nama, guru.is_aktif) == ("Guru Besar", False)


def test_the_week_of_a_teacher(hr: Client) -> None:
    row = pabrik.make_narasumber()
    own = pabrik.make_sesi(pabrik.make_angkatan(), today(21), narasumber=row)
    context = hr.get(f"{reverse('diklat:narasumber-detail', args=[row.pk])}?mulai={today(21)}").context
    assert [item for hari in context["hari_list"] for item in hari.sesi_list] == [own]
