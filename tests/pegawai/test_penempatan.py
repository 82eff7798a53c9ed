"""Postings: moving closes the old one, overlaps are refused in the words of the law, corrections are logged."""

from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from pegawai.models import Penempatan
from pegawai.services import penempatan as services
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_unit

SENTENCE = "Pegawai ini sudah mempunyai penempatan definitif pada tanggal itu."


@pytest.fixture
def hr(client: Client) -> Client:
    client.force_login(make_pengguna("kepegawaian"))
    return client


def form_data(**changes: Any) -> dict[str, Any]:
    return {"unit": f"#{make_unit().pk}", "jabatan": f"#{make_jabatan().pk}", "status": "definitif", "mulai": "2026-11-01", **changes}


def spans(pegawai: Any) -> list[tuple[date, date | None]]:
    return list(pegawai.penempatan_list.order_by("mulai").values_list("mulai", "selesai"))


@pytest.mark.django_db
def test_penempatan_create_closes_the_old_one_where_the_new_one_starts(hr: Client) -> None:
    person = make_pegawai(unit=make_unit())
    hr.post(f"/pegawai/{person.pk}/penempatan/baru/", form_data())
    assert spans(person) == [(date(2020, 1, 1), date(2026, 11, 1)), (date(2026, 11, 1), None)]


@pytest.mark.django_db
def test_penempatan_create_refuses_an_overlap_in_the_words_of_the_law(hr: Client) -> None:
    person = make_pegawai(unit=make_unit())
    response = hr.post(f"/pegawai/{person.pk}/penempatan/baru/", form_data(mulai="2019-06-01"))
    assert response.context["form"].non_field_errors() == [SENTENCE]
    assert spans(person) == [(date(2020, 1, 1), None)]


@pytest.mark.django_db
def test_penempatan_create_of_a_plt_leaves_the_definitive_one(hr: Client) -> None:
    person = make_pegawai(unit=make_unit())
    hr.post(f"/pegawai/{person.pk}/penempatan/baru/", form_data(status="plt", memimpin="on", selesai="2026-12-01"))
    assert spans(person) == [(date(2020, 1, 1), None), (date(2026, 11, 1), date(2026, 12, 1))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"selesai": "2026-11-01"}, {"selesai": ["tanggal"]}),
        ({"mulai": "kemarin"}, {"mulai": ["invalid"]}),
        ({"unit": "Dinas Antah"}, {"unit": ["pilihan"]}),
        ({"jabatan": ""}, {"jabatan": ["required"]}),
        ({"status": ""}, {"status": ["required"]}),
        ({"status": "lain"}, {"status": ["invalid_choice"]}),
    ],
)
def test_penempatan_create_refuses(hr: Client, changes: dict[str, str], expected: dict[str, list[str]]) -> None:
    person = make_pegawai()
    errors = hr.post(f"/pegawai/{person.pk}/penempatan/baru/", form_data(**changes)).context["form"].errors.as_data()
    assert {name: [error.code for error in found] for name, found in errors.items()} == expected
    assert spans(person) == []


@pytest.mark.django_db
def test_penempatan_create_refuses_what_is_no_longer_used() -> None:
    person, by = make_pegawai(), make_pengguna("kepegawaian")
    for closed, code in (
        ({"unit": make_unit(is_aktif=False)}, "unit_nonaktif"),
        ({"jabatan": make_jabatan(is_aktif=False)}, "jabatan_nonaktif"),
    ):
        row = Penempatan(pegawai=person, mulai=date(2026, 1, 1), **{"unit": make_unit(), "jabatan": make_jabatan(), **closed})
        with pytest.raises(ValidationError) as refusal:
            services.create_penempatan(penempatan=row, by=by)
        assert [error.code for errors in refusal.value.error_dict.values() for error in errors] == [code]


@pytest.mark.django_db
def test_penempatan_create_refuses_a_second_head(hr: Client) -> None:
    unit = make_unit()
    make_pegawai(unit=unit, memimpin=True)
    person = make_pegawai()
    response = hr.post(f"/pegawai/{person.pk}/penempatan/baru/", form_data(unit=str(unit.pk), memimpin="on"))
    assert response.context["form"].non_field_errors() == ["Unit ini sudah mempunyai kepala definitif pada tanggal itu."]


@pytest.mark.django_db
def test_penempatan_edit_keeps_the_row_as_it_was(hr: Client) -> None:
    person = make_pegawai()
    row = make_penempatan(person, make_unit(), dasar="SK salah")
    hr.post(
        f"/penempatan/{row.pk}/ubah/", form_data(unit=str(row.unit_id), jabatan=str(row.jabatan_id), mulai="2020-02-01", dasar="SK 12/2020")
    )
    row.refresh_from_db()
    before = row._meta.model.pgh_event_model.objects.get(id=row.pk, pgh_label="ubah")  # type: ignore[attr-defined]
    assert [row.mulai, row.dasar, before.mulai, before.dasar] == [date(2020, 2, 1), "SK 12/2020", date(2020, 1, 1), "SK salah"]


@pytest.mark.django_db
def test_penempatan_close(hr: Client) -> None:
    person = make_pegawai(unit=make_unit())
    row = person.penempatan_list.get()
    early = hr.post(f"/penempatan/{row.pk}/akhiri/", {"selesai": "2019-01-01"})
    assert early.context["form"].errors["selesai"] == ["Tanggal berakhir tidak boleh sebelum tanggal mulai."]
    hr.post(f"/penempatan/{row.pk}/akhiri/", {"selesai": "2026-12-01"})
    assert spans(person) == [(date(2020, 1, 1), date(2026, 12, 1))]


@pytest.mark.django_db(transaction=True)
def test_two_moves_of_one_person_at_the_same_moment_give_one() -> None:
    person, by = make_pegawai(unit=make_unit()), make_pengguna("kepegawaian")
    jobs = [Penempatan(pegawai=person, unit=make_unit(), jabatan=make_jabatan(), mulai=date(2026, 11, 1)) for _ in range(3)]
    start = Barrier(3)
    refused: list[list[str]] = []

    def move(row: Penempatan) -> None:
        start.wait()
        try:
            services.create_penempatan(penempatan=row, by=by)
        except ValidationError as refusal:
            refused.append(refusal.messages)
        finally:
            connection.close()

    threads = [Thread(target=move, args=[row]) for row in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert spans(person) == [(date(2020, 1, 1), date(2026, 11, 1)), (date(2026, 11, 1), None)]
    assert refused == [[SENTENCE], [SENTENCE]]
