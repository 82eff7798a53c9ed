"""The list of results: scores typed in, the button that sets proposals, and one result changed with a reason."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Pendaftaran
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.test_hasil import make_selesai, statuses
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db


def url(kelas: Kelas, name: str = "hasil") -> str:
    return reverse(f"diklat:{name}", args=[kelas.angkatan.pk])


def scores(kelas: Kelas, *akhir: str) -> dict[str, str]:
    return {f"akhir-{row.pk}": text for row, text in zip(kelas.rows, akhir, strict=True)}


def test_scores_take_commas_and_nothing_typed_is_lost():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    form = client.post(url(kelas, "hasil-nilai"), scores(kelas, "82,5", "abc", "100,01")).context["form"]
    bad = [f"akhir-{row.pk}" for row in kelas.rows[1:]]
    assert {name: errors[0].code for name, errors in form.errors.as_data().items()} == dict.fromkeys(bad, "nilai")
    assert [form[name].value() for name in bad] == ["abc", "100,01"]
    assert not Pendaftaran.objects.filter(nilai_akhir__isnull=False).exists()
    assert client.post(url(kelas, "hasil-nilai"), scores(kelas, "82,5", "0", "")).status_code == 302
    assert list(Pendaftaran.objects.order_by("pk").values_list("nilai_akhir", flat=True)) == [Decimal("82.5"), Decimal(0), None]


def test_typed_scores_survive_a_look(client: Client):
    kelas = make_kelas(1)
    Pendaftaran.objects.update(nilai_akhir=Decimal("82.50"))
    enter(kelas.pengelola, client)
    form = client.get(url(kelas)).context["form"]
    shown = form[f"akhir-{kelas.rows[0].pk}"].value()
    client.post(url(kelas, "hasil-nilai"), scores(kelas, shown))
    assert (shown, Pendaftaran.objects.get().nilai_akhir) == ("82,50", Decimal("82.50"))


def test_the_button_sets_all_proposals_once():
    kelas = make_selesai({1: "HT"})
    client = enter(kelas.pengelola)
    assert client.get(url(kelas)).context["ringkasan"].diusulkan == 3
    client.post(url(kelas, "hasil-set"))
    assert statuses(kelas) == ["lulus", "tidak_lulus", "lulus"]
    assert client.get(url(kelas)).context["ringkasan"].diusulkan == 0


def test_changing_one_needs_a_reason():
    kelas = make_selesai()
    client = enter(kelas.pengelola)
    client.post(url(kelas, "hasil-set"))
    page = reverse("diklat:hasil-change", args=[kelas.rows[0].pk])
    assert set(client.post(page, {"hasil": "tidak_lulus", "alasan": ""}).context["form"].errors) == {"alasan"}
    assert client.post(page, {"hasil": "lulus", "alasan": "sama"}).context["form"].non_field_errors().as_data()[0].code == "sama"
    assert client.post(page, {"hasil": "tidak_lulus", "alasan": "plagiat"}).url == url(kelas)
    assert statuses(kelas) == ["tidak_lulus", "lulus", "lulus"]


def test_readers_have_no_fields():
    kelas = make_kelas()
    client = enter(make_pengguna("pimpinan"))
    answer = client.get(url(kelas))
    assert answer.context["boleh"] is False
    assert f"akhir-{kelas.rows[0].pk}" not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_keeps_its_query_count(count: int, django_assert_num_queries):
    kelas = make_selesai(count=count)
    client = enter(kelas.pengelola)
    client.get(url(kelas))
    with django_assert_num_queries(11):
        client.get(url(kelas))
