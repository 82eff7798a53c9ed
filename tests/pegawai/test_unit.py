"""The unit tree: what is shown of it, and what keeps it a tree."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from pegawai.models import Pegawai, UnitKerja
from pegawai.queries import unit as queries
from pegawai.services import unit as services
from tests.factories import make_pegawai, make_penempatan, make_pengguna, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def kota() -> dict[str, UnitKerja]:
    dinas = make_unit("Dinas Kesehatan")
    bidang = make_unit("Bidang Pelayanan", dinas)
    seksi = make_unit("Seksi Rujukan", bidang)
    badan = make_unit("Badan Pendapatan")
    make_pegawai("Kadis", unit=dinas, memimpin=True)
    kabid = make_pegawai("Kabid", unit=bidang)
    make_penempatan(kabid, seksi, status="plt", memimpin=True)
    make_pegawai("Staf", unit=seksi)
    return {"dinas": dinas, "bidang": bidang, "seksi": seksi, "badan": badan}


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(make_pengguna("kepegawaian"))
    return client


def save_code(unit: UnitKerja) -> str:
    with pytest.raises(ValidationError) as refusal:
        services.save_unit(unit=unit, by=make_pengguna("kepegawaian"))
    return "".join(error.code for errors in refusal.value.error_dict.values() for error in errors)


def test_save_unit_refuses_a_circle(kota: dict[str, UnitKerja]) -> None:
    kota["dinas"].induk, kota["dinas"].jenis = kota["seksi"], "subunit"
    assert save_code(kota["dinas"]) == "lingkaran"


def test_save_unit_refuses_to_close_what_is_not_empty(kota: dict[str, UnitKerja]) -> None:
    for name in ("seksi", "bidang"):
        kota[name].is_aktif = False
        assert save_code(kota[name]) == "masih_terisi"
    Pegawai.objects.get(nama="Kabid").penempatan_list.filter(status="definitif").update(selesai=timezone.localdate())
    assert save_code(kota["bidang"]) == "masih_ada_subunit"


def test_save_unit_refuses_a_closed_parent(kota: dict[str, UnitKerja]) -> None:
    closed = make_unit("Dinas Lama", is_aktif=False)
    assert save_code(UnitKerja(nama="Baru", induk=closed)) == "induk_nonaktif"


def test_unit_edit_moves_a_branch(hr: Client, kota: dict[str, UnitKerja]) -> None:
    data = {"nama": "Bidang Pelayanan", "jenis": "subunit", "induk": "Badan Pendapatan", "is_aktif": "on"}
    hr.post(f"/unit/{kota['bidang'].pk}/ubah/", data)
    assert queries.all_root_names()[kota["seksi"].pk] == "Badan Pendapatan"


def test_unit_create_below_another(hr: Client, kota: dict[str, UnitKerja]) -> None:
    page = hr.get(f"/unit/baru/?induk={kota['dinas'].pk}").content.decode()
    assert 'value="Dinas Kesehatan"' in page
    hr.post("/unit/baru/", {"nama": "UPT Puskesmas", "jenis": "upt", "induk": "dinas kesehatan"})
    assert UnitKerja.objects.get(nama="UPT Puskesmas").induk == kota["dinas"]


@pytest.mark.parametrize(("jenis", "induk"), [("pd", "Dinas Kesehatan"), ("subunit", "")])
def test_unit_create_refuses_a_kind_that_does_not_fit_its_place(hr: Client, kota: Any, jenis: str, induk: str) -> None:
    form = hr.post("/unit/baru/", {"nama": "X", "jenis": jenis, "induk": induk}).context["form"]
    assert [error.code for error in form.errors.as_data()["induk"]] == ["induk"]


def test_unit_list_shows_the_top_with_totals_and_heads(hr: Client, kota: dict[str, UnitKerja]) -> None:
    top = hr.get("/unit/").context["cabang_list"]
    assert [(row.unit.nama, row.pegawai_count, row.kepala) for row in top] == [("Badan Pendapatan", 0, ""), ("Dinas Kesehatan", 3, "Kadis")]
    below = hr.get(f"/unit/{kota['bidang'].pk}/cabang/").context["cabang_list"]
    assert [(row.unit.nama, row.pegawai_count, row.kepala) for row in below] == [("Seksi Rujukan", 1, "Plt. Kabid")]


def test_unit_pages_of_a_head_end_at_the_own_branch(client: Client, kota: dict[str, UnitKerja]) -> None:
    client.force_login(make_pengguna(pegawai=Pegawai.objects.get(nama="Kadis")))
    assert [row.unit.nama for row in client.get("/unit/").context["cabang_list"]] == ["Dinas Kesehatan"]
    assert client.get(f"/unit/{kota['badan'].pk}/").status_code == 404
    assert [unit.nama for unit in client.get("/unit/?q=pendapatan").context["page"]] == []
    offers = client.get("/unit/pilihan/?unit=pe").content.decode()
    assert ["Bidang Pelayanan" in offers, "Badan Pendapatan" in offers] == [True, False]


def test_unit_detail_own_people_or_the_whole_branch(hr: Client, kota: dict[str, UnitKerja]) -> None:
    url = f"/unit/{kota['dinas'].pk}/"
    assert [row.nama for row in hr.get(url).context["page"]] == ["Kadis"]
    whole = hr.get(url + "?lingkup=cabang&urut=-nama").context
    assert [row.nama for row in whole["page"]] == ["Staf", "Kadis", "Kabid"]
    assert whole["cabang_count"] == 3
    deep = hr.get(f"/unit/{kota['seksi'].pk}/").context
    assert [[unit.nama for unit in deep["jalur"]], [row.status for row in deep["kepala_list"]]] == [
        ["Dinas Kesehatan", "Bidang Pelayanan"],
        ["plt"],
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_unit_list_and_detail_query_count(client: Client, django_assert_num_queries: Any, count: int) -> None:
    unit = make_unit()
    people = [make_pegawai(unit=unit) for _ in range(count)]
    for _ in range(count):
        make_unit(induk=make_unit(induk=unit))
    client.force_login(make_pengguna("kepegawaian", pegawai=people[0]))
    client.get("/unit/")
    with django_assert_num_queries(4):
        assert len(client.get("/unit/").context["cabang_list"]) == 1
    with django_assert_num_queries(9):
        assert len(client.get(f"/unit/{unit.pk}/").context["page"]) == count
