"""Interest in a programme: once per person, only while no batch takes applications, taken back at will."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Minat
from diklat.services import minat
from pegawai.models import KedudukanHukum
from tests.diklat.pabrik import make_angkatan, make_program
from tests.factories import make_pegawai, make_pengguna
from tests.tolak import refusing

pytestmark = pytest.mark.django_db


def test_asking_twice_is_one_interest_and_it_can_be_taken_back() -> None:
    program, pegawai = make_program(), make_pegawai()
    rows = [minat.add_minat(program_id=program.pk, pegawai_id=pegawai.pk) for _ in range(2)]
    assert (rows[0], Minat.objects.count()) == (rows[1], 1)
    assert [minat.remove_minat(program_id=program.pk, pegawai_id=pegawai.pk) for _ in range(2)] == [True, False]
    assert Minat.objects.count() == 0


@pytest.mark.parametrize(
    ("batch", "code"),
    [
        ({}, "ada_angkatan"),
        ({"kuota": 1, "terisi": 1}, "ada_angkatan"),
        ({"is_ditangguhkan": True}, None),
        ({"status": "draf"}, None),
        ({"pendaftaran_mulai": timezone.localdate() + timedelta(days=1)}, None),
    ],
)
def test_only_while_no_batch_takes_applications(batch: dict[str, object], code: str | None) -> None:
    program, pegawai = make_program(), make_pegawai()
    make_angkatan(program, **batch)
    try:
        minat.add_minat(program_id=program.pk, pegawai_id=pegawai.pk)
        refused = None
    except ValidationError as refusal:
        refused = refusal.code
    assert refused == code


@pytest.mark.parametrize(("programme", "active", "code"), [({"is_aktif": False}, True, "ditarik"), ({}, False, "nonaktif")])
def test_not_for_withdrawn_programmes_or_people_who_left(programme: dict[str, object], active: bool, code: str) -> None:
    kwargs = {} if active else {"kedudukan": KedudukanHukum.objects.filter(is_aktif=False)[0]}
    with refusing(code):
        minat.add_minat(program_id=make_program(**programme).pk, pegawai_id=make_pegawai(**kwargs).pk)


def test_the_button_returns_to_where_it_was_pressed_and_nowhere_else(client: Client) -> None:
    program, pegawai = make_program(), make_pegawai()
    client.force_login(make_pengguna(pegawai=pegawai))
    url, own = reverse("diklat:minat-create", args=[program.pk]), reverse("diklat:katalog-detail", args=[program.pk])
    went = [client.post(url, {"kembali": target}).url for target in ("/katalog-diklat/?q=a", "https://jahat.example/", "//jahat.example")]
    assert went == ["/katalog-diklat/?q=a", own, own]
