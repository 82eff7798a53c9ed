"""The pages of attendance: the sheet with its open column, one session, leave, and literal query counts."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Kehadiran, Sesi
from diklat.views import kehadiran as views
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_kehadiran, make_narasumber, make_pendaftaran
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.pintu import enter

pytestmark = pytest.mark.django_db


def lembar(kelas: Kelas) -> str:
    return reverse("diklat:kehadiran", args=[kelas.angkatan.pk])


def sesi(kelas: Kelas) -> str:
    return reverse("diklat:kehadiran-sesi", args=[kelas.sesi.pk])


def post(client: Client, kelas: Kelas, letters: str, **more: str):
    data = {f"h-{row.pk}": letter for row, letter in zip(kelas.rows, letters, strict=False) if letter != "."}
    return client.post(sesi(kelas), {**data, **more})


def add_sesi(kelas: Kelas, nomor: int, mulai: timedelta, **kwargs: object) -> Sesi:
    start = timezone.now() + mulai
    return Sesi.objects.create(
        angkatan=kelas.angkatan, nomor=nomor, judul="Materi", mulai=start, selesai=start + timedelta(hours=1), **kwargs
    )


def test_the_earliest_session_without_letters_is_open_for_writing():
    kelas = make_kelas(mulai=timedelta(hours=-10))
    kedua = add_sesi(kelas, 2, timedelta(hours=-5))
    add_sesi(kelas, 3, timedelta(hours=5))
    client = enter(kelas.pengelola)

    def opened(query: str = "") -> int | None:
        isian = client.get(lembar(kelas) + query).context["isian"]
        return isian.kolom.sesi.nomor if isian else None

    assert (opened(), opened(f"?sesi={kedua.pk}"), opened("?sesi=x")) == (1, 2, 1)
    for row in kelas.rows:
        make_kehadiran(kelas.sesi, row)
    assert opened() == 2
    for row in kelas.rows:
        make_kehadiran(kedua, row)
    assert opened() is None


def test_everybody_is_prefilled_as_present_until_codes_were_scanned():
    kelas = make_kelas()
    client = enter(kelas.pengelola)

    def shown(query: str = "") -> list[str]:
        return [field.initial for _, _, field in client.get(sesi(kelas) + query).context["form"].baris]

    assert shown() == ["H", "H", "H"]
    make_kehadiran(kelas.sesi, kelas.rows[1], "I")
    assert shown() == ["H", "I", "H"]
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    assert (shown(), shown("?isi=T"), shown("?isi=X")) == (["H", "I", ""], ["H", "I", "T"], ["H", "I", ""])


def test_saving_from_the_sheet_returns_there_and_from_the_phone_stays():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    assert post(client, kelas, "HHT", dari="lembar").url == lembar(kelas)
    assert post(
        client, kelas, "HHH", sudah=json.dumps({row.pk: letter for row, letter in zip(kelas.rows, "HHT", strict=True)})
    ).url == sesi(kelas)
    assert set(Kehadiran.objects.values_list("status", flat=True)) == {"H"}


def test_a_blank_choice_is_not_recorded_and_nonsense_is_refused():
    kelas = make_kelas()
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    client = enter(kelas.pengelola)
    post(client, kelas, ".H.", sudah="bukan json")
    assert Kehadiran.objects.count() == 2
    form = post(client, kelas, "XHH").context["form"]
    assert [error.code for errors in form.errors.as_data().values() for error in errors] == ["invalid_choice"]


def test_after_the_limit_the_form_asks_for_a_reason_and_keeps_what_was_chosen():
    kelas = make_kelas(mulai=timedelta(days=-2))
    client = enter(kelas.pengelola)
    form = post(client, kelas, "HTS").context["form"]
    assert [(name, error.code) for name, errors in form.errors.as_data().items() for error in errors] == [("alasan", "alasan")]
    assert [form.field_of(row).value() for row in kelas.rows] == ["H", "T", "S"]
    assert post(client, kelas, "HTS", alasan="daftar kertas baru diterima").status_code == 302
    assert Kehadiran.objects.filter(alasan="daftar kertas baru diterima").count() == 3


def test_a_scan_while_the_page_was_open_is_shown_before_it_is_overwritten():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    seen = client.get(sesi(kelas)).context["form"]["sudah"].value()
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    answer = post(client, kelas, "THH", sudah=seen)
    assert answer.context["form"].non_field_errors().as_data()[0].code == "berubah"
    assert Kehadiran.objects.get().status == "H"


def test_the_refused_page_carries_what_stands_there_now():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    make_kehadiran(kelas.sesi, kelas.rows[0], cara="qr")
    answer = post(client, kelas, "THH", sudah="{}")
    again = answer.context["form"].sudah_baru
    assert json.loads(again) == {str(kelas.rows[0].pk): "H"}
    assert post(client, kelas, "THH", sudah=again).status_code == 302


def test_a_teacher_has_his_own_session_only():
    kelas = make_kelas(mulai=timedelta(hours=-10))
    guru = make_pengguna()
    kedua = add_sesi(kelas, 2, timedelta(hours=-5), narasumber=make_narasumber(pengguna=guru))
    client = enter(guru)
    context = client.get(lembar(kelas)).context
    assert (context["isian"].kolom.sesi, context["boleh"]) == (kedua, {kedua.pk})
    names = ("kehadiran-sesi", "kehadiran-qr", "kehadiran-cetak")
    own = [client.get(reverse(f"diklat:{name}", args=[kedua.pk])).status_code for name in names]
    other = [client.get(reverse(f"diklat:{name}", args=[kelas.sesi.pk])).status_code for name in names]
    assert (own, other) == ([200, 200, 200], [404, 404, 404])
    assert post(client, kelas, "HHH").status_code == 404
    assert not Kehadiran.objects.exists()


def test_readers_see_the_sheet_without_fields():
    kelas = make_kelas()
    client = enter(make_pengguna("auditor"))
    assert client.get(lembar(kelas)).context["isian"] is None
    assert post(client, kelas, "HHH").status_code == 403


def test_a_closed_batch_offers_nothing():
    kelas = make_kelas()
    kelas.angkatan.status = "ditutup"
    kelas.angkatan.save(update_fields=["status"])
    client = enter(kelas.pengelola)
    assert client.get(lembar(kelas)).context["isian"] is None
    assert client.get(sesi(kelas)).context["boleh"] is False
    assert post(client, kelas, "HHH").context["form"].non_field_errors().as_data()[0].code == "angkatan_final"


def test_large_batches_are_saved_page_by_page(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(views, "PER_HALAMAN", 2)
    kelas = make_kelas(3)
    client = enter(kelas.pengelola)
    pages = [[row.pendaftaran for row in client.get(f"{lembar(kelas)}?halaman={number}").context["page"]] for number in (1, 2)]
    assert pages == [kelas.rows[:2], kelas.rows[2:]]
    client.post(f"{sesi(kelas)}?halaman=2", {f"h-{row.pk}": "T" for row in kelas.rows})
    assert list(Kehadiran.objects.values_list("pendaftaran", flat=True)) == [kelas.rows[2].pk]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("kehadiran", 8), ("kehadiran-sesi", 7)])
def test_pages_keep_their_query_count(count: int, name: str, queries: int, django_assert_num_queries):
    kelas = make_kelas(0)
    for index in range(count):
        row = make_pendaftaran(kelas.angkatan, make_pegawai(unit=make_unit()))
        make_kehadiran(kelas.sesi, row, "I", dicatat_oleh=make_pengguna())
        add_sesi(kelas, index + 2, timedelta(hours=-20 + index), narasumber=make_narasumber())
    client = enter(kelas.pengelola)
    url = reverse(f"diklat:{name}", args=[kelas.angkatan.pk if name == "kehadiran" else kelas.sesi.pk])
    client.get(url)
    with django_assert_num_queries(queries):
        client.get(url)


def test_closing_from_the_page():
    kelas = make_kelas()
    client = enter(kelas.pengelola)
    url = reverse("diklat:kehadiran-close", args=[kelas.sesi.pk])
    client.post(url)
    assert Sesi.objects.get().kehadiran_ditutup is None
    post(client, kelas, "HHH")
    assert client.post(url).url == sesi(kelas)
    assert Sesi.objects.get().kehadiran_ditutup is not None


def test_a_participant_asks_for_leave_and_takes_it_back():
    kelas = make_kelas(mulai=timedelta(days=1))
    client = enter(kelas.akun(0))
    url = reverse("diklat:izin-create", args=[kelas.sesi.pk])
    form = client.post(url, {"status": "I", "alasan": ""}).context["form"]
    assert set(form.errors) == {"alasan"}
    assert client.post(url, {"status": "I", "alasan": "rapat dinas"}).url == url
    shown = enter(kelas.pengelola).get(sesi(kelas)).context["form"].tercatat
    assert {pk: (row.status, row.alasan) for pk, row in shown.items()} == {kelas.rows[0].pk: ("I", "rapat dinas")}
    client.post(reverse("diklat:izin-withdraw", args=[kelas.sesi.pk]))
    assert not Kehadiran.objects.exists()
