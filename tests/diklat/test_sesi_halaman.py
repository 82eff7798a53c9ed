"""The schedule by form, free rooms, collisions of participants, and a teacher's own page."""

import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Sesi
from diklat.services import narasumber as services
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import today
from tests.kepastian import confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(factories.make_pengguna("pengelola"))
    return client


def data(**changes: object) -> dict[str, object]:
    return {"tanggal": f"{today(21)}", "jam_mulai": "08:00", "jam_selesai": "11.30", "judul": "Pembukaan", "jp": "", **changes}


@pytest.mark.parametrize("count", [1, 3])
def test_schedule_keeps_its_query_count(hr: Client, count: int, django_assert_num_queries: object) -> None:
    angkatan = pabrik.make_angkatan()
    for day in range(count):
        pabrik.make_sesi(angkatan, today(20 + day), ruang=pabrik.make_ruang(), narasumber=pabrik.make_narasumber())
    address = reverse("diklat:sesi-list", args=[angkatan.pk])
    hr.get(address)
    with django_assert_num_queries(6):  # type: ignore[operator]
        hr.get(address)


def test_a_session_by_form(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    address = reverse("diklat:sesi-create", args=[angkatan.pk])
    form = hr.post(address, data(jam_selesai="07:00")).context["form"]
    assert (form.errors.as_data()["jam_selesai"][0].code, form["judul"].value()) == ("waktu", "Pembukaan")
    assert confirm(hr, address, data(lagi="1")).url == address
    sesi = Sesi.objects.get()
    assert (sesi.judul, sesi.jp, sesi.nomor) == ("Pembukaan", 4, 1)
    again = hr.get(address).context["form"]
    assert again.initial["tanggal"] == today(21)
    update = reverse("diklat:sesi-update", args=[sesi.pk])
    assert hr.get(update).context["form"].initial["jam_mulai"].hour == 8
    confirm(hr, update, data(judul="Penutupan", jp="2"))
    sesi.refresh_from_db()
    assert (sesi.judul, sesi.jp) == ("Penutupan", 2)
    confirm(hr, reverse("diklat:sesi-delete", args=[sesi.pk]))
    assert Sesi.objects.count() == 0


def test_free_rooms_are_offered_on_request_and_after_a_clash(hr: Client) -> None:
    taken, free = pabrik.make_ruang("Aula"), pabrik.make_ruang("Bima")
    pabrik.make_ruang("Citra", is_aktif=False)
    pabrik.make_sesi(pabrik.make_angkatan(), today(21), ruang=taken)
    angkatan = pabrik.make_angkatan(status="draf")
    address = reverse("diklat:sesi-create", args=[angkatan.pk])
    assert hr.post(address, data(cari="1")).context["ruang_kosong"] == [(free, free.kurang_untuk(angkatan.kuota))]
    context = hr.post(address, data(ruang=f"{taken.pk}")).context
    assert (context["form"].errors.as_data()["ruang"][0].code, context["ruang_kosong"]) == ("ruang_dipakai", [(free, "")])
    assert angkatan.sesi_list.count() == 0


def test_schedule_warns_about_jp_and_lists_collisions(hr: Client) -> None:
    person = factories.make_pegawai()
    angkatan, other = pabrik.make_angkatan(pabrik.make_program(jp=4)), pabrik.make_angkatan()
    for batch in (angkatan, other):
        pabrik.make_sesi(batch, today(21))
        pabrik.make_pendaftaran(batch, person)
    address = reverse("diklat:sesi-list", args=[angkatan.pk])
    context = hr.get(address).context
    assert (context["jp"], context["jp_beda"], [row.pegawai_id for row in context["bentrok"]]) == (4, False, [person.pk])
    pabrik.make_sesi(angkatan, today(22))
    assert hr.get(address).context["jp_beda"] is True


def test_lessons_to_come_stand_in_pages(client: Client) -> None:
    account = factories.make_pengguna(pegawai=(guru := factories.make_pegawai()))
    teacher = pabrik.make_narasumber()
    teacher.pegawai = guru
    services.save_narasumber(narasumber=teacher, by=factories.make_pengguna("pengelola"))
    angkatan = pabrik.make_angkatan()
    lessons = [pabrik.make_sesi(angkatan, today(day), narasumber=teacher) for day in range(1, 12)]
    client.force_login(account)
    context = client.get(reverse("diklat:sesi-saya") + "?ukuran=10&halaman=2").context
    assert [row for hari in context["hari_list"] for row in hari.sesi_list] == [lessons[10]]


def test_a_teacher_sees_his_own_sessions_and_whom_he_meets(client: Client) -> None:
    guru = factories.make_pegawai()
    account = factories.make_pengguna(pegawai=guru)
    teacher = pabrik.make_narasumber()
    teacher.pegawai = guru
    services.save_narasumber(narasumber=teacher, by=factories.make_pengguna("pengelola"))
    client.force_login(account)
    angkatan, draf = pabrik.make_angkatan(), pabrik.make_angkatan(status="draf")
    own, past = pabrik.make_sesi(angkatan, narasumber=teacher), pabrik.make_sesi(angkatan, today(-3), narasumber=teacher)
    other = pabrik.make_sesi(angkatan, today(22))
    pabrik.make_sesi(draf, today(23), narasumber=teacher)
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Ani"))
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Budi"), "diajukan")
    context = client.get(reverse("diklat:sesi-saya")).context
    assert [row for hari in context["hari_list"] for row in hari.sesi_list] == [own]
    assert context["belum_list"] == [past]
    assert list(client.get(reverse("diklat:sesi-saya") + "?lewat=1").context["page"]) == [past]
    pabrik.make_kehadiran(past, angkatan.pendaftaran_list.get(status="terdaftar"))
    assert client.get(reverse("diklat:sesi-saya")).context["belum_list"] == []
    assert context["hari_list"][0].sesi_list[0].peserta_count == 1
    people = client.get(reverse("diklat:sesi-peserta", args=[own.pk])).context["peserta_list"]
    assert [row.pegawai.nama for row in people] == ["Ani"]
    assert client.get(reverse("diklat:sesi-peserta", args=[other.pk])).status_code == 404
