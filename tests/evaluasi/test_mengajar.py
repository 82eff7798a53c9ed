"""Teachers: the batches they teach, what waits for them, and the scores they give."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from evaluasi.models import NilaiKomponen
from evaluasi.queries import pengajar as queries
from evaluasi.services import nilai_pengajar as services
from lib import paging
from tests import factories
from tests.diklat import pabrik
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.test_angkatan import today
from tests.evaluasi.test_nilai_angkatan import GURU, POST, set_komponen
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kelas() -> Kelas:
    """Two participants whose score is half a test and half what the teacher says; `guru` teaches."""
    kelas = make_kelas(2, nilai_minimum=70)
    kelas.tes, kelas.praktik = set_komponen(kelas.angkatan.program, ("Tes", POST, "50"), ("Praktik", GURU, "50"))
    kelas.guru = factories.make_pengguna("narasumber")
    kelas.sesi.narasumber = pabrik.make_narasumber(pengguna=kelas.guru)
    kelas.sesi.save()
    return kelas


def test_scores_to_give_are_listed_until_they_are_given(kelas: Kelas, client: Client) -> None:
    client.force_login(kelas.guru)
    home = client.get(reverse("beranda"), follow=True)
    assert [(row.dinilai, row.perlu) for row in home.context["belum_dinilai"]] == [(0, 2)]
    url = reverse("evaluasi:mengajar-nilai", args=[kelas.angkatan.pk])
    names = list(client.get(url).context["form"].fields)
    assert names == [f"n-{row.pk}-{kelas.praktik.pk}" for row in kelas.rows]  # the test is nobody's to type here
    assert client.post(url, {names[0]: "85", names[1]: "101"}).context["form"].errors
    assert client.post(url, {names[0]: "85", names[1]: "70,5"}).status_code == 302
    found = {row.pendaftaran_id: (row.nilai, row.dicatat_oleh) for row in NilaiKomponen.objects.all()}
    assert found == {kelas.rows[0].pk: (85, kelas.guru), kelas.rows[1].pk: (Decimal("70.5"), kelas.guru)}
    assert queries.list_belum_dinilai(kelas.guru) == []


def test_what_runs_stands_on_top_then_what_is_next_then_what_was_last() -> None:
    guru = factories.make_pengguna("narasumber")
    teacher = pabrik.make_narasumber(pengguna=guru)
    spans = {"lama": (-90, -88), "kemarin": (-3, -1), "nanti": (9, 10), "kini": (-1, 1), "besok": (1, 2)}
    for name, (first, last) in spans.items():
        batch = pabrik.make_angkatan(mulai=today(first), selesai=today(last), status="dipastikan")
        pabrik.make_sesi(batch, today(first), narasumber=teacher, judul=name)
    rows = paging.order_by(queries.mengajar_list(guru), queries.SORTS, "giliran")
    assert [row.sesi_list.get().judul for row in rows] == ["kini", "besok", "nanti", "kemarin", "lama"]


def test_only_who_teaches_gives_scores_and_only_his_part(kelas: Kelas) -> None:
    def record(by: object, part: object) -> Callable[[], object]:
        nilai = {(kelas.rows[0].pk, part.pk): Decimal(80)}
        return lambda: services.record_dari_pengajar(angkatan_id=kelas.angkatan.pk, nilai=nilai, by=by)

    stranger = factories.make_pengguna("narasumber")
    pabrik.make_sesi(pabrik.make_angkatan(), narasumber=pabrik.make_narasumber(pengguna=stranger))
    assert code_of(record(stranger, kelas.praktik)) == "bukan_pengajar"
    assert code_of(record(kelas.guru, kelas.tes)) == "bukan_bagiannya"
    assert code_of(record(kelas.guru, kelas.praktik)) == ""
    kelas.sesi.is_batal = True
    kelas.sesi.save()
    assert code_of(record(kelas.guru, kelas.praktik)) == "bukan_pengajar"


def test_a_batch_of_somebody_else_is_not_found(kelas: Kelas, client: Client) -> None:
    client.force_login(factories.make_pengguna("narasumber"))
    assert client.get(reverse("evaluasi:mengajar-nilai", args=[kelas.angkatan.pk])).status_code == 404
    assert list(client.get(reverse("evaluasi:mengajar")).context["page"]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_page_of_a_teacher_keeps_its_query_count(client: Client, count: int, django_assert_num_queries: object) -> None:
    guru = factories.make_pengguna("narasumber")
    teacher = pabrik.make_narasumber(pengguna=guru)
    for number in range(count):
        pabrik.make_sesi(pabrik.make_angkatan(status="berjalan"), today(number), narasumber=teacher)
    client.force_login(guru)
    client.get(reverse("evaluasi:mengajar"))
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(reverse("evaluasi:mengajar"))
