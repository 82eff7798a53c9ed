"""Pages of surveys: the office's list and detail, and the participant's one page."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import BlokSurvei, PartisipasiSurvei, Survei, SurveiMasuk
from evaluasi.queries.survei.daftar import round_respons
from pegawai.models import Draf, Notifikasi
from tests.diklat.pabrik import make_narasumber
from tests.evaluasi.kelas import answer, close_days_ago, drop_in, hold_kelas, open_survei, spoken
from tests.evaluasi.pabrik import make_survei, make_versi
from tests.evaluasi.test_survei import make_versi_pengajar
from tests.factories import make_pengguna
from tests.kepastian import confirm, shown
from tests.pintu import enter

pytestmark = pytest.mark.django_db
DAFTAR = reverse("evaluasi:survei-list")


@pytest.fixture
def kelola(client: Client) -> Client:
    return enter(make_pengguna("pengelola"), client)


def page(name: str, survei: Survei) -> str:
    return reverse(f"evaluasi:survei-{name}", args=[survei.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_list_keeps_its_query_count(kelola: Client, count: int, django_assert_num_queries):
    for _ in range(count):
        open_survei(hold_kelas(1)[0])
    kelola.get(DAFTAR)
    with django_assert_num_queries(6):
        kelola.get(DAFTAR)


def test_list_filters_and_rounds_the_response(kelola: Client):
    angkatan, people = hold_kelas(7)
    open_one, skm = open_survei(angkatan), make_survei(nama="SKM 2026")
    answer(open_one, people[:3], spoken)
    close_days_ago(skm)
    shown = {row[0]: row[1] for row in kelola.get(DAFTAR).context["baris"]}
    assert shown == {open_one: 40, skm: None}
    found = {"q=skm": [skm], "jenis=umpan_balik": [open_one], "status=ditutup": [skm], "status=x&jenis=y": [open_one, skm]}
    assert {query: list(kelola.get(f"{DAFTAR}?{query}").context["page"]) for query in found} == found
    sheet = openpyxl.load_workbook(io.BytesIO(kelola.get(f"{reverse('evaluasi:survei-export')}?jenis=umpan_balik").content))["Survei"]
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells[-1] == 40


@pytest.mark.parametrize(("taken", "invited", "shown"), [(0, 9, 0), (1, 20, 10), (1, 21, 0), (3, 7, 40), (7, 7, 100), (8, 7, 100)])
def test_response_comes_in_steps_of_ten(taken: int, invited: int, shown: int):
    assert round_respons(taken, invited) == shown


def test_office_opens_moves_and_closes(kelola: Client):
    today = timezone.localdate()
    angkatan, _ = hold_kelas(0)
    isi = {"jenis": "umpan_balik", "angkatan": "", "buka": str(today), "tutup": str(today + timedelta(days=3))}
    create = reverse("evaluasi:survei-create")
    assert kelola.post(create, isi).context["form"].errors.as_data()["angkatan"][0].code == "required"
    survei_page = kelola.post(create, {**isi, "angkatan": angkatan.pk})
    survei = Survei.objects.get()
    assert (survei_page.url, survei.angkatan, survei.tutup) == (survei.get_absolute_url(), angkatan, today + timedelta(days=3))
    assert list(kelola.post(create, {**isi, "angkatan": angkatan.pk}).context["form"].errors) == ["angkatan"]
    late = {"buka": str(today), "tutup": str(today - timedelta(days=1))}
    assert kelola.post(page("update", survei), late).context["form"].errors.as_data()["tutup"][0].code == "terbalik"
    assert kelola.post(page("update", survei), {**late, "tutup": str(today + timedelta(days=9))}).status_code == 302
    drop_in(survei, 5, spoken)
    kelola.post(page("close", survei))
    kelola.post(page("close", survei))
    survei.refresh_from_db()
    assert (survei.tutup, survei.status, BlokSurvei.objects.get().n) == (today + timedelta(days=9), "dirilis", 5)


def test_opening_shows_first_whom_it_asks(kelola: Client):
    today, create = timezone.localdate(), reverse("evaluasi:survei-create")
    angkatan, _ = hold_kelas(3)
    isi = {"jenis": "umpan_balik", "angkatan": angkatan.pk, "buka": str(today), "tutup": str(today + timedelta(days=3))}
    asked = kelola.post(create, isi)
    assert [(kind.aturan, len(kind.penerima) + len(kind.tanpa)) for kind in shown(asked).surel] == [("survei_dibuka", 3)]
    assert not Survei.objects.exists()
    assert kelola.post(create, {**isi, "ubah": "1"}).context["form"].data["tutup"] == isi["tutup"]
    assert confirm(kelola, create, isi).url == Survei.objects.get().get_absolute_url()


def test_skm_period_needs_no_batch(kelola: Client):
    today = timezone.localdate()
    isi = {"jenis": "skm", "nama": "SKM semester", "angkatan": "", "buka": str(today), "tutup": str(today + timedelta(days=30))}
    kelola.post(reverse("evaluasi:survei-create"), isi)
    assert list(Survei.objects.values_list("jenis", "nama", "angkatan")) == [("skm", "SKM semester", None)]


def test_cancelling_needs_a_reason(kelola: Client):
    survei = open_survei(hold_kelas(0)[0])
    kelola.post(page("cancel", survei), {"alasan": ""})
    assert Survei.objects.get().status == "terbuka"
    kelola.post(page("cancel", survei), {"alasan": "Salah angkatan"})
    assert Survei.objects.get().alasan_batal == "Salah angkatan"


def test_what_ends_for_good_is_said_in_figures_no_finer_than_the_share(kelola: Client):
    angkatan, people = hold_kelas(40)
    survei = open_survei(angkatan)
    answer(survei, people[:23], spoken)
    said = kelola.get(survei.get_absolute_url()).context["akibat"]
    assert "24 dari 40 orang sudah menjawab" in said["tutup"]
    assert "24 jawaban yang sudah masuk dihapus" in said["batal"]
    assert all("16 dari 40 orang belum menjawab dan tidak dapat menjawab lagi" in text for text in said.values())
    close_days_ago(survei)
    Survei.objects.update(diundang=40)
    said = kelola.get(survei.get_absolute_url()).context["akibat"]["batal"]
    assert ("24 jawaban" in said, "belum menjawab" in said) == (True, False)


def test_participant_answers_once():
    guru = make_narasumber("Guru")
    angkatan, (diri, lain) = hold_kelas(2, pengajar=guru)
    survei = open_survei(angkatan, make_versi_pengajar())
    client = enter(make_pengguna(pegawai=diri))
    form = client.get(page("isi", survei)).context["form"]
    assert [judul for judul, _ in form.bagian] == ["", "Pengajar: Guru", ""]
    marks = {name: "3" for name, field in form.fields.items() if hasattr(field, "choices")}
    assert client.post(page("isi", survei), {}).context["form"].is_valid() is False
    answered = client.post(page("isi", survei), marks)
    assert (answered.url, SurveiMasuk.objects.count()) == (page("terima-kasih", survei), 1)
    assert client.get(page("isi", survei)).context["keadaan"] == "sudah"
    assert client.post(page("isi", survei), marks).context["keadaan"] == "sudah"
    assert (PartisipasiSurvei.objects.count(), SurveiMasuk.objects.count()) == (1, 1)
    other = enter(make_pengguna(pegawai=lain))
    assert other.get(page("terima-kasih", survei)).url == page("isi", survei)


def test_the_notice_is_read_by_opening_the_form_and_never_by_answering():
    """The hour of an answer would else stand beside a name."""
    angkatan, (diri, _) = hold_kelas(2)
    survei = open_survei(angkatan)
    link = page("isi", survei)
    kabar = {"aturan": "survei_dibuka", "objek": f"survei:{survei.pk}", "data": {"_judul": "Isi", "_tautan": link}}
    row = Notifikasi.objects.create(pegawai=diri, kunci="uji", kirim_pada=timezone.now(), **kabar)
    client = enter(make_pengguna(pegawai=diri))
    form = client.get(link).context["form"]
    row.refresh_from_db()
    assert row.dibaca
    Notifikasi.objects.update(dibaca=None)
    client.post(link, {name: "3" if hasattr(field, "choices") else "Baik" for name, field in form.fields.items()}, follow=True)
    assert (PartisipasiSurvei.objects.count(), Notifikasi.objects.get(pk=row.pk).dibaca) == (1, None)


def test_a_draft_of_an_answer_opens_in_its_browser_only_and_goes_when_it_is_sent():
    angkatan, (diri, _) = hold_kelas(2)
    survei = open_survei(angkatan)
    akun = make_pengguna(pegawai=diri)
    client, address = enter(akun), page("isi", survei)
    form = client.get(address).context["form"]
    texts = {name: "Kelasnya sempit" for name, field in form.fields.items() if not hasattr(field, "choices")}
    marks = {name: "3" for name, field in form.fields.items() if hasattr(field, "choices")}
    client.post(reverse("pegawai:draf-save"), {"_draf": address, **texts, **marks})
    assert b"sempit" not in bytes(Draf.objects.get().isi)
    assert b"Kelasnya sempit" in client.get(address).content
    assert b"Kelasnya sempit" not in enter(akun).get(address).content
    client.post(address, {**texts, **marks})
    assert (SurveiMasuk.objects.count(), Draf.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("change", "keadaan"),
    [
        ({"status": "ditutup"}, "ditutup"),
        ({"status": "batal", "alasan_batal": "x"}, "batal"),
        ({"tutup": -1, "buka": -3}, "ditutup"),
        ({"tutup": 3, "buka": 1}, "belum"),
    ],
)
def test_closed_page_says_why(change: dict[str, object], keadaan: str):
    angkatan, (diri,) = hold_kelas(1)
    survei = open_survei(angkatan, make_versi("umpan_balik"))
    today = timezone.localdate()
    moved = {name: today + timedelta(days=value) if isinstance(value, int) else value for name, value in change.items()}
    Survei.objects.filter(pk=survei.pk).update(**moved)
    assert enter(make_pengguna(pegawai=diri)).get(page("isi", survei)).context["keadaan"] == keadaan


def test_notice_says_what_cannot_be_prevented():
    angkatan, (diri,) = hold_kelas(1)
    answer_page = enter(make_pengguna(pegawai=diri)).get(page("isi", open_survei(angkatan)))
    text = answer_page.content.decode()
    assert [words in text for words in ("saling membuka jawaban", "cadangan", "jangan menulis nama")] == [True] * 3
    assert answer_page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
