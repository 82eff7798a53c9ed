"""Two planners begin at the same moment: one reckons, the other is told."""

from functools import partial

import pytest

from rencana.models import Susunan
from rencana.services import susunan as services
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pengguna
from tests.rencana.kantor import Kantor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_one_wins_and_the_other_is_told():
    kantor = Kantor()
    kantor.make_pegawai(1)
    planners = [make_pengguna("pengelola") for _ in range(2)]
    begin = partial(services.create_susunan, periode_id=kantor.periode.pk)
    results = meet(*(partial(begin, data={"nama": who.nama}, by=who) for who in planners))
    assert [result for result in results if isinstance(result, str)] == ["sedang_dihitung"]
    assert Susunan.objects.filter(status="dihitung").count() == 1
