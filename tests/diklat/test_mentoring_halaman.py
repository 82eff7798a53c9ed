"""Pages of mentoring: lists inside the scope and within a fixed number of queries, forms that keep what was typed."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Mentoring, PertemuanMentoring
from kompetensi.models import LevelKompetensi
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_mentoring
from tests.diklat.test_mentoring import Kota
from tests.factories import make_pegawai, make_unit

pytestmark = pytest.mark.django_db
DAFTAR = reverse("diklat:mentoring-list")


@pytest.fixture
def kota() -> Kota:
    return Kota()


def enter(client: Client, akun: Pengguna) -> Client:
    client.force_login(Pengguna.objects.get(pk=akun.pk))
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_detail_keep_their_query_count(client: Client, kota: Kota, count: int, django_assert_num_queries: object) -> None:
    pair = kota.pair()
    for number in range(count):
        kota.meet(pair, tanggal=date(2026, 3, 1 + number))
        make_mentoring(make_pegawai(), make_pegawai(unit=make_unit()))
    enter(client, kota.akun["mentee"])
    for url, queries in ((DAFTAR, 4), (reverse("diklat:mentoring-detail", args=[pair.pk]), 6)):
        client.get(url)
        with django_assert_num_queries(queries):  # type: ignore[operator]
            client.get(url)


def test_filters(client: Client, kota: Kota) -> None:
    pair = kota.pair()
    lain = make_mentoring(kota.mentee, make_pegawai("Zaki", unit=make_unit()), status="selesai")
    kota.meet(pair)
    enter(client, kota.akun["mentee"])
    queries = {
        "": {pair, lain},
        "q=zaki": {lain},
        "status=selesai": {lain},
        "peran=mentor": {lain},
        "peran=mentee": {pair},
        "menunggu=1": {pair},
        "status=x&peran=raja&menunggu=ya": {pair, lain},
    }
    assert {query: set(client.get(f"{DAFTAR}?{query}").context["page"]) for query in queries} == queries


def test_the_head_finds_the_pairs_of_his_people_apart_from_his_own(client: Client, kota: Kota) -> None:
    pair, own = kota.pair(), make_mentoring(kota.kepala, make_pegawai())
    enter(client, kota.akun["kepala"])
    assert set(client.get(DAFTAR).context["page"]) == {pair, own}
    assert list(client.get(f"{DAFTAR}?peran=unit").context["page"]) == [pair]


def test_hr_finds_pairs_with_open_meetings_of_anybody(client: Client, kota: Kota) -> None:
    pair = kota.pair()
    kota.meet(pair)
    make_mentoring(make_pegawai(), make_pegawai())
    enter(client, kota.pengelola)
    assert list(client.get(f"{DAFTAR}?menunggu=1").context["page"]) == [pair]


def test_export_holds_what_the_reader_sees(client: Client, kota: Kota) -> None:
    kota.meet(kota.pair())
    make_mentoring(make_pegawai(), make_pegawai())
    enter(client, kota.akun["mentor"])
    answer = client.get(reverse("diklat:mentoring-export"))
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values)
    data = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [(row["MENTEE"], row["PERTEMUAN DIPASTIKAN"], row["PERTEMUAN BELUM DIPASTIKAN"]) for row in data] == [("Mentee", 0, 1)]
    assert data[0]["NIP MENTEE"] is None
    enter(client, kota.pengelola)
    answer = client.get(reverse("diklat:mentoring-export"))
    rows = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values
    assert {kota.mentee.nip, kota.mentor.nip} <= {cell for row in rows for cell in row}


def isian(kota: Kota, **changes: object) -> dict[str, object]:
    return {
        "mentee": kota.mentee.nip, "mentor": "mentor", "program": kota.program.pk, "mulai": "2026-01-05", "selesai": "2026-06-30",
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-kompetensi": kota.kompetensi.pk,
        "form-0-level_tujuan": "3", "form-0-uraian": "Menolak gratifikasi", **changes,
    }  # fmt: skip


def test_a_pair_by_form_takes_a_nip_or_an_unmistakable_name(client: Client, kota: Kota) -> None:
    enter(client, kota.pengelola)
    client.post(reverse("diklat:mentoring-create"), isian(kota))
    assert (Mentoring.objects.get().mentor, Mentoring.objects.get().mentee) == (kota.mentor, kota.mentee)


def test_an_ambiguous_or_unknown_name_is_refused_with_the_candidates(client: Client, kota: Kota) -> None:
    make_pegawai("Mentor Kedua")
    make_pegawai("Mentor Ketiga")
    enter(client, kota.pengelola)
    url = reverse("diklat:mentoring-create")
    errors = [
        client.post(url, isian(kota, mentor=text)).context["form"].errors.as_data()["mentor"][0].code for text in ("ment", "Tiada Nama")
    ]
    assert errors == ["banyak", "tidak_ada"]
    client.post(url, isian(kota, mentor="MENTOR"))
    assert Mentoring.objects.get().mentor == kota.mentor


def test_more_goal_rows_keep_what_was_typed(client: Client, kota: Kota) -> None:
    enter(client, kota.akun["kepala"])
    shown = client.post(reverse("diklat:mentoring-create"), isian(kota, tambah="1", mentor="siapa saja")).context
    assert (shown["form"]["mentor"].value(), len(shown["baris"].forms), shown["form"].errors) == ("siapa saja", 4, {})
    assert (shown["baris"].forms[0]["uraian"].value(), Mentoring.objects.count()) == ("Menolak gratifikasi", 0)


def test_refusals_stand_at_their_field(client: Client, kota: Kota) -> None:
    enter(client, kota.akun["kepala"])
    url = reverse("diklat:mentoring-create")
    form = client.post(url, isian(kota, mentee=kota.mentor.nip, mentor=kota.mentee.nip)).context["form"]
    assert [(field, errors[0].code) for field, errors in form.errors.as_data().items()] == [("mentee", "tidak_ada")]


def test_a_meeting_by_form_and_its_confirmation(client: Client, kota: Kota) -> None:
    pair = kota.pair()
    url = reverse("diklat:pertemuan-create", args=[pair.pk])
    data = {"tanggal": "2026-02-03", "menit": "60", "topik": "Kasus", "catatan": ""}
    enter(client, kota.akun["mentor"])
    form = client.post(url, {**data, "tanggal": "2025-02-03"}).context["form"]
    assert (form.errors.as_data()["tanggal"][0].code, form["topik"].value()) == ("sebelum_mulai", "Kasus")
    client.post(url, data)
    row = PertemuanMentoring.objects.get()
    enter(client, kota.akun["mentee"])
    assert client.get(DAFTAR).context["menunggu"] == 1
    client.post(reverse("diklat:pertemuan-confirm", args=[row.pk]))
    row.refresh_from_db()
    assert (row.is_sah, client.get(DAFTAR).context["menunggu"]) == (True, 0)


def test_closing_by_form_lists_open_meetings_and_keeps_what_was_typed(client: Client, kota: Kota) -> None:
    pair = kota.pair()
    row = kota.meet(pair)
    goal = pair.tujuan_list.get()
    enter(client, kota.akun["mentor"])
    url = reverse("diklat:mentoring-close", args=[pair.pk])
    data = {f"level_{goal.pk}": "3", f"catatan_{goal.pk}": "Baik", "catatan_akhir": "Selesai dengan baik"}
    found = client.post(url, data).context
    assert (found["form"].non_field_errors().as_data()[0].code, found["belum"]) == ("belum_dipastikan", [row])
    assert found["form"]["catatan_akhir"].value() == "Selesai dengan baik"
    row.delete()
    client.post(url, data)
    assert Mentoring.objects.get().status == "selesai"


@pytest.mark.parametrize("name", ["pertemuan-create", "mentoring-close"])
def test_the_head_reads_and_does_not_write(client: Client, kota: Kota, name: str) -> None:
    pair = kota.pair()
    enter(client, kota.akun["kepala"])
    assert client.get(reverse("diklat:mentoring-detail", args=[pair.pk])).context["boleh_catat"] is False
    assert client.post(reverse(f"diklat:{name}", args=[pair.pk])).status_code == 403


def test_a_level_of_a_goal_stands_with_its_words_where_it_is_chosen_and_where_it_is_read(client: Client, kota: Kota) -> None:
    versi = kota.kompetensi.versi_list.create(nomor=9, definisi="x", berlaku_mulai=date(2026, 1, 1))
    for level, label in ((2, "Dasar"), (3, "Menengah")):
        LevelKompetensi.objects.create(versi=versi, level=level, label=label, deskripsi=f"mampu {level}")
    enter(client, kota.akun["kepala"])
    rows = client.post(reverse("diklat:mentoring-create"), isian(kota, tambah="1")).context["baris"].forms
    assert [dict(row.fields["level_tujuan"].choices)[3] for row in rows[:2]] == ["3. Menengah: mampu 3", "Level 3"]
    pair = kota.pair()
    enter(client, kota.akun["mentor"])
    closing = client.get(reverse("diklat:mentoring-close", args=[pair.pk]))
    choices = [words for _, words in closing.context["form"].baris[0][1].field.choices]
    assert choices[1:5] == ["0. Belum menunjukkan level 1", "Level 1", "2. Dasar: mampu 2", "3. Menengah: mampu 3"]
    assert ("Awal 2. Dasar" in closing.text, "Tujuan 3. Menengah" in closing.text) == (True, True)
    kota.close(pair, level=3)
    shown = client.get(reverse("diklat:mentoring-detail", args=[pair.pk])).text
    assert [f"{words} 3. Menengah" in shown for words in ("Tujuan", "Menurut mentor")] == [True, True]
