"""A head names who leads his unit while he is away: one of his people, for some days, confirmed by an officer, over by itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lib import waktu
from pegawai.models import Pegawai, Penempatan, Pengguna, UsulKepala
from pegawai.queries.wakil import plh_list
from pegawai.services import kepala, wakil
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.kepastian import confirm
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> tuple[Pengguna, Pegawai, Pegawai]:
    """The head of a unit, somebody of a unit below it, somebody elsewhere."""
    unit = make_unit("Dinas")
    head = make_pengguna(pegawai=make_pegawai("Kepala", unit=unit, memimpin=True))
    return head, make_pegawai("Wakil", unit=make_unit("Bidang", induk=unit)), make_pegawai("Lain", unit=make_unit("Dinas Lain"))


def fresh(user: Pengguna) -> Pengguna:
    return Pengguna.objects.get(pk=user.pk)


def appoint(head: Pengguna, person: Pegawai, mulai: date, sampai: date, unit_id: int | None = None) -> Penempatan:
    unit = unit_id or head.headed_unit_ids[0]
    return wakil.appoint_plh(unit_id=unit, pegawai_id=person.pk, mulai=mulai, sampai=sampai, dasar="Cuti tahunan", by=head)


def in_days(number: int) -> date:
    return waktu.today() + timedelta(days=number)


def test_the_deputy_leads_once_confirmed_and_not_after_his_last_day(kantor: tuple[Pengguna, Pegawai, Pegawai], time_machine: Any) -> None:
    head, deputy, _ = kantor
    account = make_pengguna(pegawai=deputy)
    row = appoint(head, deputy, in_days(0), in_days(2))
    assert (row.status, row.memimpin, row.selesai, fresh(account).headed_unit_ids) == ("plh", False, in_days(3), ())
    usul = UsulKepala.objects.get(penempatan=row)
    assert usul.diusulkan_oleh == head
    kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=make_pengguna("kepegawaian"))
    assert fresh(account).headed_unit_ids == head.headed_unit_ids == fresh(head).headed_unit_ids
    time_machine.move_to(waktu.now() + timedelta(days=3))
    assert (fresh(account).headed_unit_ids, fresh(head).headed_unit_ids) == ((), head.headed_unit_ids)


def test_only_the_head_names_only_his_people_and_only_for_days_to_come(kantor: tuple[Pengguna, Pegawai, Pegawai]) -> None:
    head, deputy, stranger = kantor
    other = make_pengguna("kepegawaian")
    today, later = in_days(0), in_days(5)
    refused = [
        (head, stranger, today, later, None, "bukan_bawahan"),
        (head, head.pegawai, today, later, None, "sendiri"),
        (head, deputy, in_days(-1), later, None, "tanggal"),
        (head, deputy, later, today, None, "tanggal"),
        (head, deputy, today, in_days(wakil.HARI_MAX), None, "tanggal"),
        (other, deputy, today, later, head.headed_unit_ids[0], "bukan_wewenang"),
    ]
    for by, person, mulai, sampai, unit, code in refused:
        with pytest.raises(ValidationError) as refusal:
            appoint(by, person, mulai, sampai, unit)
        assert refusal.value.error_list[0].code == code
    assert not Penempatan.objects.filter(status="plh").exists()
    appoint(head, deputy, today, in_days(wakil.HARI_MAX - 1))


def test_the_page_of_a_person_offers_it_to_his_head_who_fills_in_the_days(
    kantor: tuple[Pengguna, Pegawai, Pegawai], client: Client
) -> None:
    head, deputy, stranger = kantor
    client.force_login(head)
    url = reverse("pegawai:plh-create")
    assert f"{url}?pegawai={deputy.pk}" in client.get(deputy.get_absolute_url()).text
    found = [client.get(url, {"pegawai": person.pk}).context["form"].initial["pegawai"] for person in (deputy, stranger)]
    assert found == [deputy, None]
    values = {"unit": head.headed_unit_ids[0], "mulai": in_days(1).isoformat(), "sampai": in_days(0).isoformat(), "dasar": "Cuti"}
    assert "pegawai" in client.post(url, {**values, "pegawai": stranger.nip}).context["form"].errors
    assert client.post(url, {**values, "pegawai": deputy.nip}).context["form"].errors
    client.post(url, {**values, "pegawai": deputy.nip, "sampai": in_days(4).isoformat()})
    row = Penempatan.objects.get(status="plh")
    assert (row.pegawai, row.selesai) == (deputy, in_days(5))
    assert list(client.get(deputy.get_absolute_url()).context["plh_list"]) == [row]


def test_the_head_ends_it_early_and_nobody_else(kantor: tuple[Pengguna, Pegawai, Pegawai], client: Client) -> None:
    head, deputy, _ = kantor
    account, officer = make_pengguna(pegawai=deputy), make_pengguna("kepegawaian")
    waits, leads = appoint(head, deputy, in_days(10), in_days(12)), appoint(head, deputy, in_days(0), in_days(2))
    usul = UsulKepala.objects.get(penempatan=leads)
    kepala.confirm_kepala(usul_id=usul.pk, dilihat=usul.sidik, by=officer)
    stranger = make_pengguna(pegawai=make_pegawai("Kepala lain", unit=make_unit("Lain"), memimpin=True))
    for by, code in ((fresh(account), "sendiri"), (stranger, "bukan_wewenang"), (officer, "bukan_wewenang")):
        with refusing(code):
            wakil.end_plh(penempatan_id=leads.pk, by=by)
    client.force_login(head)
    assert confirm(client, reverse("pegawai:plh-end", args=[leads.pk])).status_code == 302
    assert (fresh(account).headed_unit_ids, list(plh_list(head))) == ((), [waits])
    wakil.end_plh(penempatan_id=waits.pk, by=head)
    assert (list(plh_list(head)), UsulKepala.objects.menunggu().count()) == ([], 0)
    with refusing("sudah_berakhir"):
        wakil.end_plh(penempatan_id=leads.pk, by=head)
