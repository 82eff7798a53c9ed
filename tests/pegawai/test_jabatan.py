"""Positions: the list with its holders, and the laws of changing one."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from pegawai.models import Jabatan
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(make_pengguna("kepegawaian"))
    return client


@pytest.fixture
def jabatan_list() -> list[Jabatan]:
    rows = [
        make_jabatan("Analis SDM"),
        make_jabatan("Perawat Mahir", jenis="fungsional", kelompok="jf_mahir"),
        make_jabatan("Kepala Seksi", jenis="struktural", kelompok="pengawas", eselon="IV.a"),
        make_jabatan("Juru Ketik", is_aktif=False),
    ]
    unit = make_unit()
    for _ in range(2):
        make_pegawai(unit=unit, jabatan=rows[1])
    past = make_pegawai(unit=unit, jabatan=rows[0])
    past.penempatan_list.update(selesai=date(2021, 1, 1))
    return rows


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [("Analis SDM", 0), ("Kepala Seksi", 0), ("Perawat Mahir", 2)]),
        ("?q=mahir+perawat", [("Perawat Mahir", 2)]),
        ("?jenis=struktural", [("Kepala Seksi", 0)]),
        ("?kelompok=jf_mahir", [("Perawat Mahir", 2)]),
        ("?dipakai=tidak", [("Juru Ketik", 0)]),
        ("?urut=-pemangku&dipakai=semua&q=a", [("Perawat Mahir", 2), ("Analis SDM", 0), ("Kepala Seksi", 0)]),
    ],
)
def test_jabatan_list_filters(hr: Client, jabatan_list: Any, query: str, expected: list[tuple[str, int]]) -> None:
    page = hr.get("/jabatan/" + query).context["page"]
    assert [(row.nama, row.pemangku_count) for row in page] == expected


def test_jabatan_detail_shows_holders_in_scope(client: Client, jabatan_list: list[Jabatan]) -> None:
    kepala = make_pegawai("Kepala", unit=make_unit(), jabatan=jabatan_list[1], memimpin=True)
    client.force_login(make_pengguna(pegawai=kepala))
    assert [row.nama for row in client.get(f"/jabatan/{jabatan_list[1].pk}/").context["page"]] == ["Kepala"]


def test_jabatan_edit_refuses_to_stop_what_is_held(hr: Client, jabatan_list: list[Jabatan]) -> None:
    held, free = jabatan_list[1], jabatan_list[0]
    form = hr.post(f"/jabatan/{held.pk}/ubah/", {"nama": held.nama, "jenis": held.jenis, "kelompok": held.kelompok}).context["form"]
    assert [error.code for error in form.errors.as_data()["is_aktif"]] == ["masih_dipangku"]
    hr.post(f"/jabatan/{free.pk}/ubah/", {"nama": free.nama, "jenis": free.jenis, "kelompok": free.kelompok})
    assert list(Jabatan.objects.filter(is_aktif=False).order_by("nama").values_list("nama", flat=True)) == ["Analis SDM", "Juru Ketik"]


@pytest.mark.parametrize(("jenis", "kelompok"), [("struktural", "pelaksana"), ("fungsional", "pengawas"), ("pelaksana", "jf_muda")])
def test_jabatan_create_refuses_a_group_of_another_kind(hr: Client, jenis: str, kelompok: str) -> None:
    form = hr.post("/jabatan/baru/", {"nama": "X", "jenis": jenis, "kelompok": kelompok}).context["form"]
    assert [error.code for error in form.errors.as_data()["kelompok"]] == ["kelompok"]


def test_jabatan_create(hr: Client) -> None:
    hr.post("/jabatan/baru/", {"nama": "Kepala Bidang", "jenis": "struktural", "kelompok": "administrator", "eselon": "III.b"})
    assert list(Jabatan.objects.values_list("nama", "kelompok", "is_aktif")) == [("Kepala Bidang", "administrator", True)]


def test_jabatan_pilihan(hr: Client, jabatan_list: list[Jabatan]) -> None:
    page = hr.get("/jabatan/pilihan/?jabatan=perawat").content.decode()
    assert page.count("<option") == 1
    assert f"Perawat Mahir (JF Mahir) #{jabatan_list[1].pk}" in page


@pytest.mark.parametrize("count", [1, 3])
def test_jabatan_list_query_count(client: Client, django_assert_num_queries: Any, count: int) -> None:
    for _ in range(count):
        make_jabatan()
    client.force_login(make_pengguna("kepegawaian"))
    client.get("/jabatan/")
    with django_assert_num_queries(3):
        assert len(client.get("/jabatan/").context["page"]) == count
