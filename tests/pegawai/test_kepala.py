"""Appointing the head of a unit takes two people, and neither is the person."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lib import waktu
from pegawai.models import Notifikasi, Pegawai, Penempatan, Pengguna, UnitKerja, UsulKepala
from pegawai.services import kepala, penempatan
from pegawai.services.notifikasi import Kata
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.pintu import enter
from tests.tolak import refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Pengguna:
    return make_pengguna("kepegawaian")


@pytest.fixture
def unit() -> UnitKerja:
    return make_unit("Dinas Kesehatan")


def appoint(by: Pengguna, unit: UnitKerja, pegawai: Pegawai | None = None, **fields: Any) -> Penempatan:
    fields = {"status": "plt", "memimpin": True, "mulai": waktu.today(), "jabatan": make_jabatan(), **fields}
    row = Penempatan(pegawai=pegawai or make_pegawai(unit=make_unit()), unit=unit, **fields)
    return penempatan.create_penempatan(penempatan=row, by=by)


def heads(unit: UnitKerja) -> list[str]:
    found = Penempatan.objects.heads().on(waktu.today()).filter(unit=unit)
    return list(found.values_list("pegawai__nama", flat=True))


@pytest.mark.parametrize("status", ["definitif", "plt", "plh"])
def test_a_head_leads_only_after_a_second_person_confirmed(by: Pengguna, unit: UnitKerja, status: str) -> None:
    row = appoint(by, unit, status=status)
    usul = UsulKepala.objects.get()
    assert (heads(unit), row.memimpin, usul.diusulkan_oleh, usul.is_menunggu) == ([], False, by, True)
    refuse("orang_sama", lambda: kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=by))
    second = make_pengguna("kepegawaian")
    kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=second)
    usul.refresh_from_db()
    assert (heads(unit), usul.disahkan_oleh) == ([row.pegawai.nama], second)
    refuse("sudah_diputuskan", lambda: kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=make_pengguna("kepegawaian")))


def test_who_may_confirm_is_told_but_not_who_proposed_or_is_meant(by: Pengguna, unit: UnitKerja) -> None:
    second, calon = make_pengguna("kepegawaian"), make_pegawai(unit=make_unit())
    make_pengguna("kepegawaian", pegawai=calon)
    make_pengguna("pengelola")
    appoint(by, unit, calon)
    assert {row.pengguna for row in Notifikasi.objects.filter(aturan="kepala_usul")} == {second}


def test_the_mail_says_who_shall_lead_what_until_it_is_decided(by: Pengguna, unit: UnitKerja) -> None:
    make_pengguna("kepegawaian")
    row = appoint(by, unit)
    mail = Notifikasi.objects.get(aturan="kepala_usul")
    words = kepala.kepala_usul([mail])[mail.pk]
    assert isinstance(words, Kata)
    assert (words.nilai["pegawai"], words.nilai["unit"], words.nilai["pengusul"]) == (row.pegawai.nama, "Dinas Kesehatan", by.nama)
    kepala.drop_kepala(usul_id=UsulKepala.objects.get().pk, by=by)
    assert kepala.kepala_usul([mail])[mail.pk] == kepala.SELESAI


def test_a_dropped_proposal_leaves_the_posting_without_leading(by: Pengguna, unit: UnitKerja) -> None:
    row = appoint(by, unit)
    kepala.drop_kepala(usul_id=UsulKepala.objects.get().pk, by=by)
    row.refresh_from_db()
    assert (row.memimpin, UsulKepala.objects.exists()) == (False, False)


def test_another_time_or_unit_is_another_appointment_and_a_spelling_is_none(by: Pengguna, unit: UnitKerja) -> None:
    row = make_penempatan(make_pegawai(), unit, status="plt", memimpin=True)
    row.dasar = "821/7/2026"
    penempatan.update_penempatan(penempatan=row, by=by)
    assert (heads(unit), UsulKepala.objects.exists()) == ([row.pegawai.nama], False)
    row.mulai += timedelta(days=1)
    penempatan.update_penempatan(penempatan=row, by=by)
    assert (heads(unit), UsulKepala.objects.get().penempatan) == ([], row)


def test_what_was_proposed_is_what_is_confirmed(by: Pengguna, unit: UnitKerja) -> None:
    """The second person cannot make it another unit first, nor make an ended time longer."""
    row, second = appoint(by, unit), make_pengguna("kepegawaian")
    row.unit, row.memimpin = make_unit(), False
    penempatan.update_penempatan(penempatan=row, by=second)
    assert not UsulKepala.objects.exists()
    ended = make_penempatan(make_pegawai(), unit, status="plt", memimpin=True, selesai=waktu.today())
    refuse("tanggal", lambda: penempatan.close_penempatan(penempatan=ended, selesai=waktu.today() + timedelta(days=9), by=second))


def test_an_earlier_end_of_a_head_is_no_new_appointment(by: Pengguna, unit: UnitKerja) -> None:
    row, today = make_penempatan(make_pegawai(), unit, status="plt", memimpin=True), waktu.today()
    for days in (9, 5):
        row.selesai = today + timedelta(days=days)
        penempatan.update_penempatan(penempatan=row, by=by)
        assert (heads(unit), UsulKepala.objects.exists()) == ([row.pegawai.nama], False)
    for later in (today + timedelta(days=9), None):
        Penempatan.objects.filter(pk=row.pk).update(memimpin=True, selesai=today + timedelta(days=5))
        row.memimpin, row.selesai = True, later
        penempatan.update_penempatan(penempatan=row, by=by)
        assert heads(unit) == []


def test_where_there_is_no_other_officer_the_admins_are_told(by: Pengguna, unit: UnitKerja) -> None:
    admin, calon = make_pengguna("admin"), make_pegawai(unit=make_unit())
    make_pengguna("kepegawaian", pegawai=calon)
    make_pengguna("admin", is_active=False)
    appoint(by, unit, calon)
    assert {row.pengguna for row in Notifikasi.objects.filter(aturan="kepala_usul")} == {admin}


def test_an_ended_posting_is_confirmed_without_rights_today(by: Pengguna, unit: UnitKerja) -> None:
    today = waktu.today()
    appoint(by, unit, mulai=today - timedelta(days=9), selesai=today)
    usul = UsulKepala.objects.get()
    row = kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=make_pengguna("kepegawaian"))
    assert (row.memimpin, heads(unit)) == (True, [])


@pytest.mark.parametrize("change", ["proposal", "posting"])
def test_what_the_second_person_did_not_see_he_does_not_confirm(by: Pengguna, unit: UnitKerja, change: str) -> None:
    row, seen = appoint(by, unit), UsulKepala.objects.get().sidik
    row.memimpin, row.jabatan = change == "proposal", row.jabatan if change == "proposal" else make_jabatan("Lain")
    penempatan.update_penempatan(penempatan=row, by=by)
    usul, second = UsulKepala.objects.get(), make_pengguna("kepegawaian")
    refuse("berubah", lambda: kepala.confirm_kepala(usul_id=usul.pk, dilihat=seen, by=second))
    kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=second)
    assert heads(unit) == [row.pegawai.nama]


def test_the_database_wants_two_people(by: Pengguna, unit: UnitKerja) -> None:
    appoint(by, unit)
    with pytest.raises(IntegrityError, match="usulkepala_dua_orang"), transaction.atomic():
        UsulKepala.objects.update(disahkan_oleh=by, disahkan_pada=waktu.now())


def test_the_pages_from_posting_to_confirming(by: Pengguna, unit: UnitKerja) -> None:
    calon = make_pegawai("Rina", unit=make_unit())
    data = {"unit": unit.pk, "jabatan": make_jabatan().pk, "status": "plt", "memimpin": "on", "mulai": waktu.today().isoformat()}
    client, url = enter(by), reverse("pegawai:kepala-list")
    assert client.post(reverse("pegawai:penempatan-create", args=[calon.pk]), data).status_code == 302
    confirm = reverse("pegawai:kepala-confirm", args=[UsulKepala.objects.get().pk])
    assert "Anda yang mengusulkan" in client.get(url).content.decode()
    client.post(confirm)
    assert heads(unit) == []
    other = enter(make_pengguna("kepegawaian"))
    assert confirm in other.get(url).content.decode()
    assert "Menunggu pengesahan memimpin" in other.get(calon.get_absolute_url()).content.decode()
    other.post(confirm)
    assert heads(unit) == []
    sidik = UsulKepala.objects.get().sidik
    assert sidik in other.get(url).content.decode()
    other.post(confirm, {"sidik": sidik})
    assert heads(unit) == ["Rina"]


def test_of_his_own_row_an_officer_changes_the_contact_alone(unit: UnitKerja) -> None:
    pegawai = make_pegawai("Rina", unit=unit)
    diri = make_pengguna("kepegawaian", pegawai=pegawai)
    client, url = enter(diri), reverse("pegawai:pegawai-edit", args=[pegawai.pk])
    assert list(client.get(url).context["form"].fields) == ["email", "telepon"]
    client.post(url, {"nama": "Prof. Rina", "email": "rina@contoh.id", "telepon": "0811"})
    pegawai.refresh_from_db()
    assert (pegawai.nama, pegawai.email, pegawai.telepon) == ("Rina", "rina@contoh.id", "0811")
    page = client.get(pegawai.get_absolute_url()).content.decode()
    assert "Data Anda sendiri diubah oleh petugas lain." in page
    assert reverse("pegawai:penempatan-create", args=[pegawai.pk]) not in page
