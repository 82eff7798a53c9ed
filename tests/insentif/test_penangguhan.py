"""Days without points, and badges: entered by hand, followed at once by the ledger."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insentif.models import Lencana, PenangguhanPoin
from insentif.services import hitung
from insentif.services import penangguhan as services
from pegawai.models import Pegawai
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, make_lulus, saldo
from tests.pintu import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return enter(make_pengguna("kepegawaian"))


@pytest.fixture
def admin() -> Client:
    return enter(make_pengguna("admin"))


def suspend(pegawai: Pegawai, mulai: date, selesai: date | None = None, **kwargs: Any) -> hitung.Hasil:
    row = PenangguhanPoin(pegawai=pegawai, mulai=mulai, selesai=selesai, alasan="Keputusan 1", **kwargs)
    return services.save_penangguhan(penangguhan=row, by=make_pengguna("kepegawaian"))


def codes(answer: Any) -> dict[str, list[str]]:
    return {name: [row["code"] for row in rows] for name, rows in answer.context["form"].errors.get_json_data().items()}


def test_points_of_the_days_go_and_come_back(office: Client):
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=8, hari=HARI)
    hitung.recalculate()
    data = {"pegawai": rina.nip, "mulai": HARI.isoformat(), "selesai": "", "alasan": "Keputusan 800/1"}
    answer = office.post(reverse("insentif:penangguhan-create"), data, follow=True)
    assert [str(text) for text in answer.context["messages"]] == ["Penangguhan Rina tersimpan. Poinnya berubah −8."]
    row = PenangguhanPoin.objects.get()
    update = reverse("insentif:penangguhan-update", args=[row.pk])
    assert codes(office.post(update, {**data, "selesai": HARI.isoformat()})) == {"__all__": [""]}
    data = {"mulai": (HARI + timedelta(days=1)).isoformat(), "selesai": (HARI + timedelta(days=9)).isoformat(), "alasan": "Ralat"}
    office.post(update, data)
    assert saldo(rina) == 8
    office.post(update, {**data, "mulai": HARI.isoformat()})
    assert saldo(rina) == 0
    office.post(reverse("insentif:penangguhan-delete", args=[row.pk]))
    assert (saldo(rina), PenangguhanPoin.objects.count()) == (8, 0)


def test_suspensions_of_one_person_do_not_overlap():
    rina, budi = make_pegawai("Rina"), make_pegawai("Budi")
    suspend(rina, date(2026, 3, 1), date(2026, 4, 1))
    suspend(rina, date(2026, 2, 1), date(2026, 3, 1))
    suspend(rina, date(2026, 4, 1))
    suspend(budi, date(2026, 3, 5))
    for mulai, selesai in ((date(2026, 3, 31), None), (date(2026, 1, 1), date(2026, 2, 2)), (date(2027, 1, 1), date(2027, 2, 1))):
        with pytest.raises(ValidationError) as caught:
            suspend(rina, mulai, selesai)
        assert [error.code for error in caught.value.error_dict["mulai"]] == ["tumpang_tindih"]


def test_taken_out_twice_is_taken_out_once():
    suspend(make_pegawai("Rina"), HARI)
    pk, by = PenangguhanPoin.objects.get().pk, make_pengguna("kepegawaian")
    assert [services.delete_penangguhan(penangguhan_id=pk, by=by).is_nihil for _ in range(2)] == [True, True]


def test_the_list_is_filtered_and_exported(office: Client):
    today = timezone.localdate()
    suspend(make_pegawai("Rina"), today - timedelta(days=9))
    suspend(make_pegawai("Budi"), today - timedelta(days=9), today)
    suspend(make_pegawai("Tono"), today + timedelta(days=1))
    page = reverse("insentif:penangguhan-list")
    wanted = {
        "?urut=nama": ["Budi", "Rina", "Tono"],
        "?keadaan=kini": ["Rina"],
        "?keadaan=lewat": ["Budi"],
        "?keadaan=depan": ["Tono"],
        "?q=bud": ["Budi"],
    }
    assert {query: [row.pegawai.nama for row in office.get(page + query).context["page"]] for query in wanted} == wanted
    book = openpyxl.load_workbook(BytesIO(office.get(reverse("insentif:penangguhan-export") + "?keadaan=lewat").content))
    assert [row[1] for row in book["Penangguhan"].iter_rows(min_row=2, values_only=True)] == ["Budi"]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_however_long(office: Client, admin: Client, count: int, django_assert_num_queries: Any):
    for number in range(count):
        suspend(make_pegawai(f"Orang {number}"), HARI)
    for client, name, queries in ((office, "penangguhan-list", 3), (admin, "lencana-list", 3)):
        client.get(reverse(f"insentif:{name}"))
        with django_assert_num_queries(queries):
            client.get(reverse(f"insentif:{name}"))


def test_badges_are_added_put_away_and_exported(admin: Client):
    data = {"nama": "Rajin", "keterangan": "Lulus dua diklat.", "kejadian": "lulus", "kali": "2", "urutan": "5", "is_aktif": "on"}
    create, page = reverse("insentif:lencana-create"), reverse("insentif:lencana-list")
    assert codes(admin.post(create, {**data, "kejadian": "mentoring", "hanya_celah": "on"})) == {"hanya_celah": ["celah"]}
    assert codes(admin.post(create, {**data, "kejadian": "mangkir"})) == {"kejadian": ["invalid_choice"]}
    assert codes(admin.post(create, {**data, "kali": "0"})) == {"__all__": [""]}
    assert codes(admin.post(create, {**data, "nama": "Mentor"})) == {"nama": ["unique"]}
    admin.post(create, data)
    row = Lencana.objects.get(nama="Rajin")
    assert admin.get(page).context["page"].rows[0] == row
    admin.post(reverse("insentif:lencana-update", args=[row.pk]), {**data, "is_aktif": ""})
    assert [found.nama for found in admin.get(f"{page}?keadaan=arsip").context["page"]] == ["Rajin"]
    book = openpyxl.load_workbook(BytesIO(admin.get(reverse("insentif:lencana-export") + "?keadaan=arsip").content))
    assert list(book["Lencana"].values)[1] == ("Rajin", "Lulus dua diklat.", "Lulus diklat (per JP)", 2, "tidak", "tidak", "tidak")
